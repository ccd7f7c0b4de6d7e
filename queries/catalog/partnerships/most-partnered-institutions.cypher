//+ title: {zh: 合作单位最多的院校, en: Institutions with most partners}
//+ answers: {zh: 院校按合作单位数（不重复）排名，可按地区和层次筛选。, en: "Institutions ranked by number of distinct partners, by region and level."}
//+ parameters:
//+   city: {type: region, zh: 地区, en: region}
//+   level: {type: enum, choices: Institution.level, zh: 层次, en: level}
//+   top: {type: number, default: 20, min: 1, max: 1000, zh: 前几名, en: how many}
//+ columns:
//+   institution: {zh: 院校, en: institution}
//+   level: {zh: 层次, en: level}
//+   partners: {zh: 合作单位数, en: partners}
//+   enterprises: {zh: 其中企业, en: of them enterprises}
//+   partnerships: {zh: 合作项数, en: partnerships}
//+   to_check: {zh: 其中待核, en: to be confirmed}
//+   institution_id: {zh: 院校编号, en: institution id}
//+ coverage: {}
//+ example: {top: 10}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [东海职业技术学院, 高职专科, 3, 2, 4, 0]
//+       - [西山职业大学, 职业本科, 2, 2, 2, 2]
//+       - [邻江职业学院, 高职专科, 1, 1, 1, 0]
//+   - given: {city: 山海省, level: 高职专科}
//+     rows: [[东海职业技术学院, 高职专科, 3, 2, 4, 0]]
//+   - given: {top: 1, min_grade: school}
//+     rows: [[东海职业技术学院, 高职专科, 1, 1, 2, 0]]
MATCH (:Region {id: $city})<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(i:Institution)  //? city
WITH DISTINCT i  //? city
MATCH (i:Institution)  //? not city
MATCH (i)-[r:PARTNERS_WITH]->(p)
WHERE true
  AND i.level = $level  //? level
  AND r.grade IN $grades  //? grades
RETURN i.name AS institution, i.level AS level, count(DISTINCT p) AS partners,
       count(DISTINCT CASE WHEN p.type = 'Enterprise' THEN p.id END) AS enterprises, count(r) AS partnerships,
       sum(CASE WHEN r.needs_check THEN 1 ELSE 0 END) AS to_check, i.id AS institution_id
     , collect(r) AS _facts  //? facts
ORDER BY partners DESC, partnerships DESC, institution, institution_id
LIMIT $top
