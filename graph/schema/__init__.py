"""The ontology: declared once, as data, checked when it is loaded.

One file for each entity type in ``entities/`` and for each relation in ``relations/``. Abstract types
(``Organization``, ``Facility``, ``Located`` …) gather what several types have in common, so that a new
entity type is one file: it names its traits, and every relation of these traits fits it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NoReturn

import yaml

from chuyi.errors import SchemaError, Text

HERE = Path(__file__).parent
# The safe loader, in C where there is one: ten times as fast.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
KINDS = ("text", "list", "number", "date", "enum")
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True)
class Property:
    """A declared property: ``kind`` is text, list, number, date (ISO or its beginning) or enum."""

    name: str
    label: Text
    kind: str = "text"
    values: tuple[str, ...] = ()
    required: bool = False
    key: bool = False

    def problem(self, value: object) -> Text | None:
        """What is wrong with a value, or None."""
        if value is None:
            return None
        if self.kind == "list":
            fits = isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value)
        elif self.kind == "number":
            fits = isinstance(value, (int, float)) and not isinstance(value, bool)
        else:
            fits = isinstance(value, str)
        if not fits:
            return Text(
                f"{self.label.zh}的值 {value!r} 类型不对",
                f"{self.name}: {value!r} is not of kind {self.kind}",
            )
        if self.kind == "enum" and value not in self.values:
            allowed = "、".join(self.values)
            return Text(
                f"{self.label.zh}“{value}”不在可用值中：{allowed}",
                f"{self.name}: {value} is none of {allowed}",
            )
        if self.kind == "date" and not DATE.fullmatch(str(value)):
            return Text(
                f"{self.label.zh}“{value}”不是 2023、2023-12 或 2023-12-05 这样的日期",
                f"{self.name}: {value} is no date like 2023, 2023-12 or 2023-12-05",
            )
        return None


@dataclass(frozen=True)
class EntityType:
    """A type of entity, or an abstract one that others share."""

    type: str
    label: Text
    abstract: bool
    is_label: bool
    traits: tuple[str, ...]
    colour: str
    identity: tuple[str, ...]
    name_property: str
    properties: Mapping[str, Property] = field(default_factory=dict)


@dataclass(frozen=True)
class RelationType:
    """A type of relation; ``sources`` and ``targets`` may be abstract types."""

    type: str
    label: Text
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    properties: Mapping[str, Property] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, ...]:
        """The properties that belong to a relation's identity."""
        return tuple(name for name, item in self.properties.items() if item.key)


@dataclass(frozen=True)
class Ontology:
    """All declared types."""

    entities: Mapping[str, EntityType]
    relations: Mapping[str, RelationType]

    @cached_property
    def concrete(self) -> tuple[str, ...]:
        """The entity types that things can have, in alphabetical order."""
        return tuple(sorted(name for name, item in self.entities.items() if not item.abstract))

    def ancestors(self, type_: str) -> frozenset[str]:
        """``type_`` and everything it is."""
        found = {type_}
        for trait in self.entities[type_].traits:
            found |= self.ancestors(trait)
        return frozenset(found)

    def labels(self, type_: str) -> tuple[str, ...]:
        """The labels of a node of a concrete type: its own first."""
        more = sorted(a for a in self.ancestors(type_) if a != type_ and self.entities[a].is_label)
        return (type_, *more)

    def fitting(self, wanted: tuple[str, ...]) -> tuple[str, ...]:
        """The concrete types that are any of ``wanted``."""
        return tuple(name for name in self.concrete if self.ancestors(name) & set(wanted))

    def relation_problem(self, type_: str, subject: str, object_: str) -> Text | None:
        """What is wrong with a relation between two types, or None."""
        relation = self.relations.get(type_)
        if relation is None:
            return Text(f"没有关系“{type_}”", f"there is no relation {type_}")
        for end, given, allowed in (("起点", subject, relation.sources), ("终点", object_, relation.targets)):
            if given not in self.fitting(allowed):
                side = "start" if end == "起点" else "end"
                return Text(f"{type_} 的{end}不能是 {given}", f"{type_} cannot have {given} as its {side}")
        return None


@cache
def ontology() -> Ontology:
    """The ontology that ships."""
    return load_ontology(HERE)


def load_ontology(folder: Path) -> Ontology:
    """Load and check the declarations in ``folder``.

    Raises:
        SchemaError: something is wrong; names file and line.
    """
    entities = {item.type: item for item in map(_entity, _files(folder / "entities"))}
    relations = {item.type: item for item in map(_relation, _files(folder / "relations"))}
    for file in _files(folder / "entities"):
        for trait in file.get("traits", []):
            if trait not in entities or not entities[trait].abstract:
                file.fail("traits", f"{trait} 不是已声明的抽象类型", f"{trait} is no declared abstract type")
    for file in _files(folder / "relations"):
        if file["type"] in entities:
            file.fail("type", "关系不能与实体类型同名", "a relation must not have the name of an entity type")
        for end in ("from", "to"):
            for type_ in file[end]:
                if type_ not in entities:
                    file.fail(end, f"没有实体类型 {type_}", f"there is no entity type {type_}")
    return Ontology(entities, relations)


