//+ title: {zh: 各地的院校, en: Institutions by city and level}
//+ answers: {zh: 院校按地区、层次和办学性质：所在市州、主管单位、院校代码。, en: "Institutions by region, level and ownership: city, supervisor, code."}
//+ parameters:
//+   city: {type: region, setting: province, zh: 地区（默认为本省）, en: region (default the workspace's province)}
//+   level: {type: enum, choices: Institution.level, zh: 层次, en: level}
//+   ownership: {type: enum, choices: Institution.ownership, zh: 办学性质, en: ownership}
//+ columns:
//+   institution: {zh: 院校, en: institution}
//+   level: {zh: 层次, en: level}
//+   ownership: {zh: 办学性质, en: ownership}
//+   city: {zh: 市州, en: city}
//+   supervisor: {zh: 主管单位, en: supervisor}
//+   code: {zh: 院校代码, en: code}
//+   grade: {zh: 来源等级, en: grade}
//+   institution_id: {zh: 院校编号, en: institution id}
//+ coverage: {tables: [institutions, register_2017]}
//+ example: {city: 株洲市, level: 高职专科}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [东海职业技术学院, 高职专科, 公办, 东市, 东市教育局, "99001", official]
//+       - [南湖中等职业学校, 中职, 民办, 南市, null, null, media]
//+       - [西山技工学校, 技工, 公办, 西市, null, null, unknown]
//+       - [西山职业大学, 职业本科, 公办, 西市, 山海省教育厅, "99002", official]
//+       - [西山职业技术学院, 高职专科, 公办, 西市, null, null, media]
//+   - given: {city: 东一县}
//+     rows: [[东海职业技术学院, 高职专科, 公办, 东市, 东市教育局, "99001", official]]
//+   - given: {city: 邻市, ownership: 民办, level: 高职专科}
//+     rows: [[邻江职业学院, 高职专科, 民办, 邻市, null, null, official]]
MATCH (:Region {id: $city})<-[:PART_OF*0..2]-(:Region)<-[l:LOCATED_IN]-(i:Institution)  //? city
MATCH (i:Institution)  //? not city
OPTIONAL MATCH (i)-[l:LOCATED_IN]->(:Region)  //? not city
WITH i, collect(DISTINCT l) AS located,
     min(CASE WHEN i.needs_check OR l IS NULL OR NOT l.needs_check THEN i.grade ELSE l.grade END) AS grade
WHERE true
  AND i.level = $level  //? level
  AND i.ownership = $ownership  //? ownership
  AND grade IN $grades  //? grades
WITH i, located, grade,
     COLLECT { MATCH (i)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..2]->(c:Region {level: '市'})
               RETURN DISTINCT c.name ORDER BY c.name } AS cities,
     COLLECT { MATCH (i)-[:SUPERVISED_BY]->(s) RETURN DISTINCT s.name ORDER BY s.name } AS supervisors
RETURN i.name AS institution, i.level AS level, i.ownership AS ownership,
       reduce(all = head(cities), c IN tail(cities) | all + '；' + c) AS city,
       reduce(all = head(supervisors), s IN tail(supervisors) | all + '；' + s) AS supervisor,
       i.code AS code, grade, i.id AS institution_id
     , [i, located] AS _facts  //? facts
ORDER BY institution, institution_id
