"""Targets of a sentence: every number that is to be reached or paid, with unit, object, qualifier and deadline."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from chuyi.ingest.layers import Extent, Layers, Mention, TargetSpan
from chuyi.ingest.structure.headings import is_generic
from chuyi.ingest.tasks.deadlines import Deadline, deadline_for, find_deadlines
from chuyi.ingest.tasks.distribution import Spread, is_shared_area, named_regions, region_chain, scope, spread
from chuyi.ingest.tasks.objects import (
    after_number,
    before_number,
    behind_second,
    covered_things,
    is_doing,
    is_metric,
    only_reaches,
)
from chuyi.ingest.tasks.quantities import Quantity, find_quantities
from chuyi.ingest.tasks.verbs import ORDER

_SEGMENT = re.compile(r"[，；：。！？\n]")
_PART = re.compile(r"其中|包括|含(?=[\u4e00-\u9fff])|（(?=20\d\d年(?:度)?[\u4e00-\u9fff]{0,6}\d)")
# What makes a number no target, by what stands before it in its segment …
_OLD = re.compile(r"(?:由|从)(?:[^，。；]{0,12})$")
_OLD_CHANGE = re.compile(
    r"^[^，。；]{0,6}(?:提高|增加|提升|增长|扩大|增|降|减少|上升|调整|压减|压缩|升)[^，。；]{0,3}(?:到|至|为)"
)
_COMPARED = r"(?=20\d\d|上年|去年|全国|全省|全市|同期|上一|前|往年|同类|现|“十|基期)"
_HELD = re.compile(
    rf"现有|目前|已有|已建成?|已经|原有|原为|截至|现已|业已|(?<!线)上年|去年|此前|基数|[较比]{_COMPARED}|同比|相比|超出|20\d\d年(?:的|标准|基数|仅|只|实际)|[全我][省市县区州盟](?:共|现|已)?有(?=[\u4e00-\u9fff])"
)
# What is to grow by so much (总值较上年净增4200万元) is no old value.
_GROWN = re.compile(
    r"[较比](?:上年|上一年|去年|20\d\d年)[底末度再净力争均新]*(?:增加|增长|提高|提升|增|压减|减少|下降|降低)(?:不少于|不低于|约)?$"
)
_PERMITTED = re.compile(
    r"不再|(?<![许认不])可(?!(?:同时)?容纳[\u4e00-\u9fff]{2,6}(?:$|[\d一二三四五六七八九])|持续|靠|行|视|再生|穿戴|见|编程|信|复制|推广)|允许|准许|原则上不超"
)
_QUOTA = re.compile(
    r"限[报推申]|限额|名额不超|一式|投稿|(?:申报|书面|纸质|佐证)材料|每[^，。]{1,5}(?:申报|推荐|上报)|(?:申报|推荐|上报|报送)(?:名额"
    r"|数量|[^，。]{0,10}(?:不超过|最多|限))|报名|初审|评审"
)
# To apply is a procedure, to try for something an order.
_APPLIED = re.compile(r"申报|申请")
_TRIED = re.compile(r"组织|支持|力争|争取|指导|积极|推动|帮助|培育")
_OF_A_YEAR = re.compile(r"(?P<year>20\d\d)年(?!底|末|前|起|秋|春|\d)")
_CONDITION = re.compile(
    r"出现|不足|未满|(?<!不)低于|(?<!不)少于|满(?=\d|[一二三四五六七八九十两])|凡|如果|若(?!干)|超出|连续|近[三两五]年|累计[两三]次"
)
_REFERENCE = re.compile(
    r"(?:其中的|等|这|那|该|上述|(?:^|[，。；、的对将把持])以上|(?<![年月底日之])前|首|排名|名列|位居|第|共有|分(?:为|成)?|由|任选|任意|每|分|另|“)$"
)
_ATTRIBUTE = re.compile(r"(?:及)?的(?![，。])")
# 每校要有500平方米的场地: what is to be had is aimed at, though a noun follows.
_OF_WHOM = re.compile(r"^对[^，。；]{0,8}(?:吸纳|招收|接[收纳]|录用|培[养训]|捐赠|投入|取得|获得|引进)[^，。；]{0,6}$")
_TO_HAVE = re.compile(
    r"(?:[要应须需]有|拥有|具有|配有|设有|至少有|配备|提供|落实|建成|建设|共建|打造|培育|遴选|认定|新建|新增|增加|配套|划拨)$"
)
_FOUNDS = re.compile(r"(?:[建设签办]|[建设签开][设成立办订署约好]|新建|组建|创建|筹建|成立)$")
_PAID = re.compile(r"(?:奖补|补助|奖励|补贴|资助)$")
_REACHED = re.compile(r"(?:达到|总数达|增至|扩大到|增加到)(?=\d|[一二三四五六七八九十百千两])")
_OF_ANOTHER = re.compile(r"(?:占|不低于|不高于|高于|低于|不少于|达到|超过|不超过)[^，。；]{2,24}的$")
_SPENT = re.compile(r"(?:专项)?(?:用于|支持|投入|以支持|专门)")
_STANDARD = re.compile(r"的(?:标准|要求|规模|比例|幅度|目标|任务)|标准(?!化)")
_BEFORE_BODY = re.compile(r"(?:由|请|支持|推动|鼓励|引导|依托|组织|但|另|且|如|而|同时|其中|，|、|和|与|\s)*")
_HAN = "两二三四五六七八九十"
_FAR_BOUND = re.compile(r"至少|至多|最少|最多|累计|不少于|不低于|不超过")
_CHANGED = re.compile(r"[\u4e00-\u9fff]{1,4}(?:到|至|为)(?:20\d\d年(?:底|末)?(?:之?前)?的)?(?:不[少低]于|约)?")
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
    bodies: list[Mention]
    parts_from: int | None
    before: list[TargetSpan]
    plan_year: int | None
    topic: TargetSpan | None  # what money the heading names (国家助学金)
    # Things whose number is no target (已建成基地8个); a later number may count more of them.
    passed: list[TargetSpan] = field(default_factory=list)
    found: list[TargetSpan] = field(default_factory=list)


def find_all_targets(
    known: Layers,
    sentences: list[Extent],
    plan_year: int | None,
    heading: Extent | None,
    said: list[TargetSpan] | None = None,
) -> list[TargetSpan]:
    """The targets of the sentences of a clause or cell, each once, in order.

    Args:
        said: targets of the task that are known already.
    """
    found: list[TargetSpan] = []
    seen: dict[tuple[object, ...], set[str | None]] = {}
    for target in said or ():
        seen.setdefault(_key(target), set()).add(target.deadline)
    announced: str | None = None
    for sentence in sentences:
        reached = _date_of_all(known, sentence, plan_year)
        for target in found if reached is not None else ():
            target.deadline = target.deadline or reached
        for target in find_targets(known, sentence, plan_year, found[-_NEAR:], heading):
            # By two dates as many of one thing are two targets (2026年前建成5个，2027年前再建5个).
            dates = seen.setdefault(_key(target), set())
            if not dates or not (target.deadline is None or dates & {None, target.deadline}):
                target.deadline = target.deadline or announced
                found.append(target)
                dates.add(target.deadline)
        announced = _line_deadline(known, sentence, plan_year) or announced
    return found


_NEAR = 20
"""Targets of the sentences before that a part may belong to."""


def _key(target: TargetSpan) -> tuple[object, ...]:
    return (target.count, target.unit, target.object, target.qualifier)


_OF_ALL = re.compile(r"(?:上述|以上|前述|各项)(?:各项|主要|量化)?(?:目标|任务|指标|工作)")


def _date_of_all(known: Layers, sentence: Extent, year: int | None) -> str | None:
    """The date by which a later sentence wants everything before it (上述目标2027年全面实现)."""
    if not _OF_ALL.match(known.text, sentence.start, sentence.end):
        return None
    dates = find_deadlines(known.text, sentence.start, sentence.end, year)
    if dates:
        return dates[0].value
    bare = _YEAR.search(known.text, sentence.start, sentence.end)
    return bare[0] if bare is not None else None


_YEAR = re.compile(r"20\d\d(?=年)")


def _line_deadline(known: Layers, sentence: Extent, year: int | None) -> str | None:
    """The deadline of a line that announces a list (到2028年，实现以下目标：): it holds for the list's items."""
    if not known.text[sentence.start : sentence.end].rstrip().endswith("："):
        return None
    dates = find_deadlines(known.text, sentence.start, sentence.end, year)
    return dates[-1].value if dates else None


