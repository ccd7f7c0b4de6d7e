//+ title: {zh: 文化传承基地, en: Culture bases}
//+ answers: {zh: 文化传承基地的建设单位、所在市州、入选称号，以及点名支持它或其建设单位的任务。, en: "Culture bases with host, city, the designations they hold, and the tasks that name them or their host."}
//+ parameters:
//+   city: {type: region, zh: 地区, en: region}
//+ columns:
//+   base: {zh: 文化传承基地, en: culture base}
//+   host: {zh: 建设单位, en: host}
//+   city: {zh: 市州, en: city}
//+   designations: {zh: 入选称号, en: designations}
//+   supported_by: {zh: 点名支持的任务, en: tasks naming it}
//+   grade: {zh: 来源等级, en: grade}
//+   base_id: {zh: 基地编号, en: base id}
//+   host_id: {zh: 建设单位编号, en: host id}
//+ network:
//+   - {from: host, to: base, relation: HOSTS}
//+ coverage: {awarded_to: [CultureBase]}
//+ example: {}
//+ fixture:
//+   - given: {}
//+     rows: [[西山文化馆, 西山职业大学, 西市, [], [建设文化馆], official]]
//+   - given: {city: 东市}
//+     rows: []
MATCH (:Region {id: $city})<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(where)-[:HOSTS*0..1]->(b:CultureBase)  //? city
WITH DISTINCT b  //? city
MATCH (b:CultureBase)  //? not city
OPTIONAL MATCH (h)-[r:HOSTS]->(b)
WITH b, h, r, CASE WHEN EXISTS { (b)-[:LOCATED_IN]->(:Region) } THEN b ELSE h END AS place
WHERE true
  AND b.grade IN $grades  //? grades
  AND EXISTS { MATCH (place)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..2]->(:Region {id: $city}) }  //? city
WITH b, h, r,
     COLLECT { MATCH (place)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..2]->(c:Region {level: '市'})
               RETURN DISTINCT c.name ORDER BY c.name } AS cities
RETURN b.name AS base, h.name AS host, reduce(all = head(cities), c IN tail(cities) | all + '；' + c) AS city,
       COLLECT { MATCH (b)-[a:AWARDED]->(d:Designation) WHERE coalesce(a.status, '') <> '公示'
                 RETURN DISTINCT d.name ORDER BY d.name } AS designations,
       COLLECT { UNWIND [b, h] AS s MATCH (s)<-[:SUPPORTS]-(t:Task)
                 RETURN DISTINCT t.name ORDER BY t.name } AS supported_by,
       b.grade AS grade, b.id AS base_id, h.id AS host_id
     , [b, r, COLLECT { UNWIND [b, h] AS x MATCH (x)<-[s:SUPPORTS]-() RETURN s ORDER BY s.id }] AS _facts  //? facts
ORDER BY base, base_id, host, host_id
