//+ title: {zh: 联盟的牵头和成员单位, en: Members and leaders of an alliance}
//+ answers: {zh: 一个联盟（职教集团、产教联合体、共同体）由谁牵头，有哪些已知成员。成员名单往往不全。, en: "Who leads an alliance and which members are known. Lists of members are rarely complete."}
//+ parameters:
//+   alliance: {type: entity, of: [Alliance], required: true, zh: 联盟, en: alliance}
//+ columns:
//+   alliance: {zh: 联盟, en: alliance}
//+   organization: {zh: 单位, en: organisation}
//+   type: {zh: 单位类型, en: type}
//+   role: {zh: 角色, en: role}
//+   leads: {zh: 牵头方, en: leads}
//+   grade: {zh: 来源等级, en: grade}
//+   alliance_id: {zh: 联盟编号, en: alliance id}
//+   organization_id: {zh: 单位编号, en: organisation id}
//+ network:
//+   - {from: organization, to: alliance, relation: $role}
//+ coverage: {}
//+ example: {alliance: 株洲市产教联合体}
//+ fixture:
//+   - given: {alliance: 山海装备职教集团}
//+     rows:
//+       - [山海装备职教集团, 东海职业技术学院, Institution, 牵头, true, school]
//+       - [山海装备职教集团, 钱氏机械有限公司, Enterprise, 牵头, true, media]
//+       - [山海装备职教集团, 周氏电子有限公司, Enterprise, 成员, false, media]
//+       - [山海装备职教集团, 山海省教育厅, Department, 指导, false, school]
//+       - [山海装备职教集团, 西山职业大学, Institution, 成员, false, school]
MATCH (a:Alliance {id: $alliance})<-[r:LEADS|MEMBER_OF]-(o)
WHERE true
  AND r.grade IN $grades  //? grades
RETURN a.name AS alliance, o.name AS organization, o.type AS type,
       coalesce(r.role, CASE type(r) WHEN 'LEADS' THEN '牵头' ELSE '成员' END) AS role, type(r) = 'LEADS' AS leads,
       r.grade AS grade, a.id AS alliance_id, o.id AS organization_id
     , [r] AS _facts  //? facts
ORDER BY leads DESC, organization, organization_id, role, r.id
