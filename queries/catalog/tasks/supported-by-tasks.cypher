//+ title: {zh: 任务点名支持的单位和基地, en: What tasks name for support}
//+ answers: {zh: 文件的任务点名支持了哪些院校、基地、联盟；可限于一个单位或一份文件。, en: "Which institutions, bases and alliances tasks name for support; for one of them or one document."}
//+ parameters:
//+   supported: {type: entity, of: [Organization, TrainingBase, CultureBase, Alliance], zh: 受支持者, en: supported}
//+   document: {type: entity, of: [Document], zh: 文件, en: document}
//+ columns:
//+   supported: {zh: 受支持者, en: supported}
//+   type: {zh: 类型, en: type}
//+   task: {zh: 任务, en: task}
//+   document: {zh: 文件, en: document}
//+   clause: {zh: 条款, en: clause}
//+   grade: {zh: 来源等级, en: grade}
//+   supported_id: {zh: 受支持者编号, en: supported id}
//+   task_id: {zh: 任务编号, en: task id}
//+ network:
//+   - {from: task, to: supported, relation: SUPPORTS}
//+ example: {}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [西山文化馆, CultureBase, 建设文化馆, 关于实施山海行动的通知, 二（一）, official]
//+       - [西山职业大学, Institution, 建设文化馆, 关于实施山海行动的通知, 二（一）, official]
//+   - given: {supported: 西大}
//+     rows: [[西山职业大学, Institution, 建设文化馆, 关于实施山海行动的通知, 二（一）, official]]
MATCH (s:Entity {id: $supported})<-[r:SUPPORTS]-(t:Task)  //? supported
MATCH (:Document {id: $document})-[:DEFINES]->(t:Task)-[r:SUPPORTS]->(s)  //? document, not supported
WITH DISTINCT t, r, s  //? document, not supported
MATCH (t:Task)-[r:SUPPORTS]->(s)  //? not supported, not document
OPTIONAL MATCH (d:Document)-[:DEFINES]->(t)
WITH t, r, s, d
WHERE true
  AND d.id = $document  //? document
  AND r.grade IN $grades  //? grades
WITH t, r, s, min(d.name) AS document
RETURN s.name AS supported, s.type AS type, t.name AS task, document, t.clause AS clause, r.grade AS grade,
       s.id AS supported_id, t.id AS task_id
     , [r] AS _facts  //? facts
ORDER BY supported, supported_id, task, task_id, r.id
