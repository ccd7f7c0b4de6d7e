//+ title: {zh: 一个地区里有什么, en: What is in a region}
//+ answers: {zh: 位于一个地区（含下级）的院校、企业、部门、基地、联盟等。, en: "Institutions, enterprises, departments, bases, alliances … located in a region or its parts."}
//+ parameters:
//+   region: {type: region, required: true, zh: 地区, en: region}
//+   type: {type: enum, choices: entities, zh: 类型, en: type}
//+ columns:
//+   entity: {zh: 实体, en: entity}
//+   type: {zh: 类型, en: type}
//+   located_in: {zh: 所在地, en: located in}
//+   grade: {zh: 来源等级, en: grade}
//+   entity_id: {zh: 编号, en: id}
//+   located_in_id: {zh: 所在地编号, en: place id}
//+ network:
//+   - {from: entity, to: located_in, relation: LOCATED_IN}
//+ coverage: {}
//+ example: {region: 株洲市}
//+ fixture:
//+   - given: {region: 东市}
//+     rows:
//+       - [山海装备职教集团, Alliance, 东市, school]
//+       - [机械行业协会, Association, 东市, media]
//+       - [钱氏机械有限公司, Enterprise, 东市, official]
//+       - [钱氏铸造有限公司, Enterprise, 东市, media]
//+       - [东海职业技术学院, Institution, 东一县, official]
//+       - [钱氏公共实训基地, TrainingBase, 东市, media]
//+   - given: {region: 东一县, type: Institution}
//+     rows: [[东海职业技术学院, Institution, 东一县, official]]
MATCH (:Region {id: $region})<-[:PART_OF*0..2]-(p:Region)<-[l:LOCATED_IN]-(x)
WHERE true
  AND x.type = $type  //? type
  AND l.grade IN $grades  //? grades
WITH DISTINCT x, l, p
RETURN x.name AS entity, x.type AS type, p.name AS located_in, l.grade AS grade, x.id AS entity_id, p.id AS located_in_id
     , [l] AS _facts  //? facts
ORDER BY type, entity, entity_id, located_in_id, l.id
