//+ title: {zh: 一个实体的直接联系, en: Neighbours of an entity}
//+ answers: {zh: 与一个实体直接相连的实体：关系、方向、角色或方式、来源等级。, en: "What an entity is directly tied to: relation, direction, role or kind, grade."}
//+ parameters:
//+   entity: {type: entity, of: [Entity], required: true, zh: 实体, en: entity}
//+   relation: {type: enum, choices: relations, zh: 关系, en: relation}
//+   top: {type: number, default: 300, min: 1, max: 10000, zh: 最多几条, en: how many}
//+ columns:
//+   entity: {zh: 实体, en: entity}
//+   relation: {zh: 关系, en: relation}
//+   outgoing: {zh: 由它指出, en: outgoing}
//+   neighbour: {zh: 对方, en: neighbour}
//+   type: {zh: 对方类型, en: type}
//+   detail: {zh: 角色、方式或状态, en: "role, kind or status"}
//+   grade: {zh: 来源等级, en: grade}
//+   entity_id: {zh: 编号, en: id}
//+   neighbour_id: {zh: 对方编号, en: neighbour id}
//+ network:
//+   - {from: entity, to: neighbour, relation: $relation}
//+ example: {entity: 湖南汽车工程职业大学}
//+ fixture:
//+   - given: {entity: 西山职业大学, relation: PARTNERS_WITH}
//+     rows:
//+       - [西山职业大学, PARTNERS_WITH, true, 孙记汽车股份有限公司, Enterprise, 校企合作, mirror]
//+       - [西山职业大学, PARTNERS_WITH, true, 钱氏机械有限公司, Enterprise, 捐赠, unknown]
//+   - given: {entity: 西市产教联合体}
//+     rows:
//+       - [西市产教联合体, LEADS, false, 西山职业大学, Institution, 理事长, official]
//+       - [西市产教联合体, LOCATED_IN, true, 西市, Region, null, official]
//+       - [西市产教联合体, MEMBER_OF, false, 南湖中等职业学校, Institution, 成员, official]
MATCH (n:Entity {id: $entity})-[r]-(m:Entity)
WHERE true
  AND type(r) = $relation  //? relation
  AND r.grade IN $grades  //? grades
RETURN n.name AS entity, type(r) AS relation, startNode(r).id = n.id AS outgoing, m.name AS neighbour, m.type AS type,
       coalesce(r.role, r.kind, r.status) AS detail, r.grade AS grade, n.id AS entity_id, m.id AS neighbour_id
     , [r] AS _facts  //? facts
ORDER BY relation, outgoing DESC, neighbour, neighbour_id, detail, r.id
LIMIT $top
