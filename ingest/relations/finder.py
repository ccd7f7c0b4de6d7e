"""All relations of a document, sentence by sentence and row by row."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from chuyi.ingest.layers import Clause, Extent, Layers, LineKind, RelationSpan
from chuyi.ingest.relations.alliances import BELONGS, alliances
from chuyi.ingest.relations.awards import awards
from chuyi.ingest.relations.bodies import bodies
from chuyi.ingest.relations.building import building
from chuyi.ingest.relations.coded import Coded, Name, encode
from chuyi.ingest.relations.cooperation import cooperation, noted_partners, partners_of
from chuyi.ingest.relations.dates import period
from chuyi.ingest.relations.documents import document_relations
from chuyi.ingest.relations.facilities import facilities, offers
from chuyi.ingest.relations.items import is_list
from chuyi.ingest.relations.reference import References
from chuyi.ingest.relations.role_nouns import role_nouns
from chuyi.ingest.relations.rows import NOT_YET, Award, Rows
from chuyi.ingest.relations.statement import Context, Statement
from chuyi.ingest.relations.succession import succession
from chuyi.ingest.structure.headings import is_office, is_standing
from chuyi.ingest.structure.told import issued_year, told_in

_BASES = "\ue006\ue007\ue008"
_PARTNERS = "\ue001\ue002\ue00d"
# The readers, each with the codes of which a sentence must hold one for it to find anything.
_FRAMES: tuple[tuple[str, Callable[[Context], Iterator[Statement]]], ...] = (
    (_BASES, facilities),
    (_BASES, building),
    ("\ue009", offers),
    ("", alliances),
    ("", awards),
    ("", bodies),
    ("", role_nouns),
    ("\ue001\ue002\ue003\ue004", succession),
)
_KINDS_NOTED = re.compile("[（(][^（）()]{0,30}(?:订单|冠名|学徒|现场工程师|联合培养|捐)")
_LONGEST_SENTENCE = 800
_LONGEST_TITLE = 80  # a first line that is longer is a paragraph, not a title
_PLAN = re.compile("打算|计划|安排|下一步|下步|展望|愿景|设想|努力方向|思路")
_DONE = re.compile("工作总结|工作情况")
_REPORT = re.compile("(?:总结|报告|汇报)$")
_DAY = re.compile("(?:(20[0-9]{2})年)?([0-9]{1,2})月([0-9]{1,2})日")
_AGREED = re.compile(
    "[　 ]*(?:根据|按照|依据|按)(?:该|合作|框架|战略|此次|双方)*(?:协议|合同|约定)|[　 ]*(?:协议|合同)约定"
)
_REPORTED = re.compile("(20[0-9]{2})年(?:度)?[^，。；]{0,24}?(?:总结|报告|回顾|情况|年报|盘点|小结|综述)")
_LIST_YEAR = re.compile("(20[0-9]{2})年度?(?=[^，。；]*(?:名单|结果|基地|项目|单位))")
_LINE_YEAR = re.compile("[ \u3000◆●■▲★·•-]*(20[0-9]{2})年(?:度)?[：:]")
_SAME_EVENT = re.compile(
    "[　 ]*(?:根据|按照|依据)?(?:协议|合同)|[　 ]*(?:会上|会后|会间|会议期间|仪式上|现场|当天|同日|活动)|[^。]{0,14}?(?:同日"
    "|仪式上|会上|当天|现场)"
)


def find_relations(layers: Layers) -> None:
    """Fill :attr:`Layers.relations`; each relation once, with all the places that say it."""
    reader = _Reader(layers)
    merged: dict[tuple[object, ...], RelationSpan] = {}
    for statement, extent in reader.statements():
        properties = dict(statement.properties)
        key = (statement.type, statement.subject.name, statement.object.name, *_key_properties(statement))
        since, until = period(statement.type, properties, layers.text[extent.start : extent.end])
        known = merged.get(key)
        if known is None:
            merged[key] = RelationSpan(
                statement.type,
                statement.subject.name,
                statement.subject.type,
                statement.object.name,
                statement.object.type,
                (extent,),
                statement.rule,
                properties,
                statement.confidence,
                since,
                until,
            )
        else:
            known.properties = {**properties, **known.properties}
            known.confidence = max(known.confidence, statement.confidence)
            known.valid_from, known.valid_to = known.valid_from or since, known.valid_to or until
            if extent not in known.evidence:
                known.evidence = (*known.evidence, extent)
    offices = {(r.subject, r.object) for r in merged.values() if r.type == "MEMBER_OF" and r.rule != BELONGS}
    layers.relations.extend(
        # Who holds an office in an alliance belongs to it: that is not said twice.
        r
        for r in merged.values()
        if r.rule != BELONGS or r.type != "MEMBER_OF" or (r.subject, r.object) not in offices
    )


def _said(context: Context) -> Iterator[Statement]:
    """What a sentence says: by the frames, then by its clauses' arguments."""
    if not context.coded.names:
        return
    present = set(context.coded.text)
    found = [
        statement
        for needs, read in _FRAMES
        if not needs or not present.isdisjoint(needs) or (needs is _BASES and context.facility)
        for statement in read(context)
    ]
    noted = list(noted_partners(context)) if _KINDS_NOTED.search(context.raw) else []
    noted += partners_of(context)
    pairs_ = {(s.subject.name, s.object.name) for s in noted}
    coming = _to_come(context)
    found = [s for s in found if s.type not in _OF_IT or s.object.name not in coming]
    found = [s for s in found if s.type != "PARTNERS_WITH" or (s.subject.name, s.object.name) not in pairs_] + noted
    yield from found
    if not present.isdisjoint(_PARTNERS):
        yield from cooperation(context, found)