def find_targets(
    known: Layers,
    sentence: Extent,
    plan_year: int | None,
    before: list[TargetSpan],
    heading: Extent | None = None,
) -> list[TargetSpan]:
    """The targets of a sentence, in order.

    Args:
        sentence: up to 。 (a semicolon does not end a deadline's reach).
        plan_year: the year that 年内 means.
        before: the targets of the sentences before; a part may count the same thing.
        heading: says what a number counts that names nothing.
    """
    text = known.text
    quantities = find_quantities(text, sentence.start, sentence.end)
    if not quantities:
        return []
    regions = known.mentions_in(sentence, ("Region",))
    quantities = [q for q in quantities if not any(r.start < q.end and q.start < r.end for r in regions)]
    part = _PART.search(text, sentence.start, sentence.end)
    scene = _Scene(
        text,
        sentence.start,
        sentence.end,
        quantities,
        find_deadlines(text, sentence.start, sentence.end, plan_year),
        regions,
        known.mentions_in(sentence, ("Designation",), classes=True),
        known.mentions_in(sentence, ("Department", "Institution", "Enterprise", "Association", "ResearchInstitute")),
        part.start() if part else None,
        before,
        plan_year,
        _money_of(known, heading),
    )
    found: list[TargetSpan] = []
    waiting: list[TargetSpan] = []
    for index, quantity in enumerate(quantities):
        earlier = [*before, *scene.passed, *found]
        made = _targets(known, scene, index, quantity, earlier)
        if made and made[0].object and waiting:
            # 按每市州1个的标准，建成基地20个; A、B分别建3个和2个基地: a number may count what the next one counts.
            for target in waiting:
                if target.unit == made[0].unit:
                    target.object, target.object_extent = made[0].object, made[0].object_extent
            waiting = []
        waiting += [target for target in made if not target.object]
        found += made
        scene.found = found
    for target in found:
        if not target.object and target.unit == "元" and scene.topic is not None:
            target.object, target.object_extent = scene.topic.object, scene.topic.object_extent
    nameless = [target for target in found if not target.object and target.unit != "元"]
    topic = heading_thing(known, heading) if nameless else None
    if topic is not None:
        for target in nameless:
            target.object, target.object_extent = topic.object, topic.object_extent
    for target in found:
        if target.object_extent is not None:
            target.object = known.repaired.written(target.object_extent)
    return [target for target in found if target.object]


