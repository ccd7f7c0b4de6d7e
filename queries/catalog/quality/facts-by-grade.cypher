//+ title: {zh: 各类关系的来源等级, en: Relations by grade}
//+ answers: {zh: 每种关系有多少条，来源等级各多少，待核多少。, en: "For each relation: how many, by grade of source, and how many need confirming."}
//+ parameters:
//+   relation: {type: enum, choices: relations, zh: 关系, en: relation}
//+ columns:
//+   relation: {zh: 关系, en: relation}
//+   facts: {zh: 条数, en: relations}
//+   official: {zh: official, en: official}
//+   school: {zh: school, en: school}
//+   media: {zh: media, en: media}
//+   mirror: {zh: mirror, en: mirror}
//+   unknown: {zh: unknown, en: unknown}
//+   to_check: {zh: 待核, en: to be confirmed}
//+ example: {}
//+ fixture:
//+   - given: {relation: AWARDED}
//+     rows: [[AWARDED, 11, 4, 1, 4, 2, 0, 2]]
//+   - given: {relation: AWARDED, min_grade: school}
//+     rows: [[AWARDED, 5, 4, 1, 0, 0, 0, 0]]
MATCH (:Entity)-[r]->(:Entity)
WHERE true
  AND type(r) = $relation  //? relation
  AND r.grade IN $grades  //? grades
RETURN type(r) AS relation, count(r) AS facts,
       sum(CASE r.grade WHEN 'official' THEN 1 ELSE 0 END) AS official,
       sum(CASE r.grade WHEN 'school' THEN 1 ELSE 0 END) AS school,
       sum(CASE r.grade WHEN 'media' THEN 1 ELSE 0 END) AS media,
       sum(CASE r.grade WHEN 'mirror' THEN 1 ELSE 0 END) AS mirror,
       sum(CASE r.grade WHEN 'unknown' THEN 1 ELSE 0 END) AS unknown,
       sum(CASE WHEN r.needs_check THEN 1 ELSE 0 END) AS to_check
     , collect(r) AS _facts  //? facts
ORDER BY relation