_OF_IT = ("LEADS", "MEMBER_OF", "HOSTS", "CO_BUILDS")
_COMES = re.compile('[”"]?(?:将|拟|计划|预计|有望)[^，。；\ue000-\ue00d]{0,12}?(?:成立|组建|揭牌|挂牌|设立|建成|开工)')


_TO_FOUND = re.compile(
    "(?:(?<!已)将|拟|计划)[^，。；\ue000-\ue00d]{0,10}?(?:组建|成立|设立|筹建|创建|打造)[^，。；\ue000-\ue00d]{0,12}$"
)


def _to_come(context: Context) -> set[str]:
    """What a sentence says is still to be founded (某联盟将于5月成立, 甲将牵头组建某联盟): nobody leads it yet or belongs to
    it."""
    coded = context.coded
    if not any(word in coded.text for word in ("将", "拟", "计划", "预计", "有望")):
        return set()
    return {
        name.name
        for position, names in coded.names.items()
        if _COMES.match(coded.text, position + 1) or _TO_FOUND.search(coded.text, 0, position)
        for name in names
    }


def _key_properties(statement: Statement) -> tuple[object, ...]:
    """What keeps two relations between the same names apart."""
    names = {"PARTNERS_WITH": ("kind",), "SUCCEEDS": ("kind",), "LEADS": ("role",), "MEMBER_OF": ("role",)}.get(
        statement.type, ()
    )
    return tuple(statement.properties.get(name) for name in names)