_MONEY = re.compile(r"(?:助学金|奖学金|补助|补贴|津贴|奖励|资助|资金|经费|学费|生活费)$")


def _money_of(known: Layers, heading: Extent | None) -> TargetSpan | None:
    """What money a heading names, if it names any."""
    topic = heading_thing(known, heading)
    return topic if topic is not None and _MONEY.search(topic.object) else None


def heading_thing(known: Layers, heading: Extent | None) -> TargetSpan | None:
    """What a clause's heading is about (培训规模。到2028年达到5万人次): a number without a noun may count it."""
    thing = before_number(known.text, heading.start, heading.end) if heading is not None else None
    if (
        thing is None
        or heading is None
        or is_generic(known.text[heading.start : heading.end])
        or _ABSTRACT.search(known.text, thing.start, thing.end)
    ):
        return None
    words = "".join(known.text[thing.start : thing.end].split())
    return TargetSpan(0, "", words, heading, thing, heading)


# Of what such a heading is about (改善条件, 加强管理) there is no number.
_ABSTRACT = re.compile(
    r"(?:条件|能力|水平|质量|环境|机制|体系|保障|管理|服务|结构|布局|制度|模式|领导|协调|氛围|工作|要求|落实|合作|发展|改革)$"
)


def _targets(
    known: Layers, scene: _Scene, index: int, quantity: Quantity, earlier: list[TargetSpan]
) -> list[TargetSpan]:
    left = _segment_start(scene, quantity.start)
    if not _is_to_be_reached(scene, quantity, left):
        scene.passed += _passed(scene, index, quantity, left)
        return []
    previous = scene.quantities[index - 1] if index else None
    begin = max(left, previous.bound_end, _behind_last(scene, previous)) if previous else left
    changed = _change_start(scene, previous, quantity, left)
    end = quantity.bound_start
    regions = [] if changed else named_regions(scene.text, begin, end, scene.regions)
    regions = regions if changed else _respective(scene, quantity, left) or regions or _place(scene, left, end)
    each = spread(scene.text, left if changed else _spread_start(scene, begin, left, quantity), end)
    if each is not None and each.end <= begin and each.words in _OF_THE_THING:
        each = None  # 生均面积20平方米、学历达标率95%
    is_part = not regions and any(target.unit == quantity.unit for target in scene.found)
    area = scope(scene.text, begin, end if each is None or each.words == "各" else each.start) if is_part else None
    standard = _STANDARD.match(scene.text, quantity.bound_end)
    behind = _behind_standard(scene, standard.end(), quantity.unit == "元") if standard is not None else None
    if behind is not None:
        named = scene.text[behind.start : behind.end] if behind else ""
        thing: tuple[str, Extent | None] | None = (named, behind)
    elif standard is not None:
        # 费用按每人3000元标准由专项资金列支, 完成招生1.1万人的任务
        paid = _before(scene, quantity, begin, end, each)
        thing = (scene.text[paid.start : paid.end], paid) if paid is not None else None
    else:
        cut = area or each
        if area is not None and each is not None and area.start < each.start:
            cut = Spread(area.words, area.start, each.end)
        by_body = bool(regions) or any(left <= body.start < quantity.start for body in scene.bodies)
        thing = _respective_thing(scene, quantity, left, by_body) or _object(
            scene, quantity, changed or (begin, end), cut, left, regions, earlier
        )
    if thing is None and quantity.unit == "元" and scene.topic is None and not _goes_on(scene, index):
        return []
    if thing is None:
        thing = ("", None)
    of_part = _METRIC_OF_PART.fullmatch(thing[0]) if area is None and not regions else None
    if of_part is not None and thing[1] is not None:
        # 设备总值高职不低于1500万元
        area = Spread(of_part["part"], 0, 0)
        thing = (of_part["metric"], Extent(thing[1].start, thing[1].start + len(of_part["metric"])))
    if scene.text[quantity.start] in _HAN and quantity.unit == "个" and ORDER.fullmatch(thing[0]):
        return []  # 深化四个合作, 实现五个对接: a slogan counts nothing
    topic = _topic_of_part(scene, quantity, thing[1], left) if not regions else None
    if topic is not None and thing[1] is not None:
        area, thing = Spread(thing[0], thing[1].start, thing[1].end), topic
    body = _part_of_body(scene, quantity, thing[1]) if is_part else None
    if body is not None:
        total = next(target for target in reversed(scene.found) if target.unit == quantity.unit)
        thing, regions = (total.object, total.object_extent), [body]
    things = _shared_things(scene, each, thing) if not regions else []
    if things and each is not None and each.words == "各":
        each = None
    bound = _bound(scene, quantity, begin, left)
    shared = each.words if each else _yearly(scene, left) if begin == left and area is None else ""
    parts = (area.words if area else "", shared, quantity.written_range or "", bound)
    own = spread(scene.text, regions[-1].end, end) if regions else None
    timed = own.words if own is not None and own.words.startswith(("每", "年均")) else ""
    qualifiers: list[str | None] = [known.repaired.written(region) + timed + bound for region in regions] or [
        "".join(parts) or None
    ]
    semicolon = scene.text.find("；", quantity.start, scene.end)
    stop = semicolon if semicolon >= 0 else scene.end
    begins = scene.text.rfind("；", scene.start, quantity.start) + 1
    years = _each_year(scene, quantity, left)
    placed = _places_with_years(scene, quantity, left)
    dated: list[tuple[str | None, str | None]]
    if placed:
        dated = [(known.repaired.written(region) + bound, year) for region, year in placed]
    elif years:
        dated = [(bound or None, year) for year in years]
    else:
        deadline = _respective_date(scene, quantity, left) or deadline_for(
            _said_outside(scene, quantity), quantity.start, scene.parts_from, stop, begins
        )
        dated = [(qualifier, deadline) for qualifier in qualifiers]
    return [
        TargetSpan(
            quantity.count,
            quantity.unit,
            name,
            Extent(quantity.start, quantity.end),
            extent,
            Extent(scene.start, scene.end),
            qualifier,
            deadline,
        )
        for qualifier, deadline in dated
        for name, extent in (things or [thing])
    ]


