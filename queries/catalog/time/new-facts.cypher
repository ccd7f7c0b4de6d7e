//+ title: {zh: 新出现的关系, en: New relations}
//+ answers: {zh: 从某天起第一次在来源里看到的关系。, en: "Relations that sources were first seen to state on or after a day."}
//+ parameters:
//+   since: {type: date, required: true, zh: 从这天起, en: since}
//+   relation: {type: enum, choices: relations, zh: 关系, en: relation}
//+   top: {type: number, default: 500, min: 1, max: 10000, zh: 最多几条, en: how many}
//+ columns:
//+   first_seen: {zh: 首次看到, en: first seen}
//+   relation: {zh: 关系, en: relation}
//+   start: {zh: 起点, en: from}
//+   finish: {zh: 终点, en: to}
//+   detail: {zh: 角色、方式或状态, en: "role, kind or status"}
//+   grade: {zh: 来源等级, en: grade}
//+   start_id: {zh: 起点编号, en: from id}
//+   finish_id: {zh: 终点编号, en: to id}
//+ network:
//+   - {from: start, to: finish, relation: $relation}
//+ example: {since: 2020-01-01, relation: LEADS}
//+ fixture:
//+   - given: {since: 2026-07}
//+     rows: [["2026-07-01", PARTNERS_WITH, 邻江职业学院, 钱氏机械有限公司, 校企合作, school]]
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.first_seen >= $since
  AND type(r) = $relation  //? relation
  AND r.grade IN $grades  //? grades
RETURN r.first_seen AS first_seen, type(r) AS relation, a.name AS start, b.name AS finish,
       coalesce(r.role, r.kind, r.status) AS detail, r.grade AS grade, a.id AS start_id, b.id AS finish_id
     , [r] AS _facts  //? facts
ORDER BY first_seen DESC, relation, start, start_id, finish, finish_id, detail, r.id
LIMIT $top
