"""Clauses of a coded sentence and their arguments: who acts, with whom, by whom, where, on what.

Chinese marks the arguments of a verb by prepositions before it (由甲, 与乙, 在丙, 向丁) and leaves out a subject that the
clause before has. So a clause is read as phrases (names joined by 、和与及), each with the preposition before it, and the
subject that it has or inherits. What a relation needs is then asked by type, not by word order.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from chuyi.ingest.relations.coded import JOINT, Coded, Name, frame
from chuyi.ingest.values import value

ORGANISATIONS = ("Department", "Institution", "Enterprise", "Association", "ResearchInstitute")
FACILITIES = ("TrainingBase", "CultureBase", "IndustryCollege")


class Case(StrEnum):
    """What the preposition before a phrase makes of it."""

    PLAIN = "plain"  # subject before the verb, object behind it
    WITH = "with"
    BY = "by"
    ON = "on"  # 依托
    TO = "to"
    FROM = "from"
    AT = "at"
    TAKEN = "taken"  # 把, 将
    OTHER = "other"


_CASES = (
    (
        Case.WITH,
        re.compile("(?:(?<![参给授赠])与|(?<![谐共协平柔缓温总])和|(?<![共协合])同|跟|携手|联合|联手|会同|牵手)$"),
    ),
    (
        Case.BY,
        re.compile("(?:(?<![自理缘])由|被|经)(?:链主|龙头|牵头|当地|本地|属地|合作|我市|我省)?(?:企业|单位|院校)?$"),
    ),
    (Case.ON, re.compile("(?:依托|借助|依靠|凭借)(?:链主|龙头)?(?:企业)?$")),
    (
        Case.TO,
        re.compile("(?:向|(?<=[，。；：\ue000-\ue00d0-9年月日已还曾])[为给]|(?<![应相])对|赠予|赠给|捐给|赠与|送给)$"),
    ),
    (Case.FROM, re.compile("(?:收到|接受|获得?|来自|从|获赠|得到)(?:了)?$")),
    (Case.AT, re.compile("(?:(?<![存现潜实内外])在|位于|坐落于|地处|落户|(?<![关对基鉴])于|赴|走进|来到|前往)$")),
    (Case.TAKEN, re.compile("(?:(?<!即)将|把)$")),
    (
        Case.OTHER,
        re.compile(
            "(?:按照|根据|依据|据|划归|归|隶属于?|属于|受|除|包括|支持|鼓励|邀请|委托|聘请|不同于|超过|前身|对标|学习)(?:了)?$"
        ),
    ),
)
_ANY_CASE = re.compile("|".join(pattern.pattern for _, pattern in _CASES))
_APART = re.compile("[与同]")
_PHRASE = frame(
    "{ANY}(?:（[^（）]*）)?(?:" + JOINT + "{ANY}(?:（[^（）]*）)?){0,30}"
    "(?:等[0-9一二两三四五六七八九十百余多]*[家所个]?(?:各类)?(?:单位|企业|院校|学校|机构)?)?"
)
_CLAUSE = re.compile("[^，；。！？：]+")


@value
class Phrase:
    """Names joined into one argument, at ``start`` to ``end`` of the coded text.

    Attributes:
        owns: whether 的 or 旗下 behind it makes it a part of the next argument.
        first: how many of the names stand before 与; 0 where none joins them.
    """

    names: tuple[Name, ...]
    start: int
    end: int
    case: Case
    aside: bool = False
    owns: bool = False
    first: int = 0

    @property
    def leading(self) -> tuple[Name, ...]:
        """The names before 与: who the next clause is about (甲、乙与丙签约，与丁…)."""
        return self.names[: self.first] or self.names

    def of(self, types: tuple[str, ...]) -> list[Name]:
        """Its names of these types."""
        return [name for name in self.names if name.type in types]


@dataclass(slots=True)
class Clause:
    """A stretch between commas.

    Attributes:
        phrases: its arguments in order.
        inherited: the subject of the clauses before, for a clause that has none.
        company: the inherited subject with those that it acted with.
        opening: the phrase that is its own subject, if it opens with one.
        made: whether what it inherits is what the clauses before made (…组建新的甲，归…).
        attends: whether it only tells who came to something (甲院长、乙代表出席会议): nobody in it does anything.
        unknown: whether who it is about is said by a word of which is not known whom it means (我院…, 前者…).
        labelled: whether what it inherits stood as a label before it (某学院：…).
    """

    start: int
    end: int
    phrases: list[Phrase] = field(default_factory=list)
    inherited: tuple[Name, ...] = ()
    company: tuple[Name, ...] = ()
    opening: Phrase | None = None
    labelled: bool = False
    made: bool = False
    attends: bool = False
    unknown: bool = False

    def before(self, position: int) -> list[Phrase]:
        """Arguments before a place; left out are asides, and whose the next argument is (甲的子公司乙)."""
        found = [phrase for phrase in self.phrases if phrase.end <= position and not phrase.aside]
        return [phrase for phrase in found[:-1] if not phrase.owns] + found[-1:]

    def after(self, position: int) -> list[Phrase]:
        """Arguments behind a place, asides left out."""
        return [phrase for phrase in self.phrases if phrase.start >= position and not phrase.aside]

    def subject(self, position: int) -> tuple[Name, ...]:
        """The subject of a verb at a place: the first plain phrase before it, else the inherited one."""
        own = next((phrase for phrase in self.before(position) if phrase.case is Case.PLAIN), None)
        return own.names if own else self.inherited


def clauses(coded: Coded, topic: tuple[Name, ...]) -> list[Clause]:
    """The clauses of a sentence; ``topic`` is what the sentence before was about."""
    found: list[Clause] = []
    inherited = topic
    company = topic
    labelled = made = False
    of_topic = False
    for match in _CLAUSE.finditer(coded.text):
        if of_topic and coded.text[match.start() - 1 : match.start()] == "；":
            inherited = company = topic  # what a sentence without a subject is about goes on behind the semicolon
            labelled = made = False
        clause = Clause(match.start(), match.end(), list(_phrases(coded, match.start(), match.end())), inherited)
        found.append(clause)
        clause.labelled, clause.made, clause.company = labelled, made, company
        if _NOBODY_KNOWN.match(coded.text, clause.start, clause.end):
            inherited = company = clause.inherited = clause.company = ()
            clause.unknown = True
        if not clause.phrases:
            continue
        clause.attends = _ATTENDS.search(coded.text, clause.start, clause.end) is not None
        clause.opening = _opening(coded, clause)
        of_topic = of_topic or (len(found) == 1 and clause.opening is None)
        if clause.opening and not _BESIDE.fullmatch(coded.text, clause.start, clause.end):
            inherited = clause.opening.leading
            beside = [p for p in clause.phrases if p.case is Case.WITH and not p.aside]
            company = tuple(name for phrase in (clause.opening, *beside) for name in phrase.names)
            made = False
            labelled = clause.opening.end == clause.end and coded.text[clause.end : clause.end + 1] == "："
        elif clause.opening is None and _AGREES.search(coded.text, clause.start, clause.end):
            # 甲隶属…，2023年与乙签订协议，共建丙: the second has its part in what follows.
            beside = [p for p in clause.phrases if p.case is Case.WITH and not p.aside]
            company = (*inherited, *(name for phrase in beside for name in phrase.names)) if beside else company
        last = clause.phrases[-1]
        if last.end == clause.end and last.of(("Institution",)) and _BECOMES.search(coded.text[: last.start][-6:]):
            inherited, made = last.names, True
    for clause, later in itertools.pairwise(found):
        if later.opening and clause.opening is None and _WHEN.search(coded.text, clause.start, clause.end):
            clause.inherited = clause.company = later.opening.leading
    return found


def _phrases(coded: Coded, start: int, end: int) -> Iterator[Phrase]:
    position = start
    while match := _PHRASE.search(coded.text, position, end):
        names = tuple(coded.group(match, 0))
        before = coded.text[start : match.start()]
        case = _case(before[-8:])
        aside = before.count("（") > before.count("）")
        if names:
            owns = bool(OWNED.match(coded.text, match.end()))
            if owns and len(names) > 1:
                names, owns = names[:-1], False
            joined = _APART.search(match.group())
            first = len(coded.within(match.start(), match.start() + joined.start())) if joined else 0
            yield Phrase(names, match.start(), match.end(), case, aside, owns, first)
        position = match.end()


def _case(before: str) -> Case:
    """What the words before a phrase make of it."""
    if not _ANY_CASE.search(before):
        return Case.PLAIN
    return next(case for case, pattern in _CASES if pattern.search(before))


# Who acts is said by a word of which is not known whom it means (我院作为牵头单位…).
_NOBODY_KNOWN = re.compile("[ 　]*(?:我院|我校|本校|本院|我公司|本公司|我局|我会|前者|后者)(?![\u4e00-\u9fff]{0,2}长)")
_ATTENDS = re.compile(
    "出席|列席|参会|到会|到场|莅临|应邀|参加(?:了|此次|本次)?[^，。；：]{0,14}?(?:会|会议|大会|仪式|活动|赛|论坛|培训|座谈|调研|考察|观摩)(?!员|长|馆)"
    "|(?:代表|领导|负责人|嘉宾|人士|专家|[院校局处厅科所馆]长|书记|主任|经理|董事长|总裁|师生)[^，。；：]{0,12}(?:参加|见证)"
)
_AGREES = re.compile("签|达成|携手|合作|联手")
_BECOMES = re.compile("(?:组建|成立|更名为|改名为|升格为|改建为|改制为|转设为|定名为)(?:新的)?$")
OWNED = re.compile(
    "(?:的|旗下|所属|下属|全资|控股|参股|子公司|企业)+[\ue001-\ue00d]"
    "|(?:的|旗下|所属|下属)[一二两三四五六七八九十0-9]*家?(?:全资|控股|参股)?子公司(?:——|—|：)[\ue001-\ue00d]|的?(?:全资|控股|参股)?(?:子公司|下属企业)"
)
# Told beside what the sentence is about: a part of it, or the body above it.
_BESIDE = re.compile("其中.*|[\ue000-\ue004、和与及]+(?:共同|联合|直接)?(?:主管|举办|主办|管理|批准|审批|指导|支持)")
_WHEN = re.compile("(?:后|以来|之际|的同时|期间)$")  # whose subject the next clause names (加入甲后，乙…)
_LEADING = re.compile(
    "(?:[一二三四五六七八九十][是、])?(?:其中|目前|现在|此外|另外|同时|随后|近日|日前|当天|同日|近年来|去年|今年|另悉|另据了解|据悉|"
    "据了解|据介绍|截至[^，]{4,12}|[0-9]{4}年[0-9月日底初春秋季]*|[0-9]{1,2}月[0-9日]*|原|现|而|又|还|并|其|该|本|我|像|即|如|和|与|[0-9]{1,2}[.．]?|·|-)*"
)


def _opening(coded: Coded, clause: Clause) -> Phrase | None:
    """The plain phrase that opens a clause: its subject, which the next clauses may leave out."""
    first = next((phrase for phrase in clause.phrases if not phrase.aside), None)
    if first is None or first.case is not Case.PLAIN:
        return None
    gap = coded.text[clause.start : first.start]
    return first if _LEADING.fullmatch(gap) else None
