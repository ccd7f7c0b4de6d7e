//+ title: {zh: 官方名单收录了多少, en: Coverage of official lists}
//+ answers: {zh: 每份官方名单一共多少、图谱收录多少、对应哪个称号和文件。未收录不等于没有。, en: "For every official list: how many in all, how many are held here, which designation and document. What is not held may exist all the same."}
//+ parameters:
//+   about: {type: text, zh: 名单名称含此词, en: words in the name}
//+ columns:
//+   list: {zh: 名单, en: list}
//+   held: {zh: 收录, en: held}
//+   total: {zh: 总数, en: total}
//+   missing: {zh: 未收录, en: not held}
//+   rule: {zh: 对应条件, en: rule}
//+   designations: {zh: 称号, en: designations}
//+   stated_in: {zh: 见于, en: stated in}
//+   grade: {zh: 来源等级, en: grade}
//+   list_id: {zh: 名单编号, en: list id}
//+ coverage: {}
//+ example: {}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [产业学院名单, 1, 1, 0, 全部行, [], [], official]
//+       - [山海省院校名单, 5, 6, 1, 全部行, [], [], official]
//+       - [市域产教联合体名单, null, 3, null, "kind=市域产教联合体", [], [], official]
//+       - [示范实训基地名单, 2, 10, 8, "designation=示范实训基地", [示范实训基地], [关于实施山海行动的通知], official]
MATCH (l:OfficialList)
WHERE true
  AND l.name CONTAINS $about  //? about
  AND l.grade IN $grades  //? grades
RETURN l.name AS list, l.held AS held, l.total AS total, l.total - l.held AS missing, l.rule AS rule,
       COLLECT { MATCH (l)-[:COVERS]->(d) RETURN DISTINCT d.name ORDER BY d.name } AS designations,
       COLLECT { MATCH (l)-[:STATED_IN]->(d) RETURN DISTINCT d.name ORDER BY d.name } AS stated_in,
       l.grade AS grade, l.id AS list_id
     , [l, COLLECT { MATCH (l)-[r:COVERS|STATED_IN]->() RETURN r ORDER BY r.id }] AS _facts  //? facts
ORDER BY list, list_id
