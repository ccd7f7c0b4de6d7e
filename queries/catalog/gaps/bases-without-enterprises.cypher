//+ title: {zh: 没有企业参与的实训基地, en: Training bases without enterprises}
//+ answers: {zh: 图谱没有收录企业共建或建设的实训基地。未收录不等于没有。, en: "Training bases for which no enterprise is held as host or co-builder. What is not held may exist all the same."}
//+ parameters:
//+   city: {type: region, zh: 地区, en: region}
//+ columns:
//+   base: {zh: 实训基地, en: base}
//+   hosts: {zh: 建设单位, en: hosts}
//+   kind: {zh: 类别, en: kind}
//+   grade: {zh: 来源等级, en: grade}
//+   base_id: {zh: 基地编号, en: base id}
//+ coverage: {awarded_to: [TrainingBase]}
//+ beside: [enterprises-by-base, partners-of-base-host]
//+ example: {}
//+ fixture:
//+   - given: {}
//+     rows: [[校内实训基地, [南湖中等职业学校], 实训基地, mirror]]
//+   - given: {city: 西市}
//+     rows: []
MATCH (:Region {id: $city})<-[:PART_OF*0..2]-(:Region)<-[:LOCATED_IN]-(place)-[:HOSTS*0..1]->(b:TrainingBase)  //? city
WHERE b = place OR NOT EXISTS { (b)-[:LOCATED_IN]->(:Region) }  //? city
WITH DISTINCT b  //? city
MATCH (b:TrainingBase)  //? not city
WHERE NOT EXISTS { MATCH (:Enterprise)-[:CO_BUILDS|HOSTS]->(b) }
  AND b.grade IN $grades  //? grades
RETURN b.name AS base, COLLECT { MATCH (h)-[:HOSTS]->(b) RETURN DISTINCT h.name ORDER BY h.name } AS hosts,
       b.kind AS kind, b.grade AS grade, b.id AS base_id
     , [b, COLLECT { MATCH ()-[r:HOSTS]->(b) RETURN r ORDER BY r.id }] AS _facts  //? facts
ORDER BY base, base_id
