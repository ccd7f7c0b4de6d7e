"""The same document with other names: what a rule owes to the names it was written beside shows.

Places and the trade names of firms give way to others of the same length, everywhere in the text and in its gold, so
that every offset stays right. What remains of the document is its language: numbering, verbs, order, tables.
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources
from random import Random
from typing import Any

_PLACE = re.compile(r"[\u4e00-\u9fff]{2,}[省市县区]")
_TRADE_NAME = "恒瑞泰凯达鑫隆盛嘉博远卓腾跃辉宏锐捷诚信源丰润康宇星航"


def renamed(text: str, gold: Mapping[str, Any], chance: Random) -> tuple[str, dict[str, Any]]:
    """The text and its gold under other names; relations that follow from real geography (PART_OF) are left out."""
    others = _places(text, gold, chance)
    others |= _firms(text, gold, chance, others)
    written = json.dumps({**gold, "relations": without_geography(gold["relations"])}, ensure_ascii=False)
    return _replaced(text, others), json.loads(_replaced(written, others))


def without_geography(relations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The relations without those between places."""
    return [relation for relation in relations if relation["type"] != "PART_OF"]


@cache
def _alike() -> dict[tuple[str, str, int], list[str]]:
    """The cores of places' names by level, last character and length."""
    table = resources.files("chuyi.data") / "hunan" / "regions.csv"
    found: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines()):
        name = row["name"]
        if _PLACE.fullmatch(name) and "自治" not in name:
            found[row["level"], name[-1], len(name)].append(_core(name))
    return found


def _core(name: str) -> str:
    return name[:-1] if len(name) > 2 else name


def _places(text: str, gold: Mapping[str, Any], chance: Random) -> dict[str, str]:
    names = [entity["name"] for entity in gold["entities"]]
    chosen: dict[str, str] = {}
    kinds = {core: kind for kind, cores in reversed(_alike().items()) for core in cores}
    for core in sorted((core for core in kinds if core in text), key=lambda core: (-len(core), core)):
        free = [one for one in _alike()[kinds[core]] if one not in text and one not in chosen.values()]
        if free and any(core in name for name in names) and not any(core in other for other in chosen):
            chosen[core] = chance.choice(free)
    return chosen


def _firms(text: str, gold: Mapping[str, Any], chance: Random, places: Mapping[str, str]) -> dict[str, str]:
    """The first two characters of firms' names after a place, where they stand in such names only."""
    chosen: dict[str, str] = {}
    for entity in gold["entities"]:
        if entity["type"] != "Enterprise":
            continue
        place = next((core for core in places if entity["name"].startswith(core)), "")
        core = entity["name"].removeprefix(place).lstrip("省市县区")[:2]
        within = sum(other["name"].count(core) for other in gold["entities"] if other["type"] == "Enterprise")
        taken = any(core in other or other in core for other in (*places, *chosen))
        new = "".join(chance.sample(_TRADE_NAME, 2))
        if len(core) == 2 and core.isalpha() and not taken and text.count(core) == within and new not in text:
            chosen[core] = new
    return chosen


def _replaced(text: str, others: Mapping[str, str]) -> str:
    pattern = "|".join(map(re.escape, sorted(others, key=len, reverse=True)))
    return re.sub(pattern, lambda found: others[found.group()], text) if pattern else text
