//+ title: {zh: 各市州的院校数, en: Institutions per city}
//+ answers: {zh: 一个省的每个市州有多少院校，分层次；没有的市州也列出，为 0。, en: "How many institutions each city of a province has, by level; cities with none are listed with 0."}
//+ parameters:
//+   province: {type: region, levels: [省], setting: province, zh: 省（默认为本省）, en: province (default the workspace's)}
//+ columns:
//+   city: {zh: 市州, en: city}
//+   institutions: {zh: 院校数, en: institutions}
//+   vocational_bachelor: {zh: 职业本科, en: vocational bachelor}
//+   higher_vocational: {zh: 高职专科, en: higher vocational}
//+   secondary: {zh: 中职, en: secondary vocational}
//+   technical: {zh: 技工, en: technical}
//+   bachelor: {zh: 普通本科, en: bachelor}
//+   other: {zh: 层次不详, en: level unknown}
//+   city_id: {zh: 市州编号, en: city id}
//+ coverage: {tables: [institutions, register_2017]}
//+ beside: [institutions-by-city]
//+ example: {province: 湖南省}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [东市, 1, 0, 1, 0, 0, 0, 0]
//+       - [南市, 1, 0, 0, 1, 0, 0, 0]
//+       - [西市, 3, 1, 1, 0, 1, 0, 0]
MATCH (:Region {id: $province})<-[part:PART_OF]-(c:Region {level: '市'})  //? province
MATCH (:Region {level: '省'})<-[part:PART_OF]-(c:Region {level: '市'})  //? not province
OPTIONAL MATCH (c)<-[:PART_OF*0..1]-(:Region)<-[:LOCATED_IN]-(i:Institution)
WHERE true
  AND i.grade IN $grades  //? grades
WITH c, part, collect(DISTINCT i) AS held
RETURN c.name AS city, size(held) AS institutions,
       size([i IN held WHERE i.level = '职业本科']) AS vocational_bachelor,
       size([i IN held WHERE i.level = '高职专科']) AS higher_vocational,
       size([i IN held WHERE i.level = '中职']) AS secondary,
       size([i IN held WHERE i.level = '技工']) AS technical,
       size([i IN held WHERE i.level = '普通本科']) AS bachelor,
       size([i IN held WHERE i.level IS NULL]) AS other, c.id AS city_id
     , [part, held] AS _facts  //? facts
ORDER BY city, city_id
