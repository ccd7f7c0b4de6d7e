//+ title: {zh: 一个实体的其他名称, en: Other names of an entity}
//+ answers: {zh: 一个院校、企业、部门或其他实体还叫什么：简称、曾用名和来源里的其他写法。, en: "What else an entity is called: short, former and other names in the sources."}
//+ parameters:
//+   entity: {type: entity, of: [Entity], required: true, zh: 实体, en: entity}
//+ columns:
//+   entity: {zh: 实体, en: entity}
//+   type: {zh: 类型, en: type}
//+   other_name: {zh: 其他名称, en: other name}
//+   former: {zh: 曾用名, en: former}
//+   grade: {zh: 来源等级, en: grade}
//+   entity_id: {zh: 编号, en: id}
//+ example: {entity: 湖南汽车工程职业大学}
//+ fixture:
//+   - given: {entity: 东海职业技术学院}
//+     rows:
//+       - [东海职业技术学院, Institution, 东海工业学校, true, official]
//+       - [东海职业技术学院, Institution, 东海职院, false, official]
MATCH (n:Entity {id: $entity})
WHERE true
  AND n.grade IN $grades  //? grades
UNWIND n.aliases AS other_name
RETURN n.name AS entity, n.type AS type, other_name, other_name IN coalesce(n.former_names, []) AS former,
       n.grade AS grade, n.id AS entity_id
     , [n] AS _facts  //? facts
ORDER BY other_name
