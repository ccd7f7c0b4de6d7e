"""Finding an entity of the graph by what a person calls it: a name, an alias, a former or short name, an id."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from chuyi.errors import ChuyiError, Text
from chuyi.graph.facts import raw_name

ID = re.compile(r"[a-z]+-[0-9a-f]{32}")
# Characters that could move the cursor or turn the reading direction of a message.
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
SHOWN = 60
NEAREST = 5
# Names must be this alike (0 to 100) to be offered.
ALIKE = 45
HALF_WIDTH = str.maketrans("（）：，", "():,")
FULL_WIDTH = str.maketrans("():,", "（）：，")
# What some things are known by beside their names: 文号, 院校代码, 行政区划代码.
NUMBERS = {"Document": "doc_number", "Institution": "code", "Region": "code"}
REGION_SUFFIX = re.compile(r"(土家族苗族)?(自治)?[省市州县区盟]$")


class Rows(Protocol):
    """What a read of the graph gives."""

    @property
    def columns(self) -> list[str]: ...
    @property
    def rows(self) -> list[list[Any]]: ...


Read = Callable[[str, Mapping[str, Any]], Rows]


@dataclass(frozen=True)
class Found:
    """An entity that a name means."""

    id: str
    name: str
    type: str
    level: str | None = None


class UnknownNameError(ChuyiError):
    """No entity has that name; ``nearest`` are names like it."""

    def __init__(self, what: Text, value: str, nearest: Sequence[str]) -> None:
        shown = quoted(value)
        some = [quoted(name) for name in nearest]
        super().__init__(
            Text(f"图谱里没有名为{shown}的{what.zh}。", f"The graph holds no {what.en} named {shown}."),
            Text(
                f"最接近的有：{'、'.join(some)}。" if some else "可用 chuyi explore 或图谱里的全称再试。",
                f"Nearest: {', '.join(some)}." if some else "Try the full name as the sources write it.",
            ),
        )
        self.nearest = list(nearest)


class AmbiguousNameError(ChuyiError):
    """Several entities have that name; ``candidates`` are maps with id, name, type and place."""

    def __init__(self, what: Text, value: str, candidates: Sequence[Mapping[str, Any]]) -> None:
        lines = "\n".join(f"  {c['id']}  {quoted(c['name'])}  {c['type']}  {c['place'] or ''}" for c in candidates)
        super().__init__(
            Text(
                f"{quoted(value)}可以指 {len(candidates)} 个{what.zh}：\n{lines}",
                f"{quoted(value)} can mean {len(candidates)} things ({what.en}):\n{lines}",
            ),
            Text("请改用其中一个编号（id）。", "Give one of these ids instead."),
        )
        self.candidates = list(candidates)


class Names:
    """Names of one graph."""

    def __init__(self, read: Read) -> None:
        self._read = read

    def resolve(self, labels: Sequence[str], value: str, levels: Sequence[str] = ()) -> Found:
        """The one entity that ``value`` means.

        Args:
            labels: the labels it may have.
            value: a name in any form that the graph knows, or an id.
            levels: administrative levels that a region may have; empty means any.

        Raises:
            UnknownNameError: nothing has that name.
            AmbiguousNameError: several things have it.
        """
        found = self.find(labels, value)
        if levels:
            found = [item for item in found if item.level in levels]
        if labels == ("Region",):
            # 长沙 is the city before it is the county: the higher level is meant, and the answer says so.
            found = _highest(found)
        if not found:
            raise UnknownNameError(_kinds(labels), value, self.nearest(labels, value, levels))
        if len(found) > 1:
            raise AmbiguousNameError(_kinds(labels), value, self._places(found))
        return found[0]

    def find(self, labels: Sequence[str], value: str) -> list[Found]:
        """Everything that ``value`` may mean: an id, else an exact name, a number, an alias; by name and id."""
        if ID.fullmatch(value):
            return self._select(("Entity",), "n.id = $value", {"value": value}, labels)
        names = spellings(value)
        found = self._select(labels, "n.name IN $names", {"names": names})
        for label in labels:
            if not found and label in NUMBERS and any(character.isdigit() for character in value):
                found = self._select((label,), f"n.{NUMBERS[label]} IN $names", {"names": names})
        if not found:
            # No index that Cypher could use reaches into lists; $x IN is three times as fast as any().
            condition = " OR ".join(f"$alias{number} IN n.aliases" for number in range(len(names)))
            values = {f"alias{number}": name for number, name in enumerate(names)}
            found = self._select(labels, f"({condition})", values)
        if not found and labels == ("Region",):
            stem = REGION_SUFFIX.sub("", raw_name(value))
            found = self._select(labels, "n.name STARTS WITH $stem", {"stem": stem}) if len(stem) > 1 else []
        return found

    def nearest(self, labels: Sequence[str], value: str, levels: Sequence[str] = ()) -> list[str]:
        """At most five names or aliases like ``value``, the likest first."""
        from rapidfuzz import fuzz, process

        branches = [
            f"MATCH (n:{label}) RETURN n.name AS name, n.aliases AS aliases, n.level AS level" for label in labels
        ]
        table = self._read(" UNION ALL ".join(branches), {})
        known: dict[str, str] = {}
        for name, aliases, level in table.rows:
            if not levels or level in levels:
                known |= dict.fromkeys(aliases or (), name)
                known[name] = name
        likest = process.extract(
            value[:SHOWN], sorted(known), scorer=fuzz.WRatio, limit=4 * NEAREST, score_cutoff=ALIKE
        )
        return list(dict.fromkeys(known[name] for name, _, _ in likest))[:NEAREST]

    def _select(
        self, labels: Sequence[str], condition: str, values: Mapping[str, Any], wanted: Sequence[str] = ()
    ) -> list[Found]:
        # One branch a label, each with its own index; labels come from question headers, never from a user.
        fitting = " AND (" + " OR ".join(f"n:{label}" for label in wanted) + ")" if wanted else ""
        branches = [
            f"MATCH (n:{label}) WHERE {condition}{fitting} "
            "RETURN n.id AS id, n.name AS name, n.type AS type, n.level AS level"
            for label in labels
        ]
        table = self._read(" UNION ".join(branches), values)
        return sorted((Found(*row) for row in table.rows), key=lambda item: (item.name, item.id))

    def _places(self, found: Sequence[Found]) -> list[dict[str, Any]]:
        table = self._read(
            "UNWIND $ids AS id MATCH (n:Entity {id: id}) "
            "OPTIONAL MATCH (n)-[:LOCATED_IN|PART_OF]->(r:Region) "
            "OPTIONAL MATCH (h)-[:HOSTS|OFFERS]->(n) "
            "WITH n, min(r.name) AS region, min(h.name) AS host "
            "RETURN n.id AS id, coalesce(host, region) AS place",
            {"ids": [item.id for item in found]},
        )
        places = {row[0]: row[1] for row in table.rows}
        return [{"id": f.id, "name": f.name, "type": f.type, "place": places.get(f.id)} for f in found]


def spellings(name: str) -> list[str]:
    """The ways in which sources write a name: brackets of both widths, quotes curly, straight or gone."""
    plain = raw_name(name)
    if plain.startswith("《") and plain.endswith("》"):
        plain = plain[1:-1]
    straight = re.sub(r"[“”„‟]", '"', plain)
    curly = re.sub(r'"([^"]*)"', r"“\1”", straight)
    quotes = (plain, curly, straight, straight.replace('"', ""))
    return list(
        dict.fromkeys(
            form for text in quotes for form in (text, text.translate(FULL_WIDTH), text.translate(HALF_WIDTH))
        )
    )


def quoted(value: str) -> str:
    """A name as a message shows it: in quotes, short, control characters visible."""
    visible = CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", value[: SHOWN + 1])
    return f"“{visible[:SHOWN]}…”" if len(value) > SHOWN else f"“{visible}”"


def _kinds(labels: Sequence[str]) -> Text:
    """The types in words."""
    from chuyi.graph.schema import ontology

    entities = ontology().entities
    words = [entities[label].label if label in entities else Text("实体", "entity") for label in labels]
    return Text("或".join(word.zh for word in words), " or ".join(word.en.lower() for word in words))


def _highest(found: Sequence[Found]) -> list[Found]:
    for level in ("省", "市", "县"):
        at_level = [item for item in found if item.level == level]
        if at_level:
            return at_level
    return list(found)
