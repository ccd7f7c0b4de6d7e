//+ title: {zh: 产业学院, en: Industry colleges}
//+ answers: {zh: 产业学院的建设院校、合作单位和成立时间，可按地区、院校筛选。, en: "Industry colleges with host, partners and founding, by region or host."}
//+ parameters:
//+   host: {type: entity, of: [Organization], zh: 建设单位, en: host}
//+   city: {type: region, zh: 建设单位所在地区, en: region of the host}
//+ columns:
//+   college: {zh: 产业学院, en: industry college}
//+   host: {zh: 建设单位, en: host}
//+   partners: {zh: 共建单位, en: partners}
//+   founded: {zh: 成立时间, en: founded}
//+   grade: {zh: 来源等级, en: grade}
//+   college_id: {zh: 产业学院编号, en: college id}
//+   host_id: {zh: 建设单位编号, en: host id}
//+ network:
//+   - {from: host, to: college, relation: HOSTS}
//+ coverage: {tables: [industry_colleges]}
//+ example: {city: 长沙市}
//+ fixture:
//+   - given: {}
//+     rows: [[智能制造产业学院, 东海职业技术学院, [钱氏机械有限公司], "2023", school]]
//+   - given: {city: 西市}
//+     rows: []
MATCH (h:Organization {id: $host})-[r:HOSTS]->(b:IndustryCollege)  //? host
MATCH (h)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..2]->(:Region {id: $city})  //? host, city
MATCH (:Region {id: $city})<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(h)-[r:HOSTS]->(b:IndustryCollege)  //? not host, city
MATCH (b:IndustryCollege)  //? not host, not city
OPTIONAL MATCH (h)-[r:HOSTS]->(b)  //? not host, not city
WITH DISTINCT b, h, r
WHERE true
  AND b.grade IN $grades  //? grades
RETURN b.name AS college, h.name AS host,
       COLLECT { MATCH (o)-[:CO_BUILDS]->(b) RETURN DISTINCT o.name ORDER BY o.name } AS partners,
       b.founded AS founded, b.grade AS grade, b.id AS college_id, h.id AS host_id
     , [b, r, COLLECT { MATCH ()-[s:CO_BUILDS]->(b) RETURN s ORDER BY s.id }] AS _facts  //? facts
ORDER BY college, college_id, host, host_id
