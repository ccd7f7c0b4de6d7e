"""Mappings that follow from the ontology: a sheet for every type of entity and of relation.

An entity's sheet has a column for each declared property (Chinese label first), for the rest of its
identity, and for its place; a relation's sheet has its two ends, their types and its properties.
"""

from __future__ import annotations

from collections.abc import Mapping

from chuyi.errors import Text
from chuyi.graph.schema import Ontology, Property
from chuyi.ingest.tables.identities import parts_of
from chuyi.ingest.tables.mapping import ROW, SEPARATORS, Column, EntityRule, RelationRule, TableMapping, Term

_GRADES = {
    "官方": ("official",),
    "学校": ("school",),
    "本单位": ("school",),
    "媒体": ("media",),
    "转载": ("mirror",),
    "未知": ("unknown",),
}
_IN_ADDRESS = Text("网站名已含在来源网址里", "the address holds it already")
_IN_GRADE = Text("由来源等级推得，等级已记录", "it follows from the grade, which is kept")

# Columns that any table may have: where a row's facts come from.
COMMON_COLUMNS: Mapping[str, Column] = {
    column.name: column
    for column in (
        Column("source_url", ("来源网址", "网址", "出处网址", "address")),
        Column("source_grade", ("来源等级", "出处等级", "等级", "grade of source"), values=_GRADES),
        Column("source_title", ("来源标题", "出处", "出处标题", "来源", "title of source")),
        Column("source_host", ("来源网站",), ignored=_IN_ADDRESS),
        Column("confidence", ("可信度",), ignored=_IN_GRADE),
        Column("second_fields", ("第二来源的列",), separators=SEPARATORS),
        Column("second_source_url", ("第二来源网址",)),
        Column("second_source_grade", ("第二来源等级",), values=_GRADES),
        Column("second_source_host", ("第二来源网站",), ignored=_IN_ADDRESS),
        Column("second_confidence", ("第二来源可信度",), ignored=_IN_GRADE),
    )
}

PLACES = (
    Column("county", ("县市区", "区县", "县（市、区）")),
    Column("city", ("市州", "所在市州", "城市", "地级市", "prefecture")),
    Column("province", ("省份", "所在省", "省")),
)

# What the identity of a type needs beside its own properties: a column that names another entity.
IDENTITY_COLUMNS = {
    "host": (Column("host", ("建设（依托）单位", "建设单位", "依托单位")), "HOSTS"),
    "institution": (Column("institution", ("院校", "开设院校")), "OFFERS"),
    "document": (Column("document", ("文件", "出自文件")), "DEFINES"),
}

ALIASES = {"short_names": "short", "former_names": "former"}


def derived_mapping(type_: str, declared: Ontology) -> TableMapping:
    """The mapping of a sheet whose rows each describe an entity of a concrete type."""
    entity = declared.entities[type_]
    columns = {name: _column(item) for name, item in entity.properties.items()}
    entities: dict[str, EntityRule] = {}
    relations: list[RelationRule] = []
    identity = {}
    for part in parts_of(type_, declared):
        identity[part] = Term(column=part)
        if part in IDENTITY_COLUMNS:
            column, relation = IDENTITY_COLUMNS[part]
            columns[part] = column
            sources = declared.fitting(declared.relations[relation].sources)
            entities[part] = EntityRule(part, sources, Term(column=part))
            relations.append(RelationRule(relation, part, ROW))
            if sources == ("Document",):
                identity[part] = Term(entity=part)
        elif part not in columns:
            columns[part] = Column(part, required=True)
    located = "Located" in declared.ancestors(type_)
    if located:
        columns |= {place.name: place for place in PLACES}
    entities[ROW] = EntityRule(
        ROW,
        (type_,),
        Term(column=entity.name_property),
        identity=identity,
        located=tuple(place.name for place in PLACES) if located else (),
        properties={name: Term(column=name) for name in entity.properties if name != entity.name_property},
        aliases={kind: name for name, kind in ALIASES.items() if name in columns},
    )
    return TableMapping(
        type_,
        entity.label,
        (entity.label.zh, entity.label.en),
        {**columns, **COMMON_COLUMNS},
        entities,
        tuple(relations),
    )


def derived_relation_mapping(type_: str, declared: Ontology) -> TableMapping | None:
    """The mapping of a sheet whose rows are relations of one type: both ends by name (and type), and properties.

    Returns:
        None for relations of targets: these have no names, and a sheet of their own.
    """
    relation = declared.relations[type_]
    columns: dict[str, Column] = {}
    entities: dict[str, EntityRule] = {}
    for end, zh, wanted in (("subject", "起点", relation.sources), ("object", "终点", relation.targets)):
        types = declared.fitting(wanted)
        if types == ("Target",):
            return None
        _add_end(end, zh, types, columns, entities)
    for name, item in relation.properties.items():
        columns[name] = _column(item)
    rule = RelationRule(type_, "subject", "object", {name: Term(column=name) for name in relation.properties})
    return TableMapping(
        type_,
        relation.label,
        (relation.label.zh, relation.label.en, type_),
        {**columns, **COMMON_COLUMNS},
        entities,
        (rule,),
    )


def _add_end(
    end: str, zh: str, types: tuple[str, ...], columns: dict[str, Column], entities: dict[str, EntityRule]
) -> None:
    columns[end] = Column(end, (zh,), required=True)
    type_column = f"{end}_type" if len(types) > 1 else None
    if type_column:
        columns[type_column] = Column(type_column, (f"{zh}类型",))
    identity = {}
    if types == ("Task",):
        document = f"{end}_document"
        columns[document] = Column(document, (f"{zh}文件",), required=True)
        columns[f"{end}_clause"] = Column(f"{end}_clause", (f"{zh}条款",))
        entities[document] = EntityRule(document, ("Document",), Term(column=document))
        identity = {"document": Term(entity=document), "clause": Term(column=f"{end}_clause")}
    entities[end] = EntityRule(end, types, Term(column=end), type_column, identity=identity)


def _column(item: Property) -> Column:
    return Column(
        item.name,
        tuple(dict.fromkeys((item.label.zh, item.label.en))),
        required=item.required,
        separators=SEPARATORS if item.kind == "list" else "",
    )
