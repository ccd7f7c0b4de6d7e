//+ title: {zh: 合作单位相似的院校, en: Institutions with similar partners}
//+ answers: {zh: 与一所院校共有合作单位的院校，按相似度（共有数除以合计数）排名；只比较共有合作单位最多的 200 所。, en: "Institutions that share partners with one, ranked by likeness (shared divided by all of both) among the 200 that share most."}
//+ parameters:
//+   institution: {type: entity, of: [Institution], required: true, zh: 院校, en: institution}
//+   top: {type: number, default: 20, min: 1, max: 1000, zh: 前几名, en: how many}
//+ columns:
//+   institution: {zh: 院校, en: institution}
//+   shared: {zh: 共有合作单位数, en: partners shared}
//+   total: {zh: 两校合计, en: partners of both}
//+   likeness: {zh: 相似度, en: likeness}
//+   partners: {zh: 共有的合作单位, en: shared partners}
//+   institution_id: {zh: 院校编号, en: institution id}
//+ coverage: {}
//+ beside: [shared-partners, partner-candidates]
//+ example: {institution: 湖南铁道职业技术学院}
//+ fixture:
//+   - given: {institution: 东海职院}
//+     rows:
//+       - [西山职业大学, 2, 3, 0.67, [孙记汽车股份有限公司, 钱氏机械有限公司]]
//+       - [邻江职业学院, 1, 3, 0.33, [钱氏机械有限公司]]
MATCH (a:Institution {id: $institution})-[r:PARTNERS_WITH]->(p)<-[s:PARTNERS_WITH]-(b:Institution)
WHERE a <> b
  AND r.grade IN $grades AND s.grade IN $grades  //? grades
WITH a, b, p, r, s ORDER BY p.name
WITH a, b, collect(DISTINCT p.name) AS partners, count(DISTINCT p) AS shared
     , collect(DISTINCT r) + collect(DISTINCT s) AS facts  //? facts
ORDER BY shared DESC, b.id LIMIT 200
WITH b, partners, shared,
     COUNT { MATCH (a)-[:PARTNERS_WITH]->(x) RETURN DISTINCT x } + COUNT { MATCH (b)-[:PARTNERS_WITH]->(x) RETURN DISTINCT x } - shared AS total
     , facts  //? facts
RETURN b.name AS institution, shared, total, round(100.0 * shared / total) / 100.0 AS likeness, partners, b.id AS institution_id
     , facts AS _facts  //? facts
ORDER BY likeness DESC, shared DESC, institution, institution_id
LIMIT $top
