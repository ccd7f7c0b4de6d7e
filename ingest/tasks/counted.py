"""Which thing a number counts: behind it, before it, named before, announced, or that of the number before."""

from __future__ import annotations

import re

from chuyi.ingest.layers import Extent, Mention, TargetSpan
from chuyi.ingest.tasks.distribution import Spread, spread
from chuyi.ingest.tasks.objects import (
    after_number,
    before_number,
    behind_second,
    covered_things,
    is_doing,
    is_metric,
    only_reaches,
)
from chuyi.ingest.tasks.quantities import Quantity
from chuyi.ingest.tasks.scene import Scene, segment_start
from chuyi.ingest.tasks.verbs import ORDER

_PAID = re.compile(r"(?:奖补|补助|奖励|补贴|资助)$")
_REACHED = re.compile(r"(?:达到|总数达|增至|扩大到|增加到)(?=\d|[一二三四五六七八九十百千两])")
_OF_ANOTHER = re.compile(r"(?:占|不低于|不高于|高于|低于|不少于|达到|超过|不超过)[^，。；]{2,24}的$")
_SPENT = re.compile(r"(?:专项)?(?:用于|支持|投入|以支持|专门)")
_BEFORE_BODY = re.compile(r"(?:由|请|支持|推动|鼓励|引导|依托|组织|但|另|且|如|而|同时|其中|，|、|和|与|\s)*")


def counted_thing(
    scene: Scene,
    quantity: Quantity,
    before: tuple[int, int],
    cut: Spread | None,
    left: int,
    regions: list[Extent],
    earlier: list[TargetSpan],
) -> tuple[str, Extent | None] | None:
    """Name and place of the counted thing: behind the number, before it, or that of the number before."""
    text = scene.text
    extent = None
    borne = _BORNE.fullmatch(text, left, quantity.bound_start) if quantity.unit in ("%", "元") else None
    if borne is not None:
        extent = Extent(borne.start("what"), borne.end("what"))
    elif quantity.unit != "%":
        extent = covered_things(text, before[0], quantity.bound_start, quantity.bound_end, scene.end) or after_number(
            text, quantity.bound_end, scene.end, quantity.unit == "元"
        )
    begin = max(regions[-1].end, before[0]) if regions else before[0]
    if extent is not None and _may_be_behind_it(scene, quantity, extent):
        own = thing_before(scene, quantity, begin, before[1], cut)
        extent = own if own is not None and not ORDER.fullmatch(text, own.start, own.end) else extent
    is_known = any(target.unit == quantity.unit for target in earlier)
    if extent is None:
        doing = _DOING.search(text, left, quantity.bound_start) if quantity.unit == "人次" and not is_known else None
        extent = (
            thing_before(scene, quantity, begin, before[1], cut)
            or (Extent(doing.start(), doing.end()) if doing is not None else None)
            or _share(scene, quantity, cut.end if cut is not None and begin <= cut.start else begin)
            or _named_before(scene, quantity, left, before[0], is_known)
        )
    if quantity.unit == "%" and quantity.bound and _REACHES.search(text, left, quantity.bound_start):
        extent = after_number(text, quantity.bound_end, scene.end, False) or extent  # 覆盖80%以上专业
    if quantity.unit == "%" and _BY_SHARE.search(text[left : quantity.bound_start]):
        verb = ORDER.match(text, quantity.bound_end, scene.end)
        shared = after_number(text, verb.end(), scene.end, False) if verb is not None else None
        extent = shared or extent
    if extent is None and quantity.unit == "%" and text[quantity.bound_end : quantity.bound_end + 1] == "的":
        extent = after_number(text, quantity.bound_end, scene.end, False)
    if extent is not None and _is_only_regions(scene, extent):
        extent = None
    if extent is not None and quantity.unit == "元" and _is_paid(text, extent, cut):
        extent = None
    if extent is not None and quantity.unit == "元" and _SIZE.fullmatch(text, extent.start, extent.end):
        extent = _named_before(scene, quantity, left, left, False) or extent
    if extent is not None and len(places := _regions_inside(scene, extent)) > 1:
        extent = before_number(text, places[-1].end, extent.end)  # 在甲市、乙市认定工坊: where is no part of what
    if extent is not None:
        extent = _widened(scene, extent)
        return "".join(text[extent.start : extent.end].split()), extent
    same = [target for target in earlier if target.unit == quantity.unit]
    # Money is paid for what money was named for; a number of people may be a part of whatever was counted before.
    if quantity.unit == "元" and _BUDGETED.search(text[left : quantity.bound_start]):
        return None
    known = same
    if not same and quantity.unit == "元":
        known = [target for target in earlier if _PAID.search(target.object)]  # 按30%给予补助，单个不超过60万元
    elif not same:
        known = [target for target in earlier if target.unit != "元" or quantity.unit == "%"]
    if known:
        source = known[-1]
        done = source.object_extent if quantity.unit not in _DONE_UNITS else None
        if done is not None and ORDER.fullmatch(text, done.start, done.end):
            # 工坊每年认定一次，每次不超过5个: what it is done to
            begin = segment_start(scene, done.start)
            each = spread(text, begin, done.start)
            thing = before_number(text, begin, each.start if each is not None else done.start)
            return (text[thing.start : thing.end], thing) if thing is not None else None
        return source.object, source.object_extent
    return announced_thing(scene, left)


