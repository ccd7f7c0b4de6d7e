//+ title: {zh: 每市州目标在各市州的完成情况, en: Progress of per-city targets in each city}
//+ answers: {zh: “每市州若干所”的目标，逐个市州列出要多少、有多少入选者；没有的列 0。, en: "For targets set per city, each city with how many are wanted and awarded; cities with none are listed with 0."}
//+ parameters:
//+   province: {type: region, levels: [省], setting: province, zh: 省（默认为本省，再无则为发文部门所在省）, en: "province (default the workspace's, else that of the issuers)"}
//+   designation: {type: entity, of: [Designation], zh: 称号, en: designation}
//+ columns:
//+   target: {zh: 目标, en: target}
//+   designation: {zh: 称号, en: designation}
//+   city: {zh: 市州, en: city}
//+   wanted: {zh: 目标数, en: wanted}
//+   awarded: {zh: 已入选, en: awarded}
//+   recipients: {zh: 入选者, en: recipients}
//+   target_id: {zh: 目标编号, en: target id}
//+   designation_id: {zh: 称号编号, en: designation id}
//+   city_id: {zh: 市州编号, en: city id}
//+ coverage: {designation: designation}
//+ beside: [target-progress]
//+ example: {province: 湖南省}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [市州学校, 市州学校, 东市, 1, 0, []]
//+       - [市州学校, 市州学校, 南市, 1, 1, [南湖中等职业学校]]
//+       - [市州学校, 市州学校, 西市, 1, 0, []]
MATCH (d:Designation {id: $designation})<-[x:AIMS_AT]-(g:Target)  //? designation
MATCH (g:Target)-[x:AIMS_AT]->(d:Designation)  //? not designation
WHERE g.qualifier CONTAINS '每市州' AND g.count IS NOT NULL
  AND g.grade IN $grades  //? grades
MATCH (p:Region {id: $province})  //? province
MATCH (g)<-[:HAS_TARGET]-(:Task)<-[:DEFINES]-(:Document)-[:ISSUED_BY]->(:Department)-[:LOCATED_IN]->(p:Region {level: '省'})  //? not province
WITH DISTINCT g, x, d, p
WITH g, x, d, p, COUNT { MATCH (p)<-[:PART_OF]-(c:Region {level: '市'}) RETURN DISTINCT c } AS cities
MATCH (p)<-[:PART_OF]-(c:Region {level: '市'})
WITH g, x, d, c,
     CASE WHEN g.qualifier =~ '.*每市州[^0-9]*[0-9].*' THEN toInteger(round(1.0 * g.count / cities)) ELSE g.count END AS wanted
OPTIONAL MATCH (c)<-[:PART_OF*0..1]-(:Region)<-[:LOCATED_IN]-(where)-[:HOSTS|OFFERS*0..1]->(o)-[a:AWARDED]->(d)
WHERE coalesce(a.status, '') <> '公示'
  AND NOT EXISTS { MATCH (o)-[b:AWARDED]->(d) WHERE b.status = '撤销' AND coalesce(b.year, 9999) >= coalesce(a.year, 0) }
  AND a.grade IN $grades  //? grades
WITH g, x, d, c, wanted, o, a ORDER BY o.name
WITH g, x, d, c, wanted, collect(DISTINCT o.name) AS recipients, count(DISTINCT o) AS awarded
     , collect(DISTINCT a) AS awards  //? facts
RETURN g.name AS target, d.name AS designation, c.name AS city, wanted, awarded, recipients,
       g.id AS target_id, d.id AS designation_id, c.id AS city_id
     , [g, x, awards] AS _facts  //? facts
ORDER BY target, target_id, designation, designation_id, city, city_id
