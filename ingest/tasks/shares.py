"""Numbers shared out one by one: A、B分别建3个和2个, 2024年、2025年分别…, 2025年、2026年各6个, places with a year each."""

from __future__ import annotations

import re

from chuyi.ingest.layers import Extent
from chuyi.ingest.tasks.distribution import region_chain
from chuyi.ingest.tasks.objects import before_number
from chuyi.ingest.tasks.quantities import Quantity
from chuyi.ingest.tasks.scene import SEGMENT, Scene, listed, segment_start
from chuyi.ingest.tasks.verbs import ORDER


def respective_place(scene: Scene, quantity: Quantity, left: int) -> list[Extent]:
    """Of A、B分别建3个和2个 the region that belongs to this number; empty where nothing is said so."""
    word, numbers = respectively(scene, quantity, left)
    chain = region_chain(scene.text, left, word, scene.regions) if numbers else []
    if numbers and not chain:
        # 在甲市、乙市布局基地，数量依次为3个、1个
        chain = region_chain(scene.text, scene.start, left, scene.regions)
    return [chain[numbers.index(quantity.start)]] if chain and len(chain) == len(numbers) else []


def place_of_segment(scene: Scene, left: int, end: int) -> list[Extent]:
    """The region that begins a segment with a verb of its own (洛阳新建学校1所，南阳扩建2所).

    Alone it may be whose plan this is: there must be two.
    """
    at = scene.text[left : left + 1] == "在"
    firsts = [r for r in scene.regions if r.start == scene.start or scene.text[r.start - 1] in "，；：。在"]
    own = next((region for region in firsts if region.start == left + at and region.end < end), None)
    if own is None or len({region.name for region in firsts}) < 2 or not ORDER.match(scene.text, own.end, end):
        return []
    return [own.extent]


def respectively(scene: Scene, quantity: Quantity, left: int) -> tuple[int, list[int]]:
    """Where 分别 stands before this number, and the numbers that it shares out; none for less than two."""
    found = _RESPECTIVELY.search(scene.text, left, quantity.start)
    if found is None:
        return -1, []
    word = found.start()
    end = next((m.start() for m in SEGMENT.finditer(scene.text, word, scene.end)), scene.end)
    numbers = [other.start for other in scene.quantities if word < other.start < end]
    return word, numbers if len(numbers) > 1 else []


_TO_WHOM = re.compile(r"(?:并|且)?(?:对|给|向|为)")
_RESPECTIVELY = re.compile(r"分别|依次")


def respective_thing(scene: Scene, quantity: Quantity, left: int, by_region: bool) -> tuple[str, Extent | None] | None:
    """Of 高级工、技师分别达到5000人、800人 the thing that belongs to this number."""
    word, numbers = respectively(scene, quantity, left)
    if not numbers:
        return None
    whole = before_number(scene.text, left, word)
    if whole is not None and not by_region:
        if quantity.unit == "元" and _TO_WHOM.match(scene.text, left):
            return None  # 对金、银、铜牌选手分别给予50万元、30万元、20万元奖励
        things = _with_shared_head(listed(scene.text, whole))
        if len(things) == len(numbers):
            return things[numbers.index(quantity.start)]
    first = next(other for other in scene.quantities if other.start == numbers[0])
    between = before_number(scene.text, word + 2, first.bound_start)
    if between is None and not by_region and _VERBAL.fullmatch(scene.text, word + 2, first.bound_start):
        between = Extent(word + 2, first.bound_start)
    if between is None and by_region:
        named = [m.end for m in (*scene.regions, *scene.bodies) if left <= m.start and m.end <= word]
        behind = _SUM.match(scene.text, max(named), word) if named else None
        between = before_number(scene.text, behind.end(), word) if behind is not None else None
        if between is not None and _ONLY_WHEN.fullmatch(scene.text, between.start, between.end):
            between = None  # 甲市、乙市要在6月底前分别完成4所和3所学校整合
    counted = any(word > other.start >= segment_start(scene, left - 1) for other in scene.quantities)
    if between is None and by_region and quantity.unit != "元" and whole and left > scene.start and not counted:
        between = before_number(scene.text, segment_start(scene, left - 1), left - 1)
    return (scene.text[between.start : between.end], between) if between is not None else None


def _with_shared_head(things: list[tuple[str, Extent | None]]) -> list[tuple[str, Extent | None]]:
    """初级工、中级工、高级工补贴标准: items of one form share what follows the last."""
    first, last = things[0][0], things[-1][0]
    field = _OF_FIELD.search(last)
    if field is not None and field.start() and not any(_OF_FIELD.search(name) for name, _ in things[:-1]):
        return [*((name + field[0], None) for name, _ in things[:-1]), things[-1]]  # 茶艺、木雕专业学生
    stem = last[: len(first)]
    alike = all(len(name) == len(first) and name[-1] == first[-1] for name, _ in things[:-1])
    if len(things) < 2 or not alike or len(last) < len(first) + 2 or stem[-1] != first[-1]:
        return things
    return [*((name + last[len(first) :], None) for name, _ in things[:-1]), things[-1]]


_ONLY_WHEN = re.compile(r"(?:要|须|应|应当|力争)?在?(?:20\d\d年)?(?:\d{1,2}月)?(?:年?底|末)?(?:之?前|内)?")
_OF_FIELD = re.compile(r"(?:类?专业|方向)[\u4e00-\u9fff]{2,6}$")


def respective_date(scene: Scene, quantity: Quantity, left: int) -> str | None:
    """Of 2024年、2025年分别培训5000人、6500人 the year of this number."""
    word, numbers = respectively(scene, quantity, left)
    dates = [item for item in scene.deadlines if left <= item.start and item.end <= word]
    dates = dates or [item for item in scene.deadlines if item.end <= word]  # 2025至2027年，招生分别…
    return dates[numbers.index(quantity.start)].value if numbers and len(dates) == len(numbers) else None


_YEARS_EACH = re.compile(r"(?P<years>(?:20\d\d年?[、和与及]){1,8}20\d\d年)(?:分别)?各[\u4e00-\u9fff]{0,12}$")


def each_year(scene: Scene, quantity: Quantity, left: int) -> list[str]:
    """The years that each have the number: 2025年、2026年各6个."""
    each = _YEARS_EACH.search(scene.text, left, quantity.bound_start)
    return re.findall(r"20\d\d", each["years"]) if each is not None else []


_YEARS_RESPECTIVELY = re.compile(
    r"(?:分别|依次)(?:于|在|到)?(?P<years>(?:20\d\d年?[、和与及]){1,8}20\d\d年)(?:底)?前?[\u4e00-\u9fff]{0,12}$"
)


def places_with_years(scene: Scene, quantity: Quantity, left: int) -> list[tuple[Extent, str]]:
    """Of 甲市、乙市分别于2025年、2026年完成1所 each place with its year; empty where nothing is said so."""
    said = _YEARS_RESPECTIVELY.search(scene.text, left, quantity.bound_start)
    if said is None:
        return []
    chain = region_chain(scene.text, left, said.start(), scene.regions)
    years = re.findall(r"20\d\d", said["years"])
    return list(zip(chain, years, strict=True)) if len(chain) == len(years) else []


_VERBAL = re.compile(r"招生|招收|培训|就业|招聘|录取|入学")
_SUM = re.compile(r"(?:[两三四五六七八九十\d]+(?:个)?[地市县区州盟旗校院所家])?")
