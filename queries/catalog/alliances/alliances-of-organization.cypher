//+ title: {zh: 一个单位参加的联盟, en: Alliances of an organisation}
//+ answers: {zh: 一个院校、企业或部门牵头或参加了哪些联盟，担任什么角色。, en: "Which alliances an institution, enterprise or department leads or belongs to, and in what role."}
//+ parameters:
//+   organization: {type: entity, of: [Organization], required: true, zh: 单位, en: organisation}
//+ columns:
//+   organization: {zh: 单位, en: organisation}
//+   alliance: {zh: 联盟, en: alliance}
//+   kind: {zh: 类别, en: kind}
//+   role: {zh: 角色, en: role}
//+   grade: {zh: 来源等级, en: grade}
//+   organization_id: {zh: 单位编号, en: organisation id}
//+   alliance_id: {zh: 联盟编号, en: alliance id}
//+ network:
//+   - {from: organization, to: alliance, relation: $role}
//+ coverage: {}
//+ example: {organization: 湖南铁道职业技术学院}
//+ fixture:
//+   - given: {organization: 西山职业大学}
//+     rows:
//+       - [西山职业大学, 山海装备职教集团, 职教集团, 成员, school]
//+       - [西山职业大学, 西市产教联合体, 市域产教联合体, 理事长, official]
MATCH (o:Organization {id: $organization})-[r:LEADS|MEMBER_OF]->(a:Alliance)
WHERE true
  AND r.grade IN $grades  //? grades
RETURN o.name AS organization, a.name AS alliance, a.kind AS kind,
       coalesce(r.role, CASE type(r) WHEN 'LEADS' THEN '牵头' ELSE '成员' END) AS role, r.grade AS grade,
       o.id AS organization_id, a.id AS alliance_id
     , [r] AS _facts  //? facts
ORDER BY alliance, alliance_id, role, r.id
