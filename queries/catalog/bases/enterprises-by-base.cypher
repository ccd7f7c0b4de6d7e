//+ title: {zh: 各实训基地的企业, en: Enterprises by training base}
//+ answers:
//+   zh: 哪些企业共建或建设（依托）了哪个实训基地。只与建设单位合作、没有参与基地的企业不在其中，见 partners-of-base-host。
//+   en: Which enterprises co-build or host which training base. Enterprises that only partner with the host are another question, partners-of-base-host.
//+ parameters:
//+   base: {type: entity, of: [TrainingBase], zh: 实训基地, en: training base}
//+   host: {type: entity, of: [Organization], zh: 建设（依托）单位, en: host}
//+   city: {type: region, zh: 地区, en: region}
//+   industry: {type: text, choices: Enterprise.industry, zh: 企业的行业（含此词）, en: the enterprise's industry (contains)}
//+ columns:
//+   base: {zh: 实训基地, en: base}
//+   host: {zh: 建设单位, en: host}
//+   city: {zh: 市州, en: city}
//+   enterprise: {zh: 企业, en: enterprise}
//+   role: {zh: 角色, en: role}
//+   source: {zh: 来源, en: source}
//+   grade: {zh: 来源等级, en: grade}
//+   base_id: {zh: 基地编号, en: base id}
//+   host_id: {zh: 建设单位编号, en: host id}
//+   enterprise_id: {zh: 企业编号, en: enterprise id}
//+ network:
//+   - {from: enterprise, to: base, relation: $role}
//+ coverage: {awarded_to: [TrainingBase]}
//+ beside: [partners-of-base-host, builders-of-base]
//+ example: {city: 株洲市}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [东海数控实训基地, 东海职业技术学院, 东市, 钱氏机械有限公司, 共建, "https://example.org/official", official]
//+       - [西山汽车实训基地, 西山职业大学, 西市, 孙记汽车股份有限公司, 授牌, 名单, mirror]
//+       - [钱氏公共实训基地, 钱氏机械有限公司, 东市, 钱氏机械有限公司, 建设（依托）单位, "https://example.org/media", media]
//+   - given: {city: 东市, industry: 机械}
//+     rows:
//+       - [东海数控实训基地, 东海职业技术学院, 东市, 钱氏机械有限公司, 共建, "https://example.org/official", official]
//+       - [钱氏公共实训基地, 钱氏机械有限公司, 东市, 钱氏机械有限公司, 建设（依托）单位, "https://example.org/media", media]
//+   - given: {base: 西山汽车实训基地}
//+     rows: [[西山汽车实训基地, 西山职业大学, 西市, 孙记汽车股份有限公司, 授牌, 名单, mirror]]
//+   - given: {host: 东海职院}
//+     rows: [[东海数控实训基地, 东海职业技术学院, 东市, 钱氏机械有限公司, 共建, "https://example.org/official", official]]
//+   - given: {min_grade: media, city: 西市}
//+     rows: []
MATCH (b:TrainingBase {id: $base})  //? base
MATCH (:Organization {id: $host})-[:HOSTS]->(b:TrainingBase)  //? host, not base
// A base is where it is said to be, else where its host is.
MATCH (:Region {id: $city})<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(where)-[:HOSTS*0..1]->(b:TrainingBase)  //? city, not base, not host
WITH DISTINCT b  //? city, not base, not host
MATCH (b:TrainingBase)  //? not base, not host, not city
MATCH (e:Enterprise)-[r:CO_BUILDS|HOSTS]->(b)
OPTIONAL MATCH (h)-[:HOSTS]->(b)
WITH b, e, r, h, CASE WHEN EXISTS { (b)-[:LOCATED_IN]->(:Region) } THEN b ELSE h END AS place
WHERE (type(r) = 'CO_BUILDS' OR h = e)
  AND h.id = $host  //? host
  AND e.industry CONTAINS $industry  //? industry
  AND r.grade IN $grades  //? grades
  AND EXISTS { MATCH (place)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..2]->(:Region {id: $city}) }  //? city
WITH b, e, r, h,
     COLLECT { MATCH (place)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..2]->(c:Region {level: '市'})
               RETURN DISTINCT c.name ORDER BY c.name } AS cities,
     COLLECT { UNWIND r.evidence AS id MATCH (p:Passage {id: id}) WHERE p.grade = r.grade
               RETURN coalesce(p.address, p.document) AS origin ORDER BY origin } AS origins
RETURN b.name AS base, h.name AS host, reduce(all = head(cities), c IN tail(cities) | all + '；' + c) AS city,
       e.name AS enterprise,
       coalesce(r.role, CASE type(r) WHEN 'HOSTS' THEN '建设（依托）单位' ELSE '共建' END) AS role,
       head(origins) AS source, r.grade AS grade,
       b.id AS base_id, h.id AS host_id, e.id AS enterprise_id
     , [r] AS _facts  //? facts
ORDER BY base, base_id, enterprise, enterprise_id, role, r.id, host_id
