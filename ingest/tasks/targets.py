"""Targets of a sentence: every number that is to be reached or paid, with unit, object, qualifier and deadline."""

from __future__ import annotations

import re

from chuyi.ingest.layers import Extent, Layers, TargetSpan
from chuyi.ingest.structure.headings import is_generic
from chuyi.ingest.tasks.counted import announced_thing, counted_thing, thing_before
from chuyi.ingest.tasks.deadlines import Deadline, deadline_for, find_deadlines
from chuyi.ingest.tasks.distribution import Spread, is_shared_area, named_regions, scope, spread
from chuyi.ingest.tasks.objects import after_number, before_number, is_metric
from chuyi.ingest.tasks.quantities import AFTER_BOUND, BEFORE_BOUND, Quantity, find_quantities
from chuyi.ingest.tasks.reached import STANDARD, is_to_be_reached
from chuyi.ingest.tasks.scene import JOINED, JOINERS, SEGMENT, Scene, change_start, listed, segment_start
from chuyi.ingest.tasks.shares import (
    each_year,
    place_of_segment,
    places_with_years,
    respective_date,
    respective_place,
    respective_thing,
    respectively,
)
from chuyi.ingest.tasks.verbs import ORDER

_PART = re.compile(r"其中|包括|含(?=[\u4e00-\u9fff])|（(?=20\d\d年(?:度)?[\u4e00-\u9fff]{0,6}\d)")
_HAN = "两二三四五六七八九十"
_FAR_BOUND = re.compile(r"至少|至多|最少|最多|累计|不少于|不低于|不超过")


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
    announced = _year_of(known, heading)
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


def _year_of(known: Layers, heading: Extent | None) -> str | None:
    """The year in brackets that ends a heading of a goal or stage: 近期目标（2026年）, 第二阶段（2027—2028年）."""
    staged = _STAGE.search(known.text, heading.start, heading.end) if heading is not None else None
    return staged["year"] if staged is not None else None


