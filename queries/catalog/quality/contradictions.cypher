//+ title: {zh: 互相矛盾的说法, en: Contradictions between sources}
//+ answers: {zh: 来源说法不一的属性（层次、数量、日期、状态等）、所在地（LOCATED_IN）和主管单位（SUPERVISED_BY），每种说法一行，含来源、日期、等级，以及哪一种可信。, en: "Properties on which sources disagree (levels, counts, dates, status …), places (LOCATED_IN) and supervisors (SUPERVISED_BY): a row for each value and source, with date, grade, and which one is believed."}
//+ parameters:
//+   type: {type: enum, choices: entities, zh: 类型, en: type}
//+   top: {type: number, default: 500, min: 1, max: 10000, zh: 最多几条, en: how many}
//+ columns:
//+   entity: {zh: 实体, en: entity}
//+   type: {zh: 类型或关系, en: type or relation}
//+   other: {zh: 关系的另一端, en: other end}
//+   property: {zh: 属性或关系, en: property or relation}
//+   value: {zh: 说法, en: value}
//+   shown: {zh: 采用, en: shown}
//+   document: {zh: 文件或表格, en: document or table}
//+   dated: {zh: 说法的日期, en: date of what is said}
//+   grade: {zh: 来源等级, en: grade}
//+   passage: {zh: 片段, en: passage}
//+   entity_id: {zh: 编号, en: id}
//+   other_id: {zh: 另一端编号, en: id of other end}
//+ beside: [contradicting-leaders, facts-to-check]
//+ example: {type: Institution}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [东海职业技术学院, Institution, null, level, 高职专科, true, 名单, 2026-01, official, 名称=东海职业技术学院]
//+       - [东海职业技术学院, Institution, null, level, 中职, false, 名单, null, media, 名称=西山职业技术学院]
//+       - [西山职业大学, SUCCEEDS, 西山职业技术学院, date, 2022-06, true, 名单, null, media, 西山职业大学 | SUCCEEDS | 西山职业技术学院]
//+       - [西山职业大学, SUCCEEDS, 西山职业技术学院, date, "2021", false, 名单, null, media, 西山职业大学 | SUCCEEDS | 西山职业技术学院]
//+   - given: {type: Enterprise}
//+     rows: []
CALL () {
  MATCH (n:Entity)
  WHERE n.contested IS NOT NULL
    AND n.type = $type  //? type
  RETURN n, n.type AS type, null AS m, n AS holder
  UNION ALL
  MATCH (n:Entity)-[r]->(m:Entity)
  WHERE r.contested IS NOT NULL
    AND n.type = $type  //? type
  RETURN n, type(r) AS type, m, r AS holder
}
UNWIND range(0, size(holder.contested) - 1) AS place
WITH n, type, m, holder, place, holder.contested_passages[place] AS passage
MATCH (p:Passage {id: passage})
WHERE true
  AND p.grade IN $grades  //? grades
RETURN n.name AS entity, type, m.name AS other, holder.contested[place] AS property,
       holder.contested_values[place] AS value, holder.contested_shown[place] AS shown, p.document AS document,
       CASE holder.contested_dates[place] WHEN '' THEN null ELSE holder.contested_dates[place] END AS dated,
       p.grade AS grade, p.text AS passage, n.id AS entity_id, m.id AS other_id
     , [{passage: p.id}] AS _facts  //? facts
ORDER BY entity, entity_id, type, other, other_id, property, place, p.id
LIMIT $top
