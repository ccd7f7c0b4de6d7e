//+ title: {zh: 没有任何关系的实体, en: Entities without relations}
//+ answers: {zh: 除了所在地之外没有任何关系的实体：可能是名称没对上。, en: "Entities with no relation but their place: perhaps a name that did not match."}
//+ parameters:
//+   type: {type: enum, choices: entities, required: true, zh: 类型, en: type}
//+   top: {type: number, default: 500, min: 1, max: 10000, zh: 最多几条, en: how many}
//+ columns:
//+   entity: {zh: 实体, en: entity}
//+   type: {zh: 类型, en: type}
//+   grade: {zh: 来源等级, en: grade}
//+   entity_id: {zh: 编号, en: id}
//+ coverage: {}
//+ example: {type: Enterprise}
//+ fixture:
//+   - given: {type: Association}
//+     rows:
//+       - [机械行业协会, Association, media]
//+       - [机械行业协会, Association, media]
//+   - given: {type: Institution}
//+     rows: [[西山技工学校, Institution, unknown]]
MATCH (n:Entity)
WHERE n.type = $type AND NOT EXISTS { MATCH (n)-[r]-(:Entity) WHERE type(r) <> 'LOCATED_IN' AND type(r) <> 'PART_OF' }
  AND n.grade IN $grades  //? grades
RETURN n.name AS entity, n.type AS type, n.grade AS grade, n.id AS entity_id
     , [n] AS _facts  //? facts
ORDER BY entity, entity_id
LIMIT $top