# 每年培训5000人次: nothing but what is done is named.
_SIZE = re.compile(r"(?:首期|初期|初始|总)?规模")  # 设立引导资金，首期规模5000万元
_DONE_UNITS = ("次", "场", "场次", "期", "对", "批", "届", "轮", "元", "%", "人次")
_DOING = re.compile(r"(?:培训|轮训|研修|评价|鉴定|接待|服务)$")


def _is_only_regions(scene: Scene, extent: Extent) -> bool:
    """Whether words are regions and their sum (洛阳、新乡两市合计), which are no things."""
    own = _regions_inside(scene, extent)
    return bool(own) and own[0].start == extent.start and bool(_SUMMED.fullmatch(scene.text, own[-1].end, extent.end))


def _regions_inside(scene: Scene, extent: Extent) -> list[Mention]:
    return [region for region in scene.regions if extent.start <= region.start and region.end <= extent.end]


_SUMMED = re.compile(r"(?:[两三四五六七八九十\d]个?[地市县区州盟旗])?(?:合计|共计|总计|共)?")
_PAID_PERSONS = re.compile(
    r"(?:专业学生|在校生|困难学生|[优获成入]\S{0,4}者|(?:优秀|获奖|成绩突出)的?(?:个人|单位|学校|企业|教师|选手|团队))$"
)
_PERSONS = re.compile(r"(?:教师|选手|学生|学员|导师|职工|人员|个人|团队|工匠|名师|大师|能手)”?$")
_TO_EACH = re.compile(r"每[人名生位]")


def _is_paid(text: str, extent: Extent, cut: Spread | None) -> bool:
    """Whether words say to whom something is paid, not what: 优秀者追加5万元, 指导教师每人2000元."""
    if _PAID_PERSONS.search(text, extent.start, extent.end):
        return True
    to_each = cut is not None and _TO_EACH.match(cut.words) is not None and cut.start >= extent.end
    return to_each and _PERSONS.search(text, extent.start, extent.end) is not None


# 区财政每年安排150万元: nothing is named.
_BUDGETED = re.compile(r"(?:财政|政府)[^，。；]{0,12}(?:安排|投入|拨付|列支|落实|配套)$")
_REACHES = re.compile(r"(?:覆盖|惠及|面向|带动|服务)$")
_BY_SHARE = re.compile(r"按照?[^，。；]{1,20}(?:的(?:比例)?|总数|总量|总人数|人数|规模)$")


