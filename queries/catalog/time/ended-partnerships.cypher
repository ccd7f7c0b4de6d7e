//+ title: {zh: 已经结束的合作, en: Partnerships that ended}
//+ answers: {zh: 到某天为止已经结束的校企合作（来源写明了结束时间的）。, en: "Partnerships that had ended by a day, where sources give the end."}
//+ parameters:
//+   as_of: {type: date, default: today, zh: 截至（默认今天）, en: as of (default today)}
//+ columns:
//+   institution: {zh: 院校, en: institution}
//+   partner: {zh: 合作单位, en: partner}
//+   kind: {zh: 方式, en: kind}
//+   start_date: {zh: 开始, en: start}
//+   end_date: {zh: 结束, en: end}
//+   grade: {zh: 来源等级, en: grade}
//+   institution_id: {zh: 院校编号, en: institution id}
//+   partner_id: {zh: 合作单位编号, en: partner id}
//+ network:
//+   - {from: institution, to: partner, relation: PARTNERS_WITH}
//+ coverage: {}
//+ example: {as_of: 2026-01-01}
//+ fixture:
//+   - given: {as_of: 2025-01-01}
//+     rows: [[西山职业大学, 孙记汽车股份有限公司, 校企合作, "2021-05-01", "2024-05-01", mirror]]
//+   - given: {as_of: 2024-01-01}
//+     rows: []
MATCH (i:Institution)-[r:PARTNERS_WITH]->(p)
WHERE r.end_date < $as_of
  AND r.grade IN $grades  //? grades
RETURN i.name AS institution, p.name AS partner, r.kind AS kind, r.start_date AS start_date, r.end_date AS end_date,
       r.grade AS grade, i.id AS institution_id, p.id AS partner_id
     , [r] AS _facts  //? facts
ORDER BY end_date DESC, institution, institution_id, partner, partner_id, kind, r.id
