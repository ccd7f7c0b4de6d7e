"""A question as it was understood, in words: what the person can check it by."""

from __future__ import annotations

from collections.abc import Mapping
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

PLACE = Text("位于", "located in")
PARENT = Text("下属", "department under")
MORE_TYPES = 3
DATED = {"since": Text("起", "since"), "before": Text("以前", "before")}


def understood(asked: Asked) -> Text:
    """The question in words."""
    found: Text = _ASKED[type(asked)](asked)
    return found


def _listing(asked: Listing) -> Text:
    what = words(asked.set)
    return Text(f"列出：{what.zh}", f"List: {what.en}")


def _counting(asked: Counting) -> Text:
    what = words(asked.set)
    return Text(f"有多少：{what.zh}", f"How many: {what.en}")


def _value(asked: Value) -> Text:
    what, label = words(asked.set), _property(types_of(asked.set), asked.property)
    return Text(f"{what.zh}的{label.zh}", f"{label.en} of {what.en}")


def _ranking(asked: Ranking) -> Text:
    groups, what = words(asked.groups), _counted(asked.step, asked.counted)
    order = Text("由少到多", "fewest first") if asked.fewest else Text("由多到少", "most first")
    first = "" if asked.first is None else f"，取前 {asked.first}"
    first_en = "" if asked.first is None else f", the first {asked.first}"
    return Text(
        f"{groups.zh}，按各自的{what.zh}的数量{order.zh}{first}",
        f"{groups.en} by number of {what.en}, {order.en}{first_en}",
    )


def _place(asked: Place) -> Text:
    one, groups, what = words(asked.one), words(asked.groups), _counted(asked.step, asked.counted)
    return Text(
        f"{one.zh}在{groups.zh}中按{what.zh}的数量排第几", f"Place of {one.en} among {groups.en} by number of {what.en}"
    )


def _difference(asked: Difference) -> Text:
    one, other, what = words(asked.one), words(asked.other), _counted(asked.step, asked.counted)
    return Text(f"{one.zh}的{what.zh}比{other.zh}多多少", f"How many more {what.en} {one.en} has than {other.en}")


def _whether(asked: Whether) -> Text:
    what = words(asked.set)
    return Text(f"是否收录：{what.zh}", f"Whether held: {what.en}")


def _origins(asked: Origins) -> Text:
    what = words(asked.set)
    return Text(f"出处：{what.zh}", f"Where it is stated: {what.en}")


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


def words(item: Set) -> Text:
    """A set in words."""
    match item:
        case Some(links=links, words=said):
            if said:
                return Text(f"“{said}”的各称号", f"the designations of {said}")
            names = [link.name for link in links]
            return Text("、".join(names), ", ".join(names))
        case Kind(types=types, conditions=conditions):
            label = _types(types)
            said_zh = "".join(f"〔{_condition(types, c).zh}〕" for c in conditions)
            said_en = "".join(f" [{_condition(types, c).en}]" for c in conditions)
            return Text(f"{label.zh}{said_zh}", f"{label.en}{said_en}")
        case Hop(base=base, step=step):
            start = (
                Text("任何" + _types(step.start).zh, "any " + _types(step.start).en) if base is None else words(base)
            )
            relation = _relation(step)
            end = _types(step.end)
            return Text(
                f"（{start.zh}）—{relation.zh}—{end.zh}", f"{end.en} related by “{relation.en}” to ({start.en})"
            )
        case Both(parts=parts):
            all_of = [words(part) for part in parts]
            return Text("，且是 ".join(t.zh for t in all_of), " and also ".join(t.en for t in all_of))
        case Without(whole=whole, part=part):
            first, second = words(whole), words(part)
            return Text(f"{first.zh}，除去 {second.zh}", f"{first.en} without {second.en}")
        case AtLeast(step=step, counted=counted, least=least):
            what, own = _counted(step, counted), _types(step.start)
            return Text(f"{what.zh}不少于 {least} 个的{own.zh}", f"{own.en} with at least {least} {what.en}")


def _counted(step: Step, counted: Set) -> Text:
    relation, what = _relation(step), words(counted)
    return Text(f"“{relation.zh}”{what.zh}", f"{what.en} ({relation.en})")


def _relation(step: Step) -> Text:
    known = ontology().relations
    names = {"PLACE": PLACE, "PARENT": PARENT}
    labels = [names[name] if name in names else known[name].label for name in step.relations]
    said = "、".join(_relation_condition(step, condition) for condition in step.conditions)
    zh, en = "或".join(t.zh for t in labels), " or ".join(t.en for t in labels)
    return Text(f"{zh}（{said}）" if said else zh, f"{en} ({said})" if said else en)


def _relation_condition(step: Step, condition: Condition) -> str:
    if condition.property == "grade":
        return "待核"
    when = DATED.get(condition.operator)
    return "、".join(condition.values) + (f" {when.zh}" if when else "")


def _types(types: Types) -> Text:
    if types == frozenset(ontology().fitting(("Organization",))):
        return ontology().entities["Organization"].label
    labels = [ontology().entities[name].label for name in sorted(types)]
    if len(labels) > MORE_TYPES:
        return Text("任何实体", "anything")
    return Text("或".join(t.zh for t in labels), " or ".join(t.en.lower() for t in labels))


def _condition(types: Types, condition: Condition) -> Text:
    if condition.operator == "any":
        return Text(f"在“{condition.words}”上", f"on the list {condition.words}")
    if condition.property == "grade":
        return Text("待核", "to be confirmed")
    label = _property(types, condition.property)
    if condition.operator == "missing":
        return Text(f"没有收录{label.zh}", f"no {label.en} held")
    if condition.operator == "present":
        return Text(f"收录了{label.zh}", f"{label.en} held")
    if condition.operator in DATED:
        when = DATED[condition.operator]
        (value,) = condition.values
        return Text(f"{label.zh}：{value} {when.zh}", f"{label.en}: {when.en} {value}")
    values = "、".join(condition.values)
    return Text(f"{label.zh}：{values}", f"{label.en}: {values}")


def _property(types: Types, name: str) -> Text:
    for type_ in sorted(types):
        if name in ontology().entities[type_].properties:
            return ontology().entities[type_].properties[name].label
    return Text(name, name)
