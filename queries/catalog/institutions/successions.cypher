//+ title: {zh: 单位的合并、升格、更名和拆分, en: "Mergers, upgrades, renamings and splits"}
//+ answers: {zh: 哪个单位承继了哪个单位，方式和日期；可限于一个单位的前后。, en: "Which organisation succeeds which, how and when; for one organisation or all."}
//+ parameters:
//+   organization: {type: entity, of: [Organization], zh: 单位, en: organisation}
//+ columns:
//+   successor: {zh: 现单位, en: successor}
//+   predecessor: {zh: 原单位, en: predecessor}
//+   kind: {zh: 方式, en: kind}
//+   date: {zh: 日期, en: date}
//+   grade: {zh: 来源等级, en: grade}
//+   successor_id: {zh: 现单位编号, en: successor id}
//+   predecessor_id: {zh: 原单位编号, en: predecessor id}
//+ network:
//+   - {from: successor, to: predecessor, relation: SUCCEEDS}
//+ example: {}
//+ fixture:
//+   - given: {}
//+     rows: [[西山职业大学, 西山职业技术学院, 升格, 2022-06, media]]
//+   - given: {organization: 西山职业技术学院}
//+     rows: [[西山职业大学, 西山职业技术学院, 升格, 2022-06, media]]
MATCH (x:Organization {id: $organization})-[r:SUCCEEDS]-(y)  //? organization
WITH r, startNode(r) AS s, endNode(r) AS p  //? organization
MATCH (s:Organization)-[r:SUCCEEDS]->(p)  //? not organization
WITH s, r, p
WHERE true
  AND r.grade IN $grades  //? grades
RETURN s.name AS successor, p.name AS predecessor, r.kind AS kind, r.date AS date, r.grade AS grade,
       s.id AS successor_id, p.id AS predecessor_id
     , [r] AS _facts  //? facts
ORDER BY successor, successor_id, predecessor, predecessor_id, kind, r.id
