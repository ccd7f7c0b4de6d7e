//+ title: {zh: 各省院校数排名, en: Provinces by number of institutions}
//+ answers: {zh: 各省有多少院校（可限层次、办学性质），由多到少。, en: "How many institutions each province has, by level and ownership, most first."}
//+ parameters:
//+   level: {type: enum, choices: Institution.level, zh: 层次, en: level}
//+   ownership: {type: enum, choices: Institution.ownership, zh: 办学性质, en: ownership}
//+ columns:
//+   province: {zh: 省, en: province}
//+   institutions: {zh: 院校数, en: institutions}
//+   to_check: {zh: 其中待核, en: to be confirmed}
//+   province_id: {zh: 省编号, en: province id}
//+ coverage: {tables: [register_2017]}
//+ example: {level: 高职专科}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [山海省, 5, 1]
//+       - [邻省, 1, 0]
//+   - given: {level: 高职专科, ownership: 民办}
//+     rows: [[邻省, 1, 0]]
MATCH (p:Region {level: '省'})<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(i:Institution)
WHERE true
  AND i.level = $level  //? level
  AND i.ownership = $ownership  //? ownership
  AND i.grade IN $grades  //? grades
WITH DISTINCT p, i
RETURN p.name AS province, count(i) AS institutions, sum(CASE WHEN i.needs_check THEN 1 ELSE 0 END) AS to_check,
       p.id AS province_id
     , collect(i) AS _facts  //? facts
ORDER BY institutions DESC, province, province_id
