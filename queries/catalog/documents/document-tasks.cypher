//+ title: {zh: 一份文件提出了什么, en: What a document defines}
//+ answers: {zh: 一份文件的任务、条款、目标（数量、单位、限定、期限）和上级任务。, en: "Tasks of a document with clause, targets (count, unit, qualifier, deadline) and the task they belong to."}
//+ parameters:
//+   document: {type: entity, of: [Document], required: true, zh: 文件, en: document}
//+ columns:
//+   document: {zh: 文件, en: document}
//+   clause: {zh: 条款, en: clause}
//+   task: {zh: 任务, en: task}
//+   part_of: {zh: 属于, en: part of}
//+   target: {zh: 目标, en: target}
//+   count: {zh: 数量, en: count}
//+   unit: {zh: 单位, en: unit}
//+   qualifier: {zh: 限定, en: qualifier}
//+   deadline: {zh: 期限, en: deadline}
//+   grade: {zh: 来源等级, en: grade}
//+   document_id: {zh: 文件编号, en: document id}
//+   task_id: {zh: 任务编号, en: task id}
//+   target_id: {zh: 目标编号, en: target id}
//+ network:
//+   - {from: document, to: task, relation: DEFINES}
//+   - {from: task, to: target, relation: HAS_TARGET}
//+ beside: [target-progress]
//+ example: {document: 关于实施职业教育“楚怡”行动的通知}
//+ fixture:
//+   - given: {document: 山海行动实施细则}
//+     rows:
//+       - [山海行动实施细则, 一, 培育优质学校, null, 专家, 30, 名, null, null, mirror]
//+       - [山海行动实施细则, 一, 培育优质学校, null, 优质学校, 2, 所, 不少于, null, media]
//+   - given: {document: 《关于实施山海行动的通知》, min_grade: official}
//+     rows:
//+       - [关于实施山海行动的通知, 二, 推进基地建设, null, null, null, null, null, null, official]
//+       - [关于实施山海行动的通知, 二（一）, 建设文化馆, 推进基地建设, 文化馆, 5, 个, null, "2025", official]
//+       - [关于实施山海行动的通知, 二（二）, 建设示范实训基地, 推进基地建设, 示范实训基地, 10, 个, null, "2030", official]
MATCH (d:Document {id: $document})-[f:DEFINES]->(t:Task)
OPTIONAL MATCH (t)-[h:HAS_TARGET]->(g:Target)
WITH d, f, t, h, g, CASE WHEN f.needs_check OR h IS NULL THEN f.grade ELSE h.grade END AS grade,
     COLLECT { MATCH (t)-[:SUBTASK_OF]->(p) RETURN DISTINCT p.name ORDER BY p.name } AS parents
WHERE true
  AND grade IN $grades  //? grades
RETURN d.name AS document, t.clause AS clause, t.name AS task,
       reduce(all = head(parents), p IN tail(parents) | all + '；' + p) AS part_of,
       g.name AS target, g.count AS count, g.unit AS unit, g.qualifier AS qualifier, g.deadline AS deadline,
       grade, d.id AS document_id, t.id AS task_id, g.id AS target_id
     , [f, h, COLLECT { MATCH (p:Passage)-[s:STATES]->(g) RETURN {passage: p.id, start: s.start, end: s.end} ORDER BY s.id }] AS _facts  //? facts
ORDER BY clause, task, task_id, target, target_id, f.id
