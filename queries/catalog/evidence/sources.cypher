//+ title: {zh: 读过的来源, en: Sources read}
//+ answers: {zh: 图谱依据的文件和表格：类别、等级、片段数、写到的实体数。, en: "The files and tables that the graph rests on: kind, grade, passages, entities mentioned."}
//+ parameters:
//+   kind: {type: text, choices: Source.kind, zh: 类别, en: kind}
//+ columns:
//+   source: {zh: 来源, en: source}
//+   kind: {zh: 类别, en: kind}
//+   passages: {zh: 片段数, en: passages}
//+   document: {zh: 是哪份文件, en: text of}
//+   read_at: {zh: 读入时间, en: read at}
//+   grade: {zh: 等级, en: grade}
//+   address: {zh: 网址, en: address}
//+   source_id: {zh: 来源编号, en: source id}
//+ example: {}
//+ fixture:
//+   - given: {kind: 文件}
//+     rows: [[关于实施山海行动的通知, 文件, 1, 关于实施山海行动的通知, "2026-01-10", official, null]]
MATCH (s:Source)
WHERE true
  AND s.kind = $kind  //? kind
  AND s.grade IN $grades  //? grades
RETURN coalesce(s.title, s.name, s.uri) AS source, s.kind AS kind,
       COUNT { MATCH (s)-[:HAS_PASSAGE]->(p) RETURN p } AS passages,
       head(COLLECT { MATCH (s)-[:TEXT_OF]->(d:Document) RETURN d.name ORDER BY d.name }) AS document,
       s.read_at AS read_at, s.grade AS grade, s.address AS address, s.id AS source_id
     , head(COLLECT { MATCH (s)-[:HAS_PASSAGE]->(p) RETURN {passage: p.id} ORDER BY p.id }) AS _facts  //? facts
ORDER BY source, source_id
