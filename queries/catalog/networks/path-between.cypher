//+ title: {zh: 两个实体之间的联系, en: Path between two entities}
//+ answers: {zh: 两个实体之间最短的联系，一步一行，每步有关系和来源。同在一个地区、同一个部门主管不算联系。, en: "The shortest ties between two entities, a row for each step, with relation and grade. Sharing a region or a supervisor is no tie."}
//+ parameters:
//+   first: {type: entity, of: [Entity], required: true, zh: 起点, en: from}
//+   second: {type: entity, of: [Entity], required: true, zh: 终点, en: to}
//+   top: {type: number, default: 3, min: 1, max: 20, zh: 最多几条路径, en: how many paths}
//+ columns:
//+   path: {zh: 路径, en: path}
//+   step: {zh: 步, en: step}
//+   start: {zh: 一端, en: one side}
//+   relation: {zh: 关系, en: relation}
//+   forward: {zh: 由前指后, en: forward}
//+   finish: {zh: 另一端, en: other side}
//+   detail: {zh: 角色、方式或状态, en: "role, kind or status"}
//+   grade: {zh: 来源等级, en: grade}
//+   start_id: {zh: 一端编号, en: id of one side}
//+   finish_id: {zh: 另一端编号, en: id of the other side}
//+ network:
//+   - {from: start, to: finish, relation: $relation}
//+ beside: [neighbours]
//+ example: {first: 湖南汽车工程职业大学, second: 湖南铁道职业技术学院}
//+ fixture:
//+   - given: {first: 南湖中等职业学校, second: 钱氏公共实训基地}
//+     rows:
//+       - [1, 1, 南湖中等职业学校, HOSTS, true, 校内实训基地, null, mirror]
//+       - [1, 2, 校内实训基地, AWARDED, true, 示范实训基地, 公示, mirror]
//+       - [1, 3, 示范实训基地, AWARDED, false, 钱氏公共实训基地, 立项, official]
//+       - [2, 1, 南湖中等职业学校, HOSTS, true, 校内实训基地, null, mirror]
//+       - [2, 2, 校内实训基地, AWARDED, true, 示范实训基地, 公示, mirror]
//+       - [2, 3, 示范实训基地, AWARDED, false, 钱氏公共实训基地, 撤销, official]
//+   - given: {first: 东海数控实训基地, second: 孙记}
//+     rows:
//+       - [1, 1, 东海数控实训基地, HOSTS, false, 东海职业技术学院, null, official]
//+       - [1, 2, 东海职业技术学院, PARTNERS_WITH, true, 孙记汽车股份有限公司, 现代学徒制, media]
MATCH (a:Entity {id: $first}), (b:Entity {id: $second})
MATCH p = allShortestPaths((a)-[:PARTNERS_WITH|HOSTS|CO_BUILDS|LEADS|MEMBER_OF|OFFERS|SUCCEEDS|SUBSIDIARY_OF|AWARDED|SUPPORTS|RESPONSIBLE_FOR|DEFINES|ISSUED_BY|HAS_TARGET|AIMS_AT|BASED_ON|SUPERSEDES*..8]-(b))
// Of the shortest paths those of good enough grade: a filter inside the search means different things to the engines.
WITH p, relationships(p) AS steps
WHERE true
  AND all(r IN steps WHERE r.grade IN $grades)  //? grades
WITH p, [r IN steps | r.id] AS ids ORDER BY ids LIMIT $top
WITH collect(p) AS paths
UNWIND range(0, size(paths) - 1) AS number
WITH number, paths[number] AS p
UNWIND range(0, length(p) - 1) AS step
WITH number, step, nodes(p)[step] AS s, nodes(p)[step + 1] AS f, relationships(p)[step] AS r
RETURN number + 1 AS path, step + 1 AS step, s.name AS start, type(r) AS relation, startNode(r).id = s.id AS forward,
       f.name AS finish, coalesce(r.role, r.kind, r.status) AS detail, r.grade AS grade, s.id AS start_id, f.id AS finish_id
     , [r] AS _facts  //? facts
ORDER BY path, step
