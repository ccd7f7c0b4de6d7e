"""List items without columns: what each name in an item is, by label, by order and by what stands between."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from chuyi.ingest.layers import Extent, Layers, LineKind
from chuyi.ingest.relations.coded import Name
from chuyi.ingest.relations.roles import NOTE, noted_role, role_of

_LISTED = ("Institution", "Enterprise", "Association", "ResearchInstitute")
_RECORD = 3  # so many labels make a record, whatever else it tells
THINGS = ("TrainingBase", "CultureBase", "IndustryCollege", "Alliance", "ProgrammeGroup")
ORGANISATIONS = ("Department", "Institution", "Enterprise", "Association", "ResearchInstitute")

ENUMERATOR = re.compile(
    "[\\s　]*(?:[0-9０-９]{1,3}(?![0-9年月])|[一二三四五六七八九十]{1,3}(?=[、.．])|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[①-⑳]|[-•·●○■□◆◇▲△★☆►▶✦])"
    "[.．、\\s　)）:：]*"
)
# A record's first line: what follows are its labelled lines.
_NAME_LINE = re.compile("[ 　\\t]*(?:名称|项目名称|基地名称|联盟名称|集团名称|学院名称)[：:]")
_NOTE = re.compile("[ 　\t]*(?:备注|附注|说明|注)[：:]")
# What became of the thing that an item names behind it (继续保留称号：甲).
_RESULT_LABEL = re.compile("[\u4e00-\u9fff、，,]{2,16}[：:]")
_GROUP_LABEL = re.compile("[\\s　]*[A-Z\u4e00-\u9fff]{1,8}[：:]")
LABELLED_LINE = re.compile("[ 　\\t]*(?!备注|附注|说明|注[：:]|附件)[\u4e00-\u9fff]{2,10}[：:]")
_LABEL = re.compile("([\u4e00-\u9fff]{2,10})(?:[：:]|(?<=单位|企业|院校|学校)(?:为|是|有))")
# Between the enumerator and the thing, and between thing and host: what only links the two.
_LINK = re.compile(
    '[\\s　，,、；;：:—–\\-|/（）()《》“”"]*(?:(?:负责|牵头|承担|独立|联合)*(?:建设|承建|申报|主持|承担|开设|举办|实施|所属)?(?:的|[：:])?)[\\s　“”"《（(]*'
)
_PURE = re.compile('[\\s　，,、；;。：:—–\\-|/（）()《》“”"]*(?:和|及|与|等)?[\\s　“”"]*')
_BUILD_TOGETHER = re.compile('[”"]?(?:共建|合建|联合建设|共同建设|合作建设)(?![：:])')
_DASHES = re.compile('[”"]?\\s*[—–\\-]{1,3}\\s*[“"]?')
_TOGETHER_BEFORE = re.compile('[：:，（(](?:共建|合建|联合建设|共同建设|合作建设|联合打造|共同打造)(?:了)?[“"]?$')
_VERB_BEHIND = re.compile('[”"]?(牵头|主建|承建|参与|参建|协建)(?:建设|组建)?(?=[，；、）)。\\s]|$)')
_SAME = re.compile('[”"]?(?:、|和|及|与|，|；|;|,)[“"]?')


_WITH = re.compile("(?:与|同|和|联合|携手)$")
_SECOND = re.compile('[）)]?[”"]?[；;][“"]?')


_FEWEST = 3


def is_list(layers: Layers, inside: Callable[[Extent], list[Name]]) -> bool:
    """Whether a document is a list: by its title, or because most of its lines are numbered and begin with a name."""
    genre = layers.header.genre
    if genre.kind is not None or genre.orders:
        return genre.kind == "名单"
    listed = filled = 0
    for line in layers.lines:
        if line.kind is not LineKind.TEXT:
            continue
        filled += 1
        number = ENUMERATOR.match(layers.text, line.start, line.end)
        names = inside(Extent(line.start, line.end)) if number is not None else []
        listed += bool(
            number is not None
            and names
            and names[0].extent.start - number.end() <= 1
            and names[0].type in (*THINGS, *_LISTED)
        )
    return listed >= _FEWEST and listed * 2 > filled


@dataclass(slots=True)
class Item:
    """One item of a list.

    Attributes:
        cells: the names by role, as in a table with columns.
        remarks: everything in the item that is no name.
    """

    extent: Extent
    things: list[Name]
    cells: dict[str, list[Name]] = field(default_factory=dict)
    remarks: str = ""

    @property
    def is_record(self) -> bool:
        """Whether it tells of one thing line by line, each with its label."""
        return len(_LABEL.findall(self.remarks)) >= _RECORD


class ItemReader:
    """Finds the list items of a document and reads them."""

    def __init__(self, layers: Layers, inside: Callable[[Extent], list[Name]]) -> None:
        self._layers = layers
        self._text = layers.text
        self._in = inside
        self._lists = is_list(layers, inside)

    def find(self, covered: list[Extent]) -> Iterator[Item]:
        """The items, each a line and the labelled lines under it; lines inside tables are left out."""
        for extent in self._extents(covered):
            item = self._read(extent)
            if item and (self._lists or self._is_strict(item)):
                yield item

    def read(self, extent: Extent) -> list[Item]:
        """The row of a table without column names as an item."""
        item = self._read(extent)
        return [item] if item else []

    def _extents(self, covered: list[Extent]) -> Iterator[Extent]:
        start, end = -1, -1
        tables = iter(sorted(covered, key=lambda extent: extent.start))
        table = next(tables, None)
        for line in self._layers.lines:
            while table and table.end <= line.start:
                table = next(tables, None)
            filled = line.end > line.start
            named = _NAME_LINE.match(self._text, line.start, line.end)
            if start >= 0 and filled and not named and LABELLED_LINE.match(self._text, line.start, line.end):
                end = line.end
                continue
            if start >= 0:
                yield Extent(start, end)
                start = -1
            in_table = table is not None and table.start <= line.start
            if filled and not in_table and line.repeat_of is None and self._opens(line.start, line.end):
                start, end = line.start, line.end
        if start >= 0:
            yield Extent(start, end)

    def _opens(self, start: int, end: int) -> bool:
        """Whether a line begins an item: number or group label, or names alone in a list; then a name."""
        names = self._in(Extent(start, end))
        if not names or names[0].type not in (*THINGS, *_LISTED):
            return False
        if _NOTE.match(self._text, start, end):
            return False
        lists = self._lists or self._is_pair(names)
        match = ENUMERATOR.match(self._text, start, end) or (lists and _GROUP_LABEL.match(self._text, start, end))
        if not match and not lists and not _NAME_LINE.match(self._text, start, end):
            return False
        named = _NAME_LINE.match(self._text, start, end)
        begin = match.end() if match else named.end() if named else start
        before = self._text[begin : names[0].extent.start].strip(' 　“"《')
        return before == "" or (bool(match) and names[0].type in THINGS and bool(_RESULT_LABEL.fullmatch(before)))

    def _is_pair(self, names: list[Name]) -> bool:
        """Whether a line begins with two bodies that a dash joins (甲学院——乙公司)."""
        return (
            len(names) > 1
            and names[1].type in _LISTED
            and _DASHES.fullmatch(self._text, names[0].extent.end, names[1].extent.start) is not None
        )

    def _read(self, extent: Extent) -> Item | None:
        names = self._in(extent)
        things = [name for name in names if name.type in THINGS]
        item = Item(extent, things)
        remarks = []
        position, role, told = extent.start, "thing", False
        thing_seen = False
        for index, name in enumerate(names):
            gap = self._text[position : name.extent.start]
            remarks.append(gap)
            position = name.extent.end
            label = _last(_LABEL, gap)
            does = self._said_behind(names, index, extent.end)
            if does and name.type in ORGANISATIONS:
                role, told = does, False
            elif _BUILD_TOGETHER.match(self._text, self._run_end(names, index)):
                if _WITH.search(gap):  # 甲，丙基地，与乙共建: both build it
                    item.cells.setdefault("partner", []).extend(item.cells.get("host", ()))
                role, told = "partner", False
            elif label:
                role, told = role_of(label[1]), False
            elif index == 0:
                role = "host" if name.type in ORGANISATIONS and things else "thing"
            elif not told and not thing_seen and name.type in THINGS and _LINK.fullmatch(gap):
                role = "thing"
            elif _SECOND.fullmatch(gap) and role == "host" and "host" in item.cells:
                role = "partner"  # （甲学院；乙公司）
            elif _SAME.fullmatch(gap) and role != "thing":
                pass
            elif _PURE.fullmatch(gap) or (_LINK.fullmatch(gap) and not thing_seen):
                role = self._next_role(role, item, name)
            else:
                told = True
            thing_seen = thing_seen or name.type in THINGS
            if name.type in THINGS:
                item.cells.setdefault("thing", []).append(name)
                if _TOGETHER_BEFORE.search(gap):  # 甲—乙：共建丙
                    item.cells["partner"] = item.cells.pop("host", []) + item.cells.get("partner", [])
                role = "thing" if not label else role
            elif name.type == "Region":
                item.cells.setdefault("place", []).append(name)
            elif not told:
                item.cells.setdefault(role, []).append(name)
        remarks.append(self._text[position : extent.end])
        item.remarks = "\n".join(remarks)
        return item if names else None

    def _said_behind(self, names: list[Name], index: int, end: int) -> str | None:
        """The role that a note in brackets gives a name (甲公司（参建）), or a verb the run that it ends (甲、乙参与）)."""
        note = NOTE.match(self._text, names[index].extent.end, end)
        if note is not None:
            return noted_role(note[1])
        verb = _VERB_BEHIND.match(self._text, self._run_end(names, index))
        return noted_role(verb[1]) if verb is not None else None

    def _run_end(self, names: list[Name], index: int) -> int:
        """Where the run of joined names that a name stands in ends."""
        while index + 1 < len(names) and _SAME.fullmatch(
            self._text[names[index].extent.end : names[index + 1].extent.start]
        ):
            index += 1
        return names[index].extent.end

    def _next_role(self, role: str, item: Item, name: Name) -> str:
        """The role of a name behind a plain separator: first the host, then partners."""
        if name.type not in ORGANISATIONS:
            return role
        if not item.cells.get("host"):
            return "host"
        return "partner"

    def _is_strict(self, item: Item) -> bool:
        """Whether an item outside a list document is one beyond doubt: names, labels, separators, nothing told."""
        if item.is_record:
            return True
        plain = re.sub("[（(][^（）()]*[）)]", "", _LABEL.sub("", item.remarks))
        if _TELLS.search(plain) or (plain.rstrip().endswith("。") and not _LABEL.search(item.remarks)):
            return False
        return all(len(re.findall("[\u4e00-\u9fff]", gap)) <= 10 for gap in plain.split("\n"))


_TELLS = re.compile(
    "[由将拟被把]|支持|推动|计划|建有|目前|共建|合作|签|捐|开展|举办|召开|入选|获评|揭牌|组建|成立|"
    "据|，(?:并|还|也)|月|的[^，]{0,4}$|建设(?!单位|院校|学校)",
    re.MULTILINE,
)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text):  # noqa: B007 - the last one is wanted
        pass
    return found
