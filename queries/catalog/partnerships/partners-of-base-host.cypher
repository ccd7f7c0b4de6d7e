//+ title: {zh: 只与基地建设单位合作的企业, en: Enterprises that only partner with a base's host}
//+ answers: {zh: 与实训基地的建设单位有合作、但没有参与该基地的企业。与 enterprises-by-base 并看。, en: "Enterprises that work with the host of a training base but take no part in the base; to be read beside enterprises-by-base."}
//+ parameters:
//+   base: {type: entity, of: [TrainingBase], zh: 实训基地, en: training base}
//+   host: {type: entity, of: [Institution], zh: 建设单位（院校）, en: host (institution)}
//+ columns:
//+   base: {zh: 实训基地, en: base}
//+   host: {zh: 建设单位, en: host}
//+   enterprise: {zh: 企业, en: enterprise}
//+   kind: {zh: 合作方式, en: kind}
//+   grade: {zh: 来源等级, en: grade}
//+   base_id: {zh: 基地编号, en: base id}
//+   host_id: {zh: 建设单位编号, en: host id}
//+   enterprise_id: {zh: 企业编号, en: enterprise id}
//+ network:
//+   - {from: host, to: enterprise, relation: PARTNERS_WITH}
//+   - {from: host, to: base, relation: HOSTS}
//+ beside: [enterprises-by-base]
//+ example: {host: 湖南汽车工程职业大学}
//+ fixture:
//+   - given: {base: 西山汽车实训基地}
//+     rows: [[西山汽车实训基地, 西山职业大学, 钱氏机械有限公司, 捐赠, unknown]]
//+   - given: {host: 东海职院}
//+     rows: [[东海数控实训基地, 东海职业技术学院, 孙记汽车股份有限公司, 现代学徒制, media]]
MATCH (b:TrainingBase {id: $base})<-[o:HOSTS]-(h:Institution)  //? base
MATCH (h:Institution {id: $host})-[o:HOSTS]->(b:TrainingBase)  //? not base, host
MATCH (h:Institution)-[o:HOSTS]->(b:TrainingBase)  //? not base, not host
MATCH (h)-[r:PARTNERS_WITH]->(e:Enterprise)
WHERE NOT EXISTS { (e)-[:CO_BUILDS|HOSTS]->(b) }
  AND h.id = $host  //? base, host
  AND r.grade IN $grades  //? grades
RETURN b.name AS base, h.name AS host, e.name AS enterprise, r.kind AS kind, r.grade AS grade,
       b.id AS base_id, h.id AS host_id, e.id AS enterprise_id
     , [o, r] AS _facts  //? facts
ORDER BY base, base_id, host, host_id, enterprise, enterprise_id, kind, r.id
