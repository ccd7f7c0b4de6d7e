//+ title: {zh: 牵头单位说法不一的联盟, en: Alliances on whose leader sources disagree}
//+ answers: {zh: 不同来源各说各的牵头单位、没有一个来源同时提到它们的联盟；两个说法都在图谱里，可能是联合牵头，也可能有一个不对。, en: "Alliances for which different sources name different leaders and none names both: led together, or one is wrong. The graph holds both."}
//+ parameters:
//+   top: {type: number, default: 500, min: 1, max: 10000, zh: 最多几条, en: how many}
//+ columns:
//+   alliance: {zh: 联盟, en: alliance}
//+   leader: {zh: 牵头单位, en: leader}
//+   other: {zh: 另一说, en: the other}
//+   role: {zh: 角色, en: role}
//+   grade: {zh: 来源等级, en: grade}
//+   other_grade: {zh: 另一说的等级, en: grade of the other}
//+   seen: {zh: 最近见到, en: last seen}
//+   other_seen: {zh: 另一说最近见到, en: the other last seen}
//+   alliance_id: {zh: 联盟编号, en: alliance id}
//+   leader_id: {zh: 牵头单位编号, en: leader id}
//+   other_id: {zh: 另一说编号, en: id of the other}
//+ beside: [contradictions, alliances-without-leader]
//+ example: {}
//+ fixture:
//+   - given: {}
//+     rows: [[山海装备职教集团, 钱氏机械有限公司, 东海职业技术学院, 牵头, media, school, "2026-06-30", "2026-06-30"]]
MATCH (a:Alliance)<-[r:LEADS]-(o)
MATCH (a)<-[s:LEADS]-(p)
WHERE o.id < p.id AND coalesce(r.role, '') = coalesce(s.role, '') AND NONE(source IN r.sources WHERE source IN s.sources)
  AND r.grade IN $grades AND s.grade IN $grades  //? grades
RETURN a.name AS alliance, o.name AS leader, p.name AS other, r.role AS role, r.grade AS grade, s.grade AS other_grade,
       r.last_seen AS seen, s.last_seen AS other_seen, a.id AS alliance_id, o.id AS leader_id, p.id AS other_id
     , [r, s] AS _facts  //? facts
ORDER BY alliance, alliance_id, leader, leader_id, other, other_id, role
LIMIT $top