class _Declaration(dict[str, Any]):
    """A YAML mapping that knows the lines of its keys."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: dict[str, int] = {}
        try:
            text = path.read_text(encoding="utf-8")
            node = yaml.compose(text, Loader=LOADER)
            value = yaml.load(text, Loader=LOADER)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            self.lines["yaml"] = mark.line + 1 if mark else 1
            self.fail("yaml", f"不是合法的 YAML：{error}", f"no valid YAML: {error}")
        if not isinstance(value, dict) or not isinstance(node, yaml.MappingNode):
            self.fail("", "应是键值对", "must be a mapping")
        super().__init__(value)
        for key, child in node.value:
            self.lines[key.value] = key.start_mark.line + 1
            if isinstance(child, yaml.MappingNode):
                self.lines |= {f"{key.value}.{k.value}": k.start_mark.line + 1 for k, _ in child.value}

    def fail(self, key: str, zh: str, en: str) -> NoReturn:
        line = self.lines.get(key) or self.lines.get(key.split(".")[0], 1)
        where = f"{self.path.parent.name}/{self.path.name}:{line}"
        raise SchemaError(Text(f"本体声明 {where}：{zh}。", f"Ontology declaration {where}: {en}."))

    def need(self, *keys: str) -> None:
        for key in keys:
            if not self.get(key):
                self.fail(key, f"缺少 {key}", f"{key} is missing")

    def allow(self, *keys: str) -> None:
        for key in self:
            if key not in keys:
                self.fail(key, f"不认识 {key}", f"unknown key {key}")


def _files(folder: Path) -> Iterator[_Declaration]:
    return map(_Declaration, sorted(folder.glob("*.yaml")))


def _entity(file: _Declaration) -> EntityType:
    file.allow("type", "zh", "en", "abstract", "label", "traits", "colour", "identity", "name", "properties")
    abstract = bool(file.get("abstract", False))
    file.need("type", "zh", "en", *(() if abstract else ("colour", "identity", "properties")))
    if file["type"] != file.path.stem:
        file.fail("type", "类型名应与文件名相同", "the type must be named like its file")
    if not re.fullmatch(r"[A-Z][A-Za-z]+", file["type"]):
        file.fail("type", "类型名应是 PascalCase 英文", "the type must be PascalCase English")
    colour = file.get("colour", "")
    if not abstract and not re.fullmatch(r"#[0-9a-f]{6}", str(colour)):
        file.fail("colour", f"颜色 {colour} 应写成 #rrggbb", f"the colour {colour} must be #rrggbb")
    name = file.get("name", "name")
    properties = _properties(file)
    if not abstract and name not in properties:
        file.fail("name", f"没有名称属性 {name}", f"there is no name property {name}")
    return EntityType(
        file["type"],
        Text(file["zh"], file["en"]),
        abstract,
        bool(file.get("label", False)) or not abstract,
        tuple(file.get("traits", ())),
        colour,
        tuple(file.get("identity", ())),
        name,
        properties,
    )


def _relation(file: _Declaration) -> RelationType:
    file.allow("type", "zh", "en", "from", "to", "properties")
    file.need("type", "zh", "en", "from", "to")
    if file["type"] != file.path.stem:
        file.fail("type", "关系名应与文件名相同", "the relation must be named like its file")
    if not re.fullmatch(r"[A-Z]+(_[A-Z]+)*", file["type"]):
        file.fail("type", "关系名应是 UPPER_SNAKE 英文", "the relation must be UPPER_SNAKE English")
    return RelationType(
        file["type"], Text(file["zh"], file["en"]), tuple(file["from"]), tuple(file["to"]), _properties(file)
    )


def _properties(file: _Declaration) -> dict[str, Property]:
    found = {}
    for name, item in (file.get("properties") or {}).items():
        key = f"properties.{name}"
        if not isinstance(item, dict) or not item.get("zh") or not item.get("en"):
            file.fail(key, f"{name} 缺少 zh 或 en", f"{name} lacks zh or en")
        if set(item) - {"zh", "en", "kind", "values", "required", "key"}:
            file.fail(key, f"{name} 有不认识的键", f"{name} has an unknown key")
        kind = item.get("kind", "text")
        if kind not in KINDS:
            file.fail(key, f"{name} 的类型 {kind} 不认识", f"{name} has the unknown kind {kind}")
        if (kind == "enum") != bool(item.get("values")):
            file.fail(
                key,
                f"{name}：枚举（且只有枚举）要有 values",
                f"{name}: an enum, and only an enum, has values",
            )
        found[name] = Property(
            name,
            Text(item["zh"], item["en"]),
            kind,
            tuple(item.get("values", ())),
            bool(item.get("required", False)),
            bool(item.get("key", False)),
        )
    return found
