//+ title: {zh: 两所院校共同的合作单位, en: Partners that two institutions share}
//+ answers: {zh: 哪些单位与两所院校都有合作。, en: Which organisations work with both of two institutions.}
//+ parameters:
//+   first: {type: entity, of: [Institution], required: true, zh: 第一所院校, en: first institution}
//+   second: {type: entity, of: [Institution], required: true, zh: 第二所院校, en: second institution}
//+ columns:
//+   partner: {zh: 合作单位, en: partner}
//+   type: {zh: 单位类型, en: type}
//+   first_kinds: {zh: 与第一所的方式, en: kinds with the first}
//+   second_kinds: {zh: 与第二所的方式, en: kinds with the second}
//+   partner_id: {zh: 合作单位编号, en: partner id}
//+ example: {first: 湖南铁道职业技术学院, second: 湖南汽车工程职业大学}
//+ fixture:
//+   - given: {first: 东海职院, second: 西大}
//+     rows:
//+       - [孙记汽车股份有限公司, Enterprise, [现代学徒制], [校企合作]]
//+       - [钱氏机械有限公司, Enterprise, [捐赠, 订单班], [捐赠]]
//+   - given: {first: 东海职院, second: 西大, min_grade: media}
//+     rows: []
MATCH (:Institution {id: $first})-[r:PARTNERS_WITH]->(p)<-[s:PARTNERS_WITH]-(:Institution {id: $second})
WHERE true
  AND r.grade IN $grades AND s.grade IN $grades  //? grades
WITH p, r, s ORDER BY r.kind, s.kind
WITH p, collect(DISTINCT r.kind) AS first_kinds, collect(DISTINCT s.kind) AS second_kinds
     , collect(DISTINCT r) + collect(DISTINCT s) AS facts  //? facts
RETURN p.name AS partner, p.type AS type, first_kinds, second_kinds, p.id AS partner_id
     , facts AS _facts  //? facts
ORDER BY partner, partner_id
