//+ title: {zh: 一个单位建设的基地和产业学院, en: What an organisation builds}
//+ answers: {zh: 一个单位建设（依托）或共建的实训基地、文化传承基地和产业学院。, en: "The training bases, culture bases and industry colleges that an organisation hosts or co-builds."}
//+ parameters:
//+   organization: {type: entity, of: [Organization], required: true, zh: 单位, en: organisation}
//+ columns:
//+   organization: {zh: 单位, en: organisation}
//+   base: {zh: 基地（平台）, en: base}
//+   type: {zh: 类型, en: type}
//+   role: {zh: 角色, en: role}
//+   founded: {zh: 年份, en: founded}
//+   grade: {zh: 来源等级, en: grade}
//+   organization_id: {zh: 单位编号, en: organisation id}
//+   base_id: {zh: 基地编号, en: base id}
//+ network:
//+   - {from: organization, to: base, relation: $role}
//+ coverage: {awarded_to: [TrainingBase, CultureBase], tables: [industry_colleges]}
//+ example: {organization: 湖南汽车工程职业大学}
//+ fixture:
//+   - given: {organization: 钱氏机械有限公司}
//+     rows:
//+       - [钱氏机械有限公司, 智能制造产业学院, IndustryCollege, 共建, "2023", school]
//+       - [钱氏机械有限公司, 东海数控实训基地, TrainingBase, 共建, "2022", official]
//+       - [钱氏机械有限公司, 钱氏公共实训基地, TrainingBase, 建设（依托）单位, null, media]
MATCH (o:Organization {id: $organization})-[r:HOSTS|CO_BUILDS]->(b)
WHERE true
  AND r.grade IN $grades  //? grades
RETURN o.name AS organization, b.name AS base, b.type AS type,
       coalesce(r.role, CASE type(r) WHEN 'HOSTS' THEN '建设（依托）单位' ELSE '共建' END) AS role,
       b.founded AS founded, r.grade AS grade, o.id AS organization_id, b.id AS base_id
     , [r] AS _facts  //? facts
ORDER BY type, base, base_id, role, r.id
