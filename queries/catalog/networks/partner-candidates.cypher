//+ title: {zh: 可以考虑的合作企业, en: Partner candidates}
//+ answers: {zh: 一所院校还没有合作、但与它相似的院校（共有合作单位的）已经合作的企业，按支持的院校数排名，并列出理由。只是线索，不是建议。, en: "Enterprises that an institution does not work with but institutions like it (with shared partners) do, ranked by how many, with the reasons. Leads, not advice."}
//+ parameters:
//+   institution: {type: entity, of: [Institution], required: true, zh: 院校, en: institution}
//+   top: {type: number, default: 20, min: 1, max: 1000, zh: 前几名, en: how many}
//+ columns:
//+   enterprise: {zh: 企业, en: enterprise}
//+   industry: {zh: 行业, en: industry}
//+   similar_institutions: {zh: 已合作的相似院校数, en: similar institutions}
//+   institutions: {zh: 这些院校, en: institutions}
//+   enterprise_id: {zh: 企业编号, en: enterprise id}
//+ coverage: {}
//+ beside: [similar-institutions]
//+ example: {institution: 湖南铁道职业技术学院}
//+ fixture:
//+   - given: {institution: 邻江职业学院}
//+     rows: [[孙记汽车股份有限公司, 新能源汽车, 2, [东海职业技术学院, 西山职业大学]]]
MATCH (a:Institution {id: $institution})-[r:PARTNERS_WITH]->(p)<-[s:PARTNERS_WITH]-(b:Institution)
WHERE a <> b
  AND r.grade IN $grades AND s.grade IN $grades  //? grades
WITH DISTINCT a, b
MATCH (b)-[t:PARTNERS_WITH]->(e:Enterprise)
WHERE NOT EXISTS { (a)-[:PARTNERS_WITH]->(e) }
  AND t.grade IN $grades  //? grades
WITH e, b, t ORDER BY b.name
RETURN e.name AS enterprise, e.industry AS industry, count(DISTINCT b) AS similar_institutions,
       collect(DISTINCT b.name) AS institutions, e.id AS enterprise_id
     , collect(DISTINCT t) AS _facts  //? facts
ORDER BY similar_institutions DESC, enterprise, enterprise_id
LIMIT $top
