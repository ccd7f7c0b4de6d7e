"""Regions: places of GB/T 2260 on their own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import cache

from chuyi.ingest.mentions.candidates import Candidate
from chuyi.ingest.mentions.divisions import Division, by_name, by_short_name, candidates, listed_names
from chuyi.ingest.mentions.places import listed_places

# What makes a place a part of another thing's name: papers, museums, roads, parks, zones, dishes, dialects.
_NOT_BEFORE = re.compile(
    "麓|坡|[\u4e00-\u9fff]{0,3}校区|[\u4e00-\u9fff]{0,4}(?:在线|新闻网|日报|晚报|教育网|融媒|客户端)|新闻网|生产建设兵团|久安|发布|(?:职教|教育)?(?:[微资快]讯|观察|之声)|在线|网[讯络]?|日报|晚报|"
    "晨报|都市报|商报|教育报|报业|卫视|电视|广播|博物|图书馆|美术馆|大剧院|大桥|长江大桥|街道|[东西南北中]?路|"
    "大道|[东西南北]街|镇|乡|村|社区|高新|经开|"
    "经济技术开发|经济开发|开发区|工业园|产业园|科技园|软件园|园区|新区|保税|自贸|自由贸易|火车站|"
    "站|机场|港|湾|话|菜|杯|籍|班|帮|商会|大学城|职教城|职教园|科学城|"
    "[级域属直民]|市[级域属直民场]|区[域级]|省[级域属内外]|县[级域]|市场|州[级属]|会馆|大厦|宾馆|饭店|"
    "酒店|银行|股份|集团|公司|模式|精神|会议|起义|战役|长征"
)
# Letters that make a longer word of a full name (长沙市级, 株洲市属高校) or a thing named after it.
_ATTACHED = re.compile("[级域属直民场麓]|日报|晚报|晨报|都市报|电视台|博物|图书馆|杯")
_DOC_NUMBER = re.compile("[\u4e00-\u9fff]{0,6}〔")
_JOINS = re.compile("(?:各?[0-9一二三四五六七八九十]+[个所家名人处项])?[、和与及]")
_IN_LIST = re.compile("(?<![市县区州省])(?:[、和及与][\u4e00-\u9fff]|[两二三四五六七八九十]+[县市区])")
_EVENT = re.compile("举行|召开|成立|签|挂牌|揭牌|启动|开|落|投|启用")
_TAKES_PLACE = re.compile("(?:在|赴|于|落户)(?=[\u4e00-\u9fff]{2,4}(?:举行|召开|成立|签|挂牌|揭牌|启动|开|落|投|启用))")
_NOT_AFTER = re.compile("(?:小|新|大|老|孙|真金|[《])$")
# County-level cities that texts of other places name by the short name alone.
_WELL_KNOWN = frozenset(
    (
        "义乌 昆山 江阴 张家港 常熟 慈溪 余姚 诸暨 晋江 石狮 福清 胶州 寿光 滕州 邹城 诸城 荣成 海宁 桐乡 温岭 乐清 瑞安 "
        "宜兴 丹阳 如皋 启东 迁安 神木 仁怀 浏阳 醴陵 德清 东阳 永康 敦煌 都江堰 延吉 珲春 满洲里 石河子 库尔勒 格尔木 瑞丽 "
        "景洪 个旧 蒙自 玉环 武夷山 曲阜 登封 巩义 任丘 霸州 三河市 北流 凭祥 东兴市 琼海 阆中 峨眉山 韩城 嘉善 平湖 肥西"
    ).split()
)
_GENERIC = frozenset(["城区", "郊区", "矿区", "市区", "东区", "西区", "新区", "区县"])


def regions(text: str, named: Iterable[tuple[int, int]]) -> Iterator[Candidate]:
    """Every place that stands on its own; places inside longer names are dropped when the longest are chosen.

    ``named`` are start and end of the names of divisions in the text, in order.
    """
    full = by_name()
    certain: dict[str, bool] = {}
    places = [(start, end) for start, end in named if not _is_part(text, start, end)]
    joined = _in_lists(text, places)
    taken_until = -1
    for start, end in places:
        name = text[start:end]
        whole = name in full or _keeps_its_class(name)
        listed = (start, end) in joined or (taken_until == start - 1 and text[taken_until] == "、")
        if not (whole or listed or _is_upper(name) or _is_certain(name, text, start, end, certain)):
            continue
        taken_until = end
        yield Candidate(
            start, end, "Region", "division name" if whole else "short division name", 0.95 if whole else 0.85
        )
        yield from _listed_after(text, start, end)
    yield from _where_it_takes_place(text)
    yield from _districts(text)


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a place's name is but a part of another word or thing."""
    name = text[start:end]
    whole = name in by_name() or _keeps_its_class(name)
    if name in _GENERIC or (_ATTACHED if whole else _NOT_BEFORE).match(text, end):
        return True
    return not whole and bool(
        _names_a_thing(text, start, end)
        or _NOT_AFTER.search(text, max(0, start - 2), start)
        or _DOC_NUMBER.match(text, end)
    )


