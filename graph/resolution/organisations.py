"""Names of organisations taken apart: place, core, head, numbers, and the part of a larger whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from chuyi.graph.resolution.places import PROVINCES, split_province
from chuyi.graph.resolution.spelling import spelling

_SUFFIX = r"(?:(?:[一-鿿]{0,4}族)*自治州|地区|盟|市(?![域属直级])|州)"
_COUNTY = re.compile(r"([一-鿿]{1,3}?(?:县|市|区))(?=[一-鿿(]{2})(?![属直级域场立外政])")
_NO_COUNTY = re.compile(
    r"城市|都市|超市|社区|园区|校区|新区|特区|开发区|小区|景区|山区|片区|门市|老区|港区|厂区|院区|上市"
)
_ORDINALS = "一二三四五六七八九十百"
_NUMBER = re.compile(
    rf"第?\d+|第[{_ORDINALS}]+|(?<![{_ORDINALS}])[{_ORDINALS}](?=中$|小$|职|中专|期|批|院$|附院|号)|[甲乙丙丁](?=级|类|等)"
)
_FORMER = re.compile(r"(.{4,})\((?:原名?|曾用名|前身为?):?(.{4,})\)$")
_DIGITS = {digit: str(index + 1) for index, digit in enumerate(_ORDINALS[:10])}


@dataclass(frozen=True)
class Vocabulary:
    """How names are built (``organisations.yaml``).

    Attributes:
        heads: head as written → head as compared.
        short_heads: head cut short → heads that it can stand for.
        lengths: of both, the longest first.
        families: head → the families that it belongs to, by number.
        prefectures: name without its level → full name of the province.
        two_places: names that are borne by places of two levels.
        confusable: character → those that it is taken for.
    """

    heads: Mapping[str, str]
    short_heads: Mapping[str, tuple[str, ...]]
    lengths: tuple[int, ...]
    families: Mapping[str, frozenset[int]]
    prefectures: Mapping[str, str]
    two_places: frozenset[str]
    national: tuple[str, ...]
    parts: tuple[str, ...]
    modifiers: frozenset[str]
    confusable: Mapping[str, str]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary; read once."""
    read = yaml.safe_load((Path(__file__).parent / "organisations.yaml").read_text(encoding="utf-8"))
    families: dict[str, set[int]] = {}
    for number, family in enumerate(read["families"]):
        for head in family:
            families.setdefault(head, set()).add(number)
    return Vocabulary(
        read["heads"],
        {short: tuple(full) for short, full in read["short_heads"].items()},
        tuple(sorted({len(head) for head in (*read["heads"], *read["short_heads"])}, reverse=True)),
        {head: frozenset(numbers) for head, numbers in families.items()},
        {name: PROVINCES[code][1] for code, names in read["prefectures"].items() for name in names.split()},
        frozenset(read["two_places"]),
        tuple(read["national"]),
        tuple(read["parts"]),
        frozenset(read["modifiers"]),
        {sign: group for group in read["confusable"] for sign in group},
    )


class Place(NamedTuple):
    """The place that a name begins with; None where it does not say.

    Attributes:
        province: in full.
        prefecture: without its level.
        county: as written.
        national: 全国, 国家 or 中国.
        exact: whether the innermost place is written with its level, or its name can mean no other place.
    """

    province: str | None = None
    prefecture: str | None = None
    county: str | None = None
    national: str | None = None
    exact: bool = True

    def __bool__(self) -> bool:
        return any(self[:4])


class OrganisationName(NamedTuple):
    """A name taken apart.

    Attributes:
        written: its spelling.
        place: where it says it is.
        core: what is its own.
        head: what kind of thing it is, in full; empty where the name does not say.
        choices: what a head that is cut short can stand for.
        numbers: ordinals, years and batches, in order.
        part: what of the larger whole it is (长沙分公司, 附属医院), or empty.
        former: the former name that it carries in brackets, as spelled, or empty.
    """

    written: str
    place: Place
    core: str
    head: str
    choices: tuple[str, ...]
    numbers: tuple[str, ...]
    part: str
    former: str


@lru_cache(maxsize=400_000)
def take_apart(name: str) -> OrganisationName:
    """The parts of a name.

    ``湖南省长沙市第一职业中专`` gives place 湖南省, 长沙; core 第一; head 职业中等专业学校; numbers 1.
    """
    text, former = _split_former(spelling(name))
    whole, part = _split_part(text)
    place, rest = _split_place(whole)
    if rest.startswith("("):
        inner, found, after = rest[1:].partition(")")
        if found and not place.prefecture and inner in vocabulary().prefectures:
            place, rest = place._replace(prefecture=inner, province=vocabulary().prefectures[inner]), after
    core, head, choices = _split_head(rest)
    return OrganisationName(text, place, _NUMBER.sub(_number, core), head, choices, _numbers(text), part, former)


def _split_former(text: str) -> tuple[str, str]:
    found = _FORMER.match(text)
    return (found.group(1), found.group(2)) if found else (text, "")


def _split_part(text: str) -> tuple[str, str]:
    """The whole and its part, where a name is that of a whole followed by a part of it."""
    found = _parts().search(text, 1)
    if found is None:
        return text, ""
    # Before the part stands the whole, whose name ends with a head: 某公司 长沙分公司.
    heads = [head for head in vocabulary().heads if len(head) > 1]
    ends = {end + len(head): head for head in heads if (end := text.rfind(head, 1, found.start())) > 0}
    if not ends:
        return text, ""
    end = max(ends)
    return text[:end], text[end:]


@cache
def _parts() -> re.Pattern[str]:
    return re.compile("|".join(sorted(vocabulary().parts, key=len, reverse=True)))


def _split_place(text: str) -> tuple[Place, str]:
    words = vocabulary()
    national = next((word for word in words.national if text.startswith(word)), None)
    if national:
        return Place(national=national), text.removeprefix(national)
    province, rest = split_province(text)
    exact = province is None or not (rest != text and text[: len(text) - len(rest)] in words.two_places)
    prefecture = county = None
    for length in (4, 3, 2):
        stem = rest[:length]
        if stem in words.prefectures and not rest[length:].startswith(("县", "区")):
            level = re.match(_SUFFIX, rest[length:])
            # 张家界市城市… but not 中山市: what is left must still be a name.
            taken = level.group() if level and len(rest) - length - level.end() >= 2 else ""
            prefecture, exact = stem, bool(taken) or stem not in words.two_places
            province = province or words.prefectures[stem]
            rest = rest[length + len(taken) :]
            break
    found = _COUNTY.match(rest)
    if found and not _NO_COUNTY.search(found.group(1)):
        county, exact, rest = found.group(1), True, rest[found.end(1) :]
    return Place(province, prefecture, county, None, exact), rest


def _split_head(text: str) -> tuple[str, str, tuple[str, ...]]:
    words = vocabulary()
    for length in words.lengths:
        written = text[-length:]
        head, choices = words.heads.get(written, ""), words.short_heads.get(written, ())
        if head or choices:
            return text[:-length], head or (choices[0] if len(choices) == 1 else ""), choices
    return text, "", ()


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(_as_digits(found) for found in _NUMBER.findall(text))


def _number(found: re.Match[str]) -> str:
    return _as_digits(found.group())


def _as_digits(written: str) -> str:
    number = written.removeprefix("第")
    return _DIGITS.get(number, number)
