//+ title: {zh: 没有企业的联盟, en: Alliances without enterprises}
//+ answers: {zh: 图谱没有收录企业成员或牵头企业的联盟。成员名单往往不全，未收录不等于没有。, en: "Alliances for which no enterprise is held as leader or member. Lists of members are rarely complete."}
//+ parameters:
//+   kind: {type: enum, choices: Alliance.kind, zh: 类别, en: kind}
//+ columns:
//+   alliance: {zh: 联盟, en: alliance}
//+   kind: {zh: 类别, en: kind}
//+   leaders: {zh: 牵头单位, en: leaders}
//+   members: {zh: 已知成员数, en: known members}
//+   grade: {zh: 来源等级, en: grade}
//+   alliance_id: {zh: 联盟编号, en: alliance id}
//+ coverage: {tables: [alliances], awarded_to: [Alliance]}
//+ example: {kind: 职教集团}
//+ fixture:
//+   - given: {}
//+     rows: [[西市产教联合体, 市域产教联合体, [西山职业大学], 1, official]]
MATCH (a:Alliance)
WHERE NOT EXISTS { MATCH (:Enterprise)-[:LEADS|MEMBER_OF]->(a) }
  AND a.kind = $kind  //? kind
  AND a.grade IN $grades  //? grades
RETURN a.name AS alliance, a.kind AS kind,
       COLLECT { MATCH (o)-[:LEADS]->(a) RETURN DISTINCT o.name ORDER BY o.name } AS leaders,
       COUNT { MATCH (o)-[:MEMBER_OF]->(a) RETURN DISTINCT o } AS members, a.grade AS grade, a.id AS alliance_id
     , [a] AS _facts  //? facts
ORDER BY alliance, alliance_id
