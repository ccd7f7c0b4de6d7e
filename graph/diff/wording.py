"""Changes in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from chuyi.errors import Text
from chuyi.graph.diff.comparing import CHANGED, MERGED, PERIOD, SPLIT, Change, Value
from chuyi.graph.schema import LOADER, ontology

HEADINGS = {
    "added": Text("新增", "Added"),
    "changed": Text("改变", "Changed"),
    "withdrawn": Text("撤下", "Withdrawn"),
    "merged": Text("合并", "Merged"),
    "split": Text("拆开", "Split"),
}
SOURCES = {
    "new": Text("新读", "new"),
    "changed": Text("有变化", "changed"),
    "withdrawn": Text("撤回", "withdrawn"),
}
# Properties that are no type's own.
COMMON = {
    "name": Text("名称", "name"),
    "aliases": Text("别名", "other names"),
    "valid_from": Text("有效期起", "valid from"),
    "valid_to": Text("有效期止", "valid to"),
}
NOTHING = Text("未载明", "not stated")


@cache
def sentences() -> dict[str, Text]:
    """How each relation reads, with ``{a}`` and ``{b}`` for its ends."""
    text = Path(__file__).with_name("wording.yaml").read_text(encoding="utf-8")
    return {name: Text(**words) for name, words in yaml.load(text, LOADER).items()}


def type_words(type_: str) -> Text:
    """An entity type or relation as people call it."""
    declared = ontology()
    known = declared.relations.get(type_) or declared.entities[type_]
    return known.label


def change_words(change: Change) -> Text:
    """A change in a sentence."""
    if change.is_relation:
        return _relation_words(change)
    if change.what in (MERGED, SPLIT):
        name, other = change.names
        if change.what == MERGED:
            return Text(f"{name} 与 {other} 归为一个", f"{name} and {other} are one now")
        return Text(f"{name} 从 {other} 中分开", f"{name} is no longer one with {other}")
    name = change.names[0]
    if change.what != CHANGED:
        return Text(name, name)
    zh, en = _values_words(change)
    return Text(f"{name}：{zh}", f"{name}: {en}")


def _relation_words(change: Change) -> Text:
    sentence = sentences()[change.type]
    a, b = change.names
    said = _said(change.properties, {value.property for value in change.values})
    zh, en = sentence.zh.format(a=a, b=b), sentence.en.format(a=a, b=b)
    if said:
        zh, en = f"{zh}（{'，'.join(said)}）", f"{en} ({', '.join(said)})"
    if change.what == CHANGED:
        values = _values_words(change)
        zh, en = f"{zh}：{values.zh}", f"{en}: {values.en}"
    return Text(zh, en)


def _said(properties: Mapping[str, Any], left_out: Iterable[str]) -> list[str]:
    """What a relation says beside its ends, without the period, which follows at the end."""
    own = {name: plain_value(value) for name, value in properties.items() if name not in PERIOD}
    said = [text for name, text in own.items() if name not in left_out]
    # An end that only repeats a date which is a property of its own says nothing new.
    ends = [properties.get(end) if str(properties.get(end)) not in own.values() else None for end in PERIOD]
    return [*said, "—".join(end or "" for end in ends)] if any(ends) and not {*PERIOD} & {*left_out} else said


def _values_words(change: Change) -> Text:
    told = [_value_words(change.type, value) for value in change.values]
    return Text("；".join(text.zh for text in told), "; ".join(text.en for text in told))


def _value_words(type_: str, value: Value) -> Text:
    label = _label(type_, value.property)
    if isinstance(value.old or value.new, list):
        gone = [f"−{item}" for item in value.old or () if item not in (value.new or ())]
        come = [f"+{item}" for item in value.new or () if item not in (value.old or ())]
        listed = " ".join([*come, *gone]) or plain_value(value.new)
        return Text(f"{label.zh} {listed}", f"{label.en} {listed}")
    old, new = (Text(*[plain_value(side)] * 2) if side is not None else NOTHING for side in (value.old, value.new))
    return Text(f"{label.zh} {old.zh} → {new.zh}", f"{label.en} {old.en} → {new.en}")


def _label(type_: str, name: str) -> Text:
    declared = ontology()
    properties = (declared.relations.get(type_) or declared.entities[type_]).properties
    return properties[name].label if name in properties else COMMON[name]


def plain_value(value: Any) -> str:
    """A value as one word."""
    if isinstance(value, (list, tuple)):
        return "、".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)
