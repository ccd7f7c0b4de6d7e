//+ title: {zh: 专业群, en: Programme groups}
//+ answers: {zh: 院校开设的专业群、所含专业和入选的称号，可按院校或称号筛选。, en: "Programme groups with institution, programmes and designations, by institution or designation."}
//+ parameters:
//+   institution: {type: entity, of: [Institution], zh: 院校, en: institution}
//+   designation: {type: entity, of: [Designation], zh: 称号, en: designation}
//+ columns:
//+   institution: {zh: 院校, en: institution}
//+   programme_group: {zh: 专业群, en: programme group}
//+   programmes: {zh: 专业, en: programmes}
//+   designations: {zh: 入选称号, en: designations}
//+   grade: {zh: 来源等级, en: grade}
//+   institution_id: {zh: 院校编号, en: institution id}
//+   programme_group_id: {zh: 专业群编号, en: programme group id}
//+ network:
//+   - {from: institution, to: programme_group, relation: OFFERS}
//+ coverage: {awarded_to: [ProgrammeGroup]}
//+ example: {institution: 湖南铁道职业技术学院}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [东海职业技术学院, 机电一体化专业群, [机电一体化技术, 数控技术], [示范专业群], school]
//+       - [西山职业大学, 汽车专业群, [新能源汽车技术], [], mirror]
//+   - given: {designation: 示范专业群}
//+     rows: [[东海职业技术学院, 机电一体化专业群, [机电一体化技术, 数控技术], [示范专业群], school]]
MATCH (:Designation {id: $designation})<-[:AWARDED]-(g:ProgrammeGroup)  //? designation
WITH DISTINCT g  //? designation
MATCH (:Institution {id: $institution})-[:OFFERS]->(g:ProgrammeGroup)  //? institution
MATCH (g:ProgrammeGroup)  //? not designation, not institution
OPTIONAL MATCH (i)-[r:OFFERS]->(g)
WITH i, r, g
WHERE true
  AND i.id = $institution  //? institution
  AND g.grade IN $grades  //? grades
RETURN i.name AS institution, g.name AS programme_group, g.programmes AS programmes,
       COLLECT { MATCH (g)-[a:AWARDED]->(d:Designation) WHERE coalesce(a.status, '') <> '公示' AND coalesce(a.status, '') <> '撤销'
                 RETURN DISTINCT d.name ORDER BY d.name } AS designations,
       g.grade AS grade, i.id AS institution_id, g.id AS programme_group_id
     , [g, r, COLLECT { MATCH (g)-[a:AWARDED]->() RETURN a ORDER BY a.id }] AS _facts  //? facts
ORDER BY institution, institution_id, programme_group, programme_group_id
