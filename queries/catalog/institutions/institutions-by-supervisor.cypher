//+ title: {zh: 一个单位主管的院校, en: Institutions under a supervisor}
//+ answers: {zh: 某部门（或其他单位）主管哪些院校。, en: Which institutions a department or other organisation supervises.}
//+ parameters:
//+   supervisor: {type: entity, of: [Organization], required: true, zh: 主管单位, en: supervisor}
//+ columns:
//+   supervisor: {zh: 主管单位, en: supervisor}
//+   institution: {zh: 院校, en: institution}
//+   level: {zh: 层次, en: level}
//+   ownership: {zh: 办学性质, en: ownership}
//+   grade: {zh: 来源等级, en: grade}
//+   supervisor_id: {zh: 主管单位编号, en: supervisor id}
//+   institution_id: {zh: 院校编号, en: institution id}
//+ network:
//+   - {from: institution, to: supervisor, relation: SUPERVISED_BY}
//+ example: {supervisor: 湖南省教育厅}
//+ fixture:
//+   - given: {supervisor: 省教育厅}
//+     rows: [[山海省教育厅, 西山职业大学, 职业本科, 公办, official]]
MATCH (s:Organization {id: $supervisor})<-[r:SUPERVISED_BY]-(i:Institution)
WHERE true
  AND r.grade IN $grades  //? grades
RETURN s.name AS supervisor, i.name AS institution, i.level AS level, i.ownership AS ownership, r.grade AS grade,
       s.id AS supervisor_id, i.id AS institution_id
     , [r] AS _facts  //? facts
ORDER BY institution, institution_id, r.id
