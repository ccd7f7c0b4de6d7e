//+ title: {zh: 一家企业的全部联系, en: Everything that ties an enterprise}
//+ answers: {zh: 一家企业的合作院校、参与的基地和产业学院、联盟、入选称号、母子公司。, en: "An enterprise's institutions, bases and industry colleges, alliances, designations, parent and subsidiaries."}
//+ parameters:
//+   enterprise: {type: entity, of: [Enterprise], required: true, zh: 企业, en: enterprise}
//+ columns:
//+   enterprise: {zh: 企业, en: enterprise}
//+   relation: {zh: 关系, en: relation}
//+   other: {zh: 对方, en: other side}
//+   type: {zh: 对方类型, en: type}
//+   detail: {zh: 角色、方式或状态, en: "role, kind or status"}
//+   grade: {zh: 来源等级, en: grade}
//+   enterprise_id: {zh: 企业编号, en: enterprise id}
//+   other_id: {zh: 对方编号, en: other id}
//+ network:
//+   - {from: enterprise, to: other, relation: $relation}
//+ example: {enterprise: 三一集团}
//+ fixture:
//+   - given: {enterprise: 钱氏机械有限公司}
//+     rows:
//+       - [钱氏机械有限公司, CO_BUILDS, 东海数控实训基地, TrainingBase, 共建, official]
//+       - [钱氏机械有限公司, CO_BUILDS, 智能制造产业学院, IndustryCollege, 共建, school]
//+       - [钱氏机械有限公司, HOSTS, 钱氏公共实训基地, TrainingBase, null, media]
//+       - [钱氏机械有限公司, LEADS, 山海装备职教集团, Alliance, 牵头, media]
//+       - [钱氏机械有限公司, PARTNERS_WITH, 东海职业技术学院, Institution, 捐赠, official]
//+       - [钱氏机械有限公司, PARTNERS_WITH, 东海职业技术学院, Institution, 订单班, official]
//+       - [钱氏机械有限公司, PARTNERS_WITH, 西山职业大学, Institution, 捐赠, unknown]
//+       - [钱氏机械有限公司, PARTNERS_WITH, 邻江职业学院, Institution, 校企合作, school]
//+       - [钱氏机械有限公司, SUBSIDIARY_OF, 钱氏铸造有限公司, Enterprise, null, media]
MATCH (e:Enterprise {id: $enterprise})-[r:PARTNERS_WITH|CO_BUILDS|HOSTS|LEADS|MEMBER_OF|AWARDED|SUBSIDIARY_OF|SUCCEEDS]-(o)
WHERE true
  AND r.grade IN $grades  //? grades
RETURN e.name AS enterprise, type(r) AS relation, o.name AS other, o.type AS type,
       coalesce(r.role, r.kind, r.status) AS detail, r.grade AS grade, e.id AS enterprise_id, o.id AS other_id
     , [r] AS _facts  //? facts
ORDER BY relation, other, other_id, detail, r.id
