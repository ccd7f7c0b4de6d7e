"""A province small enough to check by hand, in the shape of a built graph.

山海省 has three cities (东市 with 东一县, 西市, 南市); 邻省 lies beside it. Every name is invented. Each
relation rests on a passage of its own, a row of a table, unless a sentence is given.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from chuyi.graph.facts import (
    Entity,
    Grade,
    designation_entity,
    digest,
    document_entity,
    hosted_entity,
    region_entity,
    target_entity,
    task_entity,
)

if TYPE_CHECKING:
    from chuyi.graph.engines import Engine

FIRST, LAST = "2026-01-10", "2026-06-30"
NOTICE_TEXT = "支持西山职业大学建设文化馆5个。"


def _organization(type_: str, name: str) -> Entity:
    return Entity(type_, name)


# Regions
PROVINCE = region_entity("990000", "山海省")
EAST = region_entity("990100", "东市")
EAST_COUNTY = region_entity("990101", "东一县")
WEST = region_entity("990200", "西市")
SOUTH = region_entity("990300", "南市")
NEIGHBOUR = region_entity("980000", "邻省")
NEIGHBOUR_CITY = region_entity("980100", "邻市")

# Organisations
DONGHAI = _organization("Institution", "东海职业技术学院")
XISHAN = _organization("Institution", "西山职业大学")
XISHAN_OLD = _organization("Institution", "西山职业技术学院")
XISHAN_SKILLS = _organization("Institution", "西山技工学校")
NANHU = _organization("Institution", "南湖中等职业学校")
LINJIANG = _organization("Institution", "邻江职业学院")
QIAN = _organization("Enterprise", "钱氏机械有限公司")
QIAN_FOUNDRY = _organization("Enterprise", "钱氏铸造有限公司")
SUN = _organization("Enterprise", "孙记汽车股份有限公司")
LI = _organization("Enterprise", "李家软件有限公司")
ZHOU = _organization("Enterprise", "周氏电子有限公司")
EDUCATION = _organization("Department", "山海省教育厅")
FINANCE = _organization("Department", "山海省财政厅")
EAST_BUREAU = _organization("Department", "东市教育局")
ASSOCIATION = _organization("Association", "机械行业协会")
ASSOCIATION_NEXT_DOOR = Entity("Association", "机械行业协会", region="980100")  # another one of the same name
INSTITUTE = _organization("ResearchInstitute", "山海材料研究院")

# What organisations build
LATHE_BASE = hosted_entity("TrainingBase", "东海数控实训基地")
CAR_BASE = hosted_entity("TrainingBase", "西山汽车实训基地")
LAKE_BASE = hosted_entity("TrainingBase", "校内实训基地", NANHU.name)
PUBLIC_BASE = hosted_entity("TrainingBase", "钱氏公共实训基地")
HALL = hosted_entity("CultureBase", "西山文化馆", XISHAN.name)
COLLEGE = hosted_entity("IndustryCollege", "智能制造产业学院", DONGHAI.name)
LATHE_GROUP = hosted_entity("ProgrammeGroup", "机电一体化专业群", DONGHAI.name)
CAR_GROUP = hosted_entity("ProgrammeGroup", "汽车专业群", XISHAN.name)

GROUP = Entity("Alliance", "山海装备职教集团")
UNION = Entity("Alliance", "西市产教联合体")
COMMUNITY = Entity("Alliance", "山海软件行业产教融合共同体")

# Policy
OLD_NOTICE = document_entity("关于旧行动的通知", "山教〔2018〕3号")
NOTICE = document_entity("关于实施山海行动的通知", "山教〔2022〕1号")
RULES = document_entity("山海行动实施细则", "山教〔2023〕5号")
CHAPTER = task_entity(NOTICE, "二", "推进基地建设")
HALL_TASK = task_entity(NOTICE, "二（一）", "建设文化馆")
BASE_TASK = task_entity(NOTICE, "二（二）", "建设示范实训基地")
SCHOOL_TASK = task_entity(NOTICE, "二（三）", "改扩建市州学校")
QUALITY_TASK = task_entity(RULES, "一", "培育优质学校")
HALL_TARGET = target_entity(HALL_TASK, 1, "文化馆")
BASE_TARGET = target_entity(BASE_TASK, 1, "示范实训基地")
SCHOOL_TARGET = target_entity(SCHOOL_TASK, 1, "市州学校")
QUALITY_TARGET = target_entity(QUALITY_TASK, 1, "优质学校")
EXPERTS_TARGET = target_entity(QUALITY_TASK, 2, "专家")

MODEL_BASE = designation_entity("示范实训基地", "山海行动")
MODEL_HALL = designation_entity("示范文化馆", "山海行动")
CITY_SCHOOL = designation_entity("市州学校", "山海行动")
QUALITY_SCHOOL = designation_entity("优质学校", "优质计划")
MODEL_GROUP = designation_entity("示范专业群", "优质计划")

BASE_LIST = Entity("OfficialList", "示范实训基地名单")
UNION_LIST = Entity("OfficialList", "市域产教联合体名单")
COLLEGE_LIST = Entity("OfficialList", "产业学院名单")
SCHOOL_LIST = Entity("OfficialList", "山海省院校名单")

# Entity, declared properties, grade of its name, other names
ENTITIES: list[tuple[Entity, dict[str, Any], str, list[str]]] = [
    (PROVINCE, {"code": "990000", "level": "省"}, "official", ["山海"]),
    (EAST, {"code": "990100", "level": "市"}, "official", ["东"]),
    (EAST_COUNTY, {"code": "990101", "level": "县"}, "official", []),
    (WEST, {"code": "990200", "level": "市"}, "official", []),
    (SOUTH, {"code": "990300", "level": "市"}, "official", []),
    (NEIGHBOUR, {"code": "980000", "level": "省"}, "official", []),
    (NEIGHBOUR_CITY, {"code": "980100", "level": "市"}, "official", []),
    (
        DONGHAI,
        {"level": "高职专科", "ownership": "公办", "code": "99001", "former_names": ["东海工业学校"]},
        "official",
        ["东海工业学校", "东海职院"],
    ),
    (XISHAN, {"level": "职业本科", "ownership": "公办", "code": "99002"}, "official", ["西大"]),
    (XISHAN_OLD, {"level": "高职专科", "ownership": "公办"}, "media", []),
    (XISHAN_SKILLS, {"level": "技工", "ownership": "公办"}, "unknown", []),
    (NANHU, {"level": "中职", "ownership": "民办"}, "media", []),
    (LINJIANG, {"level": "高职专科", "ownership": "民办"}, "official", []),
    (QIAN, {"industry": "机械", "ownership": "民营"}, "official", ["钱氏"]),
    (QIAN_FOUNDRY, {"industry": "机械"}, "media", ["钱氏"]),
    (SUN, {"industry": "新能源汽车"}, "media", ["孙记"]),
    (LI, {"industry": "软件"}, "mirror", []),
    (ZHOU, {}, "media", []),
    (EDUCATION, {"level": "省"}, "official", ["省教育厅"]),
    (FINANCE, {"level": "省"}, "official", []),
    (EAST_BUREAU, {"level": "市", "parent": "东市人民政府"}, "official", []),
    (ASSOCIATION, {"kind": "行业协会"}, "media", []),
    (ASSOCIATION_NEXT_DOOR, {"kind": "行业协会"}, "media", []),
    (INSTITUTE, {}, "media", []),
    (LATHE_BASE, {"kind": "产教融合实训基地", "level": "省级", "founded": "2022"}, "official", []),
    (CAR_BASE, {"kind": "实训基地", "founded": "2021"}, "media", []),
    (LAKE_BASE, {"kind": "实训基地"}, "mirror", []),
    (PUBLIC_BASE, {"kind": "公共实训基地"}, "media", []),
    (HALL, {"status": "建成"}, "official", []),
    (COLLEGE, {"founded": "2023"}, "school", []),
    (LATHE_GROUP, {"programmes": ["机电一体化技术", "数控技术"], "level": "省级"}, "school", []),
    (CAR_GROUP, {"programmes": ["新能源汽车技术"]}, "mirror", []),
    (GROUP, {"kind": "职教集团", "founded": "2019"}, "school", []),
    (UNION, {"kind": "市域产教联合体", "founded": "2023-11-02"}, "official", []),
    (COMMUNITY, {"kind": "行业产教融合共同体"}, "mirror", []),
    (OLD_NOTICE, {"doc_number": "山教〔2018〕3号", "issued_on": "2018-06-01", "kind": "通知"}, "official", []),
    (NOTICE, {"doc_number": "山教〔2022〕1号", "issued_on": "2022-03-01", "kind": "通知"}, "official", []),
    (RULES, {"doc_number": "山教〔2023〕5号", "issued_on": "2023-05", "kind": "细则"}, "media", []),
    (CHAPTER, {"clause": "二", "action": "推进"}, "official", []),
    (HALL_TASK, {"clause": "二（一）", "action": "建设"}, "official", []),
    (BASE_TASK, {"clause": "二（二）", "action": "建设"}, "official", []),
    (
        SCHOOL_TASK,
        {"clause": "二（三）", "action": "改扩建", "responsible_text": "各市州人民政府"},
        "media",
        [],
    ),
    (QUALITY_TASK, {"clause": "一", "action": "培育"}, "media", []),
    (HALL_TARGET, {"count": 5, "unit": "个", "deadline": "2025"}, "official", []),
    (BASE_TARGET, {"count": 10, "unit": "个", "deadline": "2030"}, "official", []),
    (SCHOOL_TARGET, {"count": 1, "unit": "所", "qualifier": "每市州"}, "media", []),
    (QUALITY_TARGET, {"count": 2, "unit": "所", "qualifier": "不少于"}, "media", []),
    (EXPERTS_TARGET, {"count": 30, "unit": "名"}, "mirror", []),
    (MODEL_BASE, {"programme": "山海行动", "level": "省级"}, "official", []),
    (MODEL_HALL, {"programme": "山海行动"}, "official", []),
    (CITY_SCHOOL, {"programme": "山海行动"}, "media", []),
    (QUALITY_SCHOOL, {"programme": "优质计划"}, "media", []),
    (MODEL_GROUP, {"programme": "优质计划"}, "school", []),
    (
        BASE_LIST,
        {"total": 10, "held": 2, "table": "designations", "rule": "designation=示范实训基地"},
        "official",
        [],
    ),
    (UNION_LIST, {"total": 3, "table": "alliances", "rule": "kind=市域产教联合体"}, "official", []),
    (COLLEGE_LIST, {"total": 1, "held": 1, "table": "industry_colleges", "rule": "全部行"}, "official", []),
    (SCHOOL_LIST, {"total": 6, "held": 5, "table": "institutions", "rule": "全部行"}, "official", []),
]

Relation = tuple[str, Entity, Entity, dict[str, Any], str]
RELATIONS: list[Relation] = [
    ("PART_OF", EAST, PROVINCE, {}, "official"),
    ("PART_OF", EAST_COUNTY, EAST, {}, "official"),
    ("PART_OF", WEST, PROVINCE, {}, "official"),
    ("PART_OF", SOUTH, PROVINCE, {}, "official"),
    ("PART_OF", NEIGHBOUR_CITY, NEIGHBOUR, {}, "official"),
    ("LOCATED_IN", DONGHAI, EAST_COUNTY, {}, "official"),
    ("LOCATED_IN", XISHAN, WEST, {}, "official"),
    ("LOCATED_IN", XISHAN_OLD, WEST, {}, "media"),
    ("LOCATED_IN", XISHAN_SKILLS, WEST, {}, "unknown"),
    ("LOCATED_IN", NANHU, SOUTH, {}, "media"),
    ("LOCATED_IN", LINJIANG, NEIGHBOUR_CITY, {}, "official"),
    ("LOCATED_IN", QIAN, EAST, {}, "official"),
    ("LOCATED_IN", QIAN_FOUNDRY, EAST, {}, "media"),
    ("LOCATED_IN", SUN, WEST, {}, "media"),
    ("LOCATED_IN", EDUCATION, PROVINCE, {}, "official"),
    ("LOCATED_IN", ASSOCIATION, EAST, {}, "media"),
    ("LOCATED_IN", ASSOCIATION_NEXT_DOOR, NEIGHBOUR_CITY, {}, "media"),
    ("LOCATED_IN", PUBLIC_BASE, EAST, {}, "media"),
    ("LOCATED_IN", GROUP, EAST, {}, "school"),
    ("LOCATED_IN", UNION, WEST, {}, "official"),
    ("SUPERVISED_BY", DONGHAI, EAST_BUREAU, {}, "official"),
    ("SUPERVISED_BY", XISHAN, EDUCATION, {}, "official"),
    ("SUCCEEDS", XISHAN, XISHAN_OLD, {"kind": "升格", "date": "2022-06"}, "media"),
    ("SUBSIDIARY_OF", QIAN_FOUNDRY, QIAN, {}, "media"),
    ("HOSTS", DONGHAI, LATHE_BASE, {}, "official"),
    ("HOSTS", XISHAN, CAR_BASE, {}, "media"),
    ("HOSTS", NANHU, LAKE_BASE, {}, "mirror"),
    ("HOSTS", QIAN, PUBLIC_BASE, {}, "media"),
    ("HOSTS", XISHAN, HALL, {}, "official"),
    ("HOSTS", DONGHAI, COLLEGE, {}, "school"),
    ("CO_BUILDS", QIAN, LATHE_BASE, {"role": "共建"}, "official"),
    ("CO_BUILDS", SUN, CAR_BASE, {"role": "授牌"}, "mirror"),
    ("CO_BUILDS", INSTITUTE, CAR_BASE, {"role": "合作"}, "media"),
    ("CO_BUILDS", QIAN, COLLEGE, {"role": "共建"}, "school"),
    ("OFFERS", DONGHAI, LATHE_GROUP, {}, "school"),
    ("OFFERS", XISHAN, CAR_GROUP, {}, "mirror"),
    (
        "PARTNERS_WITH",
        DONGHAI,
        QIAN,
        {"kind": "订单班", "object": "钱氏班", "programme": "数控技术", "start_date": "2023-09"},
        "official",
    ),
    ("PARTNERS_WITH", DONGHAI, QIAN, {"kind": "捐赠", "object": "设备", "start_date": "2024-01-10"}, "official"),
    ("PARTNERS_WITH", DONGHAI, SUN, {"kind": "现代学徒制", "start_date": "2022"}, "media"),
    (
        "PARTNERS_WITH",
        XISHAN,
        SUN,
        {"kind": "校企合作", "object": "战略合作", "start_date": "2021-05-01", "end_date": "2024-05-01"},
        "mirror",
    ),
    ("PARTNERS_WITH", XISHAN, QIAN, {"kind": "捐赠"}, "unknown"),
    ("PARTNERS_WITH", LINJIANG, QIAN, {"kind": "校企合作", "start_date": "2024"}, "school"),
    ("PARTNERS_WITH", DONGHAI, INSTITUTE, {"kind": "联合培养"}, "media"),
    ("LEADS", DONGHAI, GROUP, {"role": "牵头"}, "school"),
    ("LEADS", QIAN, GROUP, {"role": "牵头"}, "media"),
    ("LEADS", XISHAN, UNION, {"role": "理事长"}, "official"),
    ("MEMBER_OF", XISHAN, GROUP, {"role": "成员"}, "school"),
    ("MEMBER_OF", ZHOU, GROUP, {"role": "成员"}, "media"),
    ("MEMBER_OF", EDUCATION, GROUP, {"role": "指导"}, "school"),
    ("MEMBER_OF", NANHU, UNION, {"role": "成员"}, "official"),
    ("MEMBER_OF", LI, COMMUNITY, {"role": "成员"}, "mirror"),
    ("ISSUED_BY", OLD_NOTICE, EDUCATION, {"order": 1}, "official"),
    ("ISSUED_BY", NOTICE, EDUCATION, {"order": 1}, "official"),
    ("ISSUED_BY", NOTICE, FINANCE, {"order": 2}, "official"),
    ("ISSUED_BY", RULES, EDUCATION, {"order": 1}, "media"),
    ("SUPERSEDES", NOTICE, OLD_NOTICE, {"date": "2022-03-01"}, "official"),
    ("BASED_ON", RULES, NOTICE, {}, "media"),
    ("DEFINES", NOTICE, CHAPTER, {"clause": "二"}, "official"),
    ("DEFINES", NOTICE, HALL_TASK, {"clause": "二（一）"}, "official"),
    ("DEFINES", NOTICE, BASE_TASK, {"clause": "二（二）"}, "official"),
    ("DEFINES", NOTICE, SCHOOL_TASK, {"clause": "二（三）"}, "media"),
    ("DEFINES", RULES, QUALITY_TASK, {"clause": "一"}, "media"),
    ("SUBTASK_OF", HALL_TASK, CHAPTER, {}, "official"),
    ("SUBTASK_OF", BASE_TASK, CHAPTER, {}, "official"),
    ("RESPONSIBLE_FOR", EDUCATION, BASE_TASK, {"role": "牵头"}, "official"),
    ("RESPONSIBLE_FOR", FINANCE, BASE_TASK, {"role": "配合"}, "official"),
    ("RESPONSIBLE_FOR", EDUCATION, QUALITY_TASK, {"role": "牵头"}, "media"),
    ("HAS_TARGET", HALL_TASK, HALL_TARGET, {}, "official"),
    ("HAS_TARGET", BASE_TASK, BASE_TARGET, {}, "official"),
    ("HAS_TARGET", SCHOOL_TASK, SCHOOL_TARGET, {}, "media"),
    ("HAS_TARGET", QUALITY_TASK, QUALITY_TARGET, {}, "media"),
    ("HAS_TARGET", QUALITY_TASK, EXPERTS_TARGET, {}, "mirror"),
    ("AIMS_AT", HALL_TARGET, MODEL_HALL, {}, "official"),
    ("AIMS_AT", BASE_TARGET, MODEL_BASE, {}, "official"),
    ("AIMS_AT", SCHOOL_TARGET, CITY_SCHOOL, {}, "media"),
    ("AIMS_AT", QUALITY_TARGET, QUALITY_SCHOOL, {}, "media"),
    ("SUPPORTS", HALL_TASK, XISHAN, {}, "official"),
    ("SUPPORTS", HALL_TASK, HALL, {}, "official"),
    # 立项 only; first 立项, then 验收通过; 公示 only; 立项, then 撤销
    ("AWARDED", LATHE_BASE, MODEL_BASE, {"year": 2022, "batch": "第一批", "status": "立项"}, "official"),
    ("AWARDED", CAR_BASE, MODEL_BASE, {"year": 2022, "batch": "第一批", "status": "立项"}, "official"),
    ("AWARDED", CAR_BASE, MODEL_BASE, {"year": 2024, "status": "验收通过"}, "media"),
    ("AWARDED", LAKE_BASE, MODEL_BASE, {"year": 2023, "status": "公示"}, "mirror"),
    ("AWARDED", PUBLIC_BASE, MODEL_BASE, {"year": 2022, "batch": "第一批", "status": "立项"}, "official"),
    ("AWARDED", PUBLIC_BASE, MODEL_BASE, {"year": 2024, "status": "撤销"}, "official"),
    ("AWARDED", XISHAN, QUALITY_SCHOOL, {"year": 2021}, "mirror"),
    ("AWARDED", DONGHAI, QUALITY_SCHOOL, {"year": 2022, "status": "建设中"}, "media"),
    ("AWARDED", NANHU, CITY_SCHOOL, {"year": 2023, "status": "立项"}, "media"),
    ("AWARDED", LATHE_GROUP, MODEL_GROUP, {"status": "立项"}, "school"),
    ("AWARDED", GROUP, QUALITY_SCHOOL, {"year": 2020, "status": "撤销"}, "media"),
    ("COVERS", BASE_LIST, MODEL_BASE, {}, "official"),
    ("STATED_IN", BASE_LIST, NOTICE, {}, "official"),
]

# First seen later than everything else
NEW = {(LINJIANG.id, "PARTNERS_WITH", QIAN.id): "2026-07-01", LI.id: "2026-07-01"}

# On what sources disagree, by entity or by start and type of a relation: property, value, whether it is shown, row of the sheet
# that says it, date
CONTESTED = {
    DONGHAI.id: [
        ("level", "高职专科", True, ("Institution", 2), "2026-01"),
        ("level", "中职", False, ("Institution", 4), ""),
    ],
    (XISHAN.id, "SUCCEEDS"): [
        ("date", "2022-06", True, ("SUCCEEDS", 2), ""),
        ("date", "2021", False, ("SUCCEEDS", 2), ""),
    ],
}
# Stated by the text, not by the table
IN_TEXT = {(QIAN.id, "LEADS", GROUP.id)}

TABLE_SOURCE = "source-" + digest("source", "file:facts.xlsx")
TEXT_SOURCE = "source-" + digest("source", "file:notice.txt")


def build_fixture(engine: Engine) -> None:
    """Write the graph into an empty engine."""
    from chuyi.graph.schema import ontology

    engine.ensure_schema(ontology())
    writer = _Writer()
    for entity, properties, grade, aliases in ENTITIES:
        writer.entity(entity, properties, grade, aliases)
    for relation in RELATIONS:
        writer.relation(*relation)
    writer.notice()
    writer.stamp()
    for type_, nodes in writer.nodes.items():
        engine.upsert_nodes(type_, nodes)
    for (type_, from_type, to_type), relations in writer.relations.items():
        engine.upsert_relations(type_, from_type, to_type, relations)


class _Writer:
    """Gathers nodes and relations in the shape that an engine takes."""

    def __init__(self) -> None:
        self.nodes: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.relations: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
        self._rows: Counter[str] = Counter()
        self._source(TABLE_SOURCE, "名单", "表格", "official")
        self._source(TEXT_SOURCE, NOTICE.name, "文件", "official")

    def entity(self, entity: Entity, properties: dict[str, Any], grade: str, aliases: list[str]) -> None:
        passage = self._row_passage(entity.type, f"名称={entity.name}", grade)
        self._node(
            entity.type,
            entity.id,
            {
                "type": entity.type,
                "name": entity.name,
                **({"title": entity.name} if entity.type in ("Task", "Document") else {}),
                **({"object": entity.name} if entity.type == "Target" else {}),
                **properties,
                "aliases": aliases,
                **_contested(entity.id),
                **_provenance(grade, NEW.get(entity.id, FIRST), TABLE_SOURCE),
                "evidence": [passage],
            },
        )

    def relation(self, type_: str, subject: Entity, object_: Entity, properties: dict[str, Any], grade: str) -> None:
        passage = self._row_passage(type_, f"{subject.name} | {type_} | {object_.name}", grade)
        key = subject.id, type_, object_.id
        self._relation(
            type_,
            (subject.type, subject.id),
            (object_.type, object_.id),
            {
                **properties,
                **_period(properties),
                **_contested((subject.id, type_)),
                **_provenance(grade, NEW.get(key, FIRST), TEXT_SOURCE if key in IN_TEXT else TABLE_SOURCE),
                "evidence": [passage],
                "evidence_starts": [-1],
                "evidence_ends": [-1],
                "confidence": 1.0,
            },
        )

    def notice(self) -> None:
        """The notice's text: one sentence, which states the hall's target in words of our own; and a row that states a list."""
        passage = digest("passage", TEXT_SOURCE, NOTICE_TEXT, 0)
        self._node(
            "Passage",
            passage,
            {
                "name": NOTICE_TEXT,
                "text": NOTICE_TEXT,
                "source": TEXT_SOURCE,
                "document": NOTICE.name,
                "location": json.dumps({"clause": "二（一）"}, ensure_ascii=False),
                "grade": "official",
                "address": "https://example.org/notice",
                "title": NOTICE.name,
                "kind": "示例改写",
            },
        )
        self._relation("HAS_PASSAGE", ("Source", TEXT_SOURCE), ("Passage", passage), {})
        self._relation("TEXT_OF", ("Source", TEXT_SOURCE), (NOTICE.type, NOTICE.id), {})
        self._relation("MENTIONS", ("Passage", passage), (XISHAN.type, XISHAN.id), {"start": 2, "end": 8})
        self._relation(
            "STATES",
            ("Passage", passage),
            (HALL_TARGET.type, HALL_TARGET.id),
            {"property": "count", "value": "5", "start": 13, "end": 14, "confidence": 0.9},
        )
        self._relation(
            "STATES",
            ("Passage", digest("passage", TABLE_SOURCE, "Enterprise", 6)),
            (ZHOU.type, ZHOU.id),
            {"property": "short_names", "value": ["周氏", "周电"], "start": 3, "end": 5, "confidence": 1.0},
        )

    def stamp(self) -> None:
        counts = {type_: len(rows) for type_, rows in self.nodes.items()}
        self._node(
            "Graph",
            "graph",
            {
                "name": "graph",
                "ledger": "ledger-fixture",
                "run": "run-fixture",
                "built_at": "2026-07-01T08:00:00",
                "complete": True,
                "counts": json.dumps(counts),
            },
        )

    def _row_passage(self, sheet: str, text: str, grade: str) -> str:
        """A row of the sheet that holds the entities or relations of one type; row 1 is the header."""
        self._rows[sheet] += 1
        row = self._rows[sheet] + 1
        id_ = digest("passage", TABLE_SOURCE, sheet, row)
        needs_check = Grade(grade).needs_check
        self._node(
            "Passage",
            id_,
            {
                "name": text,
                "text": text,
                "source": TABLE_SOURCE,
                "document": "名单",
                "location": json.dumps({"sheet": sheet, "row": row}, ensure_ascii=False),
                "grade": grade,
                **({} if needs_check else {"address": f"https://example.org/{grade}", "title": f"{grade}网页"}),
                "kind": "表格",
            },
        )
        self._relation("HAS_PASSAGE", ("Source", TABLE_SOURCE), ("Passage", id_), {})
        return id_

    def _source(self, id_: str, title: str, kind: str, grade: str) -> None:
        self._node(
            "Source",
            id_,
            {
                "name": title,
                "uri": f"file:{title}",
                "kind": kind,
                "grade": grade,
                "title": title,
                "sha256": "0" * 64,
                "read_at": FIRST,
            },
        )

    def _node(self, type_: str, id_: str, properties: dict[str, Any]) -> None:
        self.nodes[type_].append({"id": id_, "properties": properties})

    def _relation(self, type_: str, start: tuple[str, str], end: tuple[str, str], properties: dict[str, Any]) -> None:
        id_ = digest(type_, start[1], end[1], json.dumps(properties, ensure_ascii=False, sort_keys=True))
        self.relations[type_, start[0], end[0]].append(
            {"id": id_, "from": start[1], "to": end[1], "properties": properties}
        )


def _contested(key: Any) -> dict[str, list[Any]]:
    sides = CONTESTED.get(key)
    if sides is None:
        return {}
    return {
        "contested": [name for name, _, _, _, _ in sides],
        "contested_values": [value for _, value, _, _, _ in sides],
        "contested_shown": [shown for _, _, shown, _, _ in sides],
        "contested_passages": [digest("passage", TABLE_SOURCE, *place) for _, _, _, place, _ in sides],
        "contested_dates": [date for _, _, _, _, date in sides],
    }


def _period(properties: dict[str, Any]) -> dict[str, str]:
    """The time of a relation, as a build takes it from its properties."""
    dates = (("valid_from", "start_date"), ("valid_to", "end_date"))
    return {end: properties[name] for end, name in dates if name in properties}


def _provenance(grade: str, first_seen: str, source: str) -> dict[str, Any]:
    return {
        "grade": grade,
        "needs_check": Grade(grade).needs_check,
        "first_seen": first_seen,
        "last_seen": LAST,
        "sources": [source],
    }
