//+ title: {zh: 各种合作方式的数量, en: Partnerships by kind}
//+ answers: {zh: 每种合作方式有多少院校、多少单位、多少项，其中多少项待核。, en: "For each kind of partnership: institutions, partners, partnerships, and how many need confirming."}
//+ parameters:
//+   city: {type: region, zh: 院校所在地区, en: region of the institution}
//+ columns:
//+   kind: {zh: 方式, en: kind}
//+   institutions: {zh: 院校数, en: institutions}
//+   partners: {zh: 合作单位数, en: partners}
//+   partnerships: {zh: 合作项数, en: partnerships}
//+   to_check: {zh: 其中待核, en: to be confirmed}
//+ example: {}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [捐赠, 2, 1, 2, 1]
//+       - [校企合作, 2, 2, 2, 1]
//+       - [现代学徒制, 1, 1, 1, 0]
//+       - [联合培养, 1, 1, 1, 0]
//+       - [订单班, 1, 1, 1, 0]
//+   - given: {min_grade: media, city: 西市}
//+     rows: []
MATCH (:Region {id: $city})<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(i:Institution)  //? city
WITH DISTINCT i  //? city
MATCH (i:Institution)  //? not city
MATCH (i)-[r:PARTNERS_WITH]->(p)
WHERE true
  AND r.grade IN $grades  //? grades
RETURN r.kind AS kind, count(DISTINCT i) AS institutions, count(DISTINCT p) AS partners, count(r) AS partnerships,
       sum(CASE WHEN r.needs_check THEN 1 ELSE 0 END) AS to_check
     , collect(r) AS _facts  //? facts
ORDER BY partnerships DESC, kind