def _topic_of_part(
    scene: _Scene, quantity: Quantity, part: Extent | None, left: int
) -> tuple[str, Extent | None] | None:
    """What stands before words that only say which part of it is meant: 教师比例：中职达到60%，高职70%; 基地分批建设，首批10个."""
    found = scope(scene.text, part.start, part.end) if part is not None else None
    if part is None or found is None or found.words != scene.text[part.start : part.end]:
        return None
    before = next((target for target in reversed(scene.found) if target.unit == quantity.unit), None)
    if before is not None and before.qualifier and scope(before.qualifier, 0, len(before.qualifier)) is not None:
        return before.object, before.object_extent
    if left <= scene.start:
        return None
    if scene.text[left - 1] == "：":
        return _announced(scene, left)
    batch = _BATCH.fullmatch(found.words)
    start = _segment_start(scene, left - 1)
    topic = before_number(scene.text, start, left - 1) if batch is not None else None
    by = _BY_BATCHES.search(scene.text, start, left - 1)
    topic = before_number(scene.text, start, by.start()) if by is not None and batch is not None else topic
    return (scene.text[topic.start : topic.end], topic) if topic is not None else None


_METRIC_OF_PART = re.compile(
    r"(?P<metric>[\u4e00-\u9fff“”]{2,}(?:率|总值|总额|总量|规模|比例|占比|面积|数量|标准|经费))(?P<part>高职|中职|本科|专科|公办|民办|城区|农村|技工)(?:院校|学校)?"
)
_BATCH = re.compile(r"首批|首期|第[一二三四五]批次?")
_BY_BATCHES = re.compile(r"分[两二三四五\d]?[批期]")


def _goes_on(scene: _Scene, index: int) -> bool:
    """Whether the next number of the same unit follows at once and may name the thing: 每个300万元、10万元奖补."""
    this = scene.quantities[index]
    after = scene.quantities[index + 1] if index + 1 < len(scene.quantities) else None
    return after is not None and after.unit == this.unit and scene.text[this.bound_end : after.bound_start] in _JOINERS


def _yearly(scene: _Scene, left: int) -> str:
    """每年 of the segment before, where this one goes on with its verb: 每年接收学生100名，选派教师10人."""
    if left - 1 <= scene.start or scene.text[left - 1] != "，" or not ORDER.match(scene.text, left):
        return ""
    if _ONCE.match(scene.text, left):
        return ""
    start = _segment_start(scene, left - 1)
    first = next((q.bound_start for q in scene.quantities if q.start >= start), left)
    each = _EACH_TIME.search(scene.text, start, min(first, left))
    return each[0] if each is not None else ""


_ONCE = re.compile(r"组建|成立|建成|设立|建立|新建|打造|筹建|创建")  # what is founded is not founded every year
_OF_THE_THING = ("生均", "人均", "校均", "班均", "户均")
_EACH_TIME = re.compile(r"每(?:学?年|季度|月|学期|半年)")


def _part_of_body(scene: _Scene, quantity: Quantity, extent: Extent | None) -> Extent | None:
    """The body that a part of a total falls to: 常驻师生1500人，其中某校不少于800人."""
    body = next((b for b in scene.bodies if extent is not None and b.extent == extent), None)
    return body.extent if body is not None and body.end <= quantity.start else None


def _behind_last(scene: _Scene, previous: Quantity) -> int:
    """Behind the 、 that follows the thing of the number before: 2个班、护理专业3个."""
    extent = scene.found[-1].object_extent if scene.found else None
    if extent is None or extent.start < previous.end or scene.text[extent.end : extent.end + 1] != "、":
        return 0
    return extent.end + 1


def _shared_things(
    scene: _Scene, each: Spread | None, thing: tuple[str, Extent | None]
) -> list[tuple[str, Extent | None]]:
    """The things of 校长、教师各30名, one by one; empty where 各 shares out something else."""
    extent = thing[1]
    if each is None or extent is None or not _JOINED.search(thing[0]):
        return []
    if not (each.words == "各" and extent.end == each.start) and scene.text[extent.end] != "各":
        return []
    return _listed(scene.text, extent)


