"""Relations that a noun names: 甲为乙的理事长单位, 共建单位有丙、丁, 作为丁的子公司，…, 合作企业戊, 己（牵头单位）.

Such a noun (a role) belongs to a thing and is filled by bodies. Where both stand follows from the grammar of nouns and is
the same for all roles: what a role is said of stands right before it (乙的…), in the role before, or is what the text speaks
of; who fills it stands behind it (with or without 为, 是, 有, 由), before the copula, or beside it. Which relation that makes
is one row of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chuyi.ingest.relations.clauses import FACILITIES, ORGANISATIONS, Clause
from chuyi.ingest.relations.coded import JOINT, Coded, Name, frame
from chuyi.ingest.relations.modality import Modality, modality
from chuyi.ingest.relations.statement import Context, Statement, Value, pairs

_BODIES = ("Institution", "Enterprise", "Association", "ResearchInstitute")
_SCHOOL, _FIRM, _ALLIANCE = ("Institution",), ("Enterprise",), ("Alliance",)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a role says: the relation, of which things it can be said and who can fill it.

    Attributes:
        inverse: whether the thing, not who fills the role, is the relation's subject.
        property: the property's name and value that the role gives.
    """

    relation: str
    things: tuple[str, ...]
    fillers: tuple[str, ...]
    property: tuple[str, str] | None = None
    inverse: bool = False


_UNIT = "(?:单位|企业|院校|学校|高校|公司|机构|方|部门)"


def _alliance(relation: str, role: str) -> Meaning:
    return Meaning(relation, _ALLIANCE, ORGANISATIONS, ("role", role))


