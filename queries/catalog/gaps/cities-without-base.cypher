//+ title: {zh: 没有基地的市州, en: Cities without a base}
//+ answers: {zh: 一个省里图谱没有收录实训基地（或文化传承基地）的市州。未收录不等于没有。, en: "Cities of a province for which the graph holds no training base (or culture base). What is not held may exist all the same."}
//+ parameters:
//+   province: {type: region, levels: [省], setting: province, zh: 省（默认为本省）, en: province (default the workspace's)}
//+   type: {type: enum, values: [TrainingBase, CultureBase], default: TrainingBase, zh: 基地类型, en: type of base}
//+ columns:
//+   city: {zh: 市州, en: city}
//+   institutions: {zh: 收录的院校, en: institutions held}
//+   enterprises: {zh: 收录的企业, en: enterprises held}
//+   city_id: {zh: 市州编号, en: city id}
//+ coverage: {awarded_to: [$type]}
//+ beside: [bases-by-city, city-overview, cities-without-industry-college]
//+ example: {province: 湖南省}
//+ fixture:
//+   - given: {}
//+     rows: []
//+   - given: {min_grade: media}
//+     rows: [[南市, 1, 0]]
//+   - given: {type: CultureBase}
//+     rows:
//+       - [东市, 1, 2]
//+       - [南市, 1, 0]
//+   - given: {province: 邻省}
//+     rows: [[邻市, 1, 0]]
MATCH (:Region {id: $province})<-[part:PART_OF]-(c:Region {level: '市'})  //? province
MATCH (:Region {level: '省'})<-[part:PART_OF]-(c:Region {level: '市'})  //? not province
WHERE NOT EXISTS {
  // A base is where it is said to be, else where its host is.
  MATCH (c)<-[:PART_OF*0..1]-(:Region)<-[:LOCATED_IN]-(place)-[:HOSTS*0..1]->(b)
  WHERE b.type = $type AND (b = place OR NOT EXISTS { (b)-[:LOCATED_IN]->(:Region) })
    AND b.grade IN $grades  //? grades
}
RETURN c.name AS city,
       COUNT { MATCH (c)<-[:PART_OF*0..1]-(:Region)<-[:LOCATED_IN]-(x:Institution) RETURN DISTINCT x } AS institutions,
       COUNT { MATCH (c)<-[:PART_OF*0..1]-(:Region)<-[:LOCATED_IN]-(x:Enterprise) RETURN DISTINCT x } AS enterprises,
       c.id AS city_id
     , [part] AS _facts  //? facts
ORDER BY city, city_id
