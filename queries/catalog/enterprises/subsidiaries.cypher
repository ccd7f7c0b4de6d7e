//+ title: {zh: 母公司和子公司, en: Parents and subsidiaries}
//+ answers: {zh: 企业之间的子公司关系；可限于一家企业的上下级。, en: "Which enterprise is a subsidiary of which; for one enterprise, its parents and subsidiaries."}
//+ parameters:
//+   enterprise: {type: entity, of: [Enterprise], zh: 企业, en: enterprise}
//+ columns:
//+   subsidiary: {zh: 子公司, en: subsidiary}
//+   parent: {zh: 母公司, en: parent}
//+   grade: {zh: 来源等级, en: grade}
//+   subsidiary_id: {zh: 子公司编号, en: subsidiary id}
//+   parent_id: {zh: 母公司编号, en: parent id}
//+ network:
//+   - {from: subsidiary, to: parent, relation: SUBSIDIARY_OF}
//+ example: {}
//+ fixture:
//+   - given: {}
//+     rows: [[钱氏铸造有限公司, 钱氏机械有限公司, media]]
//+   - given: {enterprise: 钱氏铸造有限公司}
//+     rows: [[钱氏铸造有限公司, 钱氏机械有限公司, media]]
MATCH (x:Enterprise {id: $enterprise})-[r:SUBSIDIARY_OF]-(y)  //? enterprise
WITH r, startNode(r) AS s, endNode(r) AS p  //? enterprise
MATCH (s:Enterprise)-[r:SUBSIDIARY_OF]->(p)  //? not enterprise
WITH s, r, p
WHERE true
  AND r.grade IN $grades  //? grades
RETURN s.name AS subsidiary, p.name AS parent, r.grade AS grade, s.id AS subsidiary_id, p.id AS parent_id
     , [r] AS _facts  //? facts
ORDER BY parent, parent_id, subsidiary, subsidiary_id, r.id