_JOINERS = ("、", "和", "与", "及")
_JOINED = re.compile(r"[、和与及]")


def _listed(text: str, extent: Extent) -> list[tuple[str, Extent | None]]:
    """The items of a list that 、 and 和 join."""
    found: list[tuple[str, Extent | None]] = []
    at = extent.start
    for part in re.split(r"([、和与及])", text[extent.start : extent.end]):
        if part not in ("、", "和", "与", "及", ""):
            found.append((part, Extent(at, at + len(part))))
        at += len(part)
    return found


def _behind_standard(scene: _Scene, start: int, is_money: bool) -> Extent | None:
    """按每生3000元的标准拨付补贴, 以每年200人的规模培养定向生: behind the verb of the order."""
    paid = _PAY.match(scene.text, start, scene.end) if is_money else None
    if paid is not None:
        return Extent(start, paid.end())
    verb = ORDER.match(scene.text, start, scene.end)
    extent = after_number(scene.text, verb.end() if verb else start, scene.end, is_money)
    return extent if verb or (is_money and not _COVERB.match(scene.text, start, scene.end)) else None


_PAY = re.compile(r"(?:补助|补贴|奖励|奖补|资助)(?:资金|经费|金)?")
_COVERB = re.compile(r"[，、]|由|从|按|在|以|纳入|列入")


def _passed(scene: _Scene, index: int, quantity: Quantity, left: int) -> list[TargetSpan]:
    """The thing of a number that is no target."""
    begin = max(left, scene.quantities[index - 1].bound_end) if index else left
    thing = _object(scene, quantity, (begin, quantity.bound_start), None, left, [], [])
    if thing is None or is_shared_area(scene.text, quantity.end):
        return []
    number = Extent(quantity.start, quantity.end)
    return [TargetSpan(quantity.count, quantity.unit, thing[0], number, thing[1], Extent(scene.start, scene.end))]


def _respective(scene: _Scene, quantity: Quantity, left: int) -> list[Extent]:
    """Of A、B分别建3个和2个 the region that belongs to this number; empty where nothing is said so."""
    word, numbers = _respectively(scene, quantity, left)
    chain = region_chain(scene.text, left, word, scene.regions) if numbers else []
    if numbers and not chain:
        # 在甲市、乙市布局基地，数量依次为3个、1个
        chain = region_chain(scene.text, scene.start, left, scene.regions)
    return [chain[numbers.index(quantity.start)]] if chain and len(chain) == len(numbers) else []


def _place(scene: _Scene, left: int, end: int) -> list[Extent]:
    """The region that begins a segment with a verb of its own (洛阳新建学校1所，南阳扩建2所).

    Alone it may be whose plan this is: there must be two.
    """
    firsts = [r for r in scene.regions if r.start == scene.start or scene.text[r.start - 1] in "，；：。"]
    own = next((region for region in firsts if region.start == left and region.end < end), None)
    if own is None or len({region.name for region in firsts}) < 2 or not ORDER.match(scene.text, own.end, end):
        return []
    return [own.extent]


def _respectively(scene: _Scene, quantity: Quantity, left: int) -> tuple[int, list[int]]:
    """Where 分别 stands before this number, and the numbers that it shares out; none for less than two."""
    found = _RESPECTIVELY.search(scene.text, left, quantity.start)
    if found is None:
        return -1, []
    word = found.start()
    end = next((m.start() for m in _SEGMENT.finditer(scene.text, word, scene.end)), scene.end)
    numbers = [other.start for other in scene.quantities if word < other.start < end]
    return word, numbers if len(numbers) > 1 else []


_TO_WHOM = re.compile(r"(?:并|且)?(?:对|给|向|为)")
_RESPECTIVELY = re.compile(r"分别|依次")


def _respective_thing(
    scene: _Scene, quantity: Quantity, left: int, by_region: bool
) -> tuple[str, Extent | None] | None:
    """Of 高级工、技师分别达到5000人、800人 the thing that belongs to this number."""
    word, numbers = _respectively(scene, quantity, left)
    if not numbers:
        return None
    whole = before_number(scene.text, left, word)
    if whole is not None and not by_region:
        if quantity.unit == "元" and _TO_WHOM.match(scene.text, left):
            return None  # 对金、银、铜牌选手分别给予50万元、30万元、20万元奖励
        things = _with_shared_head(_listed(scene.text, whole))
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
    counted = any(word > other.start >= _segment_start(scene, left - 1) for other in scene.quantities)
    if between is None and by_region and quantity.unit != "元" and whole and left > scene.start and not counted:
        between = before_number(scene.text, _segment_start(scene, left - 1), left - 1)
    return (scene.text[between.start : between.end], between) if between is not None else None


def _with_shared_head(things: list[tuple[str, Extent | None]]) -> list[tuple[str, Extent | None]]:
    """初级工、中级工、高级工补贴标准: items of one form share what follows the last."""
    first, last = things[0][0], things[-1][0]
    stem = last[: len(first)]
    alike = all(len(name) == len(first) and name[-1] == first[-1] for name, _ in things[:-1])
    if len(things) < 2 or not alike or len(last) < len(first) + 2 or stem[-1] != first[-1]:
        return things
    return [*((name + last[len(first) :], None) for name, _ in things[:-1]), things[-1]]