# The nouns of a role and what it means, by the kind of thing that it is said of; the longer noun goes first.
_ROLES: tuple[tuple[str, tuple[Meaning, ...]], ...] = (
    (f"(?:常务)?副理事长{_UNIT}?", (_alliance("MEMBER_OF", "副理事长"),)),
    (f"(?:轮值)?理事长{_UNIT}?", (_alliance("LEADS", "理事长"),)),
    (f"(?<!副)秘书长{_UNIT}|秘书处(?:所在|承担)?(?:单位|企业|院校|学校)?", (_alliance("LEADS", "秘书处"),)),
    (f"(?:常务)?理事(?!会|长){_UNIT}?", (_alliance("MEMBER_OF", "理事"),)),
    (
        f"(?:共同|联合)?(?:牵头|组长){_UNIT}",
        (_alliance("LEADS", "牵头"), Meaning("HOSTS", FACILITIES, _BODIES)),
    ),
    (f"(?:一般)?(?:成员|会员){_UNIT}?|理事成员", (_alliance("MEMBER_OF", "成员"),)),
    (
        f"(?:共建|合建|参建|联建|合作共建|合作建设|协建|参与建设|共同建设){_UNIT}",
        (Meaning("CO_BUILDS", FACILITIES, ORGANISATIONS),),
    ),
    (f"(?:联合)?发起{_UNIT}", (_alliance("", "发起"),)),  # says nothing by itself, but carries the next role
    (f"(?:参与|参加){_UNIT}", (_alliance("MEMBER_OF", "成员"), Meaning("CO_BUILDS", FACILITIES, _BODIES))),
    (
        "(?:主要|牵头|主体)?(?:承建|建设|依托|主建|承办|申报|主持|承担|实施)(?:单位|院校|学校|高校|企业|方)",
        (Meaning("HOSTS", FACILITIES, _BODIES),),
    ),
    (
        "(?:长期|战略|重要|主要|深度|稳定|校企|现场工程师|订单培养|学徒制)*合作(?:单位|企业|伙伴|公司|方)",
        (
            Meaning("CO_BUILDS", FACILITIES, ORGANISATIONS),
            Meaning("PARTNERS_WITH", _SCHOOL, _FIRM, ("kind", "校企合作"), inverse=True),
            Meaning("PARTNERS_WITH", _FIRM, _SCHOOL, ("kind", "校企合作")),
        ),
    ),
    (
        "(?:上级)?(?:行政|业务)?(?:主管|举办|主办|隶属)(?:部门|单位|机关|方)|举办者|主办者",
        (Meaning("SUPERVISED_BY", _SCHOOL, ("Department", "Enterprise", "Association", "Institution"), inverse=True),),
    ),
    ("母公司|控股股东|控股方|控股母公司", (Meaning("SUBSIDIARY_OF", _FIRM, _FIRM, inverse=True),)),
    (
        "(?:全资|控股|参股|二级|三级|下属|直属|一级)*(?:子公司|孙公司)|(?:下属|所属|成员)(?:企业|公司)",
        (Meaning("SUBSIDIARY_OF", _FIRM, _FIRM),),
    ),
)
_NOUN = re.compile(
    "|".join(f"(?P<r{number}>{noun})" for number, (noun, _) in enumerate(_ROLES))
    + "(?!大会|会议|们|建设|组建|成立|遴选|名额|资格)"
)
_TRIGGER = re.compile("秘书|单位|企业|院校|学校|高校|公司|机构|方|部门|理事|成员|会员|伙伴|举办者|主办者|股东|机关")
_RUN = frame("{ANY}(?:（[^（）]*）)?(?:" + JOINT + "{ANY}(?:（[^（）]*）)?){0,30}")
_GAP = re.compile(
    "(?:的|等|旗下|下属|所属|其|首届|新一届|本届|第[一二三四五六七八九十]届|首批|新任|现任|唯一|新|现有|原有|主要|各|两家|三家|[0-9一二两三四五六七八九十]+[家个所])*"
)
_COUNT = "(?:[0-9一二两三四五六七八九十百余多]+[家个所])"
_LINK = re.compile(
    f"(?:名单)?(?:（[^（）\ue000-\ue00d]*）)?(?:分别|主要|目前|现|还|共|也|仍|均|则|已)*{_COUNT}?"
    "(?:：?[^，。；：\ue000-\ue00d]{0,6}?(?:设在|设于|常设(?:在|于)?|挂靠(?:在|于)?|落户于?|移交(?:给|至)?|转设?[到至]|(?:调整|变更)[到至为]|[迁移][到至])|，?(?:包括|既有|涵盖|含有?|分别[为是]|有)|扩大到|[为是系即由如：]|——?)?(?:了|新增的?|原来?的?)?"
)
_ON = re.compile(
    f"(?:等{_COUNT}?(?:[^，。；\ue000-\ue00d]{{0,6}}(?:院校|学校|高校|企业|公司|单位|机构|组织))?)?"
    "(?:，?(?:也有|还有|又有|以及|及|和|与)|，有|、)"
)
# … and of a labelled list (成员单位：甲，乙；丙), whose items are names and nothing else.
_ON_BEHIND_LABEL = re.compile(
    f"{_ON.pattern}|(?:等{_COUNT}?[^，。；\ue000-\ue00d]{{0,8}})?[，；]"
    f"(?=[\ue000-\ue004](?:（[^（）]*）)?(?:(?:、|和|及)[\ue000-\ue004](?:（[^（）]*）)?)*(?:等[^，。；\ue000-\ue00d]{{0,8}})?(?:[，；。]|$))"
)
_PASSED_ON = re.compile("(?:转|迁|移|变更|改|调整|接)(?:设|任|交)?[为至到由给任]*")
_CHOICE = (
    "担任|出任|续任|连任|改任|接任|当选|获选|入选|列|推举|推选|选举|选|任|是|为|系|成(?!立|员|功)|成为|增选|增补|受聘|聘|评|获任"
    "|获聘|进入|列入|入列|跻身|作|身"
)
_COPULA = re.compile(
    f"(?P<verb>(?:{_CHOICE})[为任了入成]*)(?:[^，。；：（）、\ue000-\ue00d为是由]{{0,8}}|（[^（）\ue000-\ue00d]*）)*$"
)
_AMONG = re.compile(f"等{_COUNT}?(?:各类)?|{_COUNT}")
_FORMERLY = re.compile("(?:原|此前|过去|曾经?)$")
_LEFT = re.compile("[（(][^（）()]{0,12}(?:退出|退会|除名|候补|列席)")  # 甲学校（2023年退出）
_REPLACES = re.compile("(?:接替|取代|代替|接棒)(?=[\ue000-\ue004])")
_ADVERBS = re.compile("[^，。；：\ue000-\ue00d]{0,8}")
_BARE = ("成员", "理事", "会员", "秘书处", "理事长", "副理事长")
_JOINED = re.compile("(?:之一)?(?:、|和|及|以及|并|兼|，(?:也|又|还|并|同时|以及)*(?:[是为任]|担任)?)")
_LEANING = re.compile("(?:作为|身为|是|系)")


