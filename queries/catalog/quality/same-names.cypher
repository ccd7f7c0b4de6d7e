//+ title: {zh: 重名的实体, en: Entities of one name}
//+ answers: {zh: 名称相同、却是不同节点的同类实体：可能真是重名，也可能该合并。, en: "Different nodes of one type with one name: homonyms, or to be merged."}
//+ parameters:
//+   type: {type: enum, choices: entities, zh: 类型, en: type}
//+ columns:
//+   name: {zh: 名称, en: name}
//+   type: {zh: 类型, en: type}
//+   entities: {zh: 个数, en: entities}
//+   places: {zh: 所在地或所属单位, en: places or hosts}
//+ example: {type: TrainingBase}
//+ fixture:
//+   - given: {}
//+     rows: [[机械行业协会, Association, 2, [东市, 邻市]]]
//+   - given: {type: Institution}
//+     rows: []
MATCH (n:Entity)
WHERE true
  AND n.type = $type  //? type
  AND n.grade IN $grades  //? grades
WITH n.type AS type, n.name AS name, collect(n) AS same
WHERE size(same) > 1
RETURN name, type, size(same) AS entities,
       COLLECT { UNWIND same AS n OPTIONAL MATCH (n)-[:LOCATED_IN|PART_OF]->(r:Region) OPTIONAL MATCH (h)-[:HOSTS|OFFERS]->(n)
                 WITH DISTINCT coalesce(h.name, r.name) AS place WHERE place IS NOT NULL
                 RETURN place ORDER BY place } AS places
     , same AS _facts  //? facts
ORDER BY type, name
