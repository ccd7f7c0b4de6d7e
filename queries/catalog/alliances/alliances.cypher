//+ title: {zh: 联盟一览, en: Alliances}
//+ answers: {zh: 联盟按类别和地区：成立时间、牵头单位、已知成员数和其中企业数。, en: "Alliances by kind and region: founding, leaders, known members, and how many of them are enterprises."}
//+ parameters:
//+   kind: {type: enum, choices: Alliance.kind, zh: 类别, en: kind}
//+   city: {type: region, zh: 地区, en: region}
//+ columns:
//+   alliance: {zh: 联盟, en: alliance}
//+   kind: {zh: 类别, en: kind}
//+   founded: {zh: 成立时间, en: founded}
//+   city: {zh: 市州, en: city}
//+   leaders: {zh: 牵头单位, en: leaders}
//+   members: {zh: 已知成员数, en: known members}
//+   enterprises: {zh: 其中企业（含牵头）, en: enterprises (leaders included)}
//+   grade: {zh: 来源等级, en: grade}
//+   alliance_id: {zh: 联盟编号, en: alliance id}
//+ coverage: {tables: [alliances], awarded_to: [Alliance]}
//+ example: {kind: 市域产教联合体}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [山海装备职教集团, 职教集团, "2019", 东市, [东海职业技术学院, 钱氏机械有限公司], 3, 2, school]
//+       - [山海软件行业产教融合共同体, 行业产教融合共同体, null, null, [], 1, 1, mirror]
//+       - [西市产教联合体, 市域产教联合体, "2023-11-02", 西市, [西山职业大学], 1, 0, official]
//+   - given: {kind: 市域产教联合体, city: 西市}
//+     rows: [[西市产教联合体, 市域产教联合体, "2023-11-02", 西市, [西山职业大学], 1, 0, official]]
MATCH (:Region {id: $city})<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(a:Alliance)  //? city
WITH DISTINCT a  //? city
MATCH (a:Alliance)  //? not city
WHERE true
  AND a.kind = $kind  //? kind
  AND a.grade IN $grades  //? grades
WITH a,
     COLLECT { MATCH (a)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..2]->(c:Region {level: '市'})
               RETURN DISTINCT c.name ORDER BY c.name } AS cities
RETURN a.name AS alliance, a.kind AS kind, a.founded AS founded,
       reduce(all = head(cities), c IN tail(cities) | all + '；' + c) AS city,
       COLLECT { MATCH (o)-[:LEADS]->(a) RETURN DISTINCT o.name ORDER BY o.name } AS leaders,
       COUNT { MATCH (o)-[:MEMBER_OF]->(a) RETURN DISTINCT o } AS members,
       COUNT { MATCH (e:Enterprise)-[:LEADS|MEMBER_OF]->(a) RETURN DISTINCT e } AS enterprises,
       a.grade AS grade, a.id AS alliance_id
     , [a, COLLECT { MATCH ()-[r:LEADS|MEMBER_OF]->(a) RETURN r ORDER BY r.id }] AS _facts  //? facts
ORDER BY alliance, alliance_id
