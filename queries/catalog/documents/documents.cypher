//+ title: {zh: 文件一览, en: Documents}
//+ answers: {zh: 文件按发文部门、年份和标题：文号、日期、发文机关、提出的任务数。, en: "Documents by issuer, year and title: number, date, issuers, tasks defined."}
//+ parameters:
//+   issuer: {type: entity, of: [Department], zh: 发文部门, en: issuer}
//+   year: {type: number, min: 1900, max: 2100, zh: 年份, en: year}
//+   about: {type: text, zh: 标题含此词, en: words in the title}
//+ columns:
//+   document: {zh: 文件, en: document}
//+   doc_number: {zh: 文号, en: number}
//+   issued_on: {zh: 成文日期, en: issued on}
//+   issuers: {zh: 发文机关（牵头在前）, en: issuers (lead first)}
//+   tasks: {zh: 提出的任务数, en: tasks defined}
//+   kind: {zh: 类别, en: kind}
//+   grade: {zh: 来源等级, en: grade}
//+   document_id: {zh: 文件编号, en: document id}
//+ beside: [document-tasks, policy-lineage]
//+ example: {issuer: 湖南省教育厅, year: 2022}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [关于旧行动的通知, 山教〔2018〕3号, "2018-06-01", [山海省教育厅], 0, 通知, official]
//+       - [关于实施山海行动的通知, 山教〔2022〕1号, "2022-03-01", [山海省教育厅, 山海省财政厅], 4, 通知, official]
//+       - [山海行动实施细则, 山教〔2023〕5号, 2023-05, [山海省教育厅], 1, 细则, media]
//+   - given: {issuer: 山海省财政厅, year: 2022, about: 行动}
//+     rows: [[关于实施山海行动的通知, 山教〔2022〕1号, "2022-03-01", [山海省教育厅, 山海省财政厅], 4, 通知, official]]
MATCH (:Department {id: $issuer})<-[:ISSUED_BY]-(d:Document)  //? issuer
WITH DISTINCT d  //? issuer
MATCH (d:Document)  //? not issuer
WHERE true
  AND d.issued_on STARTS WITH toString($year)  //? year
  AND d.name CONTAINS $about  //? about
  AND d.grade IN $grades  //? grades
RETURN d.name AS document, d.doc_number AS doc_number, d.issued_on AS issued_on,
       COLLECT { MATCH (d)-[r:ISSUED_BY]->(o) RETURN o.name ORDER BY r.order, o.name, o.id } AS issuers,
       COUNT { MATCH (d)-[:DEFINES]->(t) RETURN DISTINCT t } AS tasks,
       d.kind AS kind, d.grade AS grade, d.id AS document_id
     , [d, COLLECT { MATCH (d)-[r:ISSUED_BY]->() RETURN r ORDER BY r.id }] AS _facts  //? facts
ORDER BY issued_on, document, document_id
