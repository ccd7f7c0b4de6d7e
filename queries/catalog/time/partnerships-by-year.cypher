//+ title: {zh: 历年开始的合作, en: Partnerships by year of start}
//+ answers: {zh: 每年开始了多少校企合作；开始时间不详的合为一行。, en: "How many partnerships began in each year; those of unknown start share one row."}
//+ parameters:
//+   kind: {type: enum, choices: PARTNERS_WITH.kind, zh: 合作方式, en: kind}
//+ columns:
//+   year: {zh: 年份, en: year}
//+   partnerships: {zh: 合作项数, en: partnerships}
//+   institutions: {zh: 院校数, en: institutions}
//+   partners: {zh: 合作单位数, en: partners}
//+   to_check: {zh: 其中待核, en: to be confirmed}
//+ coverage: {}
//+ example: {}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - ["2021", 1, 1, 1, 1]
//+       - ["2022", 1, 1, 1, 0]
//+       - ["2023", 1, 1, 1, 0]
//+       - ["2024", 2, 2, 1, 0]
//+       - [null, 2, 2, 2, 1]
MATCH (i:Institution)-[r:PARTNERS_WITH]->(p)
WHERE true
  AND r.kind = $kind  //? kind
  AND r.grade IN $grades  //? grades
RETURN left(r.start_date, 4) AS year, count(r) AS partnerships, count(DISTINCT i) AS institutions,
       count(DISTINCT p) AS partners, sum(CASE WHEN r.needs_check THEN 1 ELSE 0 END) AS to_check
     , collect(r) AS _facts  //? facts
ORDER BY year
