//+ title: {zh: 企业的合作院校, en: Institutions that work with an enterprise}
//+ answers: {zh: 哪些院校与某企业（或其他单位）合作。, en: Which institutions work with an enterprise or another organisation.}
//+ parameters:
//+   enterprise: {type: entity, of: [Organization], required: true, zh: 企业（或其他单位）, en: enterprise or other organisation}
//+ columns:
//+   enterprise: {zh: 企业, en: enterprise}
//+   institution: {zh: 院校, en: institution}
//+   city: {zh: 院校所在市州, en: city of the institution}
//+   kind: {zh: 方式, en: kind}
//+   object: {zh: 合作内容, en: object}
//+   start_date: {zh: 开始, en: start}
//+   end_date: {zh: 结束, en: end}
//+   grade: {zh: 来源等级, en: grade}
//+   enterprise_id: {zh: 企业编号, en: enterprise id}
//+   institution_id: {zh: 院校编号, en: institution id}
//+ network:
//+   - {from: institution, to: enterprise, relation: PARTNERS_WITH}
//+ example: {enterprise: 华为技术有限公司}
//+ fixture:
//+   - given: {enterprise: 孙记}
//+     rows:
//+       - [孙记汽车股份有限公司, 东海职业技术学院, 东市, 现代学徒制, null, "2022", null, media]
//+       - [孙记汽车股份有限公司, 西山职业大学, 西市, 校企合作, 战略合作, "2021-05-01", "2024-05-01", mirror]
MATCH (e:Organization {id: $enterprise})<-[r:PARTNERS_WITH]-(i:Institution)
WHERE true
  AND r.grade IN $grades  //? grades
WITH i, r, e,
     COLLECT { MATCH (i)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..2]->(c:Region {level: '市'})
               RETURN DISTINCT c.name ORDER BY c.name } AS cities
RETURN e.name AS enterprise, i.name AS institution,
       reduce(all = head(cities), c IN tail(cities) | all + '；' + c) AS city, r.kind AS kind, r.object AS object,
       r.start_date AS start_date, r.end_date AS end_date, r.grade AS grade,
       e.id AS enterprise_id, i.id AS institution_id
     , [r] AS _facts  //? facts
ORDER BY institution, institution_id, kind, object, r.id
