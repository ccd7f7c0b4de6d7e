"""Relations from rows: tables with column names, and list lines without."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from chuyi.ingest.layers import Extent, Layers, Line, Sentence, Table
from chuyi.ingest.mentions.divisions import inside
from chuyi.ingest.relations.awards import bearers
from chuyi.ingest.relations.coded import Name
from chuyi.ingest.relations.columns import Columns
from chuyi.ingest.relations.dates import end_date
from chuyi.ingest.relations.items import ENUMERATOR, LABELLED_LINE, ORGANISATIONS, THINGS, Item, ItemReader
from chuyi.ingest.relations.kinds import gift_in
from chuyi.ingest.relations.roles import NOTE, noted_role
from chuyi.ingest.relations.statement import Statement, Value, batch_in
from chuyi.ingest.text.numbering import label_at

_BUILT = ("TrainingBase", "CultureBase", "IndustryCollege")
# What a role in an alliance is: the relation and its role.
_OFFICES = {
    "leads": ("LEADS", "牵头"),
    "chair": ("LEADS", "理事长"),
    "secretariat": ("LEADS", "秘书处"),
    "vice": ("MEMBER_OF", "副理事长"),
    "council": ("MEMBER_OF", "理事"),
    "member": ("MEMBER_OF", "成员"),
    "partner": ("MEMBER_OF", "成员"),
}
_SECTION = re.compile(
    "(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)]?[、.．]?)?([\u4e00-\u9fff]{2,8}?)(?:单位|企业|院校)?(?:[（(][^（）()]*[）)])*[：:]?"
)
# What may stand beside an alliance's name in the heading of its roster: 二、, （12家）, 成员单位名单：.
_ROSTER = re.compile(
    "[\\s　]*(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)]?[、.．]?)?[\\s　“”]*(?:理事会)?(?:成员|理事)?(?:单位)?(?:名单|名录|组成)?(?:[（(][^（）()]{1,12}[）)])?[：:\\s　]*"
)
_CLASS = re.compile(
    "[\\s　]*(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)]?[、.．]?)?(?:[\u4e00-\u9fff]{0,6}"
    "(?:高校|院校|学校|企业|协会|行业组织|院所|机构))(?:[（(][^（）()]*[）)])?[：:]"
)
_COOPERATES = re.compile("合作|校企|订单|学徒|现场工程师|捐赠|共育|联合培养")
NOT_YET = re.compile(
    "拟立项|拟推荐|拟认定|拟入选|公示稿|公示名单|申报汇总|备选|候补|未予|不予|未入选|未通过|落选|推荐名单"
)
_STATUSES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("撤销", re.compile("撤销|取消|终止")),
    ("建设中", re.compile("延期|延长|暂缓|继续建设|在建|建设中|整改|限期")),
    ("验收通过", re.compile("(?<!不)(?<!未)通过(?![^，。；]{0,4}(?:考核|年检|审查|备案))|合格(?<!不合格)")),
    ("立项", re.compile("立项")),
)
_DATE = re.compile("(20[0-9]{2})年?[-./]?(?:([0-9]{1,2})月?)?")
_YEAR = re.compile("(20[0-9]{2})(?:年度?|级)")
_ESTABLISHED = re.compile(
    "(?:予以|准予|同意|决定|确定|批准|现将|公布)[^，。；]{0,40}立项|立项(?:建设)?(?:名单|结果|项目|一览|汇总)"
)
_RECOGNISES = re.compile("(?:认定|确定)[^，。；]{2,30}?为[^，。；]{2,30}，[^。]*?立项")
_BATCH = re.compile("首批|第[一二三四五六七八九十0-9]+批")
_FINER_PLACE = re.compile("[\u4e00-\u9fff]{1,8}?(?:镇|乡|街道|街|路|大道|村|园区|开发区|新城)")
_SETS_TASKS = re.compile("任务|举措|措施|时限|责任|分工|工作内容|事项|工作要点|办结|(?<!主管)部门")
_PLACED = re.compile("(?:设在|设于|位于|坐落于|坐落在|地处|建在|落户)$")
# Lists of who belongs to something, or of where things stand, confer nothing.
_MEMBERS_ONLY = re.compile("成员(?:单位|院校|企业)?(?:名单|名录|一览|情况|汇总)|通讯录|联系方式|分布(?:图|表|情况)")
_LONGEST_OPENING = 600
_LONGEST_HEADING = 40
_REFUSED = re.compile("撤回|落选|未获|未予|未立项|未入选|尚未|没有|不在|暂不认定|提出申请|未列入")
_NUMBERED = re.compile("第([0-9、，和]+)项")
_VOID = re.compile("项目[^。；\\n]{0,30}(?:未能|取消|终止|不再|撤销|放弃)")
_WHICH = re.compile("([A-Za-z]{0,4}[0-9]{1,4})号?的?$")
_WAITING = re.compile("第([0-9、，和]+)(?:项|号|个)?(?:项目)?(?:为|系|是)(?:备选|候补|递补)")
_MADE_IN = re.compile("(20[0-9]{2})年度?[^，。；\\n]{0,24}?(?:立项|认定|入选|遴选|批准)")
_LATER = re.compile("验收|复核|考核|检查|撤销|评估|中期")
_LIST_OF = re.compile("[”》]?(?:建设单位|培育单位|立项|入选|认定|建设|遴选|评审)*(?:名单|结果)")
_MAKES = re.compile("认定|立项|遴选|入选")
_ITEM_YEAR = re.compile("(20[0-9]{2})年度?(?:立项|认定|入选|获批|批准)")
_PLACE_HEADING = re.compile(
    "(?:[一二三四五六七八九十0-9]{1,3}[、.．]|（[一二三四五六七八九十]+）)?[\u4e00-\u9fff]{2,12}(?:[（(][^（）()"
    "]{1,8}[）)])?[：:]?"
)
_STARS = "*＊※△▲☆★#"
_WAITS = re.compile("备选|候补|递补|候选|储备|缓议")
_STARRED = re.compile(
    f"[{_STARS}][^。]{{0,8}}?(?:备选|候补|递补|候选|储备|暂不)|(?:备选|候补|递补|候选|储备)[^。；]{{0,8}}?[{_STARS}]"
)
_KINDS = (
    ("现场工程师", "现场工程师"),
    ("学徒制", "现代学徒制"),
    ("订单|冠名", "订单班"),
    ("联合培养", "联合培养"),
    ("捐", "捐赠"),
)
_CLASS_CELL = re.compile("“?([^，。；：、\\s“”]{2,14}班)”?")
_CLASS_NOTE = re.compile("[（(]“?([^，。；：、\\s“”（(]{2,14}班)”?(?=[，；）)])")
_NOT_MADE = re.compile("未签|未达成|商谈|洽谈|意向|拟|筹备|待签")
_OVER = re.compile("终止|到期|停办|解除|结束")


@dataclass(slots=True)
class Award:
    """What a list confers: the titles in question, and what it says of all of them."""

    titles: list[Name] = field(default_factory=list)
    year: int | None = None
    batch: str | None = None
    status: str | None = None
    valid: bool = True
    listed: bool = False


class Rows:
    """Reads the rows of one document. ``names`` are its mentions as names, in order of place."""

    def __init__(self, layers: Layers, names: list[Name], awarded: Award) -> None:
        self._layers = layers
        self._text = layers.text
        self._names = names
        self._awarded = awarded
        self._starts = [name.extent.start for name in names]
        self._line_ends = [line.end for line in layers.lines]
        self._regions = {n.extent.start: n.extent.end for n in names if n.type == "Region"}
        self._region_ends = {end: start for start, end in self._regions.items()}
        self._starred = bool(_STARRED.search(layers.text))
        self._waiting = {number for note in _WAITING.finditer(layers.text) for number in re.findall("[0-9]+", note[1])}
        self._notes: list[tuple[Sentence, list[str]]] = [
            (sentence, re.findall("[0-9]+", numbers[1]))
            for sentence in (layers.sentences if _NUMBERED.search(layers.text) else ())
            if (numbers := _NUMBERED.search(layers.text, sentence.start, sentence.end))
        ]
        self._opening = layers.text[: self._first_row()]
        self._void = {
            which[1]
            for match in _VOID.finditer(layers.text)
            if (which := _WHICH.search(layers.text, max(0, match.start() - 10), match.start())) is not None
        }
        self.items = list(ItemReader(layers, self._in).find([table.extent for table in layers.tables]))
        self._columns = Columns(layers.text, self._in)
        self._reader = ItemReader(layers, self._in)

    def find(self) -> Iterator[tuple[Statement, Extent]]:
        """The relations of all tables and list lines, each with its row."""
        for table in self._layers.tables:
            yield from self._table(table)
        yield from self._classes()
        for item in self.items:
            yield from ((statement, item.extent) for statement in self._list_item(item))

    def _classes(self) -> Iterator[tuple[Statement, Extent]]:
        """Lines of a roster by class of body (高职院校（3所）：甲、乙): all belong to the title's alliance."""
        league = self._of_title("Alliance")
        if league is None or not _MEMBERS_ONLY.search(self._layers.header.title_text or self._text[:60]):
            return
        for line in self._layers.lines:
            label = _CLASS.match(self._text, line.start, line.end)
            extent = Extent(line.start, line.end)
            if label is None:
                continue
            for body in self._in(extent):
                if body.type in ORGANISATIONS and body.extent.start >= label.end():
                    yield Statement("MEMBER_OF", body, league, "list: class", {"role": "成员"}), extent

    def _first_row(self) -> int:
        """Where the words before the list end: at its first row or item."""
        end = min((table.extent.start for table in self._layers.tables), default=_LONGEST_OPENING)
        for line in self._layers.lines:
            if line.start >= min(end, _LONGEST_OPENING):
                break
            if ENUMERATOR.match(self._text, line.start, line.end) and self._in(Extent(line.start, line.end)):
                return line.start
        return min(end, _LONGEST_OPENING)

    # Names by place.

    def _in(self, extent: Extent) -> list[Name]:
        between = self._names[bisect_left(self._starts, extent.start) : bisect_left(self._starts, extent.end)]
        return [name for name in between if name.extent.end <= extent.end]

    # Tables with column names.

    def _table(self, table: Table) -> Iterator[tuple[Statement, Extent]]:
        heads = [self._text[cell.start : cell.end] for cell in table.header]
        if any(_SETS_TASKS.search(head) for head in heads):
            return  # who has to do it, not who did
        award = self._award_above(table.extent.start, table.caption)
        for row in self._columns.rows(table):
            if not row.headed:
                for item in self._reader.read(row.extent):
                    yield from ((statement, row.extent) for statement in self._list_item(item))
                continue
            label = row.label.strip(_STARS + " ")
            waits = self._starred and bool(re.search(f"[{_STARS}]", self._text[row.extent.start : row.extent.end + 1]))
            waits = waits or label in self._waiting or bool(_WAITS.search(row.texts.get("result", "")))
            yield from ((s, row.extent) for s in self._row(row.cells, row.texts, award, waits, label, row.notes))

    def _row(
        self,
        cells: dict[str, list[Name]],
        texts: dict[str, str],
        award: Award,
        waits: bool,
        label: str,
        notes: dict[int, str] | None = None,
    ) -> Iterator[Statement]:
        everything = [name for names in cells.values() for name in names]
        things = [name for name in everything if name.type in THINGS]
        schools = [n for role in ("thing", "host") for n in cells.get(role, ()) if n.type == "Institution"]
        thing = things[0] if things else None
        bodies = schools or [n for n in everything if n.type in ORGANISATIONS and n not in cells.get("supervisor", ())]
        stands = thing if thing and thing.type != "ProgrammeGroup" else (bodies[0] if bodies else None)
        yield from self._placed(stands, cells.get("place", []))
        if thing and thing.type == "ProgrammeGroup":
            for school in schools:
                yield Statement("OFFERS", school, thing, "table: school")
        waits = waits or not award.valid
        if thing and not waits:
            yield from self._bodies(thing, cells)
        elif not thing and not waits:
            yield from self._in_league(cells, texts)
        if (not thing or thing.type == "ProgrammeGroup") and not waits and not self._is_void(label):
            yield from self._cooperating(schools, cells, texts, notes or {})
        for body in cells.get("supervisor", ()):
            if schools and body.type in ORGANISATIONS:
                yield Statement("SUPERVISED_BY", schools[0], body, "table: supervisor")
        firms = [n for n in cells.get("thing", ()) if n.type == "Enterprise"]
        conferred = award.listed and all(_is_for_schools(title.name) for title in award.titles)
        named = conferred and any(n.type == "Institution" for n in cells.get("thing", ()))
        receiver = thing or (schools[0] if schools and (named or not cells.get("partner")) else next(iter(firms), None))
        if receiver and not waits:
            award = _of_row(award, everything)
            if texts.get("award time") and (year := _DATE.search(texts["award time"])):
                award = replace(award, year=int(year[1]))
            yield from self._award(receiver, award, texts.get("kind", ""), texts.get("result", ""))
            yield from self._noted(receiver, label)

    def _bodies(self, thing: Name, cells: dict[str, list[Name]]) -> Iterator[Statement]:
        """The bodies of a row by their columns: of a base or college its builders, of an alliance its members."""
        for role, names in cells.items():
            for body in (name for name in names if name.type in ORGANISATIONS):
                if thing.type == "Alliance" and role in _OFFICES:
                    type_, value = _OFFICES[role]
                    yield Statement(type_, body, thing, f"table: {role}", {"role": value})
                elif thing.type in _BUILT and role in ("partner", "member"):
                    yield Statement("CO_BUILDS", body, thing, "table: partner")
                elif thing.type in _BUILT and role in ("host", "leads"):
                    yield Statement("HOSTS", body, thing, "table: host")

    def _of_title(self, type_: str) -> Name | None:
        """The one body or alliance of a type that the document's title names."""
        title = self._layers.header.title
        end = title.end if title else self._text.find("\n", len(self._text) - len(self._text.lstrip()))
        named = {n.name: n for n in self._in(Extent(0, max(end, 0))) if n.type == type_}
        return next(iter(named.values())) if len(named) == 1 else None

    def _in_league(self, cells: dict[str, list[Name]], texts: dict[str, str]) -> Iterator[Statement]:
        """Rows of bodies under the name of an alliance: who has which office in it."""
        league = self._of_title("Alliance")
        if league is None:
            return
        office = noted_role(texts.get("office", "").strip()) if texts.get("office") else None
        listed = office or bool(_MEMBERS_ONLY.search(self._layers.header.title_text or self._text[:60]))
        for role, names in cells.items():
            said = role if role in _OFFICES and role != "partner" else office or ("member" if listed else "none")
            if said not in _OFFICES or role in ("place", "supervisor"):
                continue
            type_, value = _OFFICES[said]
            for body in names:
                if body.type in ORGANISATIONS:
                    yield Statement(type_, body, league, f"table: {said}", {"role": value})

    def _cooperating(
        self, schools: list[Name], cells: dict[str, list[Name]], texts: dict[str, str], notes: dict[int, str]
    ) -> Iterator[Statement]:
        """The partners of a row; the party that no cell names is the title's."""
        firms = cells.get("partner", [])
        told = bool(texts.get("form")) or bool(_COOPERATES.search(self._layers.header.title_text or self._text[:60]))
        if not schools and told and (own := self._of_title("Institution")):
            schools = [own]
            firms = firms or [n for n in cells.get("thing", ()) if n.type == "Enterprise"]
        elif schools and not firms and told:
            # 校方 | 企方: heads that say nothing of who cooperates with whom; else the title's.
            firms = [n for n in cells.get("thing", ()) if n.type == "Enterprise"]
            owner = self._of_title("Enterprise")
            firms = firms or ([owner] if owner is not None else [])
        if schools:
            yield from self._partners(schools[0], firms, texts, notes)
        for firm in (n for n in cells.get("thing", ()) if n.type == "Enterprise" and not schools):
            for school in (n for n in cells.get("partner", ()) if n.type == "Institution"):
                yield from self._partners(school, [firm], texts, notes)

    def _partners(
        self, school: Name, firms: list[Name], texts: dict[str, str], notes: dict[int, str]
    ) -> Iterator[Statement]:
        head = self._opening[:200] + (self._layers.header.title_text or "")
        for firm in firms:
            named = texts.get("thing", "").replace(school.name, "").replace(firm.name, "").strip()
            note = notes.get(firm.extent.start, "") + texts.get("result", "")
            if firm.type != "Enterprise" or _NOT_MADE.search(note):
                continue
            form = texts.get("form", "")
            dates = list(_DATE.finditer(texts.get("time", ""))) or list(_DATE.finditer(form))
            last = dates[1] if len(dates) == 2 else _DATE.search(texts.get("end time", ""))
            ended = end_date(note) or end_date(form) or (_iso(last) if last is not None else None)
            if _OVER.search(note + form) and not ended:
                continue
            told = next(
                (t for t in (note, form, named) if any(re.search(words, t) for words, _ in _KINDS)), form or head
            )
            kind = next((kind for words, kind in _KINDS if re.search(words, told)), "校企合作")
            properties: dict[str, Value] = {"kind": kind}
            if dates:
                properties["start_date"] = _iso(dates[0])
            if ended:
                properties["end_date"] = ended
            if kind == "捐赠" and (gift := gift_in(form)):
                properties["object"] = gift
            called = _CLASS_CELL.fullmatch(named) or _CLASS_NOTE.search(note)
            if kind == "订单班" and called:
                properties["object"] = called[1]
            yield Statement("PARTNERS_WITH", school, firm, "table: partner", properties)

    def _placed(self, thing: Name | None, regions: list[Name]) -> Iterator[Statement]:
        places = [name for name in regions if name.type == "Region"]
        if thing and places:
            yield Statement("LOCATED_IN", thing, places[-1], "table: place")
        for outer, inner in itertools.pairwise(places):
            if inside(inner.name, outer.name):
                yield Statement("PART_OF", inner, outer, "side by side", {}, 0.95)

    # Awards.

    def _award(self, thing: Name, award: Award, kind: str, result: str) -> Iterator[Statement]:
        title = _fitting(thing, award.titles, kind)
        if title is None or title.name == thing.name:
            return
        said = next((status for status, pattern in _STATUSES if pattern.search(result)), None) if result else None
        if result and re.search("不通过|未通过|不合格|不予", result) and said not in ("建设中", "撤销"):
            return
        if said and award.status == "result":
            status: str | None = said
        else:
            status = said or (award.status if award.status != "result" else None)
        properties: dict[str, Value] = {"year": award.year, "batch": award.batch, "status": status}
        yield Statement("AWARDED", thing, title, "list", {k: v for k, v in properties.items() if v is not None})

    def _lines_above(self, position: int, most: int) -> list[Line]:
        """The last lines that end before a place, in order."""
        stop = bisect_right(self._line_ends, position)
        return self._layers.lines[max(0, stop - most) : stop]

    def _section_place(self, position: int) -> list[Name]:
        """The place of a section's heading (一、沈阳市（3个）): all that stands under it lies there."""
        for line in reversed(self._lines_above(position, 30)):
            extent = Extent(line.start, line.end)
            names = self._in(extent)
            content = self._text[line.start : line.end].strip()
            if any(name.type in THINGS for name in names) or not content:
                continue
            if len(names) == 1 and names[0].type == "Region" and _PLACE_HEADING.fullmatch(content):
                return names
            return []
        return []

    def _section_words(self, position: int) -> str:
        """The heading that an item stands under (二、现代学徒制合作企业): the nearest line above without any name."""
        for line in reversed(self._lines_above(position, 30)):
            content = self._text[line.start : line.end].strip()
            if content and not self._in(Extent(line.start, line.end)):
                return content if len(content) <= _LONGEST_HEADING and "。" not in content else ""
        return ""

    def _section_office(self, position: int) -> tuple[str, str] | None:
        """The office that the label above a run of names says they hold (理事单位：, then a name a line)."""
        for line in reversed(self._lines_above(position, 60)):
            content = self._text[line.start : line.end].strip()
            if not content:
                continue
            label = _SECTION.fullmatch(content)
            if label and not self._in(Extent(line.start, line.end)):
                return _OFFICES.get(noted_role(label[1]) or "")
            if "：" in content or "。" in content or not self._in(Extent(line.start, line.end)):
                return None
        return None

    def _officers(self, item: Item) -> Iterator[Statement]:
        """Who an item of a roster names, by the note behind the name, the section's label, or the list's title."""
        league = self._league(item.extent.start)
        if league is None:
            return
        end = self._text.find("\n", item.extent.start)
        end = end if end >= 0 else item.extent.end
        label, colon, _ = self._text[item.extent.start : end].partition("：")
        if colon and noted_role(label) is not None:
            return  # 理事长单位：甲 says itself which office it is
        section = self._section_office(item.extent.start)
        title = self._layers.header.title_text or self._text[:60]
        if section is None and _MEMBERS_ONLY.search(title):
            section = _OFFICES["member"]
        for body in self._in(Extent(item.extent.start, end)):
            note = NOTE.match(self._text, body.extent.end, item.extent.end)
            noted = noted_role(note[1]) if note is not None else None
            office = _OFFICES.get(noted) if noted is not None else section
            if office is not None and body.type in ORGANISATIONS:
                yield Statement(office[0], body, league, "list: office", {"role": office[1]})

    def _league(self, position: int) -> Name | None:
        """The alliance whose roster stands at a place: that of the section's heading, else the title's."""
        above = [league for place, league in self._leagues if place <= position]
        if self._leagues:
            return above[-1] if above else None
        return self._of_title("Alliance")

    @cached_property
    def _leagues(self) -> list[tuple[int, Name]]:
        """Short lines below the title that name an alliance and nobody else: each heads a roster of its own."""
        title = self._layers.header.title
        found = []
        for line in self._layers.lines:
            names = self._in(Extent(line.start, line.end))
            is_heading = (
                len(names) == 1
                and names[0].type == "Alliance"
                and _ROSTER.fullmatch(
                    self._text[line.start : names[0].extent.start] + self._text[names[0].extent.end : line.end]
                )
            )
            if is_heading and line.start >= (title.end if title else self._title_end):
                found.append((line.start, names[0]))
        return found

    @cached_property
    def _title_end(self) -> int:
        """Where the first line that is not empty ends."""
        return next((line.end for line in self._layers.lines if line.end > line.start), 0)

    def _award_above(self, position: int, caption: Extent | None) -> Award:
        """What the list under a heading confers: by its caption, the section's heading, the document's title."""
        sections = []
        if caption:
            sections.append(caption)
        sections += self._headings_above(position)
        award = Award(year=None)
        for extent in sections:
            line = self._text[extent.start : extent.end]
            titles = [name for name in self._in(extent) if name.type == "Designation"]
            if NOT_YET.search(line):
                award.valid = False
            award.batch = award.batch or batch_in(line)
            year = _MADE_IN.search(line) or (None if _LATER.search(line) else _YEAR.search(line))
            award.year = award.year or (int(year[1]) if year else None)
            if award.status is None:
                award.status = self._section_status(line)
            if titles:
                award.titles = titles
                award.listed = True
                break
            if not award.valid:
                break
        return self._completed(award)

    def _completed(self, award: Award) -> Award:
        whole = self._layers.header.title_text or self._text.strip().split("\n", 1)[0]
        if NOT_YET.search(whole):
            award.valid = False
        if _MEMBERS_ONLY.search(whole):
            award.titles = []
            return award
        if not award.titles and award.valid:
            award.titles = self._awarded.titles
            award.batch = award.batch or self._awarded.batch
            award.year = award.year or self._awarded.year
            award.status = award.status or self._awarded.status
        if not award.titles and award.valid:
            award.titles = self._announced()
            award.listed = bool(award.titles)
        if award.year is None:
            award.year = self._year_of(whole)
        # Said once for all sections: in the title, or where the list is announced.
        award.batch = award.batch or batch_in(whole) or self._announced_batch()
        if award.status is None:
            award.status = self._section_status(whole) or ("立项" if self._establishes() else None)
        return award

    def _establishes(self) -> bool:
        """Whether the words before the lists only speak of 立项, not of something else beside it."""
        return bool(_ESTABLISHED.search(self._opening)) and not _RECOGNISES.search(self._opening)

    def _announced(self) -> list[Name]:
        """The title whose list the words before it announce (现将甲名单予以公布)."""
        return [
            name
            for name in self._in(Extent(0, len(self._opening)))
            if name.type == "Designation" and _LIST_OF.match(self._text, name.extent.end)
        ][-1:]

    def _announced_batch(self) -> str | None:
        """The batch that the words before the list name, if they name one only."""
        named = set(_BATCH.findall(self._opening))
        return named.pop() if len(named) == 1 else None

    def _year_of(self, title: str) -> int | None:
        """The year of the award: where 立项 or 认定 has one, else the title's, else the document's that makes it.
        The year of a later 验收 or 撤销 is none."""
        made = _MADE_IN.search(title) or _MADE_IN.search(self._opening)
        if made:
            return int(made[1])
        if _LATER.search(title) and not _MAKES.search(title):
            return None
        year = _YEAR.search(title)
        if year:
            return int(year[1])
        issued = self._layers.header.issued_on
        return self._awarded.year or (int(issued[:4]) if issued else None)

    def _section_status(self, line: str) -> str | None:
        if re.search("验收结果|验收情况|验收结论", line):
            return "result"
        return next((status for status, pattern in _STATUSES if pattern.search(line)), None)

    def _headings_above(self, position: int) -> list[Extent]:
        """Lines above that head a list, the nearest first, up to the first with a title; then the first line."""
        found: list[Extent] = []
        forms: set[str] = set()
        lines = [line for line in self._lines_above(position, 60) if line.end > line.start]
        for line in reversed(lines):
            extent = Extent(line.start, line.end)
            content = self._text[line.start : line.end].strip()
            is_item = bool(ENUMERATOR.match(content)) and any(name.type in THINGS for name in self._in(extent))
            if is_item or len(content) > 60 or LABELLED_LINE.match(content):
                continue
            label = label_at(content)
            if label is not None and label.kind in forms:
                continue  # the section before, which says nothing of this one
            forms |= {label.kind} if label is not None else set()
            found.append(extent)
            if any(name.type == "Designation" for name in self._in(extent)):
                break
        first = next((line for line in self._layers.lines if line.end > line.start), None)
        if first and first.end <= position:
            found.append(Extent(first.start, first.end))
        return found

    # List lines without column names.

    def _list_item(self, item: Item) -> Iterator[Statement]:
        refused = bool(_REFUSED.search(item.remarks))
        if refused and not item.is_record:
            return
        award = self._of_item(self._award_above(item.extent.start, None), item.remarks)
        if refused:
            award.titles = []
        elif item.is_record:
            award.titles = [n for n in item.cells.get("result", ()) if n.type == "Designation"] or award.titles
        if not item.things:
            officers = list(self._officers(item))
            yield from officers
            if officers:
                return
            if award.valid:
                yield from self._cooperating_in(item)
            schools = item.cells.get("thing", []) + item.cells.get("host", [])
            alone = not any(role in item.cells for role in ("partner", "member", "leads"))
            if award.valid and award.listed and alone:
                for school in schools:
                    if school.type == "Institution":
                        yield from self._award(school, award, "", "")
            return
        cells = {role: names for role, names in item.cells.items() if role != "place"}
        cells["place"] = [n for n in item.cells.get("place", ()) if self._stands_apart(n)]
        cells["place"] = cells["place"] or self._section_place(item.extent.start)
        for thing in item.things:
            cells["thing"] = [thing]
            yield from self._row(cells, {}, award, False, "")

    def _cooperating_in(self, item: Item) -> Iterator[Statement]:
        """某学院——某公司（2023年9月起） in a list of how schools and firms cooperate; the school may be the title's."""
        title = self._layers.header.title_text or self._text[:60]
        named = [name for names in item.cells.values() for name in names]
        schools = [name for name in named if name.type == "Institution"]
        firms = [name for name in named if name.type == "Enterprise"]
        section = self._section_words(item.extent.start)
        if not schools and (own := self._of_title("Institution")):
            schools = [own]
        if len(schools) == 1 and _COOPERATES.search(title) and not _NOT_MADE.search(section + item.remarks):
            texts = {"time": item.remarks, "result": item.remarks, "form": section}
            yield from self._partners(schools[0], firms, texts, {})

    def _of_item(self, award: Award, said: str) -> Award:
        """The award with what the item itself says (通过验收; 2021年立项 gives the year of what a later section says of it)."""
        year = _ITEM_YEAR.search(said)
        plain = _ITEM_YEAR.sub("", said) if award.status is not None else said
        status = next((status for status, pattern in _STATUSES if pattern.search(plain)), None)
        if re.search("不合格|不通过|未通过|不予", said) and status != "撤销":
            award.titles = []
        award.year = int(year[1]) if year else award.year
        award.status = status or (award.status if award.status != "result" else None)
        return award

    def _stands_apart(self, region: Name) -> bool:
        """Whether a region is a cell or aside of its own, alone or as a chain (泉州市南安市), not a word's attribute."""
        start, end = region.extent.start, region.extent.end
        while end in self._regions:
            end = self._regions[end]
        while start in self._region_ends:
            start = self._region_ends[start]
        before, after = self._text[start - 1 : start], self._text[end : end + 1]
        place = bool(_FINER_PLACE.match(self._text, end))
        if _PLACED.search(self._text, max(0, start - 4), start):
            return True
        return (not before or before in " \t\n　，、—-|（(：:") and (not after or after in " \t\n　，。；|）)" or place)

    # Notes under a list that speak of its rows by number.

    def _is_void(self, label: str) -> bool:
        return label in self._void

    def _noted(self, thing: Name, label: str) -> Iterator[Statement]:
        if not re.fullmatch("[0-9]{1,3}", label):
            return
        for sentence, numbers in self._notes:
            if label not in numbers:
                continue
            text = self._text[sentence.start : sentence.end]
            titles = [n for n in self._in(Extent(sentence.start, sentence.end)) if n.type == "Designation"]
            if not titles:
                continue
            year = _YEAR.search(text)
            properties: dict[str, Value] = {"year": int(year[1])} if year else {}
            if re.search("撤销|取消", text):
                properties["status"] = "撤销"
            elif not re.search("确定为|认定为|评为|授予|命名为", text):
                continue
            yield Statement("AWARDED", thing, titles[0], "note under the list", properties)