def _in_lists(text: str, places: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """Places joined by 、 or 和 with another of the same prefecture or province: both are meant as places."""
    found: set[tuple[int, int]] = set()
    for one, other in itertools.pairwise(places):
        if (
            other[0] - one[1] < 8
            and _JOINS.fullmatch(text, one[1], other[0])
            and (one in found or _are_near(candidates(text[slice(*one)]), candidates(text[slice(*other)])))
        ):
            found |= {one, other}
    return found


def _listed_after(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Names that are places only beside others, in the list that a place opens (连云港、东海; 台州市椒江、路桥两区)."""
    known = candidates(text[start:end])
    inner = listed_places().end_at(text, end, end + 4)
    begins = end if inner > end and _IN_LIST.match(text, inner) else end + 1
    while begins == end or text[end : end + 1] == "、":
        start, end = begins, listed_places().end_at(text, begins, len(text))
        meant = listed_names().get(text[start:end], ())
        if not meant or not _are_near(known, meant) or _NOT_BEFORE.match(text, end):
            return
        yield Candidate(start, end, "Region", "short division name in a list", 0.8)
        begins = end + 1


def _are_near(one: Iterable[Division], other: Iterable[Division]) -> bool:
    """Whether two names can mean places of one prefecture, or a place and what it lies in."""
    parents = {code[:4] for division in one for code in (division.code, division.parent) if code}
    return any(code[:4] in parents for division in other for code in (division.parent, division.code) if code)


def _where_it_takes_place(text: str) -> Iterator[Candidate]:
    """A district's short name where something takes place in it, if the text names its city (在集美签约)."""
    for match in _TAKES_PLACE.finditer(text):
        end = listed_places().end_at(text, match.end(), match.end() + 4)
        for division in listed_names().get(text[match.end() : end], ()):
            city = next((name for name in _short_of(division.parent) if name in text), None)
            if city and _EVENT.match(text, end):
                yield Candidate(match.end(), end, "Region", "short division name of an event", 0.8)
                break


_MUNICIPALITIES = {"北京": "110000", "天津": "120000", "上海": "310000", "重庆": "500000"}


def _districts(text: str) -> Iterator[Candidate]:
    """Districts of a municipality that the text names, listed by their short names alone (万州、涪陵)."""
    parents = {code for name, code in _MUNICIPALITIES.items() if name in text}
    if not parents:
        return
    chain: list[tuple[int, int]] = []
    for start, end in (*listed_places().scan(text), (len(text) + 2, len(text) + 2)):
        known = listed_names().get(text[start:end], ())
        if chain and (start - chain[-1][1] > 1 or text[chain[-1][1]] not in "、和与及"):
            for first, last in chain if len(chain) > 1 else ():
                yield Candidate(first, last, "Region", "short district names in a list", 0.8)
            chain = []
        if any(division.parent in parents for division in known) and not _NOT_BEFORE.match(text, end):
            chain.append((start, end))


@cache
def _short_of(code: str | None) -> tuple[str, ...]:
    """The short names of the division with a code."""
    return tuple(name for name, meant in by_short_name().items() if any(d.code == code for d in meant)) if code else ()


def _names_a_thing(text: str, start: int, end: int) -> bool:
    """Whether a place opens or closes a quoted word that names something else (“溪山模式”, “人人持证、技能溪山”)."""
    if text[end : end + 1] in ("”", "’") and re.search("[“‘][^“”‘’，。；\n]{2,12}$", text[max(0, start - 13) : start]):
        return True
    if text[start - 1 : start] not in tuple("“‘"):
        return False
    closing = text.find("”" if text[start - 1] == "“" else "’", end, end + 9)
    return closing > end and not re.search("[，。、；]", text[end:closing])


def _keeps_its_class(short: str) -> bool:
    """Whether a short name still says what the place is: 湘西州, 木垒县, but not 苏州."""
    return short.endswith("县") or (
        short.endswith("州")
        and any(d.name.endswith("自治州") and d.name[0] == short[0] and len(short) > 2 for d in by_short_name()[short])
    )


def _is_upper(short: str) -> bool:
    """Whether a short name is a province's or prefecture's: those stand on their own anywhere."""
    return any(division.level != "县" for division in by_short_name()[short])


def _is_certain(short: str, text: str, start: int, end: int, certain: dict[str, bool]) -> bool:
    """Whether a county's short name surely names it: the full name occurs too, or a dateline, or 在…举行."""
    if short in _WELL_KNOWN:
        return True
    if short not in certain:
        certain[short] = any(division.name in text for division in by_short_name()[short])
    if certain[short]:
        return True
    return bool(re.match("[讯电]", text[end : end + 1])) or (
        text[start - 1 : start] in ("在", "赴", "于") and bool(_EVENT.match(text, end))
    )