def _respective_date(scene: _Scene, quantity: Quantity, left: int) -> str | None:
    """Of 2024年、2025年分别培训5000人、6500人 the year of this number."""
    word, numbers = _respectively(scene, quantity, left)
    dates = [item for item in scene.deadlines if left <= item.start and item.end <= word]
    dates = dates or [item for item in scene.deadlines if item.end <= word]  # 2025至2027年，招生分别…
    return dates[numbers.index(quantity.start)].value if numbers and len(dates) == len(numbers) else None


_YEARS_EACH = re.compile(r"(?P<years>(?:20\d\d年?[、和与及])+20\d\d年)(?:分别)?各[\u4e00-\u9fff]{0,12}$")


def _each_year(scene: _Scene, quantity: Quantity, left: int) -> list[str]:
    """The years that each have the number: 2025年、2026年各6个."""
    each = _YEARS_EACH.search(scene.text, left, quantity.bound_start)
    return re.findall(r"20\d\d", each["years"]) if each is not None else []


_YEARS_RESPECTIVELY = re.compile(
    r"(?:分别|依次)(?:于|在|到)?(?P<years>(?:20\d\d年?[、和与及])+20\d\d年)(?:底)?前?[\u4e00-\u9fff]{0,12}$"
)


def _places_with_years(scene: _Scene, quantity: Quantity, left: int) -> list[tuple[Extent, str]]:
    """Of 甲市、乙市分别于2025年、2026年完成1所 each place with its year; empty where nothing is said so."""
    said = _YEARS_RESPECTIVELY.search(scene.text, left, quantity.bound_start)
    if said is None:
        return []
    chain = region_chain(scene.text, left, said.start(), scene.regions)
    years = re.findall(r"20\d\d", said["years"])
    return list(zip(chain, years, strict=True)) if len(chain) == len(years) else []


def _said_outside(scene: _Scene, quantity: Quantity) -> list[Deadline]:
    """The deadlines without those in brackets that close before the number: they belong to what stands before them."""

    def closed(place: int) -> bool:
        opening = scene.text.rfind("（", scene.start, place)
        return opening >= 0 and place < scene.text.find("）", opening, quantity.start)

    return [item for item in scene.deadlines if item.start > quantity.start or not closed(item.start)]


_VERBAL = re.compile(r"招生|招收|培训|就业|招聘|录取|入学")
_SUM = re.compile(r"(?:[两三四五六七八九十\d]+(?:个)?[地市县区州盟旗校院所家])?")


def _spread_start(scene: _Scene, begin: int, left: int, quantity: Quantity) -> int:
    """Numbers that 、 joins share their distribution (每年遴选30家企业、50所学校); others have their own."""
    previous = next((q for q in reversed(scene.quantities) if q.bound_end <= begin and q.end < quantity.start), None)
    between = scene.text[max(left, previous.bound_end if previous else left) : quantity.bound_start]
    counted = next((q for q in scene.quantities if q.bound_end == begin), None)
    if counted is not None and is_shared_area(scene.text, counted.end):
        return left  # 14个市州各建1所: the number before is part of the distribution
    return left if begin > left and "、" in between and "各" not in between else begin


def _bound(scene: _Scene, quantity: Quantity, begin: int, left: int) -> str:
    """The bound at the number, with 累计 before it; else a far one; of 分别不少于8个、5个 that of the first number."""
    far = _far_bound(scene, quantity, begin)
    if quantity.bound:
        return f"累计{quantity.bound}" if far == "累计" and "累计" not in quantity.bound else quantity.bound
    _, numbers = _respectively(scene, quantity, left)
    first = next((other for other in scene.quantities if numbers and other.start == numbers[0]), None)
    return far or (first.bound if first is not None and first.bound_start < first.start else "")


def _far_bound(scene: _Scene, quantity: Quantity, begin: int) -> str:
    """A bound that does not touch its number: 至少与2家企业合作, 累计达到5所."""
    match = _FAR_BOUND.search(scene.text, begin, quantity.bound_start)
    return match[0] if match else ""


def _change_start(scene: _Scene, previous: Quantity | None, quantity: Quantity, left: int) -> tuple[int, int] | None:
    """Where the thing stands whose value changes (经费由每年1500万元提高到2000万元): before 由 or 从."""
    if previous is None or previous.start < left:
        return None
    if not _CHANGED.fullmatch(scene.text, previous.bound_end, quantity.bound_start):
        return None
    old = _OLD.search(scene.text, left, previous.bound_start)
    return (left, old.start()) if old is not None else None


def _segment_start(scene: _Scene, place: int) -> int:
    start = scene.start
    for mark in _SEGMENT.finditer(scene.text, scene.start, place):
        start = mark.end()
    return start