_STAGE = re.compile(
    r"(?:目标|阶段|期)\s*[（(](?:20\d\d年?\s?[—–\-－~～至到]{1,2}\s?)?(?:到|至)?(?P<year>20\d\d)年?(?:底|末)?(?:前)?[）)]$"
)


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
    scene = Scene(
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
                of_part = scene.parts_from is not None and target.number.start < scene.parts_from < quantity.start
                if target.unit == made[0].unit and not of_part:
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
    known: Layers, scene: Scene, index: int, quantity: Quantity, earlier: list[TargetSpan]
) -> list[TargetSpan]:
    left = segment_start(scene, quantity.start)
    if not is_to_be_reached(scene, quantity, left):
        scene.passed += _passed(scene, index, quantity, left)
        return []
    previous = scene.quantities[index - 1] if index else None
    begin = max(left, previous.bound_end, _behind_last(scene, previous)) if previous else left
    changed = change_start(scene, previous, quantity, left)
    end = quantity.bound_start
    regions = [] if changed else named_regions(scene.text, begin, end, scene.regions)
    regions = (
        regions if changed else respective_place(scene, quantity, left) or regions or place_of_segment(scene, left, end)
    )
    each = spread(scene.text, left if changed else _spread_start(scene, begin, left, quantity), end)
    if each is not None and not changed and each.end <= begin and each.words in _OF_THE_THING:
        each = None  # 生均面积20平方米、学历达标率95%
    is_part = not regions and any(target.unit == quantity.unit for target in scene.found)
    area = scope(scene.text, begin, end if each is None or each.words == "各" else each.start) if is_part else None
    standard = STANDARD.match(scene.text, quantity.bound_end)
    behind = _behind_standard(scene, standard.end(), quantity.unit == "元") if standard is not None else None
    if behind is not None:
        named = scene.text[behind.start : behind.end] if behind else ""
        thing: tuple[str, Extent | None] | None = (named, behind)
    elif standard is not None:
        # 费用按每人3000元标准由专项资金列支, 完成招生1.1万人的任务
        paid = thing_before(scene, quantity, begin, end, each)
        thing = (scene.text[paid.start : paid.end], paid) if paid is not None else None
    else:
        cut = area or each
        if area is not None and each is not None and area.start < each.start:
            cut = Spread(area.words, area.start, each.end)
        by_body = bool(regions) or any(left <= body.start < quantity.start for body in scene.bodies)
        thing = respective_thing(scene, quantity, left, by_body) or counted_thing(
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
    level = _OF_LEVEL.fullmatch(thing[0]) if area is None and not regions else None
    if level is not None and thing[1] is not None:
        # 技能大师工作室国家级3个、省级12个
        area = Spread(level["part"], 0, 0)
        thing = (level["what"], Extent(thing[1].start, thing[1].start + len(level["what"])))
    if quantity.unit == "名" and _NO_PERSON.search(thing[0]):
        return []  # 三名工程学校
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
    shared = each.words if each else _shared_out(scene, quantity, left)
    if not shared and begin == left and area is None:
        shared = _yearly(scene, left)
    parts = (area.words if area else "", shared, quantity.written_range or "", bound)
    own = spread(scene.text, regions[-1].end, end) if regions else None
    timed = own.words if own is not None and own.words.startswith(("每", "年均")) else ""
    qualifiers: list[str | None] = [known.repaired.written(region) + timed + bound for region in regions] or [
        "".join(parts) or None
    ]
    semicolon = scene.text.find("；", quantity.start, scene.end)
    stop = semicolon if semicolon >= 0 else scene.end
    begins = scene.text.rfind("；", scene.start, quantity.start) + 1
    years = each_year(scene, quantity, left)
    placed = places_with_years(scene, quantity, left)
    dated: list[tuple[str | None, str | None]]
    if placed:
        dated = [(known.repaired.written(region) + bound, year) for region, year in placed]
    elif years:
        dated = [(bound or None, year) for year in years]
    else:
        deadline = respective_date(scene, quantity, left) or deadline_for(
            _said_outside(scene, quantity), quantity.start, _parts_from(scene, quantity), stop, begins
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
    scene: Scene, quantity: Quantity, part: Extent | None, left: int
) -> tuple[str, Extent | None] | None:
    """What stands before words that only say which part of it is meant: 教师比例：中职达到60%，高职70%; 基地分批建设，首批10个."""
    found = scope(scene.text, part.start, part.end) if part is not None else None
    if part is None or found is None or found.words != scene.text[part.start : part.end]:
        return None
    batch = _BATCH.fullmatch(found.words)
    earlier = scene.found or (scene.before if batch is not None else [])  # …建30个。首批10个于9月前挂牌
    before = next((target for target in reversed(earlier) if target.unit == quantity.unit), None)
    if batch is not None and before is not None and not scene.found:
        return before.object, before.object_extent
    if before is not None and before.qualifier and _of_scope(before.qualifier):
        return before.object, before.object_extent
    if left <= scene.start:
        return None
    if scene.text[left - 1] == "：":
        return announced_thing(scene, left)
    start = segment_start(scene, left - 1)
    topic = before_number(scene.text, start, left - 1) if batch is not None or quantity.unit == "%" else None
    counted = any(start <= other.start < left for other in scene.quantities)
    if topic is not None and batch is None and (counted or not is_metric(scene.text[topic.start : topic.end])):
        return None
    by = _BY_BATCHES.search(scene.text, start, left - 1)
    topic = before_number(scene.text, start, by.start()) if by is not None and batch is not None else topic
    return (scene.text[topic.start : topic.end], topic) if topic is not None else None


_OF_LEVEL = re.compile(r"(?P<what>[\u4e00-\u9fff“”]{3,})(?P<part>(?:国家|自治区|[省市县区州校])级)")


_NO_PERSON = re.compile(r"(?:学校|院校|工程|企业|基地|中心|学院|专业)$")


def _of_scope(qualifier: str) -> bool:
    """Whether a qualifier begins with the part that its number is for: 中职不低于."""
    words = _ITS_BOUND.sub("", qualifier)
    return scope(words, 0, len(words)) is not None


_ITS_BOUND = re.compile(rf"(?:{BEFORE_BOUND}|{AFTER_BOUND})+$")
_METRIC_OF_PART = re.compile(
    r"(?P<metric>[\u4e00-\u9fff“”]{2,}(?:率|总值|总额|总量|规模|比例|占比|面积|数量|标准|经费))(?P<part>高职|中职|本科|专科|公办|民办|城区|农村|技工)(?:院校|学校)?"
)
_BATCH = re.compile(r"首批|首期|第[一二三四五]批次?")
_BY_BATCHES = re.compile(r"分[两二三四五\d]?[批期]")


def _goes_on(scene: Scene, index: int) -> bool:
    """Whether the next number of the same unit follows at once and may name the thing: 每个300万元、10万元奖补."""
    this = scene.quantities[index]
    after = scene.quantities[index + 1] if index + 1 < len(scene.quantities) else None
    return after is not None and after.unit == this.unit and scene.text[this.bound_end : after.bound_start] in JOINERS


def _shared_out(scene: Scene, quantity: Quantity, left: int) -> str:
    """每年 of 每年招收A、B分别120人和200人, for the numbers behind the first."""
    word, numbers = respectively(scene, quantity, left)
    each = _EACH_TIME.search(scene.text, left, word) if quantity.start in numbers[1:] else None
    return each[0] if each is not None else ""


def _yearly(scene: Scene, left: int) -> str:
    """每年 of the segment before, where this one goes on with its verb: 每年接收学生100名，选派教师10人."""
    if left - 1 <= scene.start or scene.text[left - 1] != "，" or not ORDER.match(scene.text, left):
        return ""
    if _ONCE.match(scene.text, left):
        return ""
    start = segment_start(scene, left - 1)
    first = next((q.bound_start for q in scene.quantities if q.start >= start), left)
    each = _EACH_TIME.search(scene.text, start, min(first, left))
    return each[0] if each is not None else ""


_ONCE = re.compile(
    r"(?:支持|推动|鼓励|引导)?(?:组建|成立|建成|设立|建立|新建|打造|筹建|创建|建设)"
)  # what is founded is not founded every year
_OF_THE_THING = ("生均", "人均", "校均", "班均", "户均")
_EACH_TIME = re.compile(r"每(?:学?年|季度|月|学期|半年)")


def _part_of_body(scene: Scene, quantity: Quantity, extent: Extent | None) -> Extent | None:
    """The body that a part of a total falls to: 常驻师生1500人，其中某校不少于800人."""
    body = next((b for b in scene.bodies if extent is not None and b.extent == extent), None)
    return body.extent if body is not None and body.end <= quantity.start else None


def _behind_last(scene: Scene, previous: Quantity) -> int:
    """Behind the 、 that follows the thing of the number before: 2个班、护理专业3个."""
    extent = scene.found[-1].object_extent if scene.found else None
    if extent is None or extent.start < previous.end or scene.text[extent.end : extent.end + 1] != "、":
        return 0
    return extent.end + 1


def _shared_things(
    scene: Scene, each: Spread | None, thing: tuple[str, Extent | None]
) -> list[tuple[str, Extent | None]]:
    """The things of 校长、教师各30名, one by one; empty where 各 shares out something else."""
    extent = thing[1]
    if each is None or extent is None or not JOINED.search(thing[0]):
        return []
    if not (each.words == "各" and extent.end == each.start) and scene.text[extent.end] != "各":
        return []
    return listed(scene.text, extent)


def _behind_standard(scene: Scene, start: int, is_money: bool) -> Extent | None:
    """按每生3000元的标准拨付补贴, 以每年200人的规模培养定向生: behind the verb of the order."""
    paid = _PAY.match(scene.text, start, scene.end) if is_money else None
    if paid is not None:
        return Extent(start, paid.end())
    verb = ORDER.match(scene.text, start, scene.end)
    extent = after_number(scene.text, verb.end() if verb else start, scene.end, is_money)
    return extent if verb or (is_money and not _COVERB.match(scene.text, start, scene.end)) else None


_PAY = re.compile(r"(?:补助|补贴|奖励|奖补|资助)(?:资金|经费|金)?")
_COVERB = re.compile(r"[，、]|由|从|按|在|以|纳入|列入")


def _passed(scene: Scene, index: int, quantity: Quantity, left: int) -> list[TargetSpan]:
    """The thing of a number that is no target."""
    begin = max(left, scene.quantities[index - 1].bound_end) if index else left
    thing = counted_thing(scene, quantity, (begin, quantity.bound_start), None, left, [], [])
    if thing is None or is_shared_area(scene.text, quantity.end):
        return []
    number = Extent(quantity.start, quantity.end)
    return [TargetSpan(quantity.count, quantity.unit, thing[0], number, thing[1], Extent(scene.start, scene.end))]


def _parts_from(scene: Scene, quantity: Quantity) -> int | None:
    """Where the parts begin whose dates are theirs alone; None where the first date behind counts nothing.

    安排资金3200万元，其中市级800万元，11月底前建成: what has no number of its own is said of all.
    """
    after = next((item for item in scene.deadlines if item.start > quantity.start), None)
    if after is None or scene.parts_from is None or not quantity.start < scene.parts_from < after.start:
        return scene.parts_from
    start = segment_start(scene, after.start)
    mark = SEGMENT.search(scene.text, after.end, scene.end)
    stop = mark.start() if mark is not None else scene.end
    of_all = start > scene.parts_from and not any(start <= other.start < stop for other in scene.quantities)
    return None if of_all else scene.parts_from


def _said_outside(scene: Scene, quantity: Quantity) -> list[Deadline]:
    """The deadlines without those in brackets that close before the number: they belong to what stands before them."""

    def closed(place: int) -> bool:
        opening = scene.text.rfind("（", scene.start, place)
        return opening >= 0 and place < scene.text.find("）", opening, quantity.start)

    return [item for item in scene.deadlines if item.start > quantity.start or not closed(item.start)]


def _spread_start(scene: Scene, begin: int, left: int, quantity: Quantity) -> int:
    """Numbers that 、 joins share their distribution (每年遴选30家企业、50所学校); others have their own."""
    previous = next((q for q in reversed(scene.quantities) if q.bound_end <= begin and q.end < quantity.start), None)
    between = scene.text[max(left, previous.bound_end if previous else left) : quantity.bound_start]
    counted = next((q for q in scene.quantities if q.bound_end == begin), None)
    if counted is not None and is_shared_area(scene.text, counted.end):
        return left  # 14个市州各建1所: the number before is part of the distribution
    own = "各" in between or "每" in between  # 年均10期、每期40人
    return left if begin > left and "、" in between and not own else begin


def _bound(scene: Scene, quantity: Quantity, begin: int, left: int) -> str:
    """The bound at the number, with 累计 before it; else a far one; of 分别不少于8个、5个 that of the first number."""
    far = _far_bound(scene, quantity, begin)
    if quantity.bound:
        return f"累计{quantity.bound}" if far == "累计" and "累计" not in quantity.bound else quantity.bound
    _, numbers = respectively(scene, quantity, left)
    first = next((other for other in scene.quantities if numbers and other.start == numbers[0]), None)
    return far or (first.bound if first is not None and first.bound_start < first.start else "")


def _far_bound(scene: Scene, quantity: Quantity, begin: int) -> str:
    """A bound that does not touch its number: 至少与2家企业合作, 累计达到5所."""
    match = _FAR_BOUND.search(scene.text, begin, quantity.bound_start)
    return match[0] if match else ""
