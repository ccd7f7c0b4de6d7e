//+ title: {zh: 各地的实训基地, en: Training bases by city}
//+ answers: {zh: 某地（或全部）的实训基地：建设单位、类别、年份和参与的单位数。, en: "Training bases of a region, or all: host, kind, year and how many organisations take part."}
//+ parameters:
//+   city: {type: region, zh: 地区, en: region}
//+   kind: {type: text, choices: TrainingBase.kind, zh: 类别（含此词）, en: kind (contains)}
//+ columns:
//+   base: {zh: 实训基地, en: base}
//+   host: {zh: 建设单位, en: host}
//+   city: {zh: 市州, en: city}
//+   kind: {zh: 类别, en: kind}
//+   level: {zh: 级别, en: level}
//+   founded: {zh: 建设年份, en: founded}
//+   builders: {zh: 共建单位数, en: co-builders}
//+   grade: {zh: 来源等级, en: grade}
//+   base_id: {zh: 基地编号, en: base id}
//+   host_id: {zh: 建设单位编号, en: host id}
//+ network:
//+   - {from: host, to: base, relation: HOSTS}
//+ coverage: {awarded_to: [TrainingBase]}
//+ beside: [cities-without-base, enterprises-by-base]
//+ example: {city: 长沙市}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [东海数控实训基地, 东海职业技术学院, 东市, 产教融合实训基地, 省级, "2022", 1, official]
//+       - [钱氏公共实训基地, 钱氏机械有限公司, 东市, 公共实训基地, null, null, 0, media]
//+       - [校内实训基地, 南湖中等职业学校, 南市, 实训基地, null, null, 0, mirror]
//+       - [西山汽车实训基地, 西山职业大学, 西市, 实训基地, null, "2021", 2, media]
//+   - given: {city: 山海省, kind: 公共}
//+     rows: [[钱氏公共实训基地, 钱氏机械有限公司, 东市, 公共实训基地, null, null, 0, media]]
//+   - given: {city: 邻省}
//+     rows: []
MATCH (:Region {id: $city})<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(where)-[:HOSTS*0..1]->(b:TrainingBase)  //? city
WITH DISTINCT b  //? city
MATCH (b:TrainingBase)  //? not city
OPTIONAL MATCH (h)-[r:HOSTS]->(b)
WITH b, h, r, CASE WHEN EXISTS { (b)-[:LOCATED_IN]->(:Region) } THEN b ELSE h END AS place
WHERE true
  AND b.kind CONTAINS $kind  //? kind
  AND b.grade IN $grades  //? grades
  AND EXISTS { MATCH (place)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..2]->(:Region {id: $city}) }  //? city
WITH b, h, r,
     COLLECT { MATCH (place)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..2]->(c:Region {level: '市'})
               RETURN DISTINCT c.name ORDER BY c.name } AS cities
RETURN b.name AS base, h.name AS host, reduce(all = head(cities), c IN tail(cities) | all + '；' + c) AS city,
       b.kind AS kind, b.level AS level, b.founded AS founded,
       COUNT { MATCH (o)-[:CO_BUILDS]->(b) RETURN DISTINCT o } AS builders, b.grade AS grade,
       b.id AS base_id, h.id AS host_id
     , [b, r] AS _facts  //? facts
ORDER BY city, base, base_id, host, host_id
