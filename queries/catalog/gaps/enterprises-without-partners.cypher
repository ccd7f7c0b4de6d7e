//+ title: {zh: 没有合作院校的企业, en: Enterprises without institutions}
//+ answers: {zh: 图谱没有收录任何合作院校的企业；它们可能参与基地或联盟。未收录不等于没有。, en: "Enterprises for which the graph holds no institution they work with; they may take part in bases or alliances. What is not held may exist all the same."}
//+ parameters:
//+   city: {type: region, zh: 地区, en: region}
//+   industry: {type: text, choices: Enterprise.industry, zh: 行业（含此词）, en: industry (contains)}
//+ columns:
//+   enterprise: {zh: 企业, en: enterprise}
//+   industry: {zh: 行业, en: industry}
//+   bases: {zh: 参与的基地和产业学院, en: bases and industry colleges}
//+   alliances: {zh: 参加的联盟, en: alliances}
//+   grade: {zh: 来源等级, en: grade}
//+   enterprise_id: {zh: 企业编号, en: enterprise id}
//+ coverage: {}
//+ example: {}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [周氏电子有限公司, null, 0, 1, media]
//+       - [李家软件有限公司, 软件, 0, 1, mirror]
//+       - [钱氏铸造有限公司, 机械, 0, 0, media]
//+   - given: {city: 东市}
//+     rows: [[钱氏铸造有限公司, 机械, 0, 0, media]]
MATCH (:Region {id: $city})<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(e:Enterprise)  //? city
WITH DISTINCT e  //? city
MATCH (e:Enterprise)  //? not city
WHERE NOT EXISTS { (e)<-[:PARTNERS_WITH]-() }
  AND e.industry CONTAINS $industry  //? industry
  AND e.grade IN $grades  //? grades
RETURN e.name AS enterprise, e.industry AS industry,
       COUNT { MATCH (e)-[:CO_BUILDS|HOSTS]->(b) RETURN DISTINCT b } AS bases,
       COUNT { MATCH (e)-[:LEADS|MEMBER_OF]->(a) RETURN DISTINCT a } AS alliances, e.grade AS grade, e.id AS enterprise_id
     , [e] AS _facts  //? facts
ORDER BY enterprise, enterprise_id
