//+ title: {zh: 哪些部门联合发文, en: Departments that issue jointly}
//+ answers: {zh: 与一个部门联合发过文的部门和文件数。, en: "Departments that issued documents together with a department, and how many."}
//+ parameters:
//+   department: {type: entity, of: [Department], required: true, zh: 部门, en: department}
//+ columns:
//+   department: {zh: 部门, en: department}
//+   other: {zh: 联合发文的部门, en: issued with}
//+   documents: {zh: 文件数, en: documents}
//+   titles: {zh: 文件, en: titles}
//+   department_id: {zh: 部门编号, en: department id}
//+   other_id: {zh: 对方编号, en: other id}
//+ network:
//+   - {from: department, to: other, relation: ISSUED_BY}
//+ example: {department: 湖南省教育厅}
//+ fixture:
//+   - given: {department: 山海省财政厅}
//+     rows: [[山海省财政厅, 山海省教育厅, 1, [关于实施山海行动的通知]]]
MATCH (o:Department {id: $department})<-[r:ISSUED_BY]-(d:Document)-[s:ISSUED_BY]->(x:Department)
WHERE o <> x
  AND r.grade IN $grades AND s.grade IN $grades  //? grades
WITH o, x, d, r, s ORDER BY d.name
RETURN o.name AS department, x.name AS other, count(DISTINCT d) AS documents, collect(DISTINCT d.name) AS titles,
       o.id AS department_id, x.id AS other_id
     , [collect(DISTINCT r), collect(DISTINCT s)] AS _facts  //? facts
ORDER BY documents DESC, other, other_id
