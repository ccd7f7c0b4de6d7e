//+ title: {zh: 同在联盟的单位, en: Organisations that share alliances}
//+ answers: {zh: 与一个单位同在一个或多个联盟的单位，按共同联盟数排名。, en: "Organisations that share one or more alliances with one, ranked by how many."}
//+ parameters:
//+   organization: {type: entity, of: [Organization], required: true, zh: 单位, en: organisation}
//+   top: {type: number, default: 50, min: 1, max: 1000, zh: 前几名, en: how many}
//+ columns:
//+   other: {zh: 单位, en: organisation}
//+   type: {zh: 类型, en: type}
//+   shared: {zh: 共同的联盟数, en: shared alliances}
//+   alliances: {zh: 联盟, en: alliances}
//+   other_id: {zh: 单位编号, en: organisation id}
//+ coverage: {}
//+ example: {organization: 湖南铁道职业技术学院}
//+ fixture:
//+   - given: {organization: 钱氏机械有限公司}
//+     rows:
//+       - [东海职业技术学院, Institution, 1, [山海装备职教集团]]
//+       - [周氏电子有限公司, Enterprise, 1, [山海装备职教集团]]
//+       - [山海省教育厅, Department, 1, [山海装备职教集团]]
//+       - [西山职业大学, Institution, 1, [山海装备职教集团]]
MATCH (o:Organization {id: $organization})-[r:LEADS|MEMBER_OF]->(a:Alliance)<-[s:LEADS|MEMBER_OF]-(x)
WHERE o <> x
  AND r.grade IN $grades AND s.grade IN $grades  //? grades
WITH x, a, r, s ORDER BY a.name
RETURN x.name AS other, x.type AS type, count(DISTINCT a) AS shared, collect(DISTINCT a.name) AS alliances, x.id AS other_id
     , [collect(DISTINCT r), collect(DISTINCT s)] AS _facts  //? facts
ORDER BY shared DESC, other, other_id
LIMIT $top
