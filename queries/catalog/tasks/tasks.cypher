//+ title: {zh: 任务和目标, en: Tasks and targets}
//+ answers: {zh: 文件提出的任务、条款、目标和责任部门，可按文件、责任部门和字词筛选。, en: "Tasks with clause, targets and responsible departments, by document, department or words in the title."}
//+ parameters:
//+   document: {type: entity, of: [Document], zh: 文件, en: document}
//+   department: {type: entity, of: [Department], zh: 责任部门, en: responsible department}
//+   about: {type: text, zh: 任务名称含此词, en: words in the title}
//+ columns:
//+   document: {zh: 文件, en: document}
//+   clause: {zh: 条款, en: clause}
//+   task: {zh: 任务, en: task}
//+   targets: {zh: 目标, en: targets}
//+   departments: {zh: 责任部门, en: departments}
//+   responsible_text: {zh: 责任主体（原文）, en: responsible (as written)}
//+   grade: {zh: 来源等级, en: grade}
//+   document_id: {zh: 文件编号, en: document id}
//+   task_id: {zh: 任务编号, en: task id}
//+ network:
//+   - {from: document, to: task, relation: DEFINES}
//+ beside: [target-progress, responsibilities]
//+ example: {document: 关于实施职业教育“楚怡”行动的通知}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [关于实施山海行动的通知, 二, 推进基地建设, [], [], null, official]
//+       - [关于实施山海行动的通知, 二（一）, 建设文化馆, [文化馆 5个], [], null, official]
//+       - [关于实施山海行动的通知, 二（三）, 改扩建市州学校, [市州学校 每市州1所], [], 各市州人民政府, media]
//+       - [关于实施山海行动的通知, 二（二）, 建设示范实训基地, [示范实训基地 10个], [山海省教育厅, 山海省财政厅], null, official]
//+       - [山海行动实施细则, 一, 培育优质学校, [专家 30名, 优质学校 不少于2所], [山海省教育厅], null, media]
//+   - given: {document: 山教〔2022〕1号, department: 省教育厅, about: 基地}
//+     rows: [[关于实施山海行动的通知, 二（二）, 建设示范实训基地, [示范实训基地 10个], [山海省教育厅, 山海省财政厅], null, official]]
MATCH (:Department {id: $department})-[:RESPONSIBLE_FOR]->(t:Task)  //? department
WITH DISTINCT t  //? department
MATCH (:Document {id: $document})-[:DEFINES]->(t:Task)  //? document, not department
WITH DISTINCT t  //? document, not department
MATCH (t:Task)  //? not document, not department
OPTIONAL MATCH (d:Document)-[f:DEFINES]->(t)
WITH d, f, t
WHERE true
  AND d.id = $document  //? document
  AND t.name CONTAINS $about  //? about
  AND t.grade IN $grades  //? grades
RETURN d.name AS document, t.clause AS clause, t.name AS task,
       COLLECT { MATCH (t)-[:HAS_TARGET]->(g:Target)
                 RETURN g.name + coalesce(' ' + coalesce(g.qualifier, '') + toString(g.count) + coalesce(g.unit, ''), '') AS target
                 ORDER BY target, g.id } AS targets,
       COLLECT { MATCH (o)-[:RESPONSIBLE_FOR]->(t) RETURN DISTINCT o.name ORDER BY o.name } AS departments,
       t.responsible_text AS responsible_text, t.grade AS grade, d.id AS document_id, t.id AS task_id
     , [t, f, COLLECT { MATCH (t)-[r:HAS_TARGET]->() RETURN r ORDER BY r.id }] AS _facts  //? facts
ORDER BY document, document_id, clause, task, task_id
