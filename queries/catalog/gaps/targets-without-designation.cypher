//+ title: {zh: 没有可对照名单的目标, en: Targets that nothing is counted against}
//+ answers: {zh: 有数量、但不指向任何称号的目标：图谱里没有可以数的入选者。, en: "Targets with a count that aim at no designation: nothing in the graph can be counted for them."}
//+ parameters:
//+   document: {type: entity, of: [Document], zh: 文件, en: document}
//+ columns:
//+   document: {zh: 文件, en: document}
//+   task: {zh: 任务, en: task}
//+   target: {zh: 目标, en: target}
//+   count: {zh: 数量, en: count}
//+   unit: {zh: 单位, en: unit}
//+   deadline: {zh: 期限, en: deadline}
//+   grade: {zh: 来源等级, en: grade}
//+   document_id: {zh: 文件编号, en: document id}
//+   task_id: {zh: 任务编号, en: task id}
//+   target_id: {zh: 目标编号, en: target id}
//+ coverage: {}
//+ beside: [target-progress]
//+ example: {document: 关于实施职业教育“楚怡”行动的通知}
//+ fixture:
//+   - given: {}
//+     rows: [[山海行动实施细则, 培育优质学校, 专家, 30, 名, null, mirror]]
MATCH (d:Document {id: $document})-[:DEFINES]->(t:Task)-[h:HAS_TARGET]->(g:Target)  //? document
MATCH (t:Task)-[h:HAS_TARGET]->(g:Target)  //? not document
OPTIONAL MATCH (d:Document)-[:DEFINES]->(t)  //? not document
WITH DISTINCT d, t, h, g
WHERE g.count IS NOT NULL AND NOT EXISTS { (g)-[:AIMS_AT]->() }
  AND g.grade IN $grades  //? grades
RETURN d.name AS document, t.name AS task, g.name AS target, g.count AS count, g.unit AS unit, g.deadline AS deadline,
       g.grade AS grade, d.id AS document_id, t.id AS task_id, g.id AS target_id
     , [g, h] AS _facts  //? facts
ORDER BY document, document_id, task, task_id, target, target_id
