//+ title: {zh: 目标完成情况, en: Progress of targets}
//+ answers:
//+   zh: 每个指向称号的目标要多少、已有多少不重复的入选者。公示不算，撤销的不算；立项、建设中、验收通过分开数，未注明状态的另数。每市州若干所的目标按市州数相乘。没有期限的不算进度快慢。
//+   en: For every target that counts a designation, how many are wanted and how many distinct recipients hold it. Published proposals and revoked awards do not count; 立项, 建设中 and 验收通过 are counted apart, awards without a status too. Targets per city are multiplied by the cities.
//+ parameters:
//+   document: {type: entity, of: [Document], zh: 文件, en: document}
//+   designation: {type: entity, of: [Designation], zh: 称号, en: designation}
//+   province: {type: region, levels: [省], setting: province, zh: 省（每市州目标按它的市州数计）, en: province whose cities a per-city target counts}
//+ columns:
//+   task: {zh: 任务, en: task}
//+   target: {zh: 目标, en: target}
//+   designation: {zh: 称号, en: designation}
//+   wanted: {zh: 目标数, en: wanted}
//+   qualifier: {zh: 限定, en: qualifier}
//+   deadline: {zh: 期限, en: deadline}
//+   awarded: {zh: 已入选, en: awarded}
//+   approved: {zh: 其中立项, en: approved}
//+   building: {zh: 其中建设中, en: under construction}
//+   accepted: {zh: 其中验收通过, en: accepted}
//+   unstated: {zh: 其中状态未注明, en: status not stated}
//+   to_check: {zh: 其中待核, en: to be confirmed}
//+   remaining: {zh: 还差, en: remaining}
//+   list_held: {zh: 名单收录, en: list held}
//+   list_total: {zh: 名单总数, en: list total}
//+   grade: {zh: 目标的来源等级, en: "grade of the target"}
//+   task_id: {zh: 任务编号, en: task id}
//+   target_id: {zh: 目标编号, en: target id}
//+   designation_id: {zh: 称号编号, en: designation id}
//+ coverage: {designation: designation}
//+ beside: [prefecture-progress, recipients-of-designation, targets-behind]
//+ example: {document: 关于实施职业教育“楚怡”行动的通知, province: 湖南省}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [培育优质学校, 优质学校, 优质学校, 2, 不少于, null, 2, 0, 1, 0, 1, 1, 0, null, null, media]
//+       - [建设文化馆, 文化馆, 示范文化馆, 5, null, "2025", 0, 0, 0, 0, 0, 0, 5, null, null, official]
//+       - [建设示范实训基地, 示范实训基地, 示范实训基地, 10, null, "2030", 2, 1, 0, 1, 0, 0, 8, 2, 10, official]
//+       - [改扩建市州学校, 市州学校, 市州学校, 3, 每市州, null, 1, 1, 0, 0, 0, 0, 2, null, null, media]
//+   - given: {designation: 示范实训基地, min_grade: official}
//+     rows: [[建设示范实训基地, 示范实训基地, 示范实训基地, 10, null, "2030", 2, 2, 0, 0, 0, 0, 8, 2, 10, official]]
MATCH (:Document {id: $document})-[:DEFINES]->(t:Task)-[h:HAS_TARGET]->(g:Target)-[x:AIMS_AT]->(d:Designation)  //? document
MATCH (d:Designation {id: $designation})<-[x:AIMS_AT]-(g:Target)<-[h:HAS_TARGET]-(t:Task)  //? designation, not document
MATCH (t:Task)-[h:HAS_TARGET]->(g:Target)-[x:AIMS_AT]->(d:Designation)  //? not document, not designation
WITH DISTINCT t, h, g, x, d
WHERE g.count IS NOT NULL
  AND d.id = $designation  //? designation
  AND g.grade IN $grades  //? grades
// A designation is counted once, however many targets aim at it.
WITH d, collect([t, h, g, x]) AS aims
OPTIONAL MATCH (d)<-[a:AWARDED]-(o)
WHERE coalesce(a.status, '') <> '公示'
  AND a.grade IN $grades  //? grades
WITH d, aims, o, collect(a) AS awards
// A recipient is out when it was revoked and not awarded again later.
WITH d, aims, awards,
     reduce(y = -1, a IN [a IN awards WHERE a.status = '撤销'] | CASE WHEN coalesce(a.year, 9999) > y THEN coalesce(a.year, 9999) ELSE y END) AS revoked,
     reduce(y = -1, a IN [a IN awards WHERE coalesce(a.status, '') <> '撤销'] | CASE WHEN coalesce(a.year, 0) > y THEN coalesce(a.year, 0) ELSE y END) AS latest
WITH d, aims, awards, latest > revoked AS holds
// It counts once, at its furthest status.
WITH d, aims,
     CASE WHEN NOT holds THEN null
          WHEN any(a IN awards WHERE a.status = '验收通过') THEN '验收通过'
          WHEN any(a IN awards WHERE a.status = '建设中') THEN '建设中'
          WHEN any(a IN awards WHERE a.status = '立项') THEN '立项'
          ELSE '' END AS status,
     CASE WHEN holds AND all(a IN awards WHERE a.needs_check) THEN 1 ELSE 0 END AS unsure
     , awards  //? facts
WITH d, aims, count(status) AS awarded,
     sum(CASE status WHEN '立项' THEN 1 ELSE 0 END) AS approved,
     sum(CASE status WHEN '建设中' THEN 1 ELSE 0 END) AS building,
     sum(CASE status WHEN '验收通过' THEN 1 ELSE 0 END) AS accepted,
     sum(CASE status WHEN '' THEN 1 ELSE 0 END) AS unstated, sum(unsure) AS to_check
     , collect(awards) AS awards  //? facts
OPTIONAL MATCH (l:OfficialList)-[:COVERS]->(d)
WITH d, aims, awarded, approved, building, accepted, unstated, to_check, max(l.held) AS list_held, max(l.total) AS list_total
     , awards  //? facts
UNWIND aims AS aim
WITH *, aim[0] AS t, aim[1] AS h, aim[2] AS g, aim[3] AS x
WITH *, COUNT { MATCH (:Region {id: $province})<-[:PART_OF]-(c:Region {level: '市'}) RETURN DISTINCT c } AS cities
// 每市州 with the count for one city; 每市州1所 states the sum already.
WITH *, CASE WHEN g.qualifier CONTAINS '每市州' AND NOT g.qualifier =~ '.*每市州[^0-9]*[0-9].*'
             THEN CASE WHEN cities > 0 THEN g.count * cities END ELSE g.count END AS wanted
RETURN t.name AS task, g.name AS target, d.name AS designation, wanted, g.qualifier AS qualifier, g.deadline AS deadline,
       awarded, approved, building, accepted, unstated, to_check,
       CASE WHEN wanted > awarded THEN wanted - awarded WHEN wanted <= awarded THEN 0 END AS remaining,
       list_held, list_total, g.grade AS grade, t.id AS task_id, g.id AS target_id, d.id AS designation_id
     , [g, h, x, awards] AS _facts  //? facts
ORDER BY task, task_id, target, target_id, designation, designation_id