def _of_row(award: Award, names: list[Name]) -> Award:
    """The award of a row that names its title itself: what the list says of another title is not said of it."""
    own = [name for name in names if name.type == "Designation"]
    known = {name.name for name in award.titles}
    if not own or not known:
        return award
    return replace(award, titles=own) if any(name.name in known for name in own) else Award(own)


def _iso(date: re.Match[str]) -> str:
    return f"{date[1]}-{int(date[2]):02d}" if date[2] else date[1]


_OF_A_SCHOOL = ("培训基地", "培养基地", "研修基地", "实践基地", "单位")


def _is_for_schools(title: str) -> bool:
    """Whether schools bear a title themselves: as a class of school, or because the school is the base
    (…教师培养培训基地)."""
    return title.endswith(_OF_A_SCHOOL) or bearers(title) == ("Institution",)


def _fitting(thing: Name, titles: list[Name], kind: str) -> Name | None:
    """Which of the titles a thing has: the only one, the one of its class, the one with the longest common end."""
    bears = [title for title in titles if thing.type in bearers(title.name)]
    if not bears and thing.type == "Institution" and all(_is_for_schools(title.name) for title in titles):
        bears = titles
    distinct = list({title.name: title for title in bears}.values())
    if len(distinct) < 2:
        return distinct[0] if distinct else None
    if kind:
        of_kind = [title for title in distinct if kind.strip() and title.name.endswith(kind.strip())]
        if len(of_kind) == 1:
            return of_kind[0]

    def common(title: Name) -> int:
        size = 0
        while size < min(len(title.name), len(thing.name)) and title.name[-1 - size] == thing.name[-1 - size]:
            size += 1
        return size

    ranked = sorted(distinct, key=common, reverse=True)
    return ranked[0] if common(ranked[0]) > common(ranked[1]) else None
