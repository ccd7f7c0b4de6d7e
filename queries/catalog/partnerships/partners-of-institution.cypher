//+ title: {zh: 院校的合作单位, en: Partners of an institution}
//+ answers: {zh: 某院校与哪些企业和其他单位合作，方式、内容和起止时间。, en: "With which enterprises and other organisations an institution works: kind, object, dates."}
//+ parameters:
//+   institution: {type: entity, of: [Institution], required: true, zh: 院校, en: institution}
//+   kind: {type: enum, choices: PARTNERS_WITH.kind, zh: 合作方式, en: kind}
//+ columns:
//+   institution: {zh: 院校, en: institution}
//+   partner: {zh: 合作单位, en: partner}
//+   type: {zh: 单位类型, en: type}
//+   kind: {zh: 方式, en: kind}
//+   object: {zh: 合作内容, en: object}
//+   programme: {zh: 专业, en: programme}
//+   start_date: {zh: 开始, en: start}
//+   end_date: {zh: 结束, en: end}
//+   grade: {zh: 来源等级, en: grade}
//+   institution_id: {zh: 院校编号, en: institution id}
//+   partner_id: {zh: 合作单位编号, en: partner id}
//+ network:
//+   - {from: institution, to: partner, relation: PARTNERS_WITH}
//+ beside: [bases-of-organization, alliances-of-organization]
//+ example: {institution: 湖南汽车工程职业大学}
//+ fixture:
//+   - given: {institution: 东海职业技术学院}
//+     rows:
//+       - [东海职业技术学院, 孙记汽车股份有限公司, Enterprise, 现代学徒制, null, null, "2022", null, media]
//+       - [东海职业技术学院, 山海材料研究院, ResearchInstitute, 联合培养, null, null, null, null, media]
//+       - [东海职业技术学院, 钱氏机械有限公司, Enterprise, 捐赠, 设备, null, "2024-01-10", null, official]
//+       - [东海职业技术学院, 钱氏机械有限公司, Enterprise, 订单班, 钱氏班, 数控技术, 2023-09, null, official]
//+   - given: {institution: 东海工业学校, kind: 订单班}
//+     rows: [[东海职业技术学院, 钱氏机械有限公司, Enterprise, 订单班, 钱氏班, 数控技术, 2023-09, null, official]]
MATCH (i:Institution {id: $institution})-[r:PARTNERS_WITH]->(p)
WHERE true
  AND r.kind = $kind  //? kind
  AND r.grade IN $grades  //? grades
RETURN i.name AS institution, p.name AS partner, p.type AS type, r.kind AS kind, r.object AS object,
       r.programme AS programme, r.start_date AS start_date, r.end_date AS end_date, r.grade AS grade,
       i.id AS institution_id, p.id AS partner_id
     , [r] AS _facts  //? facts
ORDER BY partner, partner_id, kind, object, r.id
