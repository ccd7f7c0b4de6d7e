//+ title: {zh: 牵头单位不详的联盟, en: Alliances without a known leader}
//+ answers: {zh: 图谱没有收录牵头单位的联盟。未收录不等于没有。, en: "Alliances for which no leader is held. What is not held may exist all the same."}
//+ parameters:
//+   kind: {type: enum, choices: Alliance.kind, zh: 类别, en: kind}
//+ columns:
//+   alliance: {zh: 联盟, en: alliance}
//+   kind: {zh: 类别, en: kind}
//+   founded: {zh: 成立时间, en: founded}
//+   members: {zh: 已知成员数, en: known members}
//+   grade: {zh: 来源等级, en: grade}
//+   alliance_id: {zh: 联盟编号, en: alliance id}
//+ coverage: {tables: [alliances], awarded_to: [Alliance]}
//+ example: {}
//+ fixture:
//+   - given: {}
//+     rows: [[山海软件行业产教融合共同体, 行业产教融合共同体, null, 1, mirror]]
MATCH (a:Alliance)
WHERE NOT EXISTS { MATCH ()-[:LEADS]->(a) }
  AND a.kind = $kind  //? kind
  AND a.grade IN $grades  //? grades
RETURN a.name AS alliance, a.kind AS kind, a.founded AS founded,
       COUNT { MATCH (o)-[:MEMBER_OF]->(a) RETURN DISTINCT o } AS members, a.grade AS grade, a.id AS alliance_id
     , [a] AS _facts  //? facts
ORDER BY alliance, alliance_id
