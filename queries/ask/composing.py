"""From what is asked to Cypher: one statement, portable, its values only parameters, its rows in a total order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chuyi.errors import Text
from chuyi.graph.schema import ontology
from chuyi.queries.ask.sets import (
    Asked,
    AtLeast,
    Both,
    Condition,
    Counting,
    Difference,
    Hop,
    Kind,
    Listing,
    Origins,
    Place,
    Ranking,
    Set,
    Some,
    Step,
    Types,
    Value,
    Whether,
    Without,
    types_of,
)

GRADES = "['official', 'school', 'media', 'mirror', 'unknown']"
# The marks before and after a relation, by its direction.
ARROWS = {True: ("-", "->"), False: ("<-", "-"), None: ("-", "-")}
# What stands beside a thing in a list, by its type.
DETAILS = {
    "Institution": ("level", "ownership"),
    "Enterprise": ("industry",),
    "Alliance": ("kind", "founded"),
    "TrainingBase": ("kind",),
    "Document": ("doc_number", "issued_on"),
    "Designation": ("programme",),
    "Task": ("clause",),
}
# Awards that count: 公示 is none yet, 撤销 none any more.
AWARD = (
    "coalesce({r}.status, '') <> '公示' AND coalesce({r}.status, '') <> '撤销' AND NOT EXISTS {{ "
    "MATCH ({a})-[{r}x:AWARDED]->({b}) WHERE {r}x.status = '撤销' "
    "AND coalesce({r}x.year, 9999) >= coalesce({r}.year, 0) }}"
)


@dataclass(frozen=True)
class Composed:
    """A statement to run.

    Attributes:
        cypher: without evidence; ``full`` has it in the column ``_facts``.
        parameters: the values.
        columns: the columns with their titles.
        keep: how many groups to keep, with those that have as many as the last; None keeps all.
    """

    cypher: str
    full: str
    parameters: Mapping[str, Any]
    columns: Mapping[str, Text]
    keep: int | None = None


@dataclass
class _Writer:
    """Clauses and parameters as they come."""

    parameters: dict[str, Any] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    between: list[tuple[str, Types]] = field(default_factory=list)
    counters: dict[str, int] = field(default_factory=dict)
    graded: bool = False

    def name(self, prefix: str) -> str:
        self.counters[prefix] = self.counters.get(prefix, 0) + 1
        return f"{prefix}{self.counters[prefix]}"

    def value(self, value: Any) -> str:
        for known, given in self.parameters.items():
            if given == value:
                return f"${known}"
        name = self.name("p")
        self.parameters[name] = value
        return f"${name}"

    def match(self, pattern: str, conditions: list[str]) -> None:
        self.lines.append(f"MATCH {pattern}")
        if conditions:
            self.lines.append(f"WHERE {' AND '.join(conditions)}")


def compose(asked: Asked, grades: list[str] | None = None) -> Composed:
    """The statement that answers.

    Args:
        grades: leave out facts of any other grade.
    """
    writer = _Writer(graded=grades is not None)
    if grades is not None:
        writer.parameters["grades"] = grades
    composed: Composed = _ASKED[type(asked)](writer, asked)
    return composed


# -- questions


def _listing(writer: _Writer, asked: Listing) -> Composed:
    _bind(writer, asked.set, "n")
    types = types_of(asked.set)
    column = _column(types)
    details = [(name, f"n.{name}") for name in (DETAILS.get(next(iter(types)), ()) if len(types) == 1 else ("type",))]
    vias = [(f"via_{number}" if number > 1 else "via", var) for number, (var, _) in enumerate(writer.between, 1)]
    relations = list(dict.fromkeys(writer.relations))
    collected = ["n", *(f"collect(DISTINCT {r}) AS f{r}" for r in relations)]
    collected += [f"collect(DISTINCT {var}.name) AS {name}" for name, var in vias]
    collected.append(f"min({_rank(relations)}) AS rank" if relations else f"{_rank_of('n')} AS rank")
    returned = [f"n.name AS {column}", *(f"{expression} AS {name}" for name, expression in details)]
    for name, r in _said_of_relation(asked.set, writer):
        returned.append(
            f"reduce(seen = [], x IN f{r} | CASE WHEN x.{name} IS NULL OR x.{name} IN seen THEN seen "
            f"ELSE seen + [x.{name}] END) AS {name if name not in dict(details) else 'how'}"
        )
    returned += [name for name, _ in vias]
    returned += [f"{GRADES}[rank] AS grade", f"n.id AS {column}_id"]
    columns = {column: _label(types), **{name: _property_label(types, name) for name, _ in details}}
    for name, _ in _said_of_relation(asked.set, writer):
        columns[name if name not in dict(details) else "how"] = _relation_label(asked.set, name)
    columns |= {name: _label(found) for (name, _), (_, found) in zip(vias, writer.between, strict=True)}
    columns |= {"grade": Text("来源等级", "grade"), f"{column}_id": Text("编号", "id")}
    facts = ", ".join([*(f"f{r}" for r in relations), *([] if relations else ["n"])])
    return _composed(
        writer,
        [f"WITH {', '.join(collected)}", f"RETURN {', '.join(returned)}"],
        facts,
        f"ORDER BY {column}, {column}_id",
        columns,
    )


def _counting(writer: _Writer, asked: Counting) -> Composed:
    _bind(writer, asked.set, "n")
    facts = [f"collect(DISTINCT {r})" for r in dict.fromkeys(writer.relations)] or ["collect(DISTINCT n)"]
    return _composed(
        writer,
        ["RETURN count(DISTINCT n) AS number"],
        ", ".join(facts),
        "ORDER BY number",
        {"number": Text("数量", "number")},
    )


def _value(writer: _Writer, asked: Value) -> Composed:
    _bind(writer, asked.set, "n")
    name, types = asked.property, types_of(asked.set)
    declared = ontology().entities[next(iter(types))].properties[name]
    writer.lines.append("WITH DISTINCT n")
    if declared.kind == "list":
        writer.lines.append(f"UNWIND n.{name} AS value")
    else:
        writer.lines += [f"WITH n, n.{name} AS value", "WHERE value IS NOT NULL"]
    column = _column(types)
    extra = [x for x in ("unit", "qualifier", "deadline") if types == {"Target"} and x != name]
    returned = [
        f"n.name AS {column}",
        f"value AS {name}",
        *(f"n.{x} AS {x}" for x in extra),
        "n.grade AS grade",
        f"n.id AS {column}_id",
    ]
    columns = {column: _label(types), name: declared.label, **{x: _property_label(types, x) for x in extra}}
    columns |= {"grade": Text("来源等级", "grade"), f"{column}_id": Text("编号", "id")}
    stated = (
        f"COLLECT {{ MATCH (p:Passage)-[s:STATES]->(n) WHERE s.property = {writer.value(name)} "
        "RETURN {passage: p.id, start: s.start, end: s.end} ORDER BY p.id }"
    )
    return _composed(
        writer, [f"RETURN {', '.join(returned)}"], stated, f"ORDER BY {column}, {name}, {column}_id", columns
    )


def _ranking(writer: _Writer, asked: Ranking) -> Composed:
    number, facts = _counted(writer, asked.groups, asked.step, asked.counted)
    types = types_of(asked.groups)
    column = _column(types)
    direction = "number, " if asked.fewest else "number DESC, "
    return _composed(
        writer,
        [
            *([] if asked.fewest else ["WITH * WHERE number > 0"] if asked.first is not None else []),
            f"RETURN g.name AS {column}, {number} AS number, g.id AS {column}_id",
        ],
        facts,
        f"ORDER BY {direction}{column}, {column}_id",
        {column: _label(types), "number": Text("数量", "number"), f"{column}_id": Text("编号", "id")},
        asked.first,
    )


def _place(writer: _Writer, asked: Place) -> Composed:
    _counted(writer, asked.groups, asked.step, asked.counted)
    (link,) = asked.one.links
    one = writer.value(link.id)
    writer.lines += [
        "WITH collect({id: g.id, name: g.name, number: number, things: things}) AS groups",
        f"UNWIND [x IN groups WHERE x.id = {one}] AS own",
    ]
    column = _column(types_of(asked.one))
    return _composed(
        writer,
        [
            f"RETURN own.name AS {column}, size([x IN groups WHERE x.number > own.number]) + 1 AS place, "
            f"own.id AS {column}_id"
        ],
        "own.things",
        f"ORDER BY {column}",
        {column: _label(types_of(asked.one)), "place": Text("名次", "place"), f"{column}_id": Text("编号", "id")},
    )


def _difference(writer: _Writer, asked: Difference) -> Composed:
    both = Some((*asked.one.links, *asked.other.links))
    _counted(writer, both, asked.step, asked.counted)
    (one,), (other,) = asked.one.links, asked.other.links
    writer.lines.append(
        f"WITH sum(CASE WHEN g.id = {writer.value(one.id)} THEN number ELSE 0 END) AS first, "
        f"sum(CASE WHEN g.id = {writer.value(other.id)} THEN number ELSE 0 END) AS second, collect(things) AS things"
    )
    return _composed(
        writer,
        [f"RETURN {'abs(first - second)' if asked.absolute else 'first - second'} AS difference"],
        "things",
        "ORDER BY difference",
        {"difference": Text("相差", "difference")},
    )


def _whether(writer: _Writer, asked: Whether) -> Composed:
    return _listing(writer, Listing(asked.set))


def _origins(writer: _Writer, asked: Origins) -> Composed:
    _bind(writer, asked.set, "n")
    relations = list(dict.fromkeys(writer.relations))
    facts = " + ".join(f"collect(DISTINCT {r})" for r in relations) or "collect(DISTINCT n)"
    writer.lines += [
        f"WITH n, {facts} AS found",
        "UNWIND found AS fact",
        "UNWIND fact.evidence AS passage",
        "MATCH (p:Passage {id: passage})",
        "WITH n, p, collect(DISTINCT fact) AS facts",
    ]
    column = _column(types_of(asked.set))
    returned = (
        f"RETURN n.name AS {column}, p.address AS address, p.document AS document, p.text AS passage, "
        f"p.grade AS grade, n.id AS {column}_id"
    )
    columns = {
        column: _label(types_of(asked.set)),
        "address": Text("网址", "address"),
        "document": Text("文件或表格", "document or table"),
        "passage": Text("片段", "passage"),
        "grade": Text("来源等级", "grade"),
        f"{column}_id": Text("编号", "id"),
    }
    return _composed(writer, [returned], "{passage: p.id}", f"ORDER BY {column}, document, p.id", columns)


_ASKED: Mapping[type, Any] = {
    Listing: _listing,
    Counting: _counting,
    Value: _value,
    Ranking: _ranking,
    Place: _place,
    Difference: _difference,
    Whether: _whether,
    Origins: _origins,
}


def _composed(
    writer: _Writer, ending: list[str], facts: str, order: str, columns: Mapping[str, Text], keep: int | None = None
) -> Composed:
    lean = "\n".join([*writer.lines, *ending, order])
    full = "\n".join([*writer.lines, *ending[:-1], f"{ending[-1]}, [{facts}] AS _facts", order])
    return Composed(lean, full, writer.parameters, columns, keep)


def _counted(writer: _Writer, groups: Set, step: Step, counted: Set) -> tuple[str, str]:
    """Bind groups ``g`` with the ``number`` of their things and the ``things``."""
    _bind(writer, groups, "g")
    writer.lines.append("WITH DISTINCT g")
    writer.lines.append(f"WITH g, {_things(writer, 'g', step, counted)} AS things")
    writer.lines.append("WITH g, things, size(things) AS number")
    return "number", "things"


def _things(writer: _Writer, var: str, step: Step, counted: Set) -> str:
    """The expression for what a step leads to from a bound ``var``, each thing once."""
    inner = _Writer(writer.parameters, counters=writer.counters, graded=writer.graded)
    end = writer.name("c")
    _walk(inner, var, step, end, types_of(counted) & step.end)
    _restrict(inner, counted, end)
    return f"COLLECT {{ {' '.join(inner.lines)} RETURN DISTINCT {end} }}"


# -- sets


def _bind(writer: _Writer, item: Set, var: str) -> None:
    """Write the clauses after which ``var`` goes over the set."""
    match item:
        case Some(links=links):
            ids = sorted(link.id for link in links)
            label = _label_of(types_of(item))
            if len(ids) == 1:
                writer.match(f"({var}{label} {{id: {writer.value(ids[0])}}})", [])
            else:
                writer.match(f"({var}{label})", [f"{var}.id IN {writer.value(ids)}"])
        case Kind(types=types):
            writer.match(f"({var}{_label_of(types)})", _kind_conditions(writer, item, var))
        case Hop(base=None, step=step):
            start = writer.name("m")
            writer.match(f"({start}{_label_of(step.start)})", _type_conditions(writer, step.start, start))
            _walk(writer, start, step, var, step.end)
        case Hop(base=base, step=step) if base is not None:
            start = writer.name("m")
            _bind(writer, base, start)
            if not isinstance(base, Some | Kind) or len(getattr(base, "links", (0,))) > 1:
                writer.between.append((start, types_of(base)))
            _walk(writer, start, step, var, step.end)
        case Both(parts=parts):
            ordered = sorted(parts, key=_looseness)
            _bind(writer, ordered[0], var)
            for part in ordered[1:]:
                _restrict(writer, part, var)
        case Without(whole=whole, part=part):
            _bind(writer, whole, var)
            _exclude(writer, part, var)
        case AtLeast(step=step):
            _bind(writer, Kind(step.start), var)
            _restrict(writer, item, var)


def _restrict(writer: _Writer, item: Set, var: str) -> None:
    """Write the clauses that leave of a bound ``var`` what is in the set."""
    match item:
        case Kind():
            conditions = _kind_conditions(writer, item, var, bound=True)
            if conditions:
                writer.lines.append(f"WITH * WHERE {' AND '.join(conditions)}")
        case Some(links=links):
            writer.lines.append(f"WITH * WHERE {var}.id IN {writer.value(sorted(link.id for link in links))}")
        case Both(parts=parts):
            for part in parts:
                _restrict(writer, part, var)
        case Without(whole=whole, part=part):
            _restrict(writer, whole, var)
            _exclude(writer, part, var)
        case Hop():
            _bind(writer, item, var)
        case AtLeast(step=step, counted=counted, least=least):
            things = _things(writer, var, step, counted)
            writer.lines.append(f"WITH * WHERE size({things}) >= {writer.value(least)}")


def _exclude(writer: _Writer, item: Set, var: str) -> None:
    if isinstance(item, Some):
        writer.lines.append(f"WITH * WHERE NOT {var}.id IN {writer.value(sorted(link.id for link in item.links))}")
        return
    inner = _Writer(writer.parameters, counters=writer.counters, graded=writer.graded)
    if isinstance(item, Hop):
        # From the thing backwards: what it is asked about is bound, the other end need not be.
        start = writer.name("m")
        end = types_of(item.base) if item.base is not None else item.step.start
        _walk(inner, var, item.step.back, start, end)
        if item.base is not None:
            _restrict(inner, item.base, start)
    else:
        _restrict(inner, item, var)
    writer.lines.append(f"WITH * WHERE NOT EXISTS {{ {' '.join(inner.lines)} RETURN {var} }}")


def _looseness(item: Set) -> int:
    """Named things and what hangs on them come first."""
    match item:
        case Some():
            return 0
        case Hop(base=base):
            return 4 if base is None else 7 if isinstance(base, Kind) else 1 + _looseness(base)
        case Both(parts=parts):
            return min(map(_looseness, parts))
        case Without(whole=whole):
            return _looseness(whole) + 1
        case Kind():
            return 5
        case AtLeast():
            # Before the steps to what was counted, which bind a thing once for each of them.
            return 6


def _kind_conditions(writer: _Writer, kind: Kind, var: str, *, bound: bool = False) -> list[str]:
    conditions = _type_conditions(writer, kind.types, var, bound=bound)
    lists = next((condition for condition in kind.conditions if condition.operator == "any"), None)
    for condition in kind.conditions:
        if lists is not None and condition.operator == "in":
            conditions.append(_said_by(writer, condition, lists, var))
        else:
            conditions.append(_condition(writer, condition, var))
    if writer.graded and not bound:
        conditions.append(f"{var}.grade IN $grades")
    return conditions


def _said_by(writer: _Writer, condition: Condition, lists: Condition, var: str) -> str:
    """That the lists themselves say so: a school on the list of 2017 may be of another level today."""
    passage, stated = writer.name("w"), writer.name("s")
    return (
        f"EXISTS {{ MATCH ({passage}:Passage)-[{stated}:STATES]->({var}) "
        f"WHERE {stated}.property = {writer.value(condition.property)} "
        f"AND {stated}.value IN {writer.value(list(condition.values))} "
        f"AND {passage}.source IN {writer.value(list(lists.values))} RETURN {var} }}"
    )


def _type_conditions(writer: _Writer, types: Types, var: str, *, bound: bool = False) -> list[str]:
    if not bound and _label_of(types) != ":Entity":
        return []
    return [f"{var}.type IN {writer.value(sorted(types))}"]


def _condition(writer: _Writer, condition: Condition, var: str) -> str:
    name = f"{var}.{condition.property}"
    match condition.operator:
        case "prefix":
            (value,) = condition.values
            if condition.property == "year":
                return f"{name} = {writer.value(int(value[:4]))}"
            return f"{name} STARTS WITH {writer.value(value)}"
        case "since" | "before":
            (value,) = condition.values
            sign = ">=" if condition.operator == "since" else "<"
            return f"{name} {sign} {writer.value(int(value[:4]) if condition.property == 'year' else value)}"
        case "missing":
            return f"{name} IS NULL"
        case "present":
            return f"{name} IS NOT NULL"
        case "contains":
            (value,) = condition.values
            return f"{name} CONTAINS {writer.value(value)}"
        case "any":
            return f"any(x IN {name} WHERE x IN {writer.value(list(condition.values))})"
        case _:
            if len(condition.values) == 1:
                return f"{name} = {writer.value(condition.values[0])}"
            return f"{name} IN {writer.value(list(condition.values))}"


# -- steps


def _walk(writer: _Writer, start: str, step: Step, end: str, types: Types) -> None:
    """Write the step from a bound ``start`` to ``end``."""
    if step.relations == ("PLACE",):
        _walk_place(writer, start, step, end)
        return
    if step.relations == ("PARENT",):
        here, there = (start, end) if step.forward else (end, start)
        writer.match(f"({end}:Department)", [f"{here}.parent = {there}.name"])
        return
    relation = writer.name("r")
    left, right = ARROWS[_direction(step, types)]
    depth = "*1..2" if step.relations == ("PART_OF",) else ""
    conditions = _end_conditions(writer, types, end)
    if not depth:
        writer.relations.append(relation)
        conditions += [_condition(writer, condition, relation) for condition in step.conditions]
        if writer.graded:
            conditions.append(f"{relation}.grade IN $grades")
        if step.relations == ("AWARDED",):
            holder, award = (start, end) if step.forward else (end, start)
            conditions.append(AWARD.format(r=relation, a=holder, b=award))
    written = f"[{relation if not depth else ''}:{'|'.join(step.relations)}{depth}]"
    writer.match(f"({start}){left}{written}{right}({end}{_label_of(types, loose=True)})", conditions)
    if step.relations == ("PART_OF",):
        writer.lines += [f"WITH * WHERE {_condition(writer, condition, end)}" for condition in step.conditions]


def _direction(step: Step, types: Types) -> bool | None:
    """The way that a step either way can only go, by the types at its ends."""
    if step.forward is not None:
        return step.forward
    known = [ontology().relations[name] for name in step.relations]
    sources = frozenset(ontology().fitting(tuple(name for item in known for name in item.sources)))
    if not step.start & sources:
        return False
    return None if types & sources else True


def _walk_place(writer: _Writer, start: str, step: Step, end: str) -> None:
    """Where things lie: a facility without a place of its own where its host does, a programme group likewise."""
    thing, region = (start, end) if step.forward else (end, start)
    types = step.start if step.forward else step.end
    located, between = writer.name("r"), writer.name("m")
    conditions = [_condition(writer, condition, region) for condition in step.conditions]
    if step.forward:
        conditions += [f"{region}.level IN ['省', '市', '县']"] if not step.conditions else []
    if writer.graded:
        conditions.append(f"{located}.grade IN $grades")
    facilities = {"TrainingBase", "CultureBase", "IndustryCollege"}
    writer.relations.append(located)
    label = _label_of(types, loose=True) if not step.forward else ""
    if not types & (facilities | {"ProgrammeGroup"}):
        if step.forward:
            there = f"({thing})-[{located}:LOCATED_IN]->(:Region)-[:PART_OF*0..2]->({region}:Region)"
        else:
            there = f"({region}:Region)<-[:PART_OF*0..2]-(:Region)<-[{located}:LOCATED_IN]-({thing}{label})"
        writer.match(there, [*([] if step.forward else _end_conditions(writer, types, thing)), *conditions])
        return
    relation = "OFFERS" if types == {"ProgrammeGroup"} else "HOSTS"
    own = f"({between} = {thing} OR NOT EXISTS {{ MATCH ({thing})-[:LOCATED_IN]->(:Region) }})"
    writer.match(
        f"({region}:Region)<-[:PART_OF*0..2]-(:Region)<-[{located}:LOCATED_IN]-({between})-[:{relation}*0..1]->({thing}{label})",
        [own, *_end_conditions(writer, types, thing), *conditions],
    )


def _end_conditions(writer: _Writer, types: Types, var: str) -> list[str]:
    return [] if _label_of(types) != ":Entity" else [f"{var}.type IN {writer.value(sorted(types))}"]


def _label_of(types: Types, *, loose: bool = False) -> str:
    """The one label of all things of these types; ``:Entity`` where they have none of their own in common."""
    if len(types) == 1:
        return f":{next(iter(types))}"
    if types == frozenset(ontology().fitting(("Organization",))):
        return ":Organization"
    return "" if loose else ":Entity"


# -- columns


def _rank(relations: list[str]) -> str:
    """The worst grade along a way, as a number."""
    ranks = ", ".join(_rank_of(relation) for relation in relations)
    if len(relations) == 1:
        return _rank_of(relations[0])
    return f"reduce(worst = 0, x IN [{ranks}] | CASE WHEN x > worst THEN x ELSE worst END)"


def _rank_of(var: str) -> str:
    return (
        f"CASE {var}.grade WHEN 'official' THEN 0 WHEN 'school' THEN 1 WHEN 'media' THEN 2 "
        "WHEN 'mirror' THEN 3 ELSE 4 END"
    )


def _said_of_relation(item: Set, writer: _Writer) -> list[tuple[str, str]]:
    """The properties of the last relation that belong beside a thing: kind, role, year, status."""
    step = _last_step(item)
    if step is None or not writer.relations or step.relations[0] not in ontology().relations:
        return []
    relation = _last_relation(item, writer)
    wanted = ("kind", "role", "year", "status")
    names = {name for type_ in step.relations for name in ontology().relations[type_].properties}
    return [(name, relation) for name in wanted if name in names]


def _last_step(item: Set) -> Step | None:
    match item:
        case Hop(step=step):
            return step if step.relations not in (("PART_OF",), ("PLACE",), ("PARENT",)) else None
        case Both(parts=parts):
            return _last_step(sorted(parts, key=_looseness)[0])
        case Without(whole=whole):
            return _last_step(whole)
        case _:
            return None


def _last_relation(item: Set, writer: _Writer) -> str:
    """The relation that the first bound part ends with."""
    match item:
        case Hop(base=base):
            return writer.relations[_steps_of(base)]
        case Both(parts=parts):
            return _last_relation(sorted(parts, key=_looseness)[0], writer)
        case Without(whole=whole):
            return _last_relation(whole, writer)
    raise TypeError(item)


def _steps_of(item: Set | None) -> int:
    """How many relations binding a set writes down."""
    match item:
        case Hop(base=base, step=step):
            own = 0 if step.relations in (("PART_OF",), ("PARENT",)) else 1
            return own + _steps_of(base)
        case Both(parts=parts):
            return sum(map(_steps_of, parts))
        case Without(whole=whole):
            return _steps_of(whole)
        case _:
            return 0


def _column(types: Types) -> str:
    if len(types) > 1:
        return "organization" if types <= frozenset(ontology().fitting(("Organization",))) else "thing"
    name = next(iter(types))
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def _label(types: Types) -> Text:
    known = ontology().entities
    if len(types) == 1:
        return known[next(iter(types))].label
    return known["Organization"].label if _column(types) == "organization" else Text("实体", "entity")


def _property_label(types: Types, name: str) -> Text:
    for type_ in sorted(types):
        if name in ontology().entities[type_].properties:
            return ontology().entities[type_].properties[name].label
    return Text("类型", "type")


def _relation_label(item: Set, name: str) -> Text:
    step = _last_step(item)
    for type_ in step.relations if step else ():
        if name in ontology().relations[type_].properties:
            return ontology().relations[type_].properties[name].label
    return Text(name, name)
