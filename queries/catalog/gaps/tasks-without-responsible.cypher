//+ title: {zh: 没有责任部门的任务, en: Tasks without a responsible department}
//+ answers: {zh: 图谱没有收录责任部门的任务；原文写了集体责任主体的另列。, en: "Tasks for which no responsible department is held; collective bodies stand as written."}
//+ parameters:
//+   document: {type: entity, of: [Document], zh: 文件, en: document}
//+ columns:
//+   document: {zh: 文件, en: document}
//+   clause: {zh: 条款, en: clause}
//+   task: {zh: 任务, en: task}
//+   responsible_text: {zh: 责任主体（原文）, en: responsible (as written)}
//+   grade: {zh: 来源等级, en: grade}
//+   document_id: {zh: 文件编号, en: document id}
//+   task_id: {zh: 任务编号, en: task id}
//+ coverage: {}
//+ beside: [responsibilities]
//+ example: {document: 关于实施职业教育“楚怡”行动的通知}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [关于实施山海行动的通知, 二, 推进基地建设, null, official]
//+       - [关于实施山海行动的通知, 二（一）, 建设文化馆, null, official]
//+       - [关于实施山海行动的通知, 二（三）, 改扩建市州学校, 各市州人民政府, media]
//+   - given: {document: 山海行动实施细则}
//+     rows: []
MATCH (d:Document {id: $document})-[f:DEFINES]->(t:Task)  //? document
MATCH (t:Task)  //? not document
OPTIONAL MATCH (d:Document)-[f:DEFINES]->(t)  //? not document
WITH d, f, t
WHERE NOT EXISTS { ()-[:RESPONSIBLE_FOR]->(t) }
  AND t.grade IN $grades  //? grades
RETURN d.name AS document, t.clause AS clause, t.name AS task, t.responsible_text AS responsible_text, t.grade AS grade,
       d.id AS document_id, t.id AS task_id
     , [t, f] AS _facts  //? facts
ORDER BY document, document_id, clause, task, task_id
