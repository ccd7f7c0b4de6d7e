//+ title: {zh: 历年入选, en: Awards by year}
//+ answers: {zh: 每年有多少称号授予，分状态；公示不算入选，年份不详的合为一行。, en: "Awards per year by status; proposals are no award; those of unknown year share one row."}
//+ parameters:
//+   programme: {type: text, choices: Designation.programme, zh: 所属行动（含此词）, en: programme (contains)}
//+ columns:
//+   year: {zh: 年份, en: year}
//+   awards: {zh: 入选, en: awards}
//+   approved: {zh: 其中立项, en: approved}
//+   accepted: {zh: 其中验收通过, en: accepted}
//+   revoked: {zh: 撤销, en: revoked}
//+   proposed: {zh: 公示, en: proposed}
//+ coverage: {}
//+ example: {programme: 双高}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [2020, 0, 0, 0, 1, 0]
//+       - [2021, 1, 0, 0, 0, 0]
//+       - [2022, 4, 3, 0, 0, 0]
//+       - [2023, 1, 1, 0, 0, 1]
//+       - [2024, 1, 0, 1, 1, 0]
//+       - [null, 1, 1, 0, 0, 0]
MATCH (o)-[r:AWARDED]->(d:Designation)
WHERE true
  AND d.programme CONTAINS $programme  //? programme
  AND r.grade IN $grades  //? grades
RETURN r.year AS year,
       sum(CASE WHEN coalesce(r.status, '') = '公示' OR coalesce(r.status, '') = '撤销' THEN 0 ELSE 1 END) AS awards,
       sum(CASE r.status WHEN '立项' THEN 1 ELSE 0 END) AS approved,
       sum(CASE r.status WHEN '验收通过' THEN 1 ELSE 0 END) AS accepted,
       sum(CASE r.status WHEN '撤销' THEN 1 ELSE 0 END) AS revoked,
       sum(CASE r.status WHEN '公示' THEN 1 ELSE 0 END) AS proposed
     , collect(r) AS _facts  //? facts
ORDER BY year