@dataclass(slots=True)
class _Role:
    """A noun of a role at a place: what it is said of and who fills it."""

    match: re.Match[str]
    meaning: Meaning
    things: list[Name]
    fillers: list[Name]


def role_nouns(context: Context) -> Iterator[Statement]:
    """The relations that the nouns of roles in a sentence name."""
    if not _TRIGGER.search(context.coded.text):
        return
    reader = _Reader(context)
    for role, form in reader.roles():
        if _counts(context, role, form):
            yield from _stated(context, role, form)


def _counts(context: Context, role: _Role, form: str) -> bool:
    """Whether a role is said as one that holds; as an apposition it is taken for granted, whatever the clause tells."""
    relation = role.meaning.relation
    if not relation or (context.in_item and relation in _IN_ROWS) or (context.orders and form not in _GRANTED):
        return False
    if form == "apposition":
        return True
    state = modality(context.coded, role.match.start(), role.match.end())
    if form == "aside":
        return state is not Modality.PLANNED
    return state is Modality.HOLDS or (state is Modality.ENDED and relation == "SUPERVISED_BY")


def _stated(context: Context, role: _Role, form: str) -> Iterator[Statement]:
    begin = context.coded.extent.start
    fillers = [n for n in role.fillers if not _LEFT.match(context.raw, n.extent.end - begin)]
    for filler, thing in pairs(fillers, role.things):
        subject, other = (thing, filler) if role.meaning.inverse else (filler, thing)
        if role.meaning.relation != "HOSTS" or subject.type != "Department":
            yield Statement(role.meaning.relation, subject, other, f"role: {form}", _said(role), 0.9)


def _said(role: _Role) -> dict[str, Value]:
    if role.meaning.property is None:
        return {}
    name, value = role.meaning.property
    if name == "kind":
        noun = role.match.group()
        value = next((kind for word, kind in _KIND_WORDS if word in noun), value)
    return {name: value}


_IN_ROWS = ("HOSTS", "CO_BUILDS", "PARTNERS_WITH")  # of an item of a list, which is read as a row
_GRANTED = ("aside", "counted", "apposition")
_KIND_WORDS = (("现场工程师", "现场工程师"), ("学徒制", "现代学徒制"), ("订单", "订单班"))


