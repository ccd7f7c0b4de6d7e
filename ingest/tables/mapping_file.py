"""Reading a mapping from YAML and checking it against the ontology; a mistake is reported with file and line.

The keys of a mapping (all but title and sheets may be left out)::

    title: {zh: 走访, en: Visits}       # for people
    sheets: [走访, visits]              # names of sheets and files (without suffix) of this kind
    extends: Institution                # begin with what the ontology derives for a type, as the entity "row"
    template: 30                        # its place in the workbook of chuyi init; without: no sheet there
    grade: school                       # of rows that name no origin of their own
    document: 走访记录                  # the title of that origin
    valid_from: "2026"                  # from when at least the facts hold
    columns:
      firm:                             # a name of one's own, which is a heading too
        headers: [企业, 走访企业]       # further headings
        required: true                  # a row without it is refused
        list: true                      # several values, separated by ； ; or a new line
        separators: "、；"              # or by these characters
      kind:
        headers: [企业类型]
      level:                            # of the type that is extended: further headings and values
        values: {大专: 高职专科, 不详: } # what a printed value means (nothing: it says nothing)
      remark:
        ignore: {zh: 内部备注, en: internal}  # feeds no fact, and why
    entities:
      firm:
        type: [Enterprise, Association] # told apart by type_column or by what is known of the name
        type_column: kind
        otherwise: Enterprise           # the type where nothing is known
        name: firm                      # a term, see below
    relations:
      - {type: PARTNERS_WITH, from: row, to: firm, properties: {kind: {text: 校企合作}}}

An entity may also have ``identity`` (further parts of its identity: ``{host: school}``), ``located`` (columns
with places, the smallest first), ``properties`` and ``aliases`` (``short``, ``former`` or ``declared``: column).

A term is the name of a column, or ``{column, pattern, year}`` (the group that a regular expression matches;
only the year of a date), ``{text}`` (a constant), in an identity ``{entity}`` (another entity of the row), in
a relation ``{position}`` (which in its list an entity is). Terms, entities and relations may have ``when``
(one or several of ``{column, is, is_not, filled, contains, lacks, same_as}``) and then ``because``: what is
said of cells that nothing reads because it fails. A term of a property may have ``ended``: ``{at, when, because}``, where
a value is known to have changed since: it holds until then, on the rows that meet the condition.

Every table may also have the columns for the origin of its rows: 来源网址, 来源等级, 来源标题.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from chuyi.errors import Text
from chuyi.graph.facts import Grade
from chuyi.graph.schema import DATE, Ontology, ontology
from chuyi.ingest.tables.declaration import Declared, read_declaration
from chuyi.ingest.tables.derived import COMMON_COLUMNS, derived_mapping
from chuyi.ingest.tables.identities import parts_of
from chuyi.ingest.tables.mapping import (
    ALWAYS,
    SEPARATORS,
    Column,
    Condition,
    Ended,
    EntityRule,
    RelationRule,
    TableMapping,
    Term,
    When,
    headings,
)

KEYS = (
    "title", "sheets", "template", "extends", "grade", "document", "valid_from", "columns", "entities", "relations",
)  # fmt: skip
ALIAS_KINDS = ("short", "former", "declared")


def read_mapping(path: Path, declared: Ontology | None = None) -> TableMapping:
    """The mapping that a YAML file declares.

    Its name is that of the file, or of the folder of a ``mapping.yaml``.

    Raises:
        SchemaError: the file is wrong; names file and line.
    """
    name = path.parent.name if path.name == "mapping.yaml" else path.stem
    return _Reader(read_declaration(path), name, path, declared or ontology()).read()


class _Reader:
    def __init__(self, root: Declared, name: str, path: Path, declared: Ontology) -> None:
        self.root = root
        self.name = name
        self.path = path
        self.ontology = declared
        self.columns: dict[str, Column] = {}
        self.entities: dict[str, EntityRule] = {}

    def read(self) -> TableMapping:
        given = self.root.fields(*KEYS, need=("title", "sheets"))
        base = self._base(given)
        self.columns = dict(base.columns if base else COMMON_COLUMNS)
        self.entities = dict(base.entities) if base else {}
        if "columns" in given:
            self._read_columns(given["columns"])
        if "entities" in given:
            for key, item in given["entities"].mapping().items():
                self.entities[key] = self._entity(key, item)
        own = [self._relation(item) for item in given["relations"].items()] if "relations" in given else []
        replaced = {(rule.type, rule.subject, rule.object) for rule in own}
        inherited = [
            rule for rule in (base.relations if base else ()) if (rule.type, rule.subject, rule.object) not in replaced
        ]
        self._check_headings()
        return TableMapping(
            self.name,
            given["title"].words(),
            given["sheets"].texts(),
            self.columns,
            self.entities,
            (*inherited, *own),
            given["template"].number() if "template" in given else None,
            str(self.path),
            self._grade(given.get("grade")),
            given["document"].text() if "document" in given else None,
            self._date(given.get("valid_from")),
        )

    def _base(self, given: Mapping[str, Declared]) -> TableMapping | None:
        if "extends" not in given:
            return None
        type_ = given["extends"].text()
        if type_ not in self.ontology.concrete:
            given["extends"].fail(f"没有实体类型 {type_}", f"there is no entity type {type_}")
        return derived_mapping(type_, self.ontology)

    def _grade(self, item: Declared | None) -> str | None:
        if item is not None and item.text() not in list(Grade):
            item.fail(f"等级只能是 {'、'.join(Grade)}", f"the grade must be one of {', '.join(Grade)}")
        return item.text() if item else None

    def _date(self, item: Declared | None) -> str | None:
        if item is not None and not DATE.fullmatch(item.text()):
            item.fail("日期应写成 2023、2023-12 或 2023-12-05", "a date is written 2023, 2023-12 or 2023-12-05")
        return item.text() if item else None

    # columns

    def _read_columns(self, item: Declared) -> None:
        for name, column in item.mapping().items():
            self.columns[name] = self._column(name, column)

    def _column(self, name: str, item: Declared) -> Column:
        old = self.columns.get(name, Column(name))
        if item.value is None:
            return old
        given = item.fields("headers", "required", "list", "separators", "values", "ignore")
        headers = given["headers"].texts() if "headers" in given else ()
        separators = old.separators
        if "list" in given:
            separators = SEPARATORS if given["list"].flag() else ""
        if "separators" in given:
            separators = given["separators"].text()
        return replace(
            old,
            headers=tuple(dict.fromkeys((*headers, *old.headers))),
            required=given["required"].flag() if "required" in given else old.required,
            separators=separators,
            values={**old.values, **(self._values(given["values"]) if "values" in given else {})},
            ignored=given["ignore"].words() if "ignore" in given else old.ignored,
        )

    def _values(self, item: Declared) -> dict[str, tuple[str, ...]]:
        return {printed: () if meant.value is None else meant.texts() for printed, meant in item.mapping().items()}

    def _check_headings(self) -> None:
        seen: dict[str, str] = {}
        for column in self.columns.values():
            for heading in headings(column):
                other = seen.setdefault(heading, column.name)
                if other != column.name:
                    self.root.value.get("columns", self.root).fail(
                        f"列名“{heading}”同时属于 {other} 和 {column.name}",
                        f"the heading {heading} belongs to both {other} and {column.name}",
                    )

    def _column_name(self, item: Declared) -> str:
        name = item.text()
        if name not in self.columns:
            item.fail(f"没有声明列 {name}", f"the column {name} is not declared under columns")
        return name

    # entities

    def _entity(self, key: str, item: Declared) -> EntityRule:
        given = item.fields(
            "type",
            "type_column",
            "otherwise",
            "name",
            "identity",
            "located",
            "properties",
            "aliases",
            "when",
            "because",
        )
        old = self.entities.get(key)
        if old is None and not {"type", "name"} <= set(given):
            item.fail(f"{key} 缺少 type 或 name", f"{key} lacks type or name")
        types = self._types(given["type"]) if "type" in given else old.types if old else ()
        rule = EntityRule(
            key,
            types,
            self._term(given["name"]) if "name" in given else old.name if old else Term(),
            self._column_name(given["type_column"]) if "type_column" in given else None,
            self._types(given["otherwise"])[0] if "otherwise" in given else None,
            {
                **(old.identity if old else {}),
                **(self._identity(given["identity"], types) if "identity" in given else {}),
            },
            tuple(self._column_name(column) for column in given["located"].items())
            if "located" in given
            else old.located
            if old
            else (),
            {**(old.properties if old else {}), **self._properties(given.get("properties"), types)},
            {**(old.aliases if old else {}), **self._aliases(given.get("aliases"))},
            self._when(given),
        )
        if rule.located:
            self._check_located(rule, given.get("located", item))
        return rule

    def _types(self, item: Declared) -> tuple[str, ...]:
        for type_ in item.items():
            if type_.text() not in self.ontology.entities:
                type_.fail(f"没有实体类型 {type_.text()}", f"there is no entity type {type_.text()}")
        return self.ontology.fitting(item.texts())

    def _identity(self, item: Declared, types: tuple[str, ...]) -> dict[str, Term]:
        allowed = {part for type_ in types for part in parts_of(type_, self.ontology)}
        for part, term in item.mapping().items():
            if part not in allowed:
                known = "、".join(sorted(allowed)) or "（无）"
                term.fail(f"标识没有“{part}”；可用：{known}", f"the identity has no part {part}; known: {known}")
        return {part: self._term(term) for part, term in item.mapping().items()}

    def _properties(self, item: Declared | None, types: tuple[str, ...]) -> dict[str, Term]:
        if item is None:
            return {}
        for name, term in item.mapping().items():
            if not all(name in self.ontology.entities[type_].properties for type_ in types):
                term.fail(f"{'/'.join(types)} 没有属性 {name}", f"{'/'.join(types)} has no property {name}")
        return {name: self._term(term) for name, term in item.mapping().items()}

    def _aliases(self, item: Declared | None) -> dict[str, str]:
        if item is None:
            return {}
        found = item.fields(*ALIAS_KINDS)
        return {kind: self._column_name(column) for kind, column in found.items()}

    def _check_located(self, rule: EntityRule, item: Declared) -> None:
        for type_ in rule.types:
            problem = self.ontology.relation_problem("LOCATED_IN", type_, "Region")
            if problem:
                item.fail(problem.zh, problem.en)

    # relations

    def _relation(self, item: Declared) -> RelationRule:
        given = item.fields("type", "from", "to", "properties", "when", "because", need=("type", "from", "to"))
        type_ = given["type"].text()
        if type_ not in self.ontology.relations:
            given["type"].fail(f"没有关系 {type_}", f"there is no relation {type_}")
        ends = []
        for end in ("from", "to"):
            key = given[end].text()
            if key not in self.entities:
                given[end].fail(f"entities 里没有 {key}", f"there is no {key} under entities")
            ends.append(key)
        self._check_ends(given["type"], type_, *ends)
        allowed = self.ontology.relations[type_].properties
        properties = given["properties"].mapping() if "properties" in given else {}
        for name, term in properties.items():
            if name not in allowed:
                term.fail(f"{type_} 没有属性 {name}", f"{type_} has no property {name}")
        return RelationRule(
            type_, ends[0], ends[1], {name: self._term(term) for name, term in properties.items()}, self._when(given)
        )

    def _check_ends(self, item: Declared, type_: str, subject: str, object_: str) -> None:
        """At least one type of each end must fit; which it is in a row is checked there."""
        problem: Text | None = None
        for one in self.entities[subject].types:
            for other in self.entities[object_].types:
                problem = self.ontology.relation_problem(type_, one, other)
                if problem is None:
                    return
        if problem:
            item.fail(problem.zh, problem.en)

    # terms and conditions

    def _term(self, item: Declared) -> Term:
        if not isinstance(item.value, dict):
            return Term(column=self._column_name(item))
        given = item.fields("column", "text", "entity", "position", "pattern", "year", "when", "because", "ended")
        if sum(key in given for key in ("column", "text", "entity", "position")) != 1:
            item.fail("column、text、entity、position 要且只要一个", "give one of column, text, entity, position")
        for key in ("entity", "position"):
            if key in given and given[key].text() not in self.entities:
                given[key].fail(
                    f"entities 里没有 {given[key].text()}", f"there is no {given[key].text()} under entities"
                )
        return Term(
            self._column_name(given["column"]) if "column" in given else None,
            given["text"].text() if "text" in given else None,
            given["entity"].text() if "entity" in given else None,
            given["position"].text() if "position" in given else None,
            self._pattern(given.get("pattern")),
            given["year"].flag() if "year" in given else False,
            self._when(given),
            self._ended(given.get("ended")),
        )

    def _ended(self, item: Declared | None) -> Ended | None:
        if item is None:
            return None
        given = item.fields("at", "when", "because", need=("at", "when"))
        at = self._date(given["at"])
        return Ended(str(at), self._when(given))

    def _pattern(self, item: Declared | None) -> re.Pattern[str] | None:
        if item is None:
            return None
        try:
            pattern = re.compile(item.text())
        except re.error as error:
            item.fail(f"不是合法的正则表达式：{error}", f"no valid regular expression: {error}")
        if pattern.groups != 1:
            item.fail("正则表达式要有且只有一个括号组", "the regular expression must have one group")
        return pattern

    def _when(self, given: Mapping[str, Declared]) -> When:
        if "when" not in given:
            return ALWAYS
        if "because" not in given:
            given["when"].fail(
                "有 when 就要有 because：条件不满足时说明原因", "a when needs a because: the reason when it fails"
            )
        return When(tuple(self._condition(item) for item in given["when"].items()), given["because"].words())

    def _condition(self, item: Declared) -> Condition:
        given = item.fields("column", "is", "is_not", "filled", "contains", "lacks", "same_as", need=("column",))
        if len(given) == 1:
            item.fail("条件缺少 is、is_not、filled、contains、lacks 或 same_as", "the condition tests nothing")
        return Condition(
            self._column_name(given["column"]),
            frozenset(given["is"].texts()) if "is" in given else None,
            frozenset(given["is_not"].texts()) if "is_not" in given else frozenset(),
            given["filled"].flag() if "filled" in given else None,
            given["contains"].text() if "contains" in given else None,
            given["lacks"].text() if "lacks" in given else None,
            self._column_name(given["same_as"]) if "same_as" in given else None,
        )