def _may_be_behind_it(scene: Scene, quantity: Quantity, extent: Extent) -> bool:
    """Whether words behind a number say what the thing before it does (资金5000万元用于…, 教师100名提升能力)."""
    if quantity.unit == "元":
        given = scene.text[extent.end - 2 : extent.end] == "支持"  # 给予90万元支持: that is what is given
        return not given and _SPENT.match(scene.text, quantity.bound_end) is not None
    if _done(scene.text, scene.start, quantity.bound_start):
        return False  # 开展1次督导
    together = _TOGETHER.match(scene.text, extent.start, extent.end)
    return ORDER.match(scene.text, together.end() if together else extent.start, extent.end) is not None


_TOGETHER = re.compile(r"共同|联合|合作|一起|协同")  # 引入企业5家共同办学


def _done(text: str, start: int, end: int) -> bool:
    """Whether a verb of an order stands right before a number."""
    return any(ORDER.fullmatch(text, at, end) for at in range(max(start, end - 4), end - 1))


def thing_before(scene: Scene, quantity: Quantity, begin: int, end: int, cut: Spread | None) -> Extent | None:
    """The thing before the number: behind the distribution where something stands there, else before it."""
    may_be_verb = "元" if quantity.unit == "元" else "次" if quantity.unit in ("次", "场", "场次", "期", "对") else ""
    begin = _behind_subject(scene, begin, end)
    if cut is None or not begin <= cut.start < end:
        return before_number(scene.text, begin, end, may_be_verb)
    behind = before_number(scene.text, cut.end, end, may_be_verb)
    if behind is not None and cut.words.startswith(("每", "单")):
        behind = _without_each(scene, behind, quantity.unit, cut.words)
        if behind is None:
            return None
    rest = scene.text[cut.end : end].strip(" ，")
    if behind is not None or (rest and not only_reaches(rest)):
        return behind
    if cut.gap is not None and len(cut.gap) > 1 and quantity.unit not in _OCCASIONS:
        between = before_number(scene.text, cut.gap.start, cut.gap.end, may_be_verb)
        if between is not None:
            return between
    return before_number(scene.text, begin, cut.start)


_OCCASIONS = ("次", "场", "场次", "期", "堂")  # 每所院校每学期2场: of these there is no 2 schools


def _without_each(scene: Scene, behind: Extent, unit: str, each: str) -> Extent | None:
    """Behind the noun that 每 shares out to: 每个学院合作企业5家 after 产业学院, 每个学院奖补30万元.

    None where nothing is left but a bound (单个项目最高20万元).
    """
    words = scene.text[behind.start : behind.end]
    paid = _PAID.search(words) if each.endswith(_OF_A_NOUN) else None
    if unit == "元" and paid is not None:
        return Extent(behind.start + paid.start(), behind.end)
    for target in (*scene.before, *scene.found) if each.endswith(_OF_A_NOUN) else ():
        for length in range(min(len(target.object), len(words) - 2), 1, -1):
            if words.startswith(target.object[-length:]):
                start = behind.start + length
                must = _AT_LEAST.match(scene.text, start, behind.end)
                thing = before_number(scene.text, must.end(), behind.end) if must is not None else None
                return thing or Extent(behind_second(scene.text, start, behind.end), behind.end)
    noun = _SHARER.match(scene.text, behind.start, behind.end) if each.endswith(_OF_A_NOUN) else None
    if noun is None:
        return behind
    return before_number(scene.text, noun.end(), behind.end) or (
        Extent(noun.end(), behind.end) if noun["does"] is not None else None
    )


