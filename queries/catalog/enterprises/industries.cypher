//+ title: {zh: 各行业的企业和合作院校数, en: Industries}
//+ answers: {zh: 每个行业有多少企业，与多少院校合作，参与多少基地。行业不详的企业合为一行。, en: "For each industry: enterprises, institutions they work with, bases they take part in. Enterprises of unknown industry share one row."}
//+ parameters:
//+   city: {type: region, zh: 企业所在地区, en: region of the enterprise}
//+ columns:
//+   industry: {zh: 行业, en: industry}
//+   enterprises: {zh: 企业数, en: enterprises}
//+   institutions: {zh: 合作院校数, en: institutions}
//+   bases: {zh: 参与的基地和产业学院, en: bases and industry colleges}
//+ coverage: {}
//+ example: {}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [机械, 2, 3, 3]
//+       - [新能源汽车, 1, 2, 1]
//+       - [软件, 1, 0, 0]
//+       - [null, 1, 0, 0]
MATCH (:Region {id: $city})<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(e:Enterprise)  //? city
WITH DISTINCT e  //? city
MATCH (e:Enterprise)  //? not city
WHERE true
  AND e.grade IN $grades  //? grades
OPTIONAL MATCH (e)-[r:PARTNERS_WITH|CO_BUILDS|HOSTS]-(o)
RETURN e.industry AS industry, count(DISTINCT e) AS enterprises,
       count(DISTINCT CASE WHEN type(r) = 'PARTNERS_WITH' THEN o.id END) AS institutions,
       count(DISTINCT CASE WHEN type(r) <> 'PARTNERS_WITH' THEN o.id END) AS bases
     , [collect(DISTINCT e), collect(DISTINCT r)] AS _facts  //? facts
ORDER BY enterprises DESC, industry
