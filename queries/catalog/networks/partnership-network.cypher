//+ title: {zh: 校企合作网络, en: Network of partnerships}
//+ answers: {zh: 院校与合作单位两两之间的合作项数，可转成 networkx 图计算中心性和社区。, en: "Institution and partner pairs with the number of partnerships; as a networkx graph for centrality and communities."}
//+ parameters:
//+   city: {type: region, zh: 院校所在地区, en: region of the institution}
//+ columns:
//+   institution: {zh: 院校, en: institution}
//+   partner: {zh: 合作单位, en: partner}
//+   type: {zh: 单位类型, en: type}
//+   partnerships: {zh: 合作项数, en: partnerships}
//+   to_check: {zh: 其中待核, en: to be confirmed}
//+   institution_id: {zh: 院校编号, en: institution id}
//+   partner_id: {zh: 合作单位编号, en: partner id}
//+ network:
//+   - {from: institution, to: partner, relation: PARTNERS_WITH}
//+ coverage: {}
//+ example: {city: 株洲市}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [东海职业技术学院, 孙记汽车股份有限公司, Enterprise, 1, 0]
//+       - [东海职业技术学院, 山海材料研究院, ResearchInstitute, 1, 0]
//+       - [东海职业技术学院, 钱氏机械有限公司, Enterprise, 2, 0]
//+       - [西山职业大学, 孙记汽车股份有限公司, Enterprise, 1, 1]
//+       - [西山职业大学, 钱氏机械有限公司, Enterprise, 1, 1]
//+       - [邻江职业学院, 钱氏机械有限公司, Enterprise, 1, 0]
MATCH (:Region {id: $city})<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(i:Institution)  //? city
WITH DISTINCT i  //? city
MATCH (i:Institution)  //? not city
MATCH (i)-[r:PARTNERS_WITH]->(p)
WHERE true
  AND r.grade IN $grades  //? grades
RETURN i.name AS institution, p.name AS partner, p.type AS type, count(r) AS partnerships,
       sum(CASE WHEN r.needs_check THEN 1 ELSE 0 END) AS to_check, i.id AS institution_id, p.id AS partner_id
     , collect(r) AS _facts  //? facts
ORDER BY institution, institution_id, partner, partner_id
