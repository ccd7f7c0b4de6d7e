//+ title: {zh: 没有产业学院的市州, en: Cities without an industry college}
//+ answers: {zh: 一个省里图谱没有收录产业学院的市州（按建设院校所在地）。未收录不等于没有。, en: "Cities of a province for which the graph holds no industry college, by the place of its host. What is not held may exist all the same."}
//+ parameters:
//+   province: {type: region, levels: [省], setting: province, zh: 省（默认为本省）, en: province (default the workspace's)}
//+ columns:
//+   city: {zh: 市州, en: city}
//+   institutions: {zh: 收录的院校, en: institutions held}
//+   enterprises: {zh: 收录的企业, en: enterprises held}
//+   city_id: {zh: 市州编号, en: city id}
//+ coverage: {tables: [industry_colleges]}
//+ beside: [industry-colleges, cities-without-base]
//+ example: {province: 湖南省}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [南市, 1, 0]
//+       - [西市, 3, 1]
MATCH (:Region {id: $province})<-[part:PART_OF]-(c:Region {level: '市'})  //? province
MATCH (:Region {level: '省'})<-[part:PART_OF]-(c:Region {level: '市'})  //? not province
WHERE NOT EXISTS {
  MATCH (c)<-[:PART_OF*0..1]-(:Region)<-[:LOCATED_IN]-(place)-[:HOSTS*0..1]->(b:IndustryCollege)
  WHERE (b = place OR NOT EXISTS { (b)-[:LOCATED_IN]->(:Region) })
    AND b.grade IN $grades  //? grades
}
RETURN c.name AS city,
       COUNT { MATCH (c)<-[:PART_OF*0..1]-(:Region)<-[:LOCATED_IN]-(x:Institution) RETURN DISTINCT x } AS institutions,
       COUNT { MATCH (c)<-[:PART_OF*0..1]-(:Region)<-[:LOCATED_IN]-(x:Enterprise) RETURN DISTINCT x } AS enterprises,
       c.id AS city_id
     , [part] AS _facts  //? facts
ORDER BY city, city_id
