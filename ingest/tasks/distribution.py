"""For whom a number counts: 每市州, 每年, 年均, 各县市区, 其余设区市各; and regions by name, one target each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chuyi.ingest.layers import Extent, Mention
from chuyi.ingest.mentions.lexicon import trie_expression
from chuyi.ingest.tasks.words import words

# What regions are called as a kind, in all combinations: 市州, 县（市、区）, 盟市, 省辖市, 地州市.
_AREA = (
    r"(?:(?:(?:设区|地级|县级|省辖|直管|旗县)?(?:[市州县区盟旗师]|省(?!级|属|直)|地(?=[市州])|（[市州县区旗、自治]{1,6}）))+(?![级立域属直辖])"
    r"|(?:乡镇|街道|园区|开发区|片区|村|社区)(?:（[^（）]{1,6}）)?)"
)
_TIME = r"(?:(?:两|三|\d)?(?:个)?(?:年度?|学年|学期|季度|半年|月|周|天|日)|半年|半月|半学期)"
_CLASSIFIER = "|".join(
    sorted((*words("units"), "生", "企", "户", "课时", "学时", "证", "课", "班"), key=len, reverse=True)
)
# 年 before a verb shares out as 每年 does: 年培训学员5000人次.
_YEARLY = trie_expression(verb for verb in words("orders") if len(verb) > 1)
_EACH = re.compile(
    rf"(?:每{_TIME}|每百[名人个]|每个?{_AREA}(?![立域级])|每个?(?:(?![届年月期周次评选培育建])[\u4e00-\u9fff]){{1,4}}[县镇村](?![级域属城民委庄街工振旅教产])|每(?:{_CLASSIFIER})|年均|月均|校均|人均|(?<!中职)(?<!高职)(?<!学校)(?<!院校)(?<!高校)(?<!本科)(?<!技工)生均(?!拨款|公用|经费|财政|预算|教学|仪器|设备)|班均|平均每[年个所家校]|平均(?=$)|单(?:个|项|家|所|校)(?!位)"
    rf"|(?:(?<=[，。；、：\n])|(?<=[全][省市县区州])|^)年(?=(?:{_YEARLY})(?!能力|规模|总量|收入|产值|产量|数|量|额|率)))+"
)
_ALL = re.compile(
    rf"各(?![类级种项])(?P<what>{_AREA}|(?:职业|高职|中职|技工|高等|中等|本科)?(?:院校|学校|企业|单位|高校|专业|校|试点校|二级学院))"
)
_REST = re.compile(
    rf"(?:其余|其他|其它|剩余)\d{{0,3}}[\u4e00-\u9fff（）、]{{1,10}}?(?:各(?!级|类|种)|(?=至少|不少于|不低于)|$)|(?:\d+|[一二三四五六七八九十]+)个(?:各)?{_AREA}各?"
)
_EACH_BEHIND = re.compile(r"(?:分别)?各")
_EACH_VERB = re.compile(r"各(?![类级种项])(?=[\u4e00-\u9fff]{1,4}$)")
# 在甲港、乙港各设置训练点1处
_EACH_DOES = re.compile(rf"各(?={_YEARLY})")
_SHARED = re.compile(rf"{_AREA}(?:分别|均|都|共|合计)*(?:各|均|都|共|合计|全覆盖)|(?<=两[家校方市县])(?:每|共同|均)")
_SCOPE = re.compile(
    r"(?:其中|包括|含|[，、：；（和及与\s])*(?:[在面向对]+)?"
    r"(?P<what>(?:(?!按|不[少低]于|[低高]于)[\u4e00-\u9fff（）]){1,7}?(?:地区|三角洲?|片区|城区|山区|牧区|库区|老区|区域|类|型|级|层次|层级|方向|领域|学段|批次|[苏浙皖闽赣鲁豫鄂湘粤桂琼川渝黔滇陕甘晋冀辽吉黑]?[东南西北中]{1,2}[部南北中]?)"
    r"|“[\u4e00-\u9fff]{1,4}型”|[\u4e00-\u9fff]{1,8}?及?以[上下]|首批|首期|第[一二三四五]批次?|公办|民办|高职|中职|本科|专科|高校|[省市区县州]属|[省市区县州]级|[省市县]直|农村|城镇|城市|县域|乡镇|理工|文科|国内|境外|省内|省外|线上|线下|国有|民营|[\u4e00-\u9fff]{0,6}[省市县区]域[内外]|[\u4e00-\u9fff]{1,5}[省市州县区][内外])(?:的|方面)?$"
)


@dataclass(frozen=True, slots=True)
class Spread:
    """A distribution as it goes into the qualifier, and its place; ``gap`` lies between its parts (生均经费每年)."""

    words: str
    start: int
    end: int
    gap: Extent | None = None


def spread(text: str, start: int, number: int) -> Spread | None:
    """The distribution that is written between ``start`` (the segment's beginning) and a number."""
    each = list(_EACH.finditer(text, start, number))
    if each:
        words = "".join(match[0] for match in each)
        gap = Extent(each[-2].end(), each[-1].start()) if len(each) > 1 else None
        return Spread(words, each[0].start(), each[-1].end(), gap)
    found = None
    for pattern in (_REST, _ALL):
        for match in pattern.finditer(text, start, number):
            found = match
        if found is not None:
            return _with_each(text, found, number)
    if number > start and text[number - 1] == "各":
        return Spread("各", number - 1, number)
    doing = _EACH_DOES.search(text, start, number)
    if doing is not None:
        return Spread("各", doing.start(), doing.start() + 1)
    between = _EACH_VERB.search(text, max(start, number - 8), number)
    return Spread("各", between.start(), between.start() + 1) if between is not None else None


def _with_each(text: str, found: re.Match[str], number: int) -> Spread | None:
    """其余县各, 14个市州各: 各 belongs to it; a counted area without 各 shares nothing out."""
    words, end = found[0], found.end()
    if found.re is _ALL:
        return Spread(words, found.start(), end)
    each = _EACH_BEHIND.match(text, end, number)
    if not words.endswith("各") and each is not None:
        words, end = words + "各", each.end()
    if not words.endswith("各") and not words.startswith(("其", "剩", "另")):
        return None
    return Spread(words, found.start(), end)


def is_shared_area(text: str, end: int) -> bool:
    """Whether a quantity that ends here counts the areas that something is shared out to: 14个市州各, 14个市州共."""
    return bool(_SHARED.match(text, end))


def region_chain(text: str, start: int, end: int, regions: list[Mention]) -> list[Extent]:
    """The last regions before ``end`` that 、 and 和 join, in order."""
    chain: list[Extent] = []
    for region in reversed([item for item in regions if start <= item.start and item.end <= end]):
        if chain and text[region.end : chain[0].start] not in ("、", "和", "与", "及", "以及"):
            break
        chain.insert(0, region.extent)
    return chain


def named_regions(text: str, start: int, number: int, regions: list[Mention]) -> list[Extent]:
    """The regions by name that a number counts for: A、B各2个, A2个, 在A、B、C各建设1个."""
    chain = _listed_places(text, start, number, regions) or region_chain(text, start, number, regions)
    if not chain:
        return []
    behind = text[chain[-1].end : number]
    if not _AFTER_REGION.fullmatch(behind):
        return []
    before = text[start : chain[0].start]
    if _GOES_THERE.search(before):
        return []  # 选派教师赴上海跟岗20人
    together = text[chain[0].start - 1 : chain[0].start] in ("在", "于") and not _EACH_OF_THEM.search(behind)
    if len(chain) > 1 and (not behind or together):
        return []  # 在甲市、乙市认定8个
    return chain if _BEFORE_REGION.fullmatch(before) or "各" in behind else []


_GOES_THERE = re.compile("(?:赴|前往|去往|引进|来自|去|到)$")
_FARTHEST = 80
"""Characters before a number in which a list of places is looked for."""
_ITEM = r"(?:(?![和及与各])[\u4e00-\u9fff]){2,5}"
_PLACES = re.compile(rf"(?:{_ITEM}[、和及与])+{_ITEM}?(?=(?:分别)?各)")


def _listed_places(text: str, start: int, number: int, regions: list[Mention]) -> list[Extent]:
    """东台、大丰、建湖各: one region by name makes regions of all the items of its list."""
    match = _PLACES.search(text, max(start, number - _FARTHEST), number) if "各" in text[start:number] else None
    if match is None:
        return []
    found = []
    at = match.start()
    for part in re.split(r"([、和及与])", match[0]):
        if part not in ("、", "和", "及", "与"):
            found.append(Extent(at, at + len(part)))
        at += len(part)
    named = {(region.start, region.end) for region in regions}
    if (found[0].start, found[0].end) in named:
        return found
    first = found[0]
    if any(start < first.end and first.start < end for start, end in named):
        return []
    # 在高新区、东津新区、襄州区各1个: a region by name among areas, the first of which is none.
    areas = all(text[item.end - 1] in "区县市旗州" for item in found)
    sure = named & {(item.start, item.end) for item in found[1:]}
    opening = first.start + (text[first.start] in "在于")
    return [Extent(opening, first.end), *found[1:]] if areas and sure else []


_EACH_OF_THEM = re.compile(r"各|每|分别|均|都")
# Between the last region and the number: nothing, 各, or 各 with a verb and its object (各建成实训基地2个).
_AFTER_REGION = re.compile(
    rf"(?:(?:每|年均|月均)[年季月学半期度]*)?(?:不少于|至少|不低于|约)?|[（(]|[（(]?(?:也|均|还|[^，。；、各“]{{0,16}}(?:院校|学校|中职|高职|学院|中心)[^，。；、各]{{0,14}}|须?于[^，。；、各]{{4,12}}前)?(?:分别)?各[^，。；、]{{0,30}}|(?:分别)?(?:{_YEARLY})(?:不少于|至少)?"
)
_BEFORE_REGION = re.compile(r".{0,40}?(?:其中|[：:，、；]|在|^|包括|含|支持)?[\s]*(?:在)?", re.DOTALL)


def scope(text: str, start: int, number: int) -> Spread | None:
    """The part of a total that a number is for, where that is no thing of its own: 农村地区6个, 制造类10个, 苏南3个."""
    match = _SCOPE.match(text, start, number)
    return Spread(match["what"], match.start("what"), match.end()) if match is not None else None
