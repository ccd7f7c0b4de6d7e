//+ title: {zh: 一个单位的入选称号, en: Designations of an organisation}
//+ answers: {zh: 一个单位和它的专业群、基地、产业学院入选了哪些称号。, en: "Which designations an organisation holds, its programme groups, bases and industry colleges included."}
//+ parameters:
//+   organization: {type: entity, of: [Organization, Alliance], required: true, zh: 单位（或联盟）, en: organisation or alliance}
//+ columns:
//+   recipient: {zh: 入选者, en: recipient}
//+   type: {zh: 类型, en: type}
//+   designation: {zh: 称号, en: designation}
//+   programme: {zh: 所属行动, en: programme}
//+   year: {zh: 年份, en: year}
//+   batch: {zh: 批次, en: batch}
//+   tier: {zh: 档次, en: tier}
//+   status: {zh: 状态, en: status}
//+   grade: {zh: 来源等级, en: grade}
//+   recipient_id: {zh: 入选者编号, en: recipient id}
//+   designation_id: {zh: 称号编号, en: designation id}
//+ network:
//+   - {from: recipient, to: designation, relation: AWARDED}
//+ coverage: {designation: designation}
//+ example: {organization: 湖南铁道职业技术学院}
//+ fixture:
//+   - given: {organization: 东海职院}
//+     rows:
//+       - [东海数控实训基地, TrainingBase, 示范实训基地, 山海行动, 2022, 第一批, null, 立项, official]
//+       - [东海职业技术学院, Institution, 优质学校, 优质计划, 2022, null, null, 建设中, media]
//+       - [机电一体化专业群, ProgrammeGroup, 示范专业群, 优质计划, null, null, null, 立项, school]
MATCH (:Entity {id: $organization})-[:HOSTS|OFFERS*0..1]->(o)-[r:AWARDED]->(d:Designation)
WHERE true
  AND r.grade IN $grades  //? grades
WITH DISTINCT o, r, d
RETURN o.name AS recipient, o.type AS type, d.name AS designation, d.programme AS programme, r.year AS year,
       r.batch AS batch, r.tier AS tier, r.status AS status, r.grade AS grade, o.id AS recipient_id, d.id AS designation_id
     , [r] AS _facts  //? facts
ORDER BY recipient, recipient_id, designation, designation_id, year, batch, r.id
