//+ title: {zh: 合作院校最多的企业, en: Enterprises with most institutions}
//+ answers: {zh: 企业按合作院校数（不重复）排名，可按行业和院校所在地区筛选。, en: "Enterprises ranked by number of distinct institutions, by industry and region of the institution."}
//+ parameters:
//+   city: {type: region, zh: 院校所在地区, en: region of the institution}
//+   industry: {type: text, choices: Enterprise.industry, zh: 行业（含此词）, en: industry (contains)}
//+   top: {type: number, default: 20, min: 1, max: 1000, zh: 前几名, en: how many}
//+ columns:
//+   enterprise: {zh: 企业, en: enterprise}
//+   industry: {zh: 行业, en: industry}
//+   institutions: {zh: 合作院校数, en: institutions}
//+   partnerships: {zh: 合作项数, en: partnerships}
//+   to_check: {zh: 其中待核, en: to be confirmed}
//+   enterprise_id: {zh: 企业编号, en: enterprise id}
//+ coverage: {}
//+ example: {top: 10}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [钱氏机械有限公司, 机械, 3, 4, 1]
//+       - [孙记汽车股份有限公司, 新能源汽车, 2, 2, 1]
//+   - given: {city: 西市, industry: 汽车}
//+     rows: [[孙记汽车股份有限公司, 新能源汽车, 1, 1, 1]]
MATCH (:Region {id: $city})<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(i:Institution)  //? city
WITH DISTINCT i  //? city
MATCH (i:Institution)  //? not city
MATCH (i)-[r:PARTNERS_WITH]->(e:Enterprise)
WHERE true
  AND e.industry CONTAINS $industry  //? industry
  AND r.grade IN $grades  //? grades
RETURN e.name AS enterprise, e.industry AS industry, count(DISTINCT i) AS institutions, count(r) AS partnerships,
       sum(CASE WHEN r.needs_check THEN 1 ELSE 0 END) AS to_check, e.id AS enterprise_id
     , collect(r) AS _facts  //? facts
ORDER BY institutions DESC, partnerships DESC, enterprise, enterprise_id
LIMIT $top
