//+ title: {zh: 没有合作单位的院校, en: Institutions without partners}
//+ answers: {zh: 图谱没有收录任何合作单位的院校，可按地区和层次筛选。未收录不等于没有。, en: "Institutions for which the graph holds no partner, by region and level. What is not held may exist all the same."}
//+ parameters:
//+   city: {type: region, setting: province, zh: 地区（默认为本省）, en: region (default the workspace's province)}
//+   level: {type: enum, choices: Institution.level, zh: 层次, en: level}
//+ columns:
//+   institution: {zh: 院校, en: institution}
//+   level: {zh: 层次, en: level}
//+   bases: {zh: 建设的基地和产业学院, en: bases and industry colleges hosted}
//+   grade: {zh: 来源等级, en: grade}
//+   institution_id: {zh: 院校编号, en: institution id}
//+ coverage: {tables: [institutions, register_2017]}
//+ example: {city: 湖南省, level: 中职}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [南湖中等职业学校, 中职, 1, media]
//+       - [西山技工学校, 技工, 0, unknown]
//+       - [西山职业技术学院, 高职专科, 0, media]
//+   - given: {city: 南市, level: 中职}
//+     rows: [[南湖中等职业学校, 中职, 1, media]]
MATCH (:Region {id: $city})<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(i:Institution)  //? city
WITH DISTINCT i  //? city
MATCH (i:Institution)  //? not city
WHERE NOT EXISTS { (i)-[:PARTNERS_WITH]->() }
  AND i.level = $level  //? level
  AND i.grade IN $grades  //? grades
RETURN i.name AS institution, i.level AS level, COUNT { MATCH (i)-[:HOSTS]->(b) RETURN DISTINCT b } AS bases,
       i.grade AS grade, i.id AS institution_id
     , [i] AS _facts  //? facts
ORDER BY institution, institution_id
