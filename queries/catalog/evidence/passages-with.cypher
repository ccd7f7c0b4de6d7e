//+ title: {zh: 写到某个词的片段, en: Passages that contain words}
//+ answers: {zh: 哪些句子或表格行里有某个词，出自哪份文件、哪个位置。, en: "Sentences and table rows that contain words, with document and place."}
//+ parameters:
//+   words: {type: text, required: true, zh: 词, en: words}
//+   top: {type: number, default: 50, min: 1, max: 1000, zh: 最多几条, en: how many}
//+ columns:
//+   passage: {zh: 片段, en: passage}
//+   document: {zh: 文件或表格, en: document or table}
//+   location: {zh: 位置, en: location}
//+   grade: {zh: 来源等级, en: grade}
//+   kind: {zh: 来源类别, en: kind of source}
//+   address: {zh: 网址, en: address}
//+   passage_id: {zh: 片段编号, en: passage id}
//+ example: {words: 楚怡}
//+ fixture:
//+   - given: {words: 支持西山}
//+     rows: [[支持西山职业大学建设文化馆5个。, 关于实施山海行动的通知, '{"clause": "二（一）"}', official, 示例改写, "https://example.org/notice"]]
MATCH (p:Passage)
WHERE p.text CONTAINS $words
  AND p.grade IN $grades  //? grades
RETURN p.text AS passage, p.document AS document, p.location AS location, p.grade AS grade, p.kind AS kind,
       p.address AS address, p.id AS passage_id
     , [{passage: p.id}] AS _facts  //? facts
ORDER BY document, passage_id
LIMIT $top
