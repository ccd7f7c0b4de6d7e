//+ title: {zh: 某天成立的关系, en: Relations that held on a date}
//+ answers: {zh: 一个实体在某天（月、年）有哪些关系：来源写明起止且含那天的、只写了一头的、没有写时间的分别标明；已知当时不成立的不列。, en: "Which relations an entity had on a day, month or year: with times that sources state in full, at one end, or not at all; those known not to have held are left out."}
//+ parameters:
//+   entity: {type: entity, of: [Entity], required: true, zh: 实体, en: entity}
//+   date: {type: date, default: today, zh: 哪天（默认今天）, en: which day (default today)}
//+   relation: {type: enum, choices: relations, zh: 关系, en: relation}
//+ columns:
//+   start: {zh: 起点, en: from}
//+   relation: {zh: 关系, en: relation}
//+   finish: {zh: 终点, en: to}
//+   detail: {zh: 角色、方式或状态, en: "role, kind or status"}
//+   valid_from: {zh: 起, en: valid from}
//+   valid_to: {zh: 止, en: valid to}
//+   stated: {zh: 时间, en: time}
//+   grade: {zh: 来源等级, en: grade}
//+   start_id: {zh: 起点编号, en: from id}
//+   finish_id: {zh: 终点编号, en: to id}
//+ network:
//+   - {from: start, to: finish, relation: $relation}
//+ beside: [ended-partnerships, new-facts]
//+ example: {entity: 湖南汽车工程职业大学, date: 2024-01-01}
//+ fixture:
//+   - given: {entity: 孙记汽车股份有限公司, date: 2021, relation: PARTNERS_WITH}
//+     rows: [[西山职业大学, PARTNERS_WITH, 孙记汽车股份有限公司, 校企合作, "2021-05-01", "2024-05-01", 起止都有, mirror]]
//+   - given: {entity: 孙记汽车股份有限公司, date: "2024-05-02"}
//+     rows:
//+       - [孙记汽车股份有限公司, CO_BUILDS, 西山汽车实训基地, 授牌, null, null, 没有写, mirror]
//+       - [孙记汽车股份有限公司, LOCATED_IN, 西市, null, null, null, 没有写, media]
//+       - [东海职业技术学院, PARTNERS_WITH, 孙记汽车股份有限公司, 现代学徒制, "2022", null, 只有起, media]
//+   - given: {entity: 孙记汽车股份有限公司, date: 2021-04, relation: PARTNERS_WITH}
//+     rows: []
MATCH (n:Entity {id: $entity})-[r]-(m:Entity)
WHERE (r.valid_from IS NULL OR left(r.valid_from, size($date)) <= left($date, size(r.valid_from)))
  AND (r.valid_to IS NULL OR left(r.valid_to, size($date)) >= left($date, size(r.valid_to)))
  AND type(r) = $relation  //? relation
  AND r.grade IN $grades  //? grades
WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
RETURN a.name AS start, type(r) AS relation, b.name AS finish, coalesce(r.role, r.kind, r.status) AS detail,
       r.valid_from AS valid_from, r.valid_to AS valid_to,
       CASE WHEN r.valid_from IS NULL AND r.valid_to IS NULL THEN '没有写'
            WHEN r.valid_to IS NULL THEN '只有起'
            WHEN r.valid_from IS NULL THEN '只有止' ELSE '起止都有' END AS stated,
       r.grade AS grade, a.id AS start_id, b.id AS finish_id
     , [r] AS _facts  //? facts
ORDER BY relation, start, start_id, finish, finish_id, detail, r.id
