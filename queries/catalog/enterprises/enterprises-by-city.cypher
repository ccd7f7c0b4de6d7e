//+ title: {zh: 各地各行业的企业, en: Enterprises by city and industry}
//+ answers: {zh: 企业按地区、行业、所有制：合作院校数和参与的基地数。, en: "Enterprises by region, industry and ownership, with how many institutions and bases they work with."}
//+ parameters:
//+   city: {type: region, zh: 地区, en: region}
//+   industry: {type: text, choices: Enterprise.industry, zh: 行业（含此词）, en: industry (contains)}
//+ columns:
//+   enterprise: {zh: 企业, en: enterprise}
//+   industry: {zh: 行业, en: industry}
//+   ownership: {zh: 所有制, en: ownership}
//+   city: {zh: 市州, en: city}
//+   institutions: {zh: 合作院校数, en: institutions}
//+   bases: {zh: 参与的基地和产业学院, en: bases and industry colleges}
//+   grade: {zh: 来源等级, en: grade}
//+   enterprise_id: {zh: 企业编号, en: enterprise id}
//+ coverage: {}
//+ example: {city: 株洲市}
//+ fixture:
//+   - given: {industry: 机械}
//+     rows:
//+       - [钱氏机械有限公司, 机械, 民营, 东市, 3, 3, official]
//+       - [钱氏铸造有限公司, 机械, null, 东市, 0, 0, media]
//+   - given: {city: 西市}
//+     rows: [[孙记汽车股份有限公司, 新能源汽车, null, 西市, 2, 1, media]]
MATCH (:Region {id: $city})<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(e:Enterprise)  //? city
WITH DISTINCT e  //? city
MATCH (e:Enterprise)  //? not city
WHERE true
  AND e.industry CONTAINS $industry  //? industry
  AND e.grade IN $grades  //? grades
WITH e,
     COLLECT { MATCH (e)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..2]->(c:Region {level: '市'})
               RETURN DISTINCT c.name ORDER BY c.name } AS cities
RETURN e.name AS enterprise, e.industry AS industry, e.ownership AS ownership,
       reduce(all = head(cities), c IN tail(cities) | all + '；' + c) AS city,
       COUNT { MATCH (i)-[:PARTNERS_WITH]->(e) RETURN DISTINCT i } AS institutions,
       COUNT { MATCH (e)-[:CO_BUILDS|HOSTS]->(b) RETURN DISTINCT b } AS bases,
       e.grade AS grade, e.id AS enterprise_id
     , [e, COLLECT { MATCH (e)-[l:LOCATED_IN]->() RETURN l ORDER BY l.id }] AS _facts  //? facts
ORDER BY enterprise, enterprise_id
