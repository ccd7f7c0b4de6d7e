"""Names of departments: 湖南省发改委 is 湖南省发展和改革委员会, and 省教育厅 is some province's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

from chuyi.graph.resolution.places import split_prefecture, split_province
from chuyi.graph.resolution.spelling import spelling

_RELATIVE = re.compile(r"^(中共)?(省|自治区|市|州|县|区)(?=.)(?!属|直|级|域|场|立|外)")
_YOUTH_LEAGUE = re.compile(r"^(?:共青)?团(省|自治区|市|州|县|区)委(?:员会)?$")


@dataclass(frozen=True)
class _Patterns:
    cores: Mapping[str, str]
    ends: Mapping[str, str]
    tails: Mapping[str, str]
    whole: Mapping[str, str]
    kinds: tuple[str, ...]
    party: str


@cache
def _patterns() -> _Patterns:
    read = yaml.safe_load((Path(__file__).parent / "departments.yaml").read_text(encoding="utf-8"))
    return _Patterns(read["cores"], read["ends"], read["tails"], read["whole"], tuple(read["kinds"]), read["party"])


@lru_cache(maxsize=100_000)
def full_name(name: str) -> str:
    """A department's name with province, core and end written out; other names as they are.

    ``湖南省发改委`` gives ``湖南省发展和改革委员会``, ``长沙市人社局`` gives ``长沙市人力资源和社会保障局``.
    """
    text = spelling(name)
    party = text.startswith(_patterns().party)
    province, rest = split_province(text.removeprefix(_patterns().party) if party else text)
    prefecture, core = split_prefecture(rest)
    place = (province or "") + (prefecture or "")
    if not place and text.startswith("国家"):
        place, core = "国家", text.removeprefix("国家")
    written = _written_out(core)
    if place and not party and not prefecture and core.startswith("委"):
        party = True  # 湖南省委 is 中共湖南省委
    return (_patterns().party if party else "") + place + written


@lru_cache(maxsize=100_000)
def relative_level(name: str) -> str | None:
    """``省``, ``自治区``, ``市``, ``州``, ``县`` or ``区`` where a name says only the level of its place (省教育厅,
    市人社局, 团省委), else None."""
    text = spelling(name)
    league = _YOUTH_LEAGUE.match(text)
    if league:
        return league.group(1)
    found = _RELATIVE.match(text)
    return found.group(2) if found else None


def in_place(name: str, place: str) -> str:
    """The full name of a relative one: 省教育厅 in 湖南省 is 湖南省教育厅."""
    text = spelling(name)
    if _YOUTH_LEAGUE.match(text):
        return f"共青团{place}委员会"
    return full_name(_RELATIVE.sub(lambda found: (found.group(1) or "") + place, text, count=1))


def _written_out(core: str) -> str:
    patterns = _patterns()
    if core in patterns.whole:
        return patterns.whole[core]
    for short in sorted(patterns.cores, key=len, reverse=True):
        kind = core.removeprefix(short)
        if kind != core and kind in patterns.kinds:
            return patterns.cores[short] + patterns.ends.get(kind, kind)
    for short, full in patterns.tails.items():
        if core.endswith(short) and not core.endswith(full):
            return core.removesuffix(short) + full
    return core
