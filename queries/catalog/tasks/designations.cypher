//+ title: {zh: 称号一览, en: Designations}
//+ answers: {zh: 有哪些称号、属于哪个行动、多少入选者（公示、撤销不算）、名单收录多少。, en: "Designations with programme, number of recipients (proposals and revoked awards do not count) and list coverage."}
//+ parameters:
//+   programme: {type: text, choices: Designation.programme, zh: 所属行动（含此词）, en: programme (contains)}
//+ columns:
//+   designation: {zh: 称号, en: designation}
//+   programme: {zh: 所属行动, en: programme}
//+   recipients: {zh: 入选者数, en: recipients}
//+   targets: {zh: 指向它的目标数, en: targets aiming at it}
//+   list_held: {zh: 名单收录, en: list held}
//+   list_total: {zh: 名单总数, en: list total}
//+   grade: {zh: 来源等级, en: grade}
//+   designation_id: {zh: 称号编号, en: designation id}
//+ coverage: {designation: designation}
//+ example: {programme: 楚怡}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [优质学校, 优质计划, 2, 1, null, null, media]
//+       - [市州学校, 山海行动, 1, 1, null, null, media]
//+       - [示范专业群, 优质计划, 1, 0, null, null, school]
//+       - [示范实训基地, 山海行动, 2, 1, 2, 10, official]
//+       - [示范文化馆, 山海行动, 0, 1, null, null, official]
MATCH (d:Designation)
WHERE true
  AND d.programme CONTAINS $programme  //? programme
  AND d.grade IN $grades  //? grades
OPTIONAL MATCH (l:OfficialList)-[:COVERS]->(d)
WITH d, max(l.held) AS list_held, max(l.total) AS list_total
RETURN d.name AS designation, d.programme AS programme,
       COUNT { MATCH (o)-[a:AWARDED]->(d)
               WHERE coalesce(a.status, '') <> '公示' AND coalesce(a.status, '') <> '撤销' AND NOT EXISTS {
                 MATCH (o)-[b:AWARDED]->(d) WHERE b.status = '撤销' AND coalesce(b.year, 9999) >= coalesce(a.year, 0) }
               RETURN DISTINCT o } AS recipients,
       COUNT { MATCH (g:Target)-[:AIMS_AT]->(d) RETURN DISTINCT g } AS targets,
       list_held, list_total, d.grade AS grade, d.id AS designation_id
     , [d, COLLECT { MATCH ()-[a:AWARDED]->(d) RETURN a ORDER BY a.id }] AS _facts  //? facts
ORDER BY designation, programme, designation_id
