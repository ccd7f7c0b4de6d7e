//+ title: {zh: 基地（平台）由谁建设, en: Who builds a base}
//+ answers: {zh: 一个实训基地、文化传承基地或产业学院的建设单位和共建单位。, en: "Who hosts and who co-builds a training base, culture base or industry college."}
//+ parameters:
//+   base: {type: entity, of: [TrainingBase, CultureBase, IndustryCollege], required: true, zh: 基地或产业学院, en: base or industry college}
//+ columns:
//+   base: {zh: 基地, en: base}
//+   organization: {zh: 单位, en: organisation}
//+   type: {zh: 单位类型, en: type}
//+   role: {zh: 角色, en: role}
//+   grade: {zh: 来源等级, en: grade}
//+   base_id: {zh: 基地编号, en: base id}
//+   organization_id: {zh: 单位编号, en: organisation id}
//+ network:
//+   - {from: organization, to: base, relation: $role}
//+ example: {base: 株洲职教园产教融合实训基地}
//+ fixture:
//+   - given: {base: 西山汽车实训基地}
//+     rows:
//+       - [西山汽车实训基地, 西山职业大学, Institution, 建设（依托）单位, media]
//+       - [西山汽车实训基地, 孙记汽车股份有限公司, Enterprise, 授牌, mirror]
//+       - [西山汽车实训基地, 山海材料研究院, ResearchInstitute, 合作, media]
MATCH (b:Entity {id: $base})<-[r:HOSTS|CO_BUILDS]-(o)
WHERE true
  AND r.grade IN $grades  //? grades
RETURN b.name AS base, o.name AS organization, o.type AS type,
       coalesce(r.role, CASE type(r) WHEN 'HOSTS' THEN '建设（依托）单位' ELSE '共建' END) AS role,
       r.grade AS grade, b.id AS base_id, o.id AS organization_id
     , [r] AS _facts  //? facts
ORDER BY type(r) DESC, organization, organization_id, role, r.id
