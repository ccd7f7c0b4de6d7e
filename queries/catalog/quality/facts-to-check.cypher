//+ title: {zh: 待核的关系, en: Relations to be confirmed}
//+ answers: {zh: 只有转载或不明来源支持的关系：引用之前要核对原文。, en: "Relations that rest on mirror or unknown sources alone: to be confirmed before they are quoted."}
//+ parameters:
//+   relation: {type: enum, choices: relations, required: true, zh: 关系, en: relation}
//+   top: {type: number, default: 500, min: 1, max: 10000, zh: 最多几条, en: how many}
//+ columns:
//+   start: {zh: 起点, en: from}
//+   relation: {zh: 关系, en: relation}
//+   finish: {zh: 终点, en: to}
//+   detail: {zh: 角色、方式或状态, en: "role, kind or status"}
//+   grade: {zh: 来源等级, en: grade}
//+   start_id: {zh: 起点编号, en: from id}
//+   finish_id: {zh: 终点编号, en: to id}
//+ network:
//+   - {from: start, to: finish, relation: $relation}
//+ example: {relation: LEADS}
//+ fixture:
//+   - given: {relation: PARTNERS_WITH}
//+     rows:
//+       - [西山职业大学, PARTNERS_WITH, 孙记汽车股份有限公司, 校企合作, mirror]
//+       - [西山职业大学, PARTNERS_WITH, 钱氏机械有限公司, 捐赠, unknown]
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.needs_check AND type(r) = $relation
  AND r.grade IN $grades  //? grades
RETURN a.name AS start, type(r) AS relation, b.name AS finish, coalesce(r.role, r.kind, r.status) AS detail,
       r.grade AS grade, a.id AS start_id, b.id AS finish_id
     , [r] AS _facts  //? facts
ORDER BY start, start_id, finish, finish_id, detail, r.id
LIMIT $top