# 每个基地年培训5000人次, 单个项目最高20万元: what has its share is no part of what is counted.
_SHARER = re.compile(
    rf"(?:基地|学校|院校|中心|学院|联合体|共同体|项目|工作室|机构|企业|站)(?:年度|全年)?(?:年(?=(?P<does>{ORDER.pattern}))|(?=最高|最多|累计|每年)|$)"
)
# 每个联合体至少吸纳企业20家, 每个基地服务企业10家; but 每个学院合作企业5家 counts 合作企业.
_AT_LEAST = re.compile(r"(?:至少|至多|要|应当?|须|必须|可)+|(?=联合|吸纳|吸收|对接|带动|覆盖|服务|接收|接纳)")
_OF_A_NOUN = ("个", "所", "家", "座", "支", "项")


def _behind_subject(scene: Scene, begin: int, end: int) -> int:
    """Behind a body that does it (市财政局落实经费…): its name is not counted."""
    for mention in scene.bodies:
        if begin <= mention.start and mention.end < end and _BEFORE_BODY.fullmatch(scene.text, begin, mention.start):
            begin = mention.end
    return begin


def _share(scene: Scene, quantity: Quantity, begin: int) -> Extent | None:
    """甲规模不低于乙规模的10% and 甲占乙的10% say something about 甲."""
    if quantity.unit != "%":
        return None
    match = _OF_ANOTHER.search(scene.text, begin, quantity.bound_start)
    return before_number(scene.text, begin, match.start()) if match is not None else None


def _named_before(scene: Scene, quantity: Quantity, left: int, begin: int, is_known: bool) -> Extent | None:
    """A thing in the segment before its number: …比例，2025年达到55%; 组建集团，到2027年达到40个; 建设基地，甲县3个."""
    text = scene.text
    if begin > left or left - 1 <= scene.start or text[left - 1] != "，":
        return None
    start = segment_start(scene, left - 1)
    if any(start <= other.start < left for other in scene.quantities):
        return None
    words = before_number(text, start, left - 1)
    if words is not None and ORDER.fullmatch(text, words.start, words.end):
        # 完成学校布局调整，由21所调整为15所: what is rearranged
        arranged = _ARRANGED.search(text, start, left - 1)
        words = before_number(text, start, arranged.start()) if arranged is not None else words
    given = _GIVEN_BY.match(text, start, left - 1)
    if words is None and given is not None:
        return Extent(given.start("what"), given.end("what"))
    if words is None:
        return None
    if is_metric(text[words.start : words.end]):
        return words
    is_share = quantity.unit in ("元", "%")
    ordered = not is_share and not scene.found and ORDER.search(text, start, words.start)
    reached = not is_known and _REACHED.search(text, left, min(left + 16, scene.end))
    return words if reached or ordered else None


_ARRANGED = re.compile(r"(?:布局)?(?:结构)?(?:调整|优化|整合|撤并)$")
# 所需经费由省级财政承担80%
_BORNE = re.compile(
    r"(?P<what>[\u4e00-\u9fff]{0,10}(?:经费|资金|费用|补贴|津贴))由[^，。；]{2,20}(?:承担|负担|安排|解决|列支)"
)
# 经费由市财政安排，每年500万元
_GIVEN_BY = re.compile(r"(?P<what>[\u4e00-\u9fff]{0,10}(?:经费|资金|费用|补贴|津贴))[由从在]")


def announced_thing(scene: Scene, left: int) -> tuple[str, Extent | None] | None:
    """What a colon announces: 建设实训基地：甲县2个，乙县1个."""
    colon = scene.text.rfind("：", scene.start, left)
    if colon < 0:
        return None
    extent = before_number(scene.text, scene.start, colon)
    return (scene.text[extent.start : extent.end], extent) if extent is not None else None


def _widened(scene: Scene, extent: Extent) -> Extent:
    """The whole designation where the thing is one."""
    for mention in scene.designations:
        if mention.end == extent.end and extent.start < mention.start - 1:
            return mention.extent  # what stands before a whole designation is a verb that is not known
        if mention.start <= extent.start and extent.end <= mention.end and mention.end - mention.start < 40:
            return extent if is_doing(scene.text[mention.start : extent.start]) else mention.extent
        if mention.start == extent.start and extent.end < mention.end:
            return mention.extent
    return extent
