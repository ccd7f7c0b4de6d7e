"""What 该校, 双方, 该基地 mean; only where it is certain."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter

from chuyi.ingest.layers import Extent, Layers
from chuyi.ingest.relations.coded import Name

_FACILITIES = ("TrainingBase", "CultureBase", "IndustryCollege")
# They all begin with one of a few characters: a look-ahead for these spares the engine the rest nearly everywhere.
_REFERRING = re.compile(
    "(?=[该这学校我本双三基它联共集前后公企])(?:(?P<near_school>该校|该院|该学院|该学校|这所(?:学校|院校|职校))"
    "|(?P<school>(?<![\u4e00-\u9fff])(?:学校|学院|校方|校内)|(?<=[与和向为由对给到在是把于经同及从、"
    "托让请助使被还时后前])(?:学校|学院|校方|校内)|我校|本校|我院|本院|学校(?=招生|教务|产学)|(?<=在)校(?=设立|开设|举办|成立|冠名|组建)|(?<=还)"
    "学校)"
    "|(?P<both>校企双方|双方|校企(?=共建|联合|合作共建)|三方)"
    "|(?P<facility>该基地|这[个处座家][^，。；\n]{0,8}?基地|该产业学院|该馆|(?<=[，。；])它(?=由|位|坐)|(?<![\u4e00-\u9fff"
    "])基地(?=[位坐由占内设是系为依]))"
    "|(?P<alliance>该集团|该联盟|该联合体|该共同体|(?<=[。，；])(?:联合体|共同体|联盟|集团)(?=由|现|"
    "理事|秘书|将|于|20))"
    "|(?P<pair>前者|后者)"
    "|(?P<firm>该公司|该企业|该集团公司|这家(?:企业|公司|集团))"
    "|(?P<own_firm>我公司|本公司|我司|本企业|我集团|(?<![\u4e00-\u9fff“])(?:公司|企业|集团)(?=[\u4e00-\u9fff])"
    "(?!家|们|化|类|型|级|制|化|法|股|文化|导师|员工|学院|联盟|之间|内部|名|简介|概|工程师|领|课堂|标准|名单|和|与|、)"
    "|(?<=[由与同向为给被])(?:公司|集团)(?=[\u4e00-\u9fff])(?!化|内|员工|总|治)))"
)
_PROFILE = re.compile("简介|概况|名片|介绍|年报|年度报告|质量报告|报告|总结|情况|回顾|小传|账本|档案")
_JOINERS = ("、", "和", "与", "及")
_OWN = re.compile("[我本][校院]")
_NOT_SCHOOL = re.compile("[布里的专教]?(?:布局|里|毕业|之间|数量|办学条件)")


class References:
    """Looks back from a referring word to the name that it stands for."""

    def __init__(self, layers: Layers, names: list[Name]) -> None:
        self._text = layers.text
        self._names = names
        self._starts = [name.extent.start for name in names]
        self._first_line = self._head_end(layers)
        self.subject = self._subject(layers)
        self.firm = self._titled_firm(layers) or (None if self.subject else self._profiled_firm(layers))
        # Whether the text is about the school, and does not just name it more often than others.
        self._is_main = self.subject is not None and (self._in_head(layers, self.subject) or self._is_introduced)
        if self.firm and self.subject and not self._in_head(layers, self.subject):
            self.subject = None

    _is_introduced = False

    def _in_head(self, layers: Layers, name: Name) -> bool:
        """Whether a name stands in the title."""
        return any(n.name == name.name and n.extent.start < self._head_end(layers) for n in self._names)

    def _head_end(self, layers: Layers) -> int:
        title = layers.header.title
        return title.end if title else self._text.find("\n", 1)

    def _titled_firm(self, layers: Layers) -> Name | None:
        """The firm of a title that names no other body."""
        end = self._head_end(layers)
        named = {n.name: n for n in self._names if n.type in ("Institution", "Enterprise") and n.extent.start < end}
        only = next(iter(named.values())) if len(named) == 1 else None
        return only if only and only.type == "Enterprise" else None

    def _profiled_firm(self, layers: Layers) -> Name | None:
        """The firm that a profile without names in its title begins with."""
        head_end = self._head_end(layers)
        bodies = [name for name in self._names if name.type in ("Institution", "Enterprise")]
        first = bodies[0] if bodies else None
        if first is None or first.type != "Enterprise" or first.extent.start < head_end:
            return None
        if not _PROFILE.search(self._text[: max(head_end, 0)]):
            return None
        opening = self._text[self._text.rfind("\n", 0, first.extent.start) + 1 : first.extent.start]
        return first if not opening.strip(" 　“") else None

    def _subject(self, layers: Layers) -> Name | None:
        """The school that the document is about: in its title or first line, or the only one introduced."""
        schools = [name for name in self._names if name.type == "Institution"]
        title = layers.header.title
        head_end = title.end if title else self._text.find("\n")
        in_title = [name for name in schools if name.extent.start < head_end]
        if len({name.name for name in in_title}) == 1:
            return in_title[0]
        introduced = [
            name
            for name in schools
            if re.match('[”"]?（以下简称|[”"]?（下称|[”"]?（简称', self._text[name.extent.end : name.extent.end + 8])
        ]
        if len({name.name for name in introduced}) == 1:
            self._is_introduced = True
            return introduced[0]
        counts = Counter(name.name for name in schools)
        # The school that comes first and most often is what a text is about.
        if schools and all(counts[schools[0].name] > n for name, n in counts.items() if name != schools[0].name):
            return schools[0]
        return None

    def find(self, extent: Extent) -> list[tuple[Extent, tuple[Name, ...]]]:
        """The referring words of a sentence that mean something certain."""
        found = []
        for match in _REFERRING.finditer(self._text, extent.start, extent.end):
            meant = self._resolve(match)
            if meant:
                place = Extent(match.start(), match.end())
                found.append((place, tuple(Name(n.name, n.type, place, True) for n in meant)))
        return found

    def _resolve(self, match: re.Match[str]) -> tuple[Name, ...]:
        position = match.start()
        paragraph = self._text.rfind("\n", 0, position) + 1
        match match.lastgroup:
            case "near_school":
                kinds = ("Institution", "IndustryCollege") if match.group() == "该学院" else ("Institution",)
                return self._one(self._last(kinds, paragraph, position) or self.subject)
            case "school":
                if _NOT_SCHOOL.match(self._text, match.end()) or (_OWN.match(match.group()) and not self._speaks()):
                    return ()
                near = self._only_school(position) if not self._is_main else None
                return self._one(near or self.subject or self._first(("Institution",), paragraph, position))
            case "facility":
                return self._one(self._last(_FACILITIES, self._before(paragraph), position))
            case "alliance":
                return self._one(self._last_alliance(match.group(), self._before(paragraph), position))
            case "pair":
                return self._one_of_two(match.group() == "后者", position)
            case "firm":
                return self._one(self._last(("Enterprise",), paragraph, position))
            case "own_firm":
                return self._one(self.firm or self._only_firm(paragraph, position))
            case "both":
                return self._parties(paragraph, position, match.group() == "三方")
        return ()

    def _speaks(self) -> bool:
        """Whether the school that the text is about can be the one that says 我校: it is named more than in passing."""
        subject = self.subject
        if subject is None:
            return False
        named = [name for name in self._names if name.name == subject.name]
        introduced = self._text[subject.extent.end :].lstrip('”"').startswith(("（以下简称", "（下称", "（简称"))
        return len(named) > 1 or introduced or subject.extent.start < self._first_line

    def _before(self, paragraph: int) -> int:
        """The start of the paragraph before."""
        return self._text.rfind("\n", 0, max(0, paragraph - 2)) + 1

    def _one(self, name: Name | None) -> tuple[Name, ...]:
        return (name,) if name else ()

    def _between(self, start: int, end: int) -> list[Name]:
        return self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _last(self, types: tuple[str, ...], start: int, end: int) -> Name | None:
        return next((n for n in reversed(self._between(start, end)) if n.type in types), None)

    def _last_alliance(self, word: str, start: int, end: int) -> Name | None:
        """The alliance of the class that 该联盟, 该集团 name."""
        kind = word.removeprefix("该")
        named = [n for n in self._between(start, end) if n.type == "Alliance"]
        fitting = [n for n in named if kind in n.name[-6:]]
        chosen = fitting or named
        return chosen[-1] if chosen else None

    def _first(self, types: tuple[str, ...], start: int, end: int) -> Name | None:
        return next((n for n in self._between(start, end) if n.type in types), None)

    def _one_of_two(self, latter: bool, position: int) -> tuple[Name, ...]:
        """前者 and 后者: of the sentence before, if it names two things of one kind."""
        end = max(self._text.rfind("。", 0, position), self._text.rfind("\n", 0, position))
        start = max(self._text.rfind("。", 0, max(0, end)), self._text.rfind("\n", 0, max(0, end))) + 1
        inner = max(self._text.rfind(mark, end + 1, position) for mark in "：；")
        before = self._between(start, end if end > start else position)
        if inner > end:
            # 甲、乙是…：前者…；后者…: the two that stand joined before the colon.
            before = self._joined_two(self._between(end + 1, inner)) or before
        elif "其中" in self._text[max(0, position - 4) : position]:
            before = self._joined_two(self._between(end + 1, position)) or before
        elif own := self._between(end + 1, self._text.find("前者", end + 1, position) if latter else position):
            # 甲、乙同日揭牌，前者…: nobody of the sentence before.
            before = self._joined_two(own) or [n for n in own if n.type in _FACILITIES]
        for types in (_FACILITIES, ("ProgrammeGroup",), ("Alliance",), ("Institution",), ("Enterprise",)):
            named = list({name.name: name for name in before if name.type in types}.values())
            if len(named) == 2:
                return (named[1 if latter else 0],)
        return ()

    def _joined_two(self, names: list[Name]) -> list[Name]:
        """The last two names that 、和与 join, no third beside them."""
        for one, other in reversed(list(itertools.pairwise(names))):
            if one.type == other.type and self._text[one.extent.end : other.extent.start].strip("”“") in _JOINERS:
                return [one, other]
        return []

    def _only_school(self, position: int) -> Name | None:
        """The school that the sentence has named, if one only."""
        sentence = max(self._text.rfind(mark, 0, position) for mark in "。\n") + 1
        schools = {n.name: n for n in self._between(sentence, position) if n.type == "Institution"}
        return next(iter(schools.values())) if len(schools) == 1 else None

    def _only_firm(self, paragraph: int, position: int) -> Name | None:
        """The firm of the paragraph so far, if it has named one only."""
        firms = {n.name: n for n in self._between(paragraph, position) if n.type == "Enterprise"}
        return next(iter(firms.values())) if len(firms) == 1 else None

    def _parties(self, paragraph: int, position: int, three: bool) -> tuple[Name, ...]:
        """The school and the firm that were named last as a pair; none where more than one could be meant."""
        school = firm = None
        for start in (paragraph, self._before(paragraph)):
            before = self._between(start, position)
            firms = {n.name for n in before if n.type == "Enterprise"}
            if firm is None and firms:
                firm = self._last(("Enterprise",), start, position)
            named = {n.name for n in before if n.type == "Institution"}
            if start == paragraph or len(named) == 1:  # before the paragraph, only one can be meant
                school = school or self._last(("Institution",), start, position)
            if school and firm:
                break
        school = school or self.subject
        if school and firm and not three:
            return school, firm
        return ()
