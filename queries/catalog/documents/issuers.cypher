//+ title: {zh: 各部门发了多少文件, en: Documents per issuer}
//+ answers: {zh: 每个部门牵头、联合发了多少文件，提出多少任务。, en: "For each department: documents led, documents issued jointly, tasks defined."}
//+ parameters:
//+   level: {type: enum, choices: Department.level, zh: 部门级别, en: level of the department}
//+   top: {type: number, default: 50, min: 1, max: 1000, zh: 前几名, en: how many}
//+ columns:
//+   department: {zh: 部门, en: department}
//+   level: {zh: 级别, en: level}
//+   documents: {zh: 文件数, en: documents}
//+   led: {zh: 其中牵头, en: as lead}
//+   tasks: {zh: 提出的任务数, en: tasks defined}
//+   department_id: {zh: 部门编号, en: department id}
//+ coverage: {}
//+ example: {}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [山海省教育厅, 省, 3, 3, 5]
//+       - [山海省财政厅, 省, 1, 0, 4]
MATCH (d:Document)-[r:ISSUED_BY]->(o:Department)
WHERE true
  AND o.level = $level  //? level
  AND r.grade IN $grades  //? grades
OPTIONAL MATCH (d)-[:DEFINES]->(t:Task)
RETURN o.name AS department, o.level AS level, count(DISTINCT d) AS documents,
       count(DISTINCT CASE WHEN r.order = 1 THEN d.id END) AS led, count(DISTINCT t) AS tasks, o.id AS department_id
     , collect(DISTINCT r) AS _facts  //? facts
ORDER BY documents DESC, led DESC, department, department_id
LIMIT $top
