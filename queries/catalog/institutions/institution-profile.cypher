//+ title: {zh: 一所院校的概况, en: Profile of an institution}
//+ answers: {zh: 一所院校的层次、性质、所在地、主管单位、曾用名，以及合作、基地、专业群、联盟和入选称号的数量。, en: "Level, ownership, place, supervisor and other names of an institution, and how many partners, bases, programme groups, alliances and designations it has."}
//+ parameters:
//+   institution: {type: entity, of: [Institution], required: true, zh: 院校, en: institution}
//+ columns:
//+   institution: {zh: 院校, en: institution}
//+   other_names: {zh: 其他名称, en: other names}
//+   level: {zh: 层次, en: level}
//+   ownership: {zh: 办学性质, en: ownership}
//+   code: {zh: 院校代码, en: code}
//+   city: {zh: 市州, en: city}
//+   supervisors: {zh: 主管单位, en: supervisors}
//+   partners: {zh: 合作单位数, en: partners}
//+   bases: {zh: 建设的基地和产业学院, en: bases and industry colleges hosted}
//+   programme_groups: {zh: 专业群数, en: programme groups}
//+   alliances: {zh: 参加的联盟数, en: alliances}
//+   designations: {zh: 入选称号, en: designations}
//+   grade: {zh: 来源等级, en: grade}
//+   institution_id: {zh: 院校编号, en: institution id}
//+ coverage: {}
//+ beside: [partners-of-institution, bases-of-organization, awards-of-organization, alliances-of-organization]
//+ example: {institution: 湖南铁道职业技术学院}
//+ fixture:
//+   - given: {institution: 东海职院}
//+     rows:
//+       - [东海职业技术学院, [东海工业学校, 东海职院], 高职专科, 公办, "99001", 东市, [东市教育局], 3, 2, 1, 1, [优质学校], official]
MATCH (i:Institution {id: $institution})
WHERE true
  AND i.grade IN $grades  //? grades
WITH i,
     COLLECT { MATCH (i)-[:LOCATED_IN]->(:Region)-[:PART_OF*0..2]->(c:Region {level: '市'})
               RETURN DISTINCT c.name ORDER BY c.name } AS cities
RETURN i.name AS institution, i.aliases AS other_names, i.level AS level, i.ownership AS ownership, i.code AS code,
       reduce(all = head(cities), c IN tail(cities) | all + '；' + c) AS city,
       COLLECT { MATCH (i)-[:SUPERVISED_BY]->(s) RETURN DISTINCT s.name ORDER BY s.name } AS supervisors,
       COUNT { MATCH (i)-[:PARTNERS_WITH]->(p) RETURN DISTINCT p } AS partners,
       COUNT { MATCH (i)-[:HOSTS]->(b) RETURN DISTINCT b } AS bases,
       COUNT { MATCH (i)-[:OFFERS]->(g) RETURN DISTINCT g } AS programme_groups,
       COUNT { MATCH (i)-[:LEADS|MEMBER_OF]->(a) RETURN DISTINCT a } AS alliances,
       COLLECT { MATCH (i)-[a:AWARDED]->(d:Designation) WHERE coalesce(a.status, '') <> '公示' AND coalesce(a.status, '') <> '撤销'
                 RETURN DISTINCT d.name ORDER BY d.name } AS designations,
       i.grade AS grade, i.id AS institution_id
     , [i, COLLECT { MATCH (i)-[r:LOCATED_IN|SUPERVISED_BY|AWARDED]->() RETURN r ORDER BY r.id }] AS _facts  //? facts
ORDER BY institution, institution_id
