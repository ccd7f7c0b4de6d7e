"""Targets of a sentence: every number that is to be reached or paid, with unit, object, qualifier and deadline."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chuyi.ingest.layers import Extent, Layers, Mention, TargetSpan
from chuyi.ingest.tasks.deadlines import Deadline, deadline_for, find_deadlines
from chuyi.ingest.tasks.distribution import named_regions, scope, spread
from chuyi.ingest.tasks.objects import after_number, before_number, is_metric
from chuyi.ingest.tasks.quantities import Quantity, find_quantities

_SEGMENT = re.compile(r"[，；：。！？\n]")
_PART = re.compile(r"其中|包括|含(?=[\u4e00-\u9fff])")
# What makes a number no target, by what stands before it in its segment …
_OLD = re.compile(r"(?:由|从)(?:[^，。；]{0,12})$")
_OLD_CHANGE = re.compile(
    r"^[^，。；]{0,6}(?:提高|增加|提升|增长|扩大|增|降|减少|上升|调整|压减|压缩|升)[^，。；]{0,3}(?:到|至|为)"
)
_HELD = re.compile(
    r"现有|目前|已有|已建成?|已经|原有|原为|截至|现已|业已|上年|去年|此前|基数|较|(?<![占成配对])比(?![例重率])|同比|相比|超出"
)
_PERMITTED = re.compile(r"可(?!持续|视|靠|行|看|学|复制|推广|再生)|允许|准许|原则上不超")
_QUOTA = re.compile(r"推荐|限报|申报(?!国家|省)|上报|报名|报送|每校限|限额|名额不超|一式|投稿|提交|材料|附件|初审|评审")
_CONDITION = re.compile(
    r"不足|未满|(?<!不)低于|(?<!不)少于|满(?=\d|[一二三四五六七八九十两])|凡|如果|若(?!干)|超出|连续|近[三两五]年|累计[两三]次"
)
_REFERENCE = re.compile(
    r"(?:等|这|那|该|上述|以上|前|后|首|排名|名列|位居|第|共有|设有?|分(?:为|成)?|由|任选|任意|每|分|另|“)$"
)
_RATIO = re.compile(r"(?:按|比例|配比|师生比|生师比)[^，。；]{0,8}$")
_DURATION = re.compile(r"(?:时间|时长|周期|期限|学制|建设期|有效期|工期|合作期)[^，。；]{0,6}$")
_ATTRIBUTE = re.compile(r"(?:及)?的(?![，。])")
_ARTICLE_VERB = re.compile(
    r"(?:建设|建成|新建|建立|建|设立|设|组建|培育|办好|打造|遴选|开展|召开|举办|会商|调度|督查|检查|考核|评估|排查|派|有|至少|不少于|每.{0,4}|各.{0,6})$"
)
_ONE_UNITS = frozenset("个所家名座支套次场期份项")


@dataclass(slots=True)
class _Scene:
    """A sentence and what was found in it."""

    text: str
    start: int
    end: int
    quantities: list[Quantity]
    deadlines: list[Deadline]
    regions: list[Mention]
    designations: list[Mention]
    parts_from: int | None


def find_targets(
    known: Layers, sentence: Extent, plan_year: int | None, fallback: TargetSpan | None = None
) -> list[TargetSpan]:
    """The targets of a sentence, in order.

    Args:
        sentence: up to 。 (a semicolon does not end a deadline's reach).
        plan_year: the year that 年内 means.
        fallback: the last target of the clause before; a part may take its object.
    """
    text = known.text
    quantities = find_quantities(text, sentence.start, sentence.end)
    if not quantities:
        return []
    part = _PART.search(text, sentence.start, sentence.end)
    scene = _Scene(
        text,
        sentence.start,
        sentence.end,
        quantities,
        find_deadlines(text, sentence.start, sentence.end, plan_year),
        known.mentions_in(sentence, ("Region",)),
        [m for m in known.mentions if sentence.start <= m.start < sentence.end and m.type == "Designation"],
        part.start() if part else None,
    )
    found: list[TargetSpan] = []
    for index, quantity in enumerate(quantities):
        found += _targets(known, scene, index, quantity, found or ([fallback] if fallback else []))
    return found


def _targets(
    known: Layers, scene: _Scene, index: int, quantity: Quantity, earlier: list[TargetSpan]
) -> list[TargetSpan]:
    left = _segment_start(scene, quantity.start)
    previous = scene.quantities[index - 1].bound_end if index else scene.start
    if not _is_to_be_reached(scene, index, quantity, left):
        return []
    regions = named_regions(scene.text, max(left, previous), quantity.bound_start, scene.regions)
    thing = _object(scene, quantity, max(left, previous), left, regions, earlier)
    if thing is None:
        return []
    name, extent = thing
    qualifier = _qualifier(scene, quantity, left, previous)
    deadline = deadline_for(scene.deadlines, quantity.start, scene.parts_from)
    sentence = Extent(scene.start, scene.end)
    number = Extent(quantity.start, quantity.end)
    bound = quantity.bound or ""
    if not regions:
        area = scope(scene.text, max(left, previous), quantity.bound_start) if scene.parts_from is not None else None
        whole = (area or "") + (qualifier or "") if area else qualifier
        return [TargetSpan(quantity.count, quantity.unit, name, number, extent, sentence, whole, deadline)]
    return [
        TargetSpan(
            quantity.count,
            quantity.unit,
            name,
            number,
            extent,
            sentence,
            known.repaired.written(region) + bound,
            deadline,
        )
        for region in regions
    ]


def _segment_start(scene: _Scene, place: int) -> int:
    start = scene.start
    for mark in _SEGMENT.finditer(scene.text, scene.start, place):
        start = mark.end()
    return start


def _is_to_be_reached(scene: _Scene, index: int, quantity: Quantity, left: int) -> bool:
    """Whether a number is a target: no old value, condition, permission, quota, duration, reference or article."""
    text = scene.text
    before = text[left : quantity.bound_start]
    near = text[max(left, quantity.bound_start - 14) : quantity.bound_start]
    behind = text[quantity.bound_end : quantity.bound_end + 14]
    if _OLD.search(before) and _OLD_CHANGE.match(behind):
        return False
    if _HELD.search(before) or _PERMITTED.search(before) or _CONDITION.search(near) or _RATIO.search(near):
        return False
    if _QUOTA.search(before) or _REFERENCE.search(text[max(left, quantity.start - 4) : quantity.bound_start]):
        return False
    if _DURATION.search(near) or _in_quotes(text, left, quantity.start):
        return False
    if quantity.is_one and not _one_counts(scene, quantity, before):
        return False
    if _ATTRIBUTE.match(behind) and before_number(text, left, quantity.bound_start) is not None:
        # 就业率达到90%以上的学校: the number describes, it is not aimed at.
        return quantity.unit in ("元",) or "不低于" in quantity.bound
    return not _is_apposition(text, left, quantity)


def _in_quotes(text: str, left: int, place: int) -> bool:
    return text.count("“", left, place) > text.count("”", left, place) or text.count("《", left, place) > text.count(
        "》", left, place
    )


def _one_counts(scene: _Scene, quantity: Quantity, before: str) -> bool:
    """一 is a number where it is bounded, shared out or ends the phrase; else it may be an article."""
    if quantity.unit not in _ONE_UNITS or scene.text[quantity.end : quantity.end + 1] == "性":
        return False
    if quantity.bound or re.search(r"[每各]", before):
        return True
    behind = scene.text[quantity.bound_end : quantity.bound_end + 1]
    return behind in "，。；、）" and before_number(scene.text, scene.start, quantity.start) is not None


def _is_apposition(text: str, left: int, quantity: Quantity) -> bool:
    """A、B两家单位: the number sums up names before it, and a noun follows."""
    before = text[left : quantity.start]
    if quantity.bound or not re.search(r"[、和与及]", before) or re.search(r"[、和与及]$", before):
        return False
    thing = before_number(text, left, quantity.start)
    if thing is None or thing.end != quantity.start or after_number(text, quantity.bound_end, len(text), False) is None:
        return False
    listed = text[thing.start : thing.end]
    return bool(re.search(r"[、和与及]", listed)) and not re.search(r"各|每", before)


def _object(
    scene: _Scene, quantity: Quantity, start: int, left: int, regions: list[Extent], earlier: list[TargetSpan]
) -> tuple[str, Extent | None] | None:
    """Name and place of the counted thing."""
    text = scene.text
    begin = regions[-1].end if regions else start
    extent = after_number(text, quantity.bound_end, scene.end, quantity.unit == "元")
    if extent is None or quantity.unit == "%":
        extent = _before(scene, quantity, begin, left) or (None if quantity.unit == "%" else extent)
    if extent is not None:
        extent = _widened(scene, extent)
        return text[extent.start : extent.end].replace(" ", "").replace("\n", ""), extent
    same = [target for target in earlier if target.unit == quantity.unit]
    source = (same or earlier)[-1] if earlier else None
    if source is not None:
        return source.object, source.object_extent
    return _announced(scene, left)


def _before(scene: _Scene, quantity: Quantity, begin: int, left: int) -> Extent | None:
    """The thing before the number; a rate may stand in the segment before (…比例，2025年达到55%)."""
    text = scene.text
    each = list(
        re.finditer(r"每(?:[两三]?个?[^\W\d]{1,2})|年均|月均|校均|人均|生均", text[begin : quantity.bound_start])
    )
    extent = None
    if each:
        last = begin + each[-1].end()
        extent = before_number(text, last, quantity.bound_start) or before_number(text, begin, begin + each[0].start())
    else:
        extent = before_number(text, begin, quantity.bound_start)
    if extent is not None or begin > left:
        return extent
    if left - 1 > scene.start and text[left - 1] == "，":
        start = _segment_start(scene, left - 1)
        if not any(start <= other.start < left for other in scene.quantities):
            words = before_number(text, start, left - 1)
            if words is not None and is_metric(text[words.start : words.end]):
                return words
    return None


def _announced(scene: _Scene, left: int) -> tuple[str, Extent | None] | None:
    """What a colon announces: 建设实训基地：甲县2个，乙县1个."""
    colon = scene.text.rfind("：", scene.start, left)
    if colon < 0:
        return None
    extent = before_number(scene.text, scene.start, colon)
    return (scene.text[extent.start : extent.end], extent) if extent is not None else None


def _widened(scene: _Scene, extent: Extent) -> Extent:
    """The whole designation where the thing is one."""
    for mention in scene.designations:
        if mention.start <= extent.start and extent.end <= mention.end and mention.end - mention.start < 40:
            return mention.extent
        if mention.start == extent.start and extent.end < mention.end:
            return mention.extent
    return extent


def _qualifier(scene: _Scene, quantity: Quantity, left: int, previous: int) -> str | None:
    """Distribution as written, range, then bound."""
    start = (
        left
        if scene.text[previous : quantity.bound_start].count("，") == 0
        and "、" in scene.text[previous : quantity.bound_start]
        else max(left, previous if previous > left else left)
    )
    parts = [
        spread(scene.text, start, quantity.bound_start, scene.end) or "",
        quantity.written_range or "",
        quantity.bound,
    ]
    return "".join(parts) or None
