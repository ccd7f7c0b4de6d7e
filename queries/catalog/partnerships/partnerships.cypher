//+ title: {zh: 校企合作一览, en: Partnerships}
//+ answers: {zh: 校企合作，按方式、院校所在地区、企业行业、开始年份筛选。, en: "Partnerships by kind, region of the institution, industry of the enterprise and year of start."}
//+ parameters:
//+   kind: {type: enum, choices: PARTNERS_WITH.kind, zh: 合作方式, en: kind}
//+   city: {type: region, zh: 院校所在地区, en: region of the institution}
//+   industry: {type: text, choices: Enterprise.industry, zh: 企业的行业（含此词）, en: the enterprise's industry (contains)}
//+   year: {type: number, min: 1900, max: 2100, zh: 开始年份, en: year of start}
//+ columns:
//+   institution: {zh: 院校, en: institution}
//+   partner: {zh: 合作单位, en: partner}
//+   kind: {zh: 方式, en: kind}
//+   object: {zh: 合作内容, en: object}
//+   start_date: {zh: 开始, en: start}
//+   grade: {zh: 来源等级, en: grade}
//+   institution_id: {zh: 院校编号, en: institution id}
//+   partner_id: {zh: 合作单位编号, en: partner id}
//+ network:
//+   - {from: institution, to: partner, relation: PARTNERS_WITH}
//+ example: {kind: 订单班}
//+ fixture:
//+   - given: {kind: 捐赠}
//+     rows:
//+       - [东海职业技术学院, 钱氏机械有限公司, 捐赠, 设备, "2024-01-10", official]
//+       - [西山职业大学, 钱氏机械有限公司, 捐赠, null, null, unknown]
//+   - given: {city: 东市, year: 2023, industry: 机械}
//+     rows: [[东海职业技术学院, 钱氏机械有限公司, 订单班, 钱氏班, 2023-09, official]]
MATCH (:Region {id: $city})<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(i:Institution)  //? city
WITH DISTINCT i  //? city
MATCH (i:Institution)  //? not city
MATCH (i)-[r:PARTNERS_WITH]->(p)
WHERE true
  AND r.kind = $kind  //? kind
  AND p.industry CONTAINS $industry  //? industry
  AND r.start_date STARTS WITH toString($year)  //? year
  AND r.grade IN $grades  //? grades
RETURN i.name AS institution, p.name AS partner, r.kind AS kind, r.object AS object, r.start_date AS start_date,
       r.grade AS grade, i.id AS institution_id, p.id AS partner_id
     , [r] AS _facts  //? facts
ORDER BY institution, institution_id, partner, partner_id, kind, object, r.id
