//+ title: {zh: 任务由谁负责, en: Who is responsible}
//+ answers: {zh: 任务的牵头和配合部门，可按部门、文件、任务名称筛选；原文写的集体责任主体另列。, en: "Lead and supporting departments of tasks, by department, document or words; collective bodies stand as written."}
//+ parameters:
//+   department: {type: entity, of: [Department], zh: 部门, en: department}
//+   document: {type: entity, of: [Document], zh: 文件, en: document}
//+   about: {type: text, zh: 任务名称含此词, en: words in the title}
//+ columns:
//+   department: {zh: 部门, en: department}
//+   role: {zh: 角色, en: role}
//+   task: {zh: 任务, en: task}
//+   document: {zh: 文件, en: document}
//+   clause: {zh: 条款, en: clause}
//+   responsible_text: {zh: 责任主体（原文）, en: responsible (as written)}
//+   grade: {zh: 来源等级, en: grade}
//+   department_id: {zh: 部门编号, en: department id}
//+   task_id: {zh: 任务编号, en: task id}
//+   document_id: {zh: 文件编号, en: document id}
//+ network:
//+   - {from: department, to: task, relation: RESPONSIBLE_FOR}
//+ beside: [tasks-without-responsible]
//+ example: {department: 湖南省教育厅}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [山海省教育厅, 牵头, 培育优质学校, 山海行动实施细则, 一, null, media]
//+       - [山海省教育厅, 牵头, 建设示范实训基地, 关于实施山海行动的通知, 二（二）, null, official]
//+       - [山海省财政厅, 配合, 建设示范实训基地, 关于实施山海行动的通知, 二（二）, null, official]
//+   - given: {department: 省教育厅, document: 山教〔2023〕5号}
//+     rows: [[山海省教育厅, 牵头, 培育优质学校, 山海行动实施细则, 一, null, media]]
MATCH (o:Department {id: $department})-[r:RESPONSIBLE_FOR]->(t:Task)  //? department
MATCH (:Document {id: $document})-[:DEFINES]->(t:Task)<-[r:RESPONSIBLE_FOR]-(o)  //? document, not department
WITH DISTINCT o, r, t  //? document, not department
MATCH (o:Department)-[r:RESPONSIBLE_FOR]->(t:Task)  //? not document, not department
OPTIONAL MATCH (d:Document)-[:DEFINES]->(t)
WITH o, r, t, d
WHERE true
  AND d.id = $document  //? document
  AND t.name CONTAINS $about  //? about
  AND r.grade IN $grades  //? grades
RETURN o.name AS department, r.role AS role, t.name AS task, d.name AS document, t.clause AS clause,
       t.responsible_text AS responsible_text, r.grade AS grade, o.id AS department_id, t.id AS task_id, d.id AS document_id
     , [r] AS _facts  //? facts
ORDER BY department, department_id, task, task_id, role, document_id, r.id
