//+ title: {zh: 可以考虑的合作企业, en: Partner candidates}
//+ answers: {zh: 一所院校还没有合作、但与它共有合作单位最多的 50 所院校已经合作的企业，按院校数排名，并列出这些院校。只是线索，不是建议。, en: "Enterprises that an institution does not work with but the 50 institutions that share most partners with it do, ranked by how many, with these institutions. Leads, not advice."}
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
WITH a, b, count(DISTINCT p) AS shared
ORDER BY shared DESC, b.id LIMIT 50
MATCH (b)-[t:PARTNERS_WITH]->(e:Enterprise)
WHERE true
  AND t.grade IN $grades  //? grades
WITH a, e, collect(DISTINCT b) AS similar
     , collect(DISTINCT t) AS facts  //? facts
WHERE NOT EXISTS { (a)-[:PARTNERS_WITH]->(e) }
WITH e, similar, size(similar) AS similar_institutions
     , facts  //? facts
ORDER BY similar_institutions DESC, e.name, e.id LIMIT $top
RETURN e.name AS enterprise, e.industry AS industry, similar_institutions,
       COLLECT { UNWIND similar AS b RETURN b.name ORDER BY b.name } AS institutions, e.id AS enterprise_id
     , facts AS _facts  //? facts
ORDER BY similar_institutions DESC, enterprise, enterprise_id
