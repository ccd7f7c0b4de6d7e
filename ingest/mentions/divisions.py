"""Administrative divisions of China by GB/T 2260: names, short names, what lies in what.

The prefectures and provinces come from the tables that ship; ``counties.csv`` beside this module adds the counties,
county-level cities and districts of all provinces (the public code list as of 2019, and what was renamed since,
without code).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

_PROVINCE_ENDINGS = ("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "特别行政区", "省", "市")
_PEOPLES = re.compile(
    "(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|"
    "水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|"
    "仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|各)族|蒙古|哈萨克|柯尔克孜)+$"
)
# Places whose short name says something else more often than it names them.
_NO_SHORT_NAME = frozenset(
    (
        "来宾 东方 日照 平安 和平 新华 城关 朝阳 海港 长安 城中 城北 城东 城西 城南 向阳 "
        "红旗 胜利 建设 光明 永定 开平 文山 大同 通道 安宁 集美 新城 新市 新建 东风 河口 "
        "江北 江南 江东 江西区 南山 宝山 西山 东山 青山 白云 青云 天山 南湖 西湖 东湖 "
        "凉山 大理 黄山 丽水 通化 金山 华龙 鼓楼 龙华 龙门 永兴 兴隆 长乐 高明 明山 "
        "中原 太平 太和 安定 广安 合作 公主岭 凌海 大安 五常 任丘 安国 新乐 洪江 兴平 "
        "高平 永济 阳泉 太仓 仪征 兴化 宜都 信宜 普宁 万宁 福泉 瑞金 德兴 樟树 贵溪 高安 "
        "丰城 三河 新民 根河 明光 天长 无为 永安 资源 公安 延长 商城 大方 天等 兴业 大化 "
        "高要 四会 江山 阳春 通山 通城 东海 滨海 响水 海盐 全椒 新安 新丰 新干 开化 文成 "
        "泰和 平和 南和 中方 石门 大余 建德 建始 宣化 正定 定南 定远 宁远 安远 安康市 "
        "五华 天台 长兴 长岭 青川 青龙 海兴 大名 临时 应城 汉阴 灵活 合水 保康 大英 大竹 "
        "岳池 开江 通江 平昌 德昌 美姑 布拖 金阳 会东 越西 甘洛 雷波 和硕 会同 和安 和康"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Division:
    """One division. ``level`` is 省, 市 or 县; ``code`` is None where the list has none; ``parent`` is a code."""

    name: str
    level: str
    code: str | None
    parent: str | None


def _rows(package: str, file: str) -> Iterator[dict[str, str]]:
    with io.StringIO(resources.files(package).joinpath(file).read_text(encoding="utf-8")) as stream:
        yield from csv.DictReader(stream)


@cache
def divisions() -> tuple[Division, ...]:
    """All divisions, provinces first."""
    upper = [
        Division(row["name"], row["level"], row["code"], row["parent_code"] or None)
        for row in _rows("chuyi.data", "hunan/regions.csv")
    ]
    known = {division.code for division in upper}
    lower = [
        Division(row["name"], "县", row["code"] or None, row["parent_code"])
        for row in _rows(__package__, "counties.csv")
        if row["code"] not in known
    ]
    return (*upper, *lower)


@cache
def by_name() -> dict[str, tuple[Division, ...]]:
    """Divisions by full name; districts of several cities can share one."""
    found: dict[str, list[Division]] = {}
    for division in divisions():
        found.setdefault(division.name, []).append(division)
    return {name: tuple(group) for name, group in found.items()}


@cache
def by_short_name() -> dict[str, tuple[Division, ...]]:
    """Divisions by the short name in use: 湖南, 长沙, 凉山州, 义乌; only where it is a place's name first of all."""
    found: dict[str, list[Division]] = {}
    for division in divisions():
        for short in _short_names(division):
            if short not in _NO_SHORT_NAME and short not in by_name():
                found.setdefault(short, []).append(division)
    return {name: tuple(group) for name, group in found.items()}


@cache
def opening_names() -> frozenset[str]:
    """Short names of prefectures that are words too (大同, 日照): they name a place where they open a body's name."""
    return frozenset(
        short
        for division in divisions()
        if division.level == "市"
        for short in _short_names(division)
        if short in _NO_SHORT_NAME
    )


@cache
def listed_names() -> dict[str, tuple[Division, ...]]:
    """Short names that name a place only beside others of its kind: words (东海), and districts' (集美)."""
    found: dict[str, list[Division]] = {}
    for division in divisions():
        shorts = [division.name[:-1]] if division.level == "县" and len(division.name) > 2 else []
        for short in (*_short_names(division), *shorts):
            if short not in by_short_name() and short not in by_name() and len(short) > 1:
                found.setdefault(short, []).append(division)
    return {name: tuple(group) for name, group in found.items()}


def _short_names(division: Division) -> Iterator[str]:
    name = division.name
    if division.level == "县":
        if name.endswith("自治县"):
            stem = _without_peoples(name.removesuffix("自治县"))
            yield stem + "县"
            yield stem + "自治县"
            if len(stem) > 2:
                yield stem
        elif name.endswith(("市", "县")) and len(name) > 2:
            yield name[:-1]
        return
    for ending in _PROVINCE_ENDINGS if division.level == "省" else ("市", "地区", "盟", "自治州"):
        if name.endswith(ending):
            short = name[: -len(ending)]
            if ending == "自治州":
                short = _without_peoples(short)
                yield short + "州"
                yield short + "自治州"
            if len(short) > 1:
                yield short
            return


def _without_peoples(name: str) -> str:
    """湘西土家族苗族 → 湘西; 积石山保安族东乡族撒拉族 → 积石山."""
    stem = _PEOPLES.sub("", name)
    return stem if len(stem) > 1 else name


@cache
def codes() -> dict[str, Division]:
    """Divisions by code."""
    return {division.code: division for division in divisions() if division.code}


def candidates(name: str) -> tuple[Division, ...]:
    """The divisions that a full or short name can mean."""
    return by_name().get(name, ()) or by_short_name().get(name, ())


def meant(name: str, provinces: frozenset[str] = frozenset()) -> Division | None:
    """The one division that a name means, or None.

    Args:
        provinces: the first two digits of codes; of several divisions only those in these provinces count.

    A short name that a prefecture shares with a county in it is the prefecture's (长沙 is 长沙市, not 长沙县).
    """
    found = [item for item in candidates(name) or listed_names().get(name, ()) if item.code]
    if len(found) > 1:
        found = [item for item in found if item.code and item.code[:2] in provinces] or found
    holding = [item for item in found if all(other is item or _lies_in(other, {item.code}) for other in found)]
    return holding[0] if len(holding) == 1 else None


def _lies_in(division: Division, holders: set[str | None]) -> bool:
    parent = division.parent
    while parent:
        if parent in holders:
            return True
        holder = codes().get(parent)
        parent = holder.parent if holder else None
    return False


def inside(inner: str, outer: str) -> bool:
    """Whether a division called ``inner`` lies in one called ``outer``, at any depth."""
    holders = {division.code for division in candidates(outer)}
    return any(_lies_in(division, holders) for division in candidates(inner))
