//+ title: {zh: 各市州概览, en: Overview of cities}
//+ answers: {zh: 一个省的每个市州有多少院校、企业、实训基地、联盟和校企合作；没有的为 0，不等于真没有。, en: "Institutions, enterprises, training bases, alliances and partnerships of every city of a province; 0 means none held, not none."}
//+ parameters:
//+   province: {type: region, levels: [省], setting: province, zh: 省（默认为本省）, en: province (default the workspace's)}
//+ columns:
//+   city: {zh: 市州, en: city}
//+   institutions: {zh: 院校, en: institutions}
//+   enterprises: {zh: 企业, en: enterprises}
//+   bases: {zh: 实训基地, en: training bases}
//+   alliances: {zh: 联盟, en: alliances}
//+   partnerships: {zh: 校企合作, en: partnerships}
//+   city_id: {zh: 市州编号, en: city id}
//+ coverage: {tables: [institutions, alliances], awarded_to: [TrainingBase]}
//+ beside: [cities-without-base, entities-in-region]
//+ example: {province: 湖南省}
//+ fixture:
//+   - given: {}
//+     rows:
//+       - [东市, 1, 2, 2, 1, 4]
//+       - [南市, 1, 0, 1, 0, 0]
//+       - [西市, 3, 1, 1, 1, 2]
MATCH (:Region {id: $province})<-[part:PART_OF]-(c:Region {level: '市'})  //? province
MATCH (:Region {level: '省'})<-[part:PART_OF]-(c:Region {level: '市'})  //? not province
RETURN c.name AS city,
       COUNT { MATCH (c)<-[:PART_OF*0..1]-(:Region)<-[:LOCATED_IN]-(x:Institution)
               WHERE true
                 AND x.grade IN $grades  //? grades
               RETURN DISTINCT x } AS institutions,
       COUNT { MATCH (c)<-[:PART_OF*0..1]-(:Region)<-[:LOCATED_IN]-(x:Enterprise)
               WHERE true
                 AND x.grade IN $grades  //? grades
               RETURN DISTINCT x } AS enterprises,
       COUNT { MATCH (c)<-[:PART_OF*0..1]-(:Region)<-[:LOCATED_IN]-(place)-[:HOSTS*0..1]->(x:TrainingBase)
               WHERE (x = place OR NOT EXISTS { (x)-[:LOCATED_IN]->(:Region) })
                 AND x.grade IN $grades  //? grades
               RETURN DISTINCT x } AS bases,
       COUNT { MATCH (c)<-[:PART_OF*0..1]-(:Region)<-[:LOCATED_IN]-(x:Alliance)
               WHERE true
                 AND x.grade IN $grades  //? grades
               RETURN DISTINCT x } AS alliances,
       COUNT { MATCH (c)<-[:PART_OF*0..1]-(:Region)<-[:LOCATED_IN]-(:Institution)-[r:PARTNERS_WITH]->()
               WHERE true
                 AND r.grade IN $grades  //? grades
               RETURN DISTINCT r } AS partnerships,
       c.id AS city_id
     , [part, COLLECT { MATCH (c)<-[:PART_OF*0..1]-(:Region)<-[l:LOCATED_IN]-() RETURN DISTINCT l ORDER BY l.id }] AS _facts  //? facts
ORDER BY city, city_id