def _is_to_be_reached(scene: _Scene, quantity: Quantity, left: int) -> bool:
    """Whether a number is a target: no old value, condition, permission, quota, duration, reference or article."""
    text = scene.text
    before = text[left : quantity.bound_start]
    conditional = _CONDITION.search(text, max(left, quantity.bound_start - 14), quantity.bound_start)
    behind = text[quantity.bound_end : quantity.bound_end + 14]
    if _OLD.search(before) and _OLD_CHANGE.match(behind):
        return False
    if _is_new_value(scene, quantity, left):
        return True
    past = _OF_A_YEAR.match(text, left, quantity.start)
    if past is not None and scene.plan_year is not None and int(past["year"]) < scene.plan_year:
        return False  # 2024年互派教师38人次 in a plan of 2025
    if _is_held(scene, before, quantity) or _PERMITTED.search(before) or conditional:
        return False
    if (
        _QUOTA.search(before)
        or (_APPLIED.search(before) and not _TRIED.search(before))
        or _refers(scene, quantity, left)
    ):
        return False
    if text[quantity.start - 1] == "等" and any(left <= m.start < quantity.start for m in scene.bodies):
        return False  # A、B等5所学校: the bodies are named, the number only sums them up
    if is_shared_area(text, quantity.end) or _in_quotes(text, left, quantity.start):
        return False
    if behind.startswith("的") and _OF_WHOM.search(before):
        return False  # 对吸纳10人以上的企业每人补贴1000元: which firms
    if quantity.is_one and not _one_counts(scene, quantity, before):
        return False
    if (
        _ATTRIBUTE.match(behind)
        and not _STANDARD.match(behind)
        and not _TO_HAVE.search(before)
        and before_number(text, left, quantity.bound_start) is not None
    ):
        # 就业率达到90%以上的学校: the number describes, it is not aimed at.
        return quantity.unit in ("元",) or "不低于" in quantity.bound
    return not _is_apposition(text, left, quantity)


def _refers(scene: _Scene, quantity: Quantity, left: int) -> bool:
    """Whether a number only sums up or points at what is named (A、B等5所); 等不少于5所 sets how many."""
    before = scene.text[max(left, quantity.bound_start - 4) : quantity.bound_start]
    return _REFERENCE.search(before) is not None and not (
        before.endswith("等") and quantity.bound_start < quantity.start
    )


def _is_new_value(scene: _Scene, quantity: Quantity, left: int) -> bool:
    """Whether a number is what an old value changes to: 由去年的11件增加到20件."""
    earlier = [other for other in scene.quantities if left <= other.start < quantity.start]
    return bool(earlier) and _change_start(scene, earlier[-1], quantity, left) is not None


def _is_held(scene: _Scene, before: str, quantity: Quantity) -> bool:
    """Whether a number says what there is: 现有学校20所, and 在校生3万人 after it while no verb orders anything."""
    grown = _GROWN.search(before)
    if grown is not None and before[: grown.start()].strip():
        return False
    if _HELD.search(before):
        return True
    held = [match.end() for match in _HELD.finditer(scene.text, scene.start, quantity.start)]
    return bool(held) and not ORDER.search(scene.text, held[-1], quantity.start)


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
    if _FOUNDS.search(before) and quantity.unit in "个所家座处份届":
        return True
    behind = scene.text[quantity.bound_end : quantity.bound_end + 1]
    return behind in "，。；、）" and before_number(scene.text, scene.start, quantity.start) is not None


def _is_apposition(text: str, left: int, quantity: Quantity) -> bool:
    """A、B两家单位: the number sums up names before it, and a noun follows."""
    before = text[left : quantity.start]
    if quantity.bound or before.endswith("等") or before[-1:] in _JOINERS or not _JOINED.search(before):
        return False
    thing = before_number(text, left, quantity.start)
    if thing is None or thing.end != quantity.start or after_number(text, quantity.bound_end, len(text), False) is None:
        return False
    listed = text[thing.start : thing.end]
    if _CREATES.search(text, left, thing.start):
        return False  # 增设酿酒、营销2个专业
    return bool(_JOINED.search(listed)) and "各" not in before and "每" not in before


_CREATES = re.compile(r"(?:增设|新增|开设|新设|设立|设置|建设|新建|建成|组建|创建|打造|培育|开发|开办|建好)$")


