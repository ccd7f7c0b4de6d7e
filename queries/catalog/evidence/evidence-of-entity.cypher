//+ title: {zh: 一个实体的出处, en: Evidence of an entity}
//+ answers: {zh: 哪些片段写到一个实体：名称、属性和每条关系的出处，含文件、位置和等级。, en: "The passages behind an entity: its name, properties and every relation, with document, place and grade."}
//+ parameters:
//+   entity: {type: entity, of: [Entity], required: true, zh: 实体, en: entity}
//+   top: {type: number, default: 300, min: 1, max: 10000, zh: 最多几条, en: how many}
//+ columns:
//+   entity: {zh: 实体, en: entity}
//+   says: {zh: 说明什么, en: what it says}
//+   value: {zh: 值, en: value}
//+   passage: {zh: 片段, en: passage}
//+   document: {zh: 文件或表格, en: document or table}
//+   location: {zh: 位置, en: location}
//+   marked: {zh: 标出的原文, en: passage with the words marked}
//+   grade: {zh: 来源等级, en: grade}
//+   kind: {zh: 来源类别, en: kind of source}
//+   entity_id: {zh: 编号, en: id}
//+ example: {entity: 湖南汽车工程职业大学}
//+ fixture:
//+   - given: {entity: 文化馆}
//+     rows:
//+       - [文化馆, AIMS_AT, 示范文化馆, 文化馆 | AIMS_AT | 示范文化馆, 名单, '{"sheet": "AIMS_AT", "row": 2}', 文化馆 | AIMS_AT | 示范文化馆, official, 表格]
//+       - [文化馆, HAS_TARGET, 建设文化馆, 建设文化馆 | HAS_TARGET | 文化馆, 名单, '{"sheet": "HAS_TARGET", "row": 2}', 建设文化馆 | HAS_TARGET | 文化馆, official, 表格]
//+       - [文化馆, count, "5", 支持西山职业大学建设文化馆5个。, 关于实施山海行动的通知, '{"clause": "二（一）"}', 支持西山职业大学建设文化馆【5】个。, official, 示例改写]
//+       - [文化馆, name, 文化馆, 名称=文化馆, 名单, '{"sheet": "Target", "row": 2}', 名称=文化馆, official, 表格]
//+   - given: {entity: 周氏电子有限公司}
//+     rows:
//+       - [周氏电子有限公司, MEMBER_OF, 山海装备职教集团, 周氏电子有限公司 | MEMBER_OF | 山海装备职教集团, 名单, '{"sheet": "MEMBER_OF", "row": 3}', 周氏电子有限公司 | MEMBER_OF | 山海装备职教集团, media, 表格]
//+       - [周氏电子有限公司, name, 周氏电子有限公司, 名称=周氏电子有限公司, 名单, '{"sheet": "Enterprise", "row": 6}', 名称=周氏电子有限公司, media, 表格]
//+       - [周氏电子有限公司, short_names, [周氏, 周电], 名称=周氏电子有限公司, 名单, '{"sheet": "Enterprise", "row": 6}', 名称=【周氏】电子有限公司, media, 表格]
MATCH (n:Entity {id: $entity})
CALL (n) {
  UNWIND n.evidence AS id
  MATCH (p:Passage {id: id})
  WHERE NOT EXISTS { MATCH (p)-[s:STATES]->(n) WHERE s.property IN ['name', 'title', 'object'] AND s.value = n.name }
  RETURN 'name' AS says, n.name AS value, p, -1 AS start, -1 AS end
  UNION
  MATCH (p:Passage)-[s:STATES]->(n)
  RETURN s.property AS says, s.value AS value, p, coalesce(s.start, -1) AS start, coalesce(s.end, -1) AS end
  UNION
  MATCH (n)-[r]-(m:Entity)
  UNWIND range(0, size(r.evidence) - 1) AS place
  MATCH (p:Passage {id: r.evidence[place]})
  RETURN type(r) AS says, m.name AS value, p, r.evidence_starts[place] AS start, r.evidence_ends[place] AS end
}
WITH n, says, value, p, start, end
WHERE true
  AND p.grade IN $grades  //? grades
RETURN n.name AS entity, says, value, p.text AS passage, p.document AS document, p.location AS location,
       CASE WHEN start >= 0 AND end > start
            THEN left(p.text, start) + '【' + substring(p.text, start, end - start) + '】' + substring(p.text, end)
            ELSE p.text END AS marked,
       p.grade AS grade, p.kind AS kind, n.id AS entity_id
     , [{passage: p.id, start: start, end: end}] AS _facts  //? facts
ORDER BY says, value, p.id, start
LIMIT $top
