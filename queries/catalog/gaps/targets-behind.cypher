//+ title: {zh: 落后于进度的目标, en: Targets behind pace}
//+ answers:
//+   zh: 从文件成文到期限按时间平均推算，到指定日期应完成多少（取整）、已有多少。只算有期限、有成文日期、指向称号的目标；名单收录不全时，落后可能只是未收录。
//+   en: Spread evenly from the document's date to the deadline, how many whole ones should be done by a day and how many are awarded. Only targets with a deadline, a dated document and a designation; where lists are incomplete a target may only seem behind.
//+ parameters:
//+   as_of: {type: date, default: today, zh: 截至（默认今天）, en: as of (default today)}
//+   document: {type: entity, of: [Document], zh: 文件, en: document}
//+ columns:
//+   task: {zh: 任务, en: task}
//+   designation: {zh: 称号, en: designation}
//+   wanted: {zh: 目标数, en: wanted}
//+   expected: {zh: 按时间应完成, en: expected by now}
//+   awarded: {zh: 已入选, en: awarded}
//+   issued_on: {zh: 成文日期, en: issued on}
//+   deadline: {zh: 期限, en: deadline}
//+   grade: {zh: 目标的来源等级, en: "grade of the target"}
//+   task_id: {zh: 任务编号, en: task id}
//+   designation_id: {zh: 称号编号, en: designation id}
//+ coverage: {designation: designation}
//+ beside: [target-progress]
//+ example: {as_of: 2024-01-01, document: 关于实施职业教育“楚怡”行动的通知}
//+ fixture:
//+   - given: {as_of: 2024-01-01}
//+     rows: [[建设文化馆, 示范文化馆, 5, 2.4, 0, "2022-03-01", "2025", official]]
//+   - given: {as_of: 2029-01-01}
//+     rows:
//+       - [建设文化馆, 示范文化馆, 5, 5.0, 0, "2022-03-01", "2025", official]
//+       - [建设示范实训基地, 示范实训基地, 10, 7.7, 2, "2022-03-01", "2030", official]
MATCH (d:Document {id: $document})-[:DEFINES]->(t:Task)-[h:HAS_TARGET]->(g:Target)-[x:AIMS_AT]->(n:Designation)  //? document
MATCH (d:Document)-[:DEFINES]->(t:Task)-[h:HAS_TARGET]->(g:Target)-[x:AIMS_AT]->(n:Designation)  //? not document
WHERE g.count IS NOT NULL AND g.deadline IS NOT NULL AND d.issued_on IS NOT NULL
  AND NOT coalesce(g.qualifier, '') CONTAINS '每市州'
  AND g.grade IN $grades  //? grades
WITH t, h, g, x, n, min(d.issued_on) AS issued_on
// Dates as years: 2022-03 is 2022 + 2/12. A deadline holds to the end of the year, month or day that it names.
WITH t, h, g, x, n, issued_on,
     toInteger(left(issued_on, 4)) + coalesce((toInteger(substring(issued_on, 5, 2)) - 1) / 12.0, 0.0) AS start,
     toInteger(left(g.deadline, 4)) + CASE WHEN size(g.deadline) > 4 THEN toInteger(substring(g.deadline, 5, 2)) / 12.0 ELSE 1.0 END AS finish,
     toInteger(left($as_of, 4)) + CASE WHEN size($as_of) > 4 THEN (toInteger(substring($as_of, 5, 2)) - 1) / 12.0 ELSE 1.0 END AS now
WHERE finish > start AND now > start
WITH *, round(10.0 * g.count * CASE WHEN now >= finish THEN 1.0 ELSE (now - start) / (finish - start) END) / 10.0 AS expected,
     COUNT { MATCH (o)-[a:AWARDED]->(n)
             WHERE coalesce(a.status, '') <> '公示' AND coalesce(a.status, '') <> '撤销' AND coalesce(a.year, 0) <= now
               AND NOT EXISTS { MATCH (o)-[b:AWARDED]->(n) WHERE b.status = '撤销' AND coalesce(b.year, 9999) >= coalesce(a.year, 0) }
             RETURN DISTINCT o } AS awarded
WHERE awarded < floor(expected)
RETURN t.name AS task, n.name AS designation, g.count AS wanted, expected, awarded, issued_on, g.deadline AS deadline,
       g.grade AS grade, t.id AS task_id, n.id AS designation_id
     , [g, h, x] AS _facts  //? facts
ORDER BY task, task_id, designation, designation_id, g.id
