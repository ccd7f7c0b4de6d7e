//+ title: {zh: 一个称号的入选者, en: Recipients of a designation}
//+ answers: {zh: 哪些院校、专业群、基地、联盟或企业入选了一个称号：年份、批次、档次、状态。公示也列出，但不算入选。, en: "Who holds a designation: year, batch, tier, status. Published proposals are listed too but are no award."}
//+ parameters:
//+   designation: {type: entity, of: [Designation], required: true, zh: 称号, en: designation}
//+   year: {type: number, min: 1900, max: 2100, zh: 年份, en: year}
//+   status: {type: enum, choices: AWARDED.status, zh: 状态, en: status}
//+ columns:
//+   designation: {zh: 称号, en: designation}
//+   recipient: {zh: 入选者, en: recipient}
//+   type: {zh: 类型, en: type}
//+   host: {zh: 所属单位, en: host}
//+   year: {zh: 年份, en: year}
//+   batch: {zh: 批次, en: batch}
//+   tier: {zh: 档次, en: tier}
//+   status: {zh: 状态, en: status}
//+   counts: {zh: 算入选, en: counts as awarded}
//+   grade: {zh: 来源等级, en: grade}
//+   designation_id: {zh: 称号编号, en: designation id}
//+   recipient_id: {zh: 入选者编号, en: recipient id}
//+ network:
//+   - {from: recipient, to: designation, relation: AWARDED}
//+ coverage: {designation: designation}
//+ example: {designation: 楚怡双高计划·高水平高职学校建设单位}
//+ fixture:
//+   - given: {designation: 示范实训基地}
//+     rows:
//+       - [示范实训基地, 东海数控实训基地, TrainingBase, 东海职业技术学院, 2022, 第一批, null, 立项, true, official]
//+       - [示范实训基地, 校内实训基地, TrainingBase, 南湖中等职业学校, 2023, null, null, 公示, false, mirror]
//+       - [示范实训基地, 西山汽车实训基地, TrainingBase, 西山职业大学, 2022, 第一批, null, 立项, true, official]
//+       - [示范实训基地, 西山汽车实训基地, TrainingBase, 西山职业大学, 2024, null, null, 验收通过, true, media]
//+       - [示范实训基地, 钱氏公共实训基地, TrainingBase, 钱氏机械有限公司, 2022, 第一批, null, 立项, false, official]
//+       - [示范实训基地, 钱氏公共实训基地, TrainingBase, 钱氏机械有限公司, 2024, null, null, 撤销, false, official]
//+   - given: {designation: 优质学校, year: 2022}
//+     rows: [[优质学校, 东海职业技术学院, Institution, null, 2022, null, null, 建设中, true, media]]
MATCH (d:Designation {id: $designation})<-[r:AWARDED]-(o)
WHERE true
  AND r.year = $year  //? year
  AND r.status = $status  //? status
  AND r.grade IN $grades  //? grades
WITH o, r, d, COLLECT { MATCH (h)-[:HOSTS|OFFERS]->(o) RETURN DISTINCT h.name ORDER BY h.name } AS hosts
RETURN d.name AS designation, o.name AS recipient, o.type AS type,
       reduce(all = head(hosts), h IN tail(hosts) | all + '；' + h) AS host,
       r.year AS year, r.batch AS batch, r.tier AS tier, r.status AS status,
       coalesce(r.status, '') <> '公示' AND coalesce(r.status, '') <> '撤销' AND NOT EXISTS {
         MATCH (o)-[b:AWARDED]->(d) WHERE b.status = '撤销' AND coalesce(b.year, 9999) >= coalesce(r.year, 0) } AS counts,
       r.grade AS grade, d.id AS designation_id, o.id AS recipient_id
     , [r] AS _facts  //? facts
ORDER BY recipient, recipient_id, year, batch, r.id
