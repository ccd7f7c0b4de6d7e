//+ title: {zh: 政策脉络, en: Policy lineage}
//+ answers: {zh: 一份文件依据、替代（废止）了哪些文件，又被哪些文件依据、替代，逐级上下。, en: "Which documents a document rests on or supersedes, and which rest on or supersede it, level by level."}
//+ parameters:
//+   document: {type: entity, of: [Document], required: true, zh: 文件, en: document}
//+ columns:
//+   document: {zh: 文件, en: document}
//+   issued_on: {zh: 成文日期, en: issued on}
//+   relation: {zh: 关系, en: relation}
//+   earlier: {zh: 在先的文件, en: earlier document}
//+   earlier_issued_on: {zh: 在先文件的日期, en: date of the earlier}
//+   grade: {zh: 来源等级, en: grade}
//+   document_id: {zh: 文件编号, en: document id}
//+   earlier_id: {zh: 在先文件编号, en: earlier id}
//+ network:
//+   - {from: document, to: earlier, relation: $relation}
//+ example: {document: 关于实施“楚怡工匠计划”试点工作的通知}
//+ fixture:
//+   - given: {document: 山海行动实施细则}
//+     rows:
//+       - [关于实施山海行动的通知, "2022-03-01", SUPERSEDES, 关于旧行动的通知, "2018-06-01", official]
//+       - [山海行动实施细则, 2023-05, BASED_ON, 关于实施山海行动的通知, "2022-03-01", media]
MATCH (:Document {id: $document})-[:BASED_ON|SUPERSEDES*0..4]-(a:Document)-[r:BASED_ON|SUPERSEDES]->(b:Document)
WHERE true
  AND r.grade IN $grades  //? grades
WITH DISTINCT a, r, b
RETURN a.name AS document, a.issued_on AS issued_on, type(r) AS relation, b.name AS earlier,
       b.issued_on AS earlier_issued_on, r.grade AS grade, a.id AS document_id, b.id AS earlier_id
     , [r] AS _facts  //? facts
ORDER BY issued_on, document, document_id, earlier_issued_on, earlier, earlier_id, relation, r.id
