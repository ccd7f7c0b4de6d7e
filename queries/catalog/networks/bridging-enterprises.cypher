//+ title: {zh: 连接多个市州的企业, en: Enterprises that bridge cities}
//+ answers: {zh: 与不同市州的院校合作的企业，按市州数和院校数排名。, en: "Enterprises that work with institutions of different cities, ranked by cities and institutions."}
//+ parameters:
//+   top: {type: number, default: 20, min: 1, max: 1000, zh: 前几名, en: how many}
//+ columns:
//+   enterprise: {zh: 企业, en: enterprise}
//+   cities: {zh: 市州数, en: cities}
//+   city_names: {zh: 市州, en: names of the cities}
//+   institutions: {zh: 院校数, en: institutions}
//+   enterprise_id: {zh: 企业编号, en: enterprise id}
//+ coverage: {}
//+ example: {top: 10}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [钱氏机械有限公司, 3, [东市, 西市, 邻市], 3]
//+       - [孙记汽车股份有限公司, 2, [东市, 西市], 2]
MATCH (c:Region {level: '市'})<-[:PART_OF*0..1]-(:Region)<-[:LOCATED_IN]-(i:Institution)-[r:PARTNERS_WITH]->(e:Enterprise)
WHERE true
  AND r.grade IN $grades  //? grades
WITH e, c, i, r ORDER BY c.name
WITH e, collect(DISTINCT c.name) AS city_names, count(DISTINCT c) AS cities, count(DISTINCT i) AS institutions
     , collect(DISTINCT r) AS facts  //? facts
WHERE cities > 1
RETURN e.name AS enterprise, cities, city_names, institutions, e.id AS enterprise_id
     , facts AS _facts  //? facts
ORDER BY cities DESC, institutions DESC, enterprise, enterprise_id
LIMIT $top