class _Reader:
    """Reads the roles of one sentence in order; a later one may lean on the one before."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._coded: Coded = context.coded
        self._text = context.coded.text
        self._runs = [(m.start(), m.end(), context.coded.group(m, 0)) for m in _RUN.finditer(self._text)]
        self._before: _Role | None = None

    def roles(self) -> Iterator[tuple[_Role, str]]:
        """The roles whose thing and fillers are certain, each with the form that it is told in."""
        for match in _NOUN.finditer(self._text):
            number = next(int(name[1:]) for name, said in match.groupdict().items() if said is not None)
            found = self._in_aside(match, _ROLES[number][1]) or self._in_line(match, _ROLES[number][1])
            if found:
                self._before = found[0]
                yield found

    # In brackets: 甲（牵头单位）, 盟（牵头单位甲）, 乙（甲全资子公司）.

    def _in_aside(self, match: re.Match[str], meanings: tuple[Meaning, ...]) -> tuple[_Role, str] | None:
        opened = self._text.rfind("（", 0, match.start())
        if opened < 0 or self._text.find("）", opened, match.start()) >= 0:
            return None
        closed = self._text.find("）", match.end())
        outside = list(self._coded.names.get(opened - 1, ()))
        before = self._coded.within(opened, match.start())
        behind = self._coded.within(match.end(), closed if closed >= 0 else match.end())
        for meaning in meanings:
            told = _of(behind, meaning.fillers)
            if told and _of(outside, meaning.things):
                return _Role(match, meaning, _of(outside, meaning.things), told), "aside"
            if not _of(outside, meaning.fillers):
                continue
            things = _of(before, meaning.things) or self._things_before(opened, meaning)
            if things:
                return _Role(match, meaning, things, _of(outside, meaning.fillers)), "aside"
        return None

    # In the line.

    def _in_line(self, match: re.Match[str], meanings: tuple[Meaning, ...]) -> tuple[_Role, str] | None:
        run = self._run_before(match.start())
        for meaning in meanings:
            things = _of(run[2], meaning.things) if run else []
            behind = re.compile("的").match(self._text, match.end())
            if not things and behind:
                things = _of(self._run_at(match.end() + 1), meaning.things)
            if things:
                begin = run[0] if run and _of(run[2], meaning.things) else match.start()
                found = self._filled(match, meaning, begin)
                if found:
                    return _Role(match, meaning, things, found[0]), found[1]
                break
        if run:
            for meaning in meanings:
                bodies = _of(run[2], meaning.fillers)
                if bodies and _AMONG.fullmatch(self._text, run[1], match.start()):
                    things = self._things_before(run[0], meaning) or self._things_behind(match.end(), meaning)
                    if things:
                        return _Role(match, meaning, things, bodies), "counted"
        if run and run[1] == match.start() and not _of(run[2], ("Alliance",)):
            return None  # 某校成员单位: whose role it is, is not told
        for meaning, things in self._meant(match.start(), meanings):
            found = self._filled(match, meaning, match.start())
            if found:
                return _Role(match, meaning, things, found[0]), found[1]
        return None

    def _filled(self, match: re.Match[str], meaning: Meaning, begin: int) -> tuple[list[Name], str] | None:
        """Who fills a role whose words begin at ``begin``."""
        link = _LINK.match(self._text, match.end())
        if link:
            behind = self._run_at(link.end())
            bare = not link.group() and begin == match.start() and match.group() in _BARE
            if behind and not bare:
                run_end = next(end for start, end, _ in self._runs if start == link.end())
                if link.group().endswith("由") and (passed := _PASSED_ON.match(self._text, run_end)):
                    behind = self._run_at(passed.end()) or behind
                labelled = link.group().endswith("：")
                if meaning.property in (("role", "成员"), ("role", "理事")) and link.group():
                    behind = [*behind, *self._more(run_end, labelled)]
                if fitting := _of(behind, meaning.fillers):
                    told = begin < match.start() or self._text[begin - 1 : begin] == "其"
                    beside = "apposition" if told else "beside"
                    return fitting, "named behind" if link.group() else beside
        clause = self._context.clause_at(match.start())
        if clause is None:
            return None
        joined = self._before and _JOINED.fullmatch(self._text, self._before.match.end(), begin)
        if self._before and joined and (fitting := _of(self._before.fillers, meaning.fillers)):
            return fitting, "further role"
        copula = _COPULA.search(self._text, clause.start, begin)
        if copula is None:
            return self._bare(clause, match, meaning, begin)
        if meaning.things == _ALLIANCE and _FORMERLY.search(self._text, clause.start, copula.start("verb")):
            return None  # 甲原为理事单位
        return self._before_copula(clause, copula, meaning)

    def _bare(
        self, clause: Clause, match: re.Match[str], meaning: Meaning, begin: int
    ) -> tuple[list[Name], str] | None:
        """社会兼职：甲联盟理事单位: a line of offices alone, of whom the text is about; 乙，理事单位，…: of whom stands before."""
        ends = self._text[match.end() : match.end() + 1] in ("", "、", "，", "；", "。")
        position = self._context.clauses.index(clause)
        before = self._context.clauses[position - 1] if position else None
        alone = before is not None and before.opening is not None and before.opening.end == before.end
        if begin == match.start() == clause.start and ends and alone and before is not None and before.opening:
            fitting = before.opening.of(meaning.fillers)
            return (fitting, "bare") if fitting and meaning.things == _ALLIANCE else None
        about = self._context.subject or self._context.about
        if begin != clause.start or begin == match.start() or not ends or about is None:
            return None
        return ([about], "bare") if about.type in meaning.fillers and meaning.things == _ALLIANCE else None

    def _more(self, position: int, labelled: bool) -> list[Name]:
        """What an enumeration goes on with (…等院校，也有甲、乙等企业，还有丙), behind a label also over , and ；."""
        found: list[Name] = []
        on = _ON_BEHIND_LABEL if labelled else _ON
        while (gap := on.match(self._text, position)) and (more := self._run_at(gap.end())):
            found += more
            position = next(end for start, end, _ in self._runs if start == gap.end())
        return found

    def _before_copula(self, clause: Clause, copula: re.Match[str], meaning: Meaning) -> tuple[list[Name], str] | None:
        beside = next(
            (
                names
                for start, end, names in reversed(self._runs)
                if clause.start <= start
                and end <= copula.start()
                and _ADVERBS.fullmatch(self._text, end, copula.start())
            ),
            [],
        )
        replaced = _REPLACES.search(self._text, clause.start, copula.start())
        if replaced:  # 甲接替乙出任
            beside = next((names for _, end, names in reversed(self._runs) if end <= replaced.start()), [])
        if fitting := _of(beside, meaning.fillers):
            return fitting, "copula"
        position = self._context.clauses.index(clause)
        if _LEANING.match(self._text, clause.start) and copula.start() <= clause.start + 2:
            for later in self._context.clauses[position + 1 : position + 2]:
                if later.opening and (fitting := later.opening.of(meaning.fillers)):
                    return fitting, "leaning on the next clause"
        subject = self._context.subject_of(copula.start(), meaning.fillers)
        about = self._context.subject or self._context.about
        if not subject and about and about.type in meaning.fillers:
            subject = [about]
        return (subject, "copula") if subject else None

    # What a role is said of.

    def _meant(self, position: int, meanings: tuple[Meaning, ...]) -> Iterator[tuple[Meaning, list[Name]]]:
        """The meanings with the things that they may be said of, the nearest first."""
        if self._before:
            since = self._coded.within(self._before.match.end(), position)
            for meaning in meanings:
                if things := _of(since, meaning.things):
                    yield meaning, things[-1:]
            for meaning in meanings:
                if things := _of(self._before.things, meaning.things):
                    yield meaning, things
        for meaning in meanings:
            if things := self._context.subject_of(position, meaning.things):
                yield meaning, things
        for meaning in meanings:
            if things := self._things_before(position, meaning):
                yield meaning, things

    def _things_before(self, position: int, meaning: Meaning) -> list[Name]:
        """The thing named last in the sentence, else the one that the text speaks of."""
        named = _of(self._coded.within(0, position), meaning.things)
        if meaning.things == _FIRM and (told := self._context.subject_of(position, _FIRM)):
            return told[:1]
        if named:
            return named[-1:]
        context = self._context
        meant = {
            _ALLIANCE: context.alliance or context.subject_alliance,
            FACILITIES: context.facility,
            _SCHOOL: context.subject,
            _FIRM: context.firm or context.about,
        }.get(meaning.things)
        return [meant] if meant else []

    def _things_behind(self, position: int, meaning: Meaning) -> list[Name]:
        return _of(self._coded.within(position, len(self._text)), meaning.things)[:1]

    # Runs of names by place.

    def _run_before(self, position: int) -> tuple[int, int, list[Name]] | None:
        """The joined names that stand right before a place, only words of the noun's group between."""
        last = next((run for run in reversed(self._runs) if run[1] <= position), None)
        return last if last and _GAP.fullmatch(self._text, last[1], position) else None

    def _run_at(self, position: int) -> list[Name]:
        return next((names for start, _, names in self._runs if start == position), [])


def _of(names: list[Name], types: tuple[str, ...]) -> list[Name]:
    return [name for name in names if name.type in types]
