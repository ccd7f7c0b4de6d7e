"""AWARDED: which thing holds which title, since when and in which state."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chuyi.ingest.relations.coded import Name, frame
from chuyi.ingest.relations.modality import holds
from chuyi.ingest.relations.statement import Context, Statement, Value, batch_in, pairs, year_in

_VERB = "(?:入选|获评|获批(?:为)?|认定为|被认定为|确定为|列为|列入|跻身|立项(?:建设)?为?|获立项为?|评[为上]|评定为|命名为|授予|荣获|拿下|摘得|捧回|获得|获|成为|成功创建|创成|创建为|遴选为|(?:挂牌|授牌|晋升|升级)为|荣膺|入围|是|为)"
# 获批甲省首批现代产业学院: whose batch it is stands outside the title.
_OF_PLACE = "(?:[^，。；\ue000-\ue00d]{0,4}\ue00c(?=首批|第[一二三四五六七八九十]+批))?"
_GETS = frame(
    f"(?P<x>{{HELD+}})(?P<before>[^，。；\ue000-\ue00b\ue00d]{{0,24}}?(?:[被由经获]\ue000[^，。；\ue000-\ue00d]{{0,"
    f"6}}?)"
    f"?)(?P<v>{_VERB})(?P<mid>{_OF_PLACE}[^，。；\ue000-\ue00d]{{0,14}}?)(?P<g>{{G}}(?:(?:(?:建设|培育|立项)单位)?(?:、|和|及|以及|与){{G}}){{0,20}})(?P<tail>[^，。；\ue000-\ue00d]{{0,10}})"
)
_OWN = frame(
    f"(?:^|(?<=[，。；：]))(?P<before>[^，。；：\ue000-\ue00d]{{0,20}}?(?:[被由经获]\ue000[^，。；\ue000-\ue00d]{{0"
    f",6}}?)?)(?P<v>{_VERB})(?P<mid>{_OF_PLACE}[^，。；\ue000-\ue00d]{{0,14}}?)(?P<g>{{G}}(?:(?:(?:建设|培育|立项)单位)?(?:、|和|及|以及|与){{G}}){{0,20}})(?P<tail>[^，。；\ue000-\ue00d]{{0,"
    f"10}})"
)
_PASSES = frame(
    "(?P<x>{HELD+})(?P<before>[^，。；\ue000-\ue00d]{0,12}?)通过(?:了)?(?P<mid>[^，。；\ue000-\ue00d]{0,8}?)"
    "(?P<g>{G})(?P<tail>[^，。；\ue000-\ue00d]{0,4}?验收)"
)
_OWN_PASSES = frame(
    "(?:^|(?<=[，。；：]))(?P<before>[^，。；\ue000-\ue00d]{0,12}?)通过(?:了)?(?P<mid>[^，。；\ue000-\ue00d]{0,8}?"
    ")(?P<g>{G})(?P<tail>[^，。；\ue000-\ue00d]{0,4}?验收)"
)
_REVOKES = frame(
    "(?:撤销|取消|收回)(?P<x>{HELD}?{HELD+})的?(?P<mid>[^，。；\ue000-\ue00d]{0,6}?)(?P<g>{G})(?P<tail>[^，。；]{0,6})"
)
_REVOKED = frame("(?P<batch>[^，。；\ue000-\ue00d]{0,12}?)(?P<g>{G})中，(?P<x>{HELD})[^。；]{0,60}?(?:撤销|取消)")
# …中，甲撤销其称号；乙延期一年验收: of the same title.
_PUT_OFF = frame(
    "(?P<batch>[^，。；\ue000-\ue00d]{0,12}?)(?P<g>{G})中，(?:[^。]{0,80}?；)?(?P<x>{HELD})[^。；]{0,40}?(?:延期|暂缓)[^。；]{0,6}?验收"
)
_REVOKES_ITS = frame(
    "(?:撤销|取消|收回)(?:其|该校|该基地)的?(?P<mid>[^，。；\ue000-\ue00d]{0,6}?)(?P<g>{G})"
    "|其(?P<mid2>[^，。；\ue000-\ue00d]{0,6}?)(?P<g2>{G})(?:建设|立项)?(?:资格|称号|荣誉|牌匾)?(?:被|予以|已)+(?:撤销|取消|收回|摘牌)"
)
_NAMES = frame(
    "(?:(?<!拟)(?:确定|认定|公布|授予|命名)|(?<=，)(?=[\ue001-\ue009]等[0-9一二三四五六七八九十]+[个家所])"
    ")(?P<x>{HELD+})(?:等[0-9一二三四五六七八九十]+[个家所][^，。；\ue000-\ue00d]{0,6})"
    "?为(?P<mid>[^，。；\ue000-\ue00d]{0,10}?)(?P<g>{G})(?P<tail>[^，。；\ue000-\ue00d]{0,10})"
)
_NAMES_PAIRS = frame(
    "(?<!拟)(?:确定|认定|公布|授予|命名|批准)(?P<x>{HELD}{HELD}(?:(?:、|和|及|以及|与){HELD}{HELD}){0,40})"
    "(?:等[0-9一二两三四五六七八九十]+[个家所][^，。；\ue000-\ue00d]{0,8})?为(?P<mid>[^，。；\ue000-\ue00d]{0,10}?)(?P<g>{G})"
    "(?P<tail>[^，。；\ue000-\ue00d]{0,10})"
)
_LISTED = frame(
    "(?P<v>通过|暂缓|延期|继续建设|撤销|取消|未通过)(?P<mid>[^，。；：\ue000-\ue00d]{0,8}?)的?(?P<g>{G})"
    "?(?:有|包括|为|是|如下)?[：:]?(?P<x>{HELD+})"
)
_LIKEWISE = frame("(?P<x>{HELD+})(?:也|同时|一同|同期|一并)(?:入选|获评|跻身|立项)(?![^，。；]{0,14}\ue00a)")
_BATCH_ONLY = re.compile("^(?:首批|第[一二三四五六七八九十0-9]+批|20[0-9]{2}年(?:度)?)$")
_ONE_BY_ONE = re.compile("分别.*(?:、|和)$")
_TOGETHER = re.compile("(?:二者|两者|三者|上述专业群|以上专业群|均|都)")
_REVOKE_WORDS = re.compile("撤销|取消")


def awards(context: Context) -> Iterator[Statement]:
    """The awards that a sentence tells of."""
    coded = context.coded
    text = coded.text
    if "\ue00a" not in text:
        yield from _listed(context)
        return
    for pattern in (_REVOKES, _REVOKED):
        for match in pattern.finditer(text):
            batch = batch_in(match["batch"]) if pattern is _REVOKED else batch_in(match["mid"])
            losing = _things(coded.group(match, "x"), coded.group(match, "g"))
            lost: dict[str, Value] = {"batch": batch, "status": "撤销"}
            if pattern is _REVOKED:
                lost["year"] = year_in(match["batch"], None)
            yield from _award(losing, coded.group(match, "g"), lost, "revoked")
    for match in _PUT_OFF.finditer(text):
        waiting: dict[str, Value] = {
            "batch": batch_in(match["batch"]),
            "year": year_in(match["batch"], None),
            "status": "建设中",
        }
        titles = coded.group(match, "g")
        yield from _award(_things(coded.group(match, "x"), titles), titles, waiting, "put off")
    for match in (*_NAMES.finditer(text), *_NAMES_PAIRS.finditer(text)):
        if context.orders and not context.year:
            continue
        properties: dict[str, Value] = {
            "batch": batch_in(match["mid"]),
            "year": year_in(match["mid"], None) or context.list_year or context.year,
            "status": _status("", match["mid"] + match["tail"]),
        }
        things = coded.group(match, "x")
        if match.re is _NAMES_PAIRS:
            things = _things(things, coded.group(match, "g"))
        yield from _award(things, coded.group(match, "g"), properties, "names as")
    for match in _REVOKES_ITS.finditer(text):
        title = coded.group(match, "g") or coded.group(match, "g2")
        wanted = bearers(title[0].name)
        losing = context.subject_of(match.start(), wanted) or [
            n for n in coded.within(0, match.start()) if n.type in wanted
        ]
        revoked: dict[str, Value] = {"batch": batch_in(match["mid"] or match["mid2"] or ""), "status": "撤销"}
        yield from _award(losing[-1:], title, revoked, "revoked of the subject")
    yield from _listed(context)
    if context.orders:
        return
    for match in _PASSES.finditer(text):
        if holds(coded, match.start(), match.end()):
            yield from _award(
                coded.group(match, "x"),
                coded.group(match, "g"),
                {"batch": batch_in(match["mid"]), "status": "验收通过"},
                "passed",
            )
    for match in _OWN_PASSES.finditer(text):
        thing = _subject(context, match.start(), match.start("g"))
        if holds(coded, match.start(), match.end()) and thing:
            yield from _award(
                thing, coded.group(match, "g"), {"batch": batch_in(match["mid"]), "status": "验收通过"}, "passed"
            )
    yield from _of_heads(context)
    yield from _told_apart(context)
    for match in _GETS.finditer(text):
        if _may(context, match):
            things = _things(coded.group(match, "x"), coded.group(match, "g"))
            if _ONE_BY_ONE.search(match["before"] + match["mid"]):
                things = things[-1:]  # 甲、乙分别入选国家级、省级…: only the last title is written in full
            titles = coded.group(match, "g")
            each = "分别" in match["before"] + match["mid"] and len(things) == len(titles)
            found = list(_award(things, titles, _properties(context, match), "gets", one_by_one=each))
            yield from found
            yield from _likewise(context, match, found)
    for match in _OWN.finditer(text):
        if _may(context, match) and (match["v"] not in ("是", "为") or match["mid"] or _is_school(context, match)):
            things = _subject(context, match.start(), match.start("g"))
            yield from _award(
                _things(things, coded.group(match, "g")),
                coded.group(match, "g"),
                _properties(context, match),
                "gets (subject before)",
            )


def _is_school(context: Context, match: re.Match[str]) -> bool:
    """Whether what a sentence says of the school that it is about ends in what that is: …，是省级示范学校."""
    titles = context.coded.group(match, "g")
    return match["v"] == "是" and not match["before"] and all(bearers(t.name) == ("Institution",) for t in titles)


_LISTED_STATUS = {
    "通过": "验收通过",
    "暂缓": "建设中",
    "延期": "建设中",
    "继续建设": "建设中",
    "撤销": "撤销",
    "取消": "撤销",
}


def _listed(context: Context) -> Iterator[Statement]:
    """通过验收的省级专业群有：甲、乙; 延期验收的有：丙: the title is said once for the sentence."""
    coded = context.coded
    title: list[Name] = []
    for match in _LISTED.finditer(coded.text):
        title = coded.group(match, "g") or title or context.titles
        status = _LISTED_STATUS.get(match["v"])
        things = [n for n in coded.group(match, "x") if title and n.type in bearers(title[0].name)]
        if status and ("有" in match.group() or "：" in match.group() or match["g"]):
            yield from _award(things, title[:1], {"status": status}, "listed by result")


_HEAD = frame(
    f"(?P<v>{_VERB})(?P<mid>{_OF_PLACE}[^，。；\ue000-\ue00d]{{0,14}}?)(?P<g>{{G}})(?P<tail>[^，。；\ue000-\ue00d]{{0,6}})的(?P<x>{{HELD+}})"
)
_WORDS = re.compile("入选|获评|获批|榜上有名|在列|上榜|当选|入围|通过验收|通过认定|获认定|获立项")
_TITLED = frame(
    "(?P<g>{G})(?:[^，。；\ue000-\ue00d]{0,8})(?:公布|揭晓|出炉|评选|遴选|认定|名单|评审|公示结束)(?:中|里|上|结果)*"
)
_AS = frame(
    "(?:^|(?<=[，。；]))(?:作为|身为)(?P<mid>[^，。；\ue000-\ue00d]{0,8})(?P<g>{G})(?P<tail>[^，。；\ue000-\ue00d]{0,4})(?:，|的)(?P<x>{HELD})"
)
_ARE = frame(
    "(?P<mid>[^，。；\ue000-\ue00d]{0,10}?)(?P<g>{G})(?P<tail>[^，。；\ue000-\ue00d]{0,6}?)(?:，(?:即|分别是|包括|有)|(?:有|包括|即|分别是|——?|：))(?P<x>{HELD+})"
)


def _of_heads(context: Context) -> Iterator[Statement]:
    """入选甲称号的乙: what hangs on the title bears it. 作为甲称号，乙…. 甲称号有乙、丙."""
    coded = context.coded
    for pattern, rule in ((_HEAD, "which got"), (_AS, "as"), (_ARE, "are")):
        for match in pattern.finditer(coded.text):
            title = coded.group(match, "g")
            things = [n for n in coded.group(match, "x") if n.type in bearers(title[0].name)]
            if things and holds(coded, match.start(), match.end()):
                said = match["mid"] + match["tail"]
                properties: dict[str, Value] = {
                    "year": year_in(said, context.year),
                    "batch": batch_in(said),
                    "status": _status(match["v"] if pattern is _HEAD else "", said),
                }
                yield from _award(things, title, properties, rule)


def _told_apart(context: Context) -> Iterator[Statement]:
    """在甲称号评选中，乙入选; 甲称号名单公布，乙在列: the title stands in a clause before."""
    coded = context.coded
    for match in _TITLED.finditer(coded.text):
        clause = context.clause_at(match.start("g"))
        if clause is None or match.end() != clause.end:
            continue
        title = coded.group(match, "g")
        for later in context.clauses[context.clauses.index(clause) + 1 :]:
            word = _WORDS.search(coded.text, later.start, later.end)
            things = [n for p in later.phrases for n in p.names if n.type in bearers(title[0].name)]
            if any(p.of(("Designation",)) for p in later.phrases) or not word:
                break
            if things and holds(coded, later.start, later.end):
                said = coded.text[clause.start : later.end]
                properties: dict[str, Value] = {"year": year_in(said, context.year), "batch": batch_in(said)}
                yield from _award(things, title, properties, "title before")


# 是全国某某试点单位、…: titles that are no classes of this vocabulary may stand before.
_OTHER_TITLES = re.compile("(?:[^，。；、\ue000-\ue00d]{4,20}(?:单位|学校|院校|基地|企业|集体)、)+")


def _may(context: Context, match: re.Match[str]) -> bool:
    hung = context.coded.names.get(match.end("g") + 1, ())
    if context.coded.text[match.end("g") : match.end("g") + 1] == "的" and any(
        name.type in bearers(context.coded.group(match, "g")[0].name) for name in hung
    ):
        return False  # 入选甲称号的乙: it is 乙 that bears it
    others = _OTHER_TITLES.fullmatch(match["mid"]) if match["v"] == "是" else None
    if match["v"] in ("是", "为") and ((_BATCH_ONLY.sub("", match["mid"]) and not others) or match["before"]):
        return False
    if match["v"] in ("列入", "获", "获得") and re.search("名单的?申请|补助|奖励|资金", match["mid"] + match["tail"]):
        return False
    if re.search("申请|培育名单", match["tail"]):
        return False
    return holds(context.coded, match.start(), match.end())


def _award(
    things: list[Name], titles: list[Name], properties: dict[str, Value], rule: str, one_by_one: bool = False
) -> Iterator[Statement]:
    for thing, title in zip(things, titles, strict=True) if one_by_one else pairs(things, titles):
        yield Statement("AWARDED", thing, title, rule, {k: v for k, v in properties.items() if v is not None})


def _properties(context: Context, match: re.Match[str]) -> dict[str, Value]:
    begin, _ = context.coded.clause(match.start("v"), match.end("v"))
    if match["v"] in ("是", "为"):
        begin = match.start("v")  # what something is now says nothing of when
    lead = re.search("(?:^|[。；，])((?:(?:20|19)[0-9]{2}|去|今)年[^，。；]{0,4})，$", context.coded.text[:begin])
    begin = lead.start(1) if lead else begin
    said = context.coded.text[begin : match.start("v")] + match["mid"]
    return {
        "year": year_in(said, context.year) or year_in(match["tail"], None) or context.line_year,
        "batch": batch_in(match["mid"] + match["before"] + match["tail"]),
        "status": _status(match["v"], match["mid"] + match["tail"]) or _revoked_later(context, match.end()),
    }


_LATER_PASSED = re.compile(
    "[^。；\ue00a]{0,10}?，(?:已|又)?(?:20[0-9]{2}年(?:[0-9]{1,2}月)?)?(?:已)?(?:顺利)?(?:通过验收|验收通过|通过[^，。；]{0,4}验收)"
)
_LATER_REVOKED = re.compile("[^。；\ue00a]{0,40}?(?:被|予以|已)(?:撤销|取消|摘牌)")


def _revoked_later(context: Context, position: int) -> str | None:
    """…获评甲称号，因长期闲置，日前被撤销; …获批甲，2024年验收通过."""
    if _LATER_PASSED.match(context.coded.text, position):
        return "验收通过"
    return "撤销" if _LATER_REVOKED.match(context.coded.text, position) else None


def _status(verb: str, tail: str) -> str | None:
    if "验收" in tail and "通过" in tail:
        return "验收通过"
    return "立项" if "立项" in verb or "立项" in tail else None


def _things(things: list[Name], titles: list[Name]) -> list[Name]:
    """The things that can bear the title: of a base's or group's title, bases or groups where any stand there."""
    if not titles:
        return []
    wanted = bearers(titles[0].name)
    fitting = [thing for thing in things if thing.type in wanted]
    # A subject that is taught is nothing of the ontology: its title is not the school's.
    return fitting if titles[0].name.endswith("专业") else fitting or things[-1:]


def bearers(title: str) -> tuple[str, ...]:
    """The types of things that can bear a title, by its class."""
    title = _ITS_STAGE.sub("", title)
    if title.endswith("专业") or "专业群" in title or "专业（群）" in title or "专业(群)" in title:
        return ("ProgrammeGroup",)
    if title.endswith("产业学院"):
        return ("IndustryCollege",)
    if title.rstrip("）").endswith(("联合体", "共同体", "集团", "联盟", "集团（联盟")):
        return ("Alliance",)
    if title.endswith(("基地", "中心", "工坊", "馆")):
        return ("TrainingBase", "CultureBase")
    if title.endswith(("学校", "校园", "院校", "中专", "大学", "学院", "建设单位")):
        return ("Institution",)
    if title.endswith("企业"):
        return ("Enterprise",)
    return ("Institution", "Enterprise", "TrainingBase", "CultureBase", "IndustryCollege", "ProgrammeGroup", "Alliance")


# What a title's holder is for the time being says nothing of what it is (现代产业学院培育单位).
_ITS_STAGE = re.compile("(?<=[学院校区体群地心业盟团])(?:培育|建设|试点|创建)单位$")


def _subject(context: Context, position: int, title: int) -> list[Name]:
    """What a clause without subject speaks of: the fitting things before it in the sentence, else the document's."""
    coded = context.coded
    wanted = bearers(coded.names[title][0].name)
    before = [n for n in coded.within(0, position) if n.type in wanted]
    clause = coded.text[position:title]
    if before:
        # 二者一同入选: all of the sentence; else the thing that the sentence began with.
        return before if _TOGETHER.search(clause) else before[-1:] if before[-1].type != "Institution" else before[:1]
    if "Institution" in wanted and context.subject:
        return [context.subject]
    if "Alliance" in wanted and context.subject_alliance:
        return [context.subject_alliance]
    if context.facility and context.facility.type in wanted:
        return [context.facility]
    schools = [n for n in coded.within(0, position) if n.type == "Institution"]
    if "TrainingBase" in wanted and (schools or context.subject):
        return schools[:1] or [context.subject] if context.subject else schools[:1]
    return []


def _likewise(context: Context, match: re.Match[str], found: list[Statement]) -> Iterator[Statement]:
    """甲入选…，乙同时入选: the second has the title of the first."""
    if not found:
        return
    for other in _LIKEWISE.finditer(context.coded.text, match.end()):
        things = _things(context.coded.group(other, "x"), [found[0].object])
        for thing in things:
            yield Statement("AWARDED", thing, found[0].object, "likewise", dict(found[0].properties))
