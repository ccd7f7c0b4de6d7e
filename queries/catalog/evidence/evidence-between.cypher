//+ title: {zh: 两个实体之间的事实和出处, en: Evidence between two entities}
//+ answers: {zh: 两个实体之间的每条关系，以及写明它的片段。, en: "Every relation between two entities and the passages that state it."}
//+ parameters:
//+   first: {type: entity, of: [Entity], required: true, zh: 第一个实体, en: first entity}
//+   second: {type: entity, of: [Entity], required: true, zh: 第二个实体, en: second entity}
//+ columns:
//+   start: {zh: 起点, en: from}
//+   relation: {zh: 关系, en: relation}
//+   finish: {zh: 终点, en: to}
//+   detail: {zh: 角色、方式或状态, en: "role, kind or status"}
//+   passage: {zh: 片段, en: passage}
//+   document: {zh: 文件或表格, en: document or table}
//+   location: {zh: 位置, en: location}
//+   marked: {zh: 标出的原文, en: passage with the words marked}
//+   address: {zh: 网址, en: address}
//+   grade: {zh: 来源等级, en: grade}
//+   start_id: {zh: 起点编号, en: from id}
//+   finish_id: {zh: 终点编号, en: to id}
//+ network:
//+   - {from: start, to: finish, relation: $relation}
//+ example: {first: 湖南铁道职业技术学院, second: 株洲市产教联合体}
//+ fixture:
//+   - given: {first: 西大, second: 孙记}
//+     rows: [[西山职业大学, PARTNERS_WITH, 孙记汽车股份有限公司, 校企合作, 西山职业大学 | PARTNERS_WITH | 孙记汽车股份有限公司, 名单, '{"sheet": "PARTNERS_WITH", "row": 5}', 西山职业大学 | PARTNERS_WITH | 孙记汽车股份有限公司, null, mirror]]
MATCH (:Entity {id: $first})-[r]-(:Entity {id: $second})
WITH DISTINCT r
UNWIND range(0, size(r.evidence) - 1) AS place
MATCH (p:Passage {id: r.evidence[place]})
WHERE true
  AND p.grade IN $grades  //? grades
RETURN startNode(r).name AS start, type(r) AS relation, endNode(r).name AS finish,
       coalesce(r.role, r.kind, r.status) AS detail, p.text AS passage, p.document AS document,
       p.location AS location,
       CASE WHEN r.evidence_starts[place] >= 0 AND r.evidence_ends[place] > r.evidence_starts[place]
            THEN left(p.text, r.evidence_starts[place]) + '【'
                 + substring(p.text, r.evidence_starts[place], r.evidence_ends[place] - r.evidence_starts[place])
                 + '】' + substring(p.text, r.evidence_ends[place])
            ELSE p.text END AS marked,
       p.address AS address, p.grade AS grade, startNode(r).id AS start_id, endNode(r).id AS finish_id
     , [{passage: p.id, start: r.evidence_starts[place], end: r.evidence_ends[place]}] AS _facts  //? facts
ORDER BY relation, start_id, detail, r.id, p.id, place