def _object(
    scene: _Scene,
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
        own = _before(scene, quantity, begin, before[1], cut)
        extent = own if own is not None and not ORDER.fullmatch(text, own.start, own.end) else extent
    is_known = any(target.unit == quantity.unit for target in earlier)
    if extent is None:
        doing = _DOING.search(text, left, quantity.bound_start) if quantity.unit == "人次" and not is_known else None
        extent = (
            _before(scene, quantity, begin, before[1], cut)
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
    if extent is not None and quantity.unit == "元" and _PAID_PERSONS.search(text, extent.start, extent.end):
        extent = None  # 优秀者追加5万元: to whom, not what
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
        return source.object, source.object_extent
    return _announced(scene, left)


# 每年培训5000人次: nothing but what is done is named.
_DOING = re.compile(r"(?:培训|轮训|研修|评价|鉴定|接待|服务)$")


def _is_only_regions(scene: _Scene, extent: Extent) -> bool:
    """Whether words are regions and their sum (洛阳、新乡两市合计), which are no things."""
    own = _regions_inside(scene, extent)
    return bool(own) and own[0].start == extent.start and bool(_SUMMED.fullmatch(scene.text, own[-1].end, extent.end))


def _regions_inside(scene: _Scene, extent: Extent) -> list[Mention]:
    return [region for region in scene.regions if extent.start <= region.start and region.end <= extent.end]


_SUMMED = re.compile(r"(?:[两三四五六七八九十\d]个?[地市县区州盟旗])?(?:合计|共计|总计|共)?")


_PAID_PERSONS = re.compile(
    r"(?:专业学生|在校生|困难学生|[优获成入]\S{0,4}者|(?:优秀|获奖|成绩突出)的?(?:个人|单位|学校|企业|教师|选手|团队))$"
)
# 区财政每年安排150万元: nothing is named.
_BUDGETED = re.compile(r"(?:财政|政府)[^，。；]{0,12}(?:安排|投入|拨付|列支|落实|配套)$")
_REACHES = re.compile(r"(?:覆盖|惠及|面向|带动|服务)$")
_BY_SHARE = re.compile(r"按照?[^，。；]{1,20}(?:的(?:比例)?|总数|总量|总人数|人数|规模)$")


def _may_be_behind_it(scene: _Scene, quantity: Quantity, extent: Extent) -> bool:
    """Whether words behind a number say what the thing before it does (资金5000万元用于…, 教师100名提升能力)."""
    if quantity.unit == "元":
        return _SPENT.match(scene.text, quantity.bound_end) is not None
    if _done(scene.text, scene.start, quantity.bound_start):
        return False  # 开展1次督导
    together = _TOGETHER.match(scene.text, extent.start, extent.end)
    return ORDER.match(scene.text, together.end() if together else extent.start, extent.end) is not None


_TOGETHER = re.compile(r"共同|联合|合作|一起|协同")  # 引入企业5家共同办学


def _done(text: str, start: int, end: int) -> bool:
    """Whether a verb of an order stands right before a number."""
    return any(ORDER.fullmatch(text, at, end) for at in range(max(start, end - 4), end - 1))


def _before(scene: _Scene, quantity: Quantity, begin: int, end: int, cut: Spread | None) -> Extent | None:
    """The thing before the number: behind the distribution where something stands there, else before it."""
    may_be_verb = "元" if quantity.unit == "元" else "次" if quantity.unit in ("次", "场", "场次", "期", "对") else ""
    begin = _behind_subject(scene, begin, end)
    if cut is None or not begin <= cut.start < end:
        return before_number(scene.text, begin, end, may_be_verb)
    behind = before_number(scene.text, cut.end, end, may_be_verb)
    if behind is not None and cut.words.startswith(("每", "单")):
        behind = _without_each(scene, behind, quantity.unit, cut.words)
    rest = scene.text[cut.end : end].strip(" ，")
    if behind is not None or (rest and not only_reaches(rest)):
        return behind
    if cut.gap is not None and len(cut.gap) > 1 and quantity.unit not in _OCCASIONS:
        between = before_number(scene.text, cut.gap.start, cut.gap.end, may_be_verb)
        if between is not None:
            return between
    return before_number(scene.text, begin, cut.start)


_OCCASIONS = ("次", "场", "场次", "期", "堂")  # 每所院校每学期2场: of these there is no 2 schools


def _without_each(scene: _Scene, behind: Extent, unit: str, each: str) -> Extent:
    """Behind the noun that 每 shares out to: 每个学院合作企业5家 after 产业学院, 每个学院奖补30万元."""
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
    return behind


# 每个联合体至少吸纳企业20家, 每个基地服务企业10家; but 每个学院合作企业5家 counts 合作企业.
_AT_LEAST = re.compile(r"(?:至少|至多|要|应当?|须|必须|可)+|(?=联合|吸纳|吸收|对接|带动|覆盖|服务|接收|接纳)")
_OF_A_NOUN = ("个", "所", "家", "座", "支", "项")


def _behind_subject(scene: _Scene, begin: int, end: int) -> int:
    """Behind a body that does it (市财政局落实经费…): its name is not counted."""
    for mention in scene.bodies:
        if begin <= mention.start and mention.end < end and _BEFORE_BODY.fullmatch(scene.text, begin, mention.start):
            begin = mention.end
    return begin


def _share(scene: _Scene, quantity: Quantity, begin: int) -> Extent | None:
    """甲规模不低于乙规模的10% and 甲占乙的10% say something about 甲."""
    if quantity.unit != "%":
        return None
    match = _OF_ANOTHER.search(scene.text, begin, quantity.bound_start)
    return before_number(scene.text, begin, match.start()) if match is not None else None


def _named_before(scene: _Scene, quantity: Quantity, left: int, begin: int, is_known: bool) -> Extent | None:
    """A thing in the segment before its number: …比例，2025年达到55%; 组建集团，到2027年达到40个; 建设基地，甲县3个."""
    text = scene.text
    if begin > left or left - 1 <= scene.start or text[left - 1] != "，":
        return None
    start = _segment_start(scene, left - 1)
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
        if mention.end == extent.end and extent.start < mention.start - 1:
            return mention.extent  # what stands before a whole designation is a verb that is not known
        if mention.start <= extent.start and extent.end <= mention.end and mention.end - mention.start < 40:
            return extent if is_doing(scene.text[mention.start : extent.start]) else mention.extent
        if mention.start == extent.start and extent.end < mention.end:
            return mention.extent
    return extent