class _Reader:
    """Walks through one document."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._text = layers.text
        heads = {name: group.names[0] for group in layers.aliases for name in group.names}
        self._names = [
            Name(heads.get(self._text[m.start : m.end], heads.get(m.name, m.name)), m.type, m.extent)
            for m in layers.mentions
            if m.named
        ]
        self._starts = [name.extent.start for name in self._names]
        self._clause_starts = [clause.whole.start for clause in layers.clauses]
        first = layers.header.title_text or layers.text.strip().split("\n", 1)[0]
        self._not_yet = len(first) < _LONGEST_TITLE and bool(NOT_YET.search(first))
        self._looks_back = layers.header.genre.kind == "总结" or bool(_REPORT.search(layers.header.title_text or ""))
        self._ordering = {id(layers.clauses[task.clause]) for task in layers.tasks if task.clause is not None}
        self._references = References(layers, self._names)
        self._year = self._document_year()
        listed = set(_LIST_YEAR.findall(layers.header.title_text or ""))
        self._list_year = int(listed.pop()) if len(listed) == 1 else None
        reported = _REPORTED.search(layers.header.title_text or first)
        self._told_year = int(reported[1]) if reported else self._year
        self._subject_alliance = self._alliance_of_title()
        self._is_list = is_list(layers, self._names_in)

    def statements(self) -> Iterator[tuple[Statement, Extent]]:
        """Everything that the sentences and the rows say."""
        yield from document_relations(self._layers, self._names)
        awarded = Award()
        context: Context | None = None
        event: str | None = None
        paragraph = -1
        goes_on = False  # whether the paragraph tells of the event before it
        rows = Rows(self._layers, self._names, awarded)
        tables = sorted((table.extent for table in self._layers.tables), key=lambda e: e.start)
        skipped = [
            (line.start, line.end)
            for line in self._layers.lines
            if line.kind is LineKind.FURNITURE or line.repeat_of is not None
        ]
        furniture = 0
        index = recorded = 0
        for extent in self._spans():
            while index < len(tables) and tables[index].end <= extent.start:
                index += 1
            if index < len(tables) and tables[index].start <= extent.start < tables[index].end:
                continue
            while furniture < len(skipped) and skipped[furniture][1] <= extent.start:
                furniture += 1
            if furniture < len(skipped) and skipped[furniture][0] <= extent.start:
                continue
            start_of_paragraph = self._text.rfind("\n", 0, extent.start) + 1
            if start_of_paragraph != paragraph:
                paragraph = start_of_paragraph
                goes_on = bool(_SAME_EVENT.match(self._text, paragraph))
                if not goes_on:
                    event = None
                    if context:
                        context.event = None
            event = self._event(extent) or event or (self._last_event if goes_on else None)
            if event:
                self._last_event = event
            context = self._context(extent, context, event, start_of_paragraph)
            while recorded < len(rows.items) and rows.items[recorded].extent.end <= extent.start:
                recorded += 1
            if recorded < len(rows.items) and rows.items[recorded].extent.covers(extent):
                context.in_item = True
                if rows.items[recorded].is_record:
                    context.in_list = context.in_record = True
            for statement in itertools.chain(_said(context), self._told_besides(context, event, start_of_paragraph)):
                yield statement, extent
                if statement.type == "AWARDED" and statement.rule == "names as":
                    awarded.titles.append(statement.object)
                    batch = statement.properties.get("batch")
                    awarded.batch = awarded.batch or (str(batch) if batch else None)
                    awarded.year = awarded.year or self._year
            self._carry(context)
        yield from rows.find()

    _last_event: str | None = None

    def _spans(self) -> Iterator[Extent]:
        """Sentences, joined where only a semicolon parts them: what follows it may lean on what stands before."""
        start: int | None = None
        end = 0
        for sentence in self._layers.sentences:
            if start is not None and "\n" in self._text[end : sentence.start]:
                yield from self._bounded(start, end)  # an item of its own
                start = None
            if start is None:
                start = sentence.start
            end = sentence.end
            if self._text[end - 1 : end] in "；;" and end - start < 600:
                continue
            yield from self._bounded(start, end)
            start = None
        if start is not None:
            yield from self._bounded(start, end)

    def _bounded(self, start: int, end: int) -> Iterator[Extent]:
        """A sentence, in pieces if it is longer than any that a person writes: frames look at all of it at once."""
        while end - start > _LONGEST_SENTENCE:
            cut = self._text.rfind("，", start, start + _LONGEST_SENTENCE) + 1
            cut = cut if cut > start else start + _LONGEST_SENTENCE
            yield Extent(start, cut)
            start = cut
        yield Extent(start, end)

    def _context(self, extent: Extent, before: Context | None, event: str | None, paragraph: int) -> Context:
        places: list[tuple[Extent, tuple[Name, ...]]] = [(name.extent, (name,)) for name in self._names_in(extent)]
        if referring := self._references.find(extent):
            taken = [place for place, _ in places]
            places += [
                (place, meant)
                for place, meant in referring
                if not any(t.start < place.end and place.start < t.end for t in taken)
            ]
            places.sort(key=lambda entry: entry[0].start)
        coded = encode(self._text, extent, places) if places else Coded("", extent)
        coded.agreed = bool(places and _AGREED.match(self._text, paragraph))
        near = before if before and before.coded.extent.end >= paragraph else None
        topic = (near.topic if near else ()) or tuple(
            filter(None, (self._references.subject or self._references.firm,))
        )
        return Context(
            coded,
            self._text[extent.start : extent.end],
            subject=self._references.subject,
            school=near.school if near else None,
            alliance=before.alliance if before else None,
            facility=near.facility if near else None,
            year=self._year,
            told_year=self._told_year,
            line_year=int(headed[1]) if (headed := _LINE_YEAR.match(self._text, paragraph)) else None,
            list_year=self._list_year,
            event=event,
            orders=bool(places) and self._orders(extent),
            subject_alliance=self._subject_alliance,
            in_list=self._is_list,
            firm=near.firm if near else None,
            titles=self._titles(before),
            about=self._references.firm,
            topic=topic,
        )

    def _told_besides(self, context: Context, event: str | None, paragraph: int) -> Iterator[Statement]:
        """What a sentence that orders tells of what is there already."""
        if not context.orders or not context.coded.names:
            return
        for part in told_in(self._text, context.coded.extent, issued_year(self._layers.header)):
            told = self._context(part, None, event, paragraph)
            told.orders = False
            yield from _said(told)

    def _titles(self, before: Context | None) -> list[Name]:
        named = (
            {n.name: n for names in before.coded.names.values() for n in names if n.type == "Designation"}
            if before
            else {}
        )
        return list(named.values()) if len(named) == 1 else (before.titles if before and not named else [])

    def _names_in(self, extent: Extent) -> list[Name]:
        between = self._names[bisect_left(self._starts, extent.start) : bisect_left(self._starts, extent.end)]
        return [name for name in between if name.extent.end <= extent.end]

    def _carry(self, context: Context) -> None:
        """What the next sentence may leave out."""
        if not context.orders and (opening := next((c.opening for c in context.clauses if c.opening), None)):
            context.topic = opening.leading
        for positions in context.coded.names.values():
            for name in positions:
                if name.type == "Institution" and not context.school:
                    context.school = name
                elif name.type == "Enterprise" and not context.firm:
                    context.firm = name
                elif name.type == "Alliance":
                    context.alliance = name
                elif name.type in ("TrainingBase", "CultureBase", "IndustryCollege"):
                    context.facility = name

    def _event(self, extent: Extent) -> str | None:
        """The day of the event that a news text tells of."""
        if self._layers.header.genre.kind not in ("新闻", None):
            return None
        match = None
        for match in _DAY.finditer(self._text, extent.start, extent.end):
            if not _DAY.match(self._text, match.end()):  # a dateline's day, then the event's
                break
        if not match:
            return None
        year = match[1] or (str(self._year) if self._year else None)
        return f"{year}-{int(match[2]):02d}-{int(match[3]):02d}" if year else None

    def _document_year(self) -> int | None:
        issued = self._layers.header.issued_on
        return int(issued[:4]) if issued else None

    def _alliance_of_title(self) -> Name | None:
        """The alliance that a profile or a report is about."""
        title = self._layers.header.title
        end = title.end if title else self._text.find("\n", 1)
        found = {name.name: name for name in self._names if name.type == "Alliance" and name.extent.start < end}
        if len(found) == 1:
            return next(iter(found.values()))
        every = {name.name: name for name in self._names if name.type == "Alliance"}
        return next(iter(every.values())) if len(every) == 1 else None

    def _orders(self, extent: Extent) -> bool:
        """Whether a sentence orders or plans: in a policy all of them, in a summary those of its plan."""
        genre = self._layers.header.genre
        if self._not_yet:
            return True
        clause = self._clause_at(extent.start)
        if clause is not None and id(clause) in self._ordering:
            return True
        heading = clause.heading if clause is not None else None
        if heading is not None and is_office(self._text[heading.start : heading.end]):
            return False  # a roster in a notice says who holds which office
        above = clause
        while above is not None:
            if above.heading is not None and is_standing(self._text[above.heading.start : above.heading.end]):
                return False  # 现状: what there is
            above = self._layers.clauses[above.parent] if above.parent is not None else None
        if self._looks_back:
            top = self._top(clause)
            if top is None:
                return False
            words = self._text[top.whole.start : (top.heading or Extent(0, top.whole.start + 24)).end]
            return bool(_PLAN.search(words)) and not _DONE.search(words)
        return genre.orders and genre.kind not in ("简介", "新闻", "名单", "通报", "公示")

    def _clause_at(self, position: int) -> Clause | None:
        clauses = self._layers.clauses
        index = bisect_right(self._clause_starts, position) - 1
        while index >= 0 and clauses[index].whole.end <= position:
            parent = clauses[index].parent
            index = -1 if parent is None else parent
        return clauses[index] if index >= 0 else None

    def _top(self, clause: Clause | None) -> Clause | None:
        while clause is not None and clause.parent is not None:
            clause = self._layers.clauses[clause.parent]
        return clause
