"""The names of the graph, loaded once, in every form in which a question may write them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from chuyi.queries.ask.sets import Condition, Kind, Link, Some
from chuyi.queries.ask.vocabulary import HeldValues, Word, vocabulary
from chuyi.queries.names import Read

NAMES = """MATCH (n:Entity)
RETURN n.id AS id, n.name AS name, n.type AS type, n.aliases AS aliases, n.short_names AS short_names,
       n.former_names AS former_names, n.level AS level, n.doc_number AS number, n.programme AS programme
ORDER BY type, name, id"""
SOURCES = "MATCH (s:Source) WHERE s.title IS NOT NULL RETURN s.id AS id, s.title AS title ORDER BY id"

QUOTES = re.compile(r"[“”„‟\"'‘’「」『』《》〈〉]")
BRACKETS = str.maketrans({"(": "（", ")": "）", "〔": "（", "〕": "）", "[": "（", "]": "）", "【": "（", "】": "）"})
# What the forms of a firm's and a school's name differ in.
LEGAL_FORM = re.compile(r"(集团)?(股份有限公司|有限责任公司|有限公司)$")
SCHOOL_KIND = re.compile(r"(职业技术|职业|技师|高等专科|师范)?(大学|学院|学校)$")
SHORTER = (
    (re.compile(r"职业技术学院$|职业学院$"), "职院"),
    (re.compile(r"职业技术大学$|职业大学$"), "职大"),
    (re.compile(r"高等专科学校$"), "高专"),
    (re.compile(r"人民政府$"), "政府"),
    (re.compile(r"职业教育集团$"), "职教集团"),
    (re.compile(r"职教集团$"), "职业教育集团"),
    (re.compile(r"行业产教融合共同体$"), "共同体"),
    (re.compile(r"行业产教融合共同体$"), "行业共同体"),
    (re.compile(r"行业产教融合共同体$"), "产教融合共同体"),
    (re.compile(r"行业产教融合联盟$"), "联盟"),
    (re.compile(r"行业产教融合联盟$"), "产教融合联盟"),
    (re.compile(r"现代产业学院$"), "产业学院"),
    (re.compile(r"市域产教联合体$"), "产教联合体"),
    (re.compile(r"市域产教联合体$|产教联合体$"), "联合体"),
    (re.compile(r"发展和改革委员会$"), "发改委"),
    (re.compile(r"工业和信息化(?=[部厅局]$)"), "工信"),
    (re.compile(r"人力资源和社会保障部$"), "人社部"),
    (re.compile(r"住房和城乡建设(?=[部厅局]$)"), "住建"),
    (re.compile(r"科学技术(?=[部厅局]$)"), "科技"),
    (re.compile(r"交通运输(?=[部厅局]$)"), "交通"),
    (re.compile(r"人力资源和社会保障厅$"), "人社厅"),
    (re.compile(r"人力资源和社会保障局$"), "人社局"),
    (re.compile(r"教育体育局$"), "教体局"),
    (re.compile(r"卫生健康委员会$"), "卫健委"),
    (re.compile(r"^湖南省"), "湖南"),
    (re.compile(r"（联盟）$"), ""),
    (re.compile(r"^(.{2,3})市(?=.{4})"), r"\1"),
)
ABOUT = re.compile(
    r"^关于(?:实施|做好|开展|公布|印发|加强)?(?P<what>.{3,}?)(?P<kind>的(?:通知|意见|批复|公示|若干意见))$"
)
ISSUER = re.compile(r"^.{2,12}?(厅|部|府|委|局|办公室|部门)(?=关于)")
TOPIC = re.compile(r"^职业教育")
PROGRAMME_PREFIX = re.compile(r"^(国家|楚怡|湖南省|长沙市)(?=.{4})")
PROGRAMME_SUFFIX = re.compile(r"(?<=.{2})计划$")
# Whoever a programme lets build something: 国家双高计划建设单位 are those of its schools and of its groups.
BUILDER = "建设单位"
LEVELS = ("省", "市", "县")
# A firm may be called by the beginning of its name if nothing else begins so.
SHORTEST_PART = 4
SHORTEST_TITLE = 3
WHERE_PREFIX = re.compile(r"^(全国|中国|国家|湖南省|湖南)(?=.{6})")
NATIONAL = ("中国", "国家", "全国")


def plain(text: str) -> str:
    """A text with quotes gone and brackets of one kind, in lower case."""
    return QUOTES.sub("", text).translate(BRACKETS).lower()


class Gazetteer:
    """Names by their plain form.

    Args:
        read: reads the graph.
        province: the province that 省教育厅 and 全省 mean.
    """

    def __init__(self, read: Read, province: str | None) -> None:
        self.province = province
        self._forms: dict[str, dict[Link, str]] = defaultdict(dict)
        self._programmes: dict[str, list[Link]] = defaultdict(list)
        rows = read(NAMES, {}).rows
        self._names = sorted({plain(row[1]) for row in rows})
        for row in rows:
            self._add(*row)
        self._add_programmes()
        self._add_made(rows)
        self.values: dict[str, list[Word]] = defaultdict(list)
        for held in vocabulary().held:
            self._add_values(read, held)
        self.titles: dict[str, list[str]] = defaultdict(list)
        for id_, title in read(SOURCES, {}).rows:
            self.titles[title].append(id_)

    def meanings(self, form: str) -> list[tuple[Link, ...]]:
        """What a form can mean: for each type the things that it names; several of one type are homonyms."""
        by_type: dict[str, list[Link]] = defaultdict(list)
        for link in self._forms.get(form, ()):
            by_type[link.type].append(link)
        return [tuple(_highest(links)) for links in by_type.values()]

    def programme(self, form: str) -> list[Some]:
        """The designations of the programme of that name; several where the name is a part of several."""
        return [Some(tuple(links), words=name) for name, links in self._programme_forms.get(form, ())]

    def sources(self, word: str) -> list[str]:
        """The ids of the sources whose title holds a word."""
        return sorted(id_ for title, ids in self.titles.items() if word in title for id_ in ids)

    @cached_property
    def forms(self) -> Sequence[str]:
        """All forms, in order."""
        return sorted({*self._forms, *self._programme_forms})

    @cached_property
    def by_start(self) -> Mapping[str, list[int]]:
        """For the first two characters of a form, the lengths of the forms that begin so, longest first."""
        lengths: dict[str, set[int]] = defaultdict(set)
        for form in self.forms:
            lengths[form[:2]].add(len(form))
        return {start: sorted(found, reverse=True) for start, found in lengths.items()}

    @cached_property
    def by_pinyin(self) -> Mapping[str, list[str]]:
        """Forms by their pinyin, written as one."""
        from chuyi.queries.ask.pinyin import syllables

        found: dict[str, list[str]] = defaultdict(list)
        for form in self._forms:
            found["".join(syllables(form))].append(form)
        return found

    def _add(
        self,
        id_: str,
        name: str,
        type_: str,
        aliases: Sequence[str] | None,
        short: Sequence[str] | None,
        former: Sequence[str] | None,
        level: str | None,
        number: str | None,
        programme: str | None,
    ) -> None:
        if type_ == "OfficialList":
            return
        self._put(name, Link(id_, name, type_, name, "name", level))
        for alias in aliases or ():
            how = "former" if alias in (former or ()) else "short" if alias in (short or ()) else "alias"
            self._put(alias, Link(id_, name, type_, alias, how, level))
        if number:
            self._put(number, Link(id_, name, type_, number, "number", level))
        if programme and type_ == "Designation":
            self._programmes[plain(programme)].append(Link(id_, name, type_, programme, "name", level))

    def _add_values(self, read: Read, held: HeldValues) -> None:
        # Type and property come from the grammar, never from a user.
        text = f"MATCH (n:{held.type}) WITH n.{held.property} AS value WHERE value IS NOT NULL RETURN DISTINCT value"
        values = [value for (value,) in read(f"{text} ORDER BY value", {}).rows]
        for value in dict.fromkeys((*values, *_without_tails(values, held.tails))):
            kind = Kind(frozenset({held.type}), (Condition(held.property, "contains", (value,)),))
            for ending in held.endings:
                form = plain(value + ending)
                if form not in vocabulary().words and form not in self._forms:
                    self.values[form].append(Word(held.use, kind))

    def _put(self, form: str, link: Link, *, weak: bool = False) -> None:
        form = plain(form)
        if len(form) < 2 or (weak and form in self._forms):
            return
        self._forms[form].setdefault(link, link.how)

    def _add_programmes(self) -> None:
        forms: dict[str, list[tuple[str, list[Link]]]] = defaultdict(list)
        for name, links in sorted(self._programmes.items()):
            forms[name].append((name, links))
        for name, links in sorted(self._programmes.items()):
            builders = [link for link in links if BUILDER in link.name]
            if builders and len(builders) < len(links):
                forms[name + BUILDER].append((name + BUILDER, builders))
        for name, links in sorted(self._programmes.items()):
            bare = PROGRAMME_PREFIX.sub("", name)
            for shorter in dict.fromkeys((bare, PROGRAMME_SUFFIX.sub("", name), PROGRAMME_SUFFIX.sub("", bare))):
                if shorter != name and shorter not in self._programmes:
                    forms[shorter].append((name, links))
        self._programme_forms = forms

    def _add_made(self, rows: Sequence[Sequence[Any]]) -> None:
        """Forms that nobody wrote but that follow from the name: each only where it is one thing's."""
        made: dict[str, dict[Link, None]] = defaultdict(dict)
        whole = {plain(row[1]) for row in rows if row[2] == "Target"}
        for id_, name, type_, *_, level, _number, _programme in rows:
            link = Link(id_, name, type_, name, "part", level)
            for form in self._made_forms(name, type_):
                made[plain(form)][link] = None
        for form, links in made.items():
            targets = all(link.type == "Target" for link in links)
            if (form not in self._forms and len(links) == 1) or (targets and form not in whole):
                for link in links:
                    self._put(form, link)

    def _made_forms(self, name: str, type_: str) -> Iterable[str]:
        if type_ == "Region":
            for suffix in ("土家族苗族自治州", "壮族自治区", "回族自治区", "维吾尔自治区"):
                if name.endswith(suffix):
                    stem = name.removesuffix(suffix)
                    yield from (stem + "州", stem + "自治州") if suffix.endswith("州") else ()
            return
        if type_ == "Enterprise":
            yield from self._firm_forms(name)
        if type_ == "Institution" and (stem := SCHOOL_KIND.sub("", name)) != name and self._begins_one(stem):
            yield stem
        if type_ == "Target" and PROGRAMME_PREFIX.match(plain(name)):
            yield PROGRAMME_PREFIX.sub("", plain(name))
        if type_ == "Designation":
            yield from (name[at:] for at in range(1, len(name) - SHORTEST_TITLE))
            yield from (name.replace("·", "的"), name.replace("·", ""), name.rpartition("·")[2])
        if type_ == "Document":
            name = ISSUER.sub("", plain(name))
            yield name
        if type_ == "Document" and (about := ABOUT.match(plain(name))):
            for what in (about["what"], TOPIC.sub("", about["what"])):
                yield from (what, what + about["kind"])
        if type_ == "Alliance":
            for length in (3, 2):
                if any(link.type == "Region" for link in self._forms.get(name[:length], ())):
                    yield name[length:]
            name = WHERE_PREFIX.sub("", name)
            yield name
        forms = [name]
        for pattern, shorter in SHORTER:
            forms += [pattern.sub(shorter, form) for form in forms if pattern.search(form)]
        if self.province and type_ == "Department":
            own = [form for form in forms if form.startswith(self.province)]
            forms += [form.replace(self.province, at_home, 1) for form in own for at_home in ("省", "")]
        yield from forms[1:]

    def _begins_one(self, stem: str) -> bool:
        """Whether one name alone begins so: 湖南铁道, but not 湖南工业."""
        at = bisect_left(self._names, stem)
        return len(stem) >= SHORTEST_PART and sum(name.startswith(stem) for name in self._names[at : at + 2]) == 1

    def _firm_forms(self, name: str) -> Iterable[str]:
        stems = [name]
        for length in (3, 2):
            if any(link.type == "Region" for link in self._forms.get(name[:length], ())):
                stems.append(name[length:])
                break
        bare = stems[1:] or stems
        for stem in bare:
            short = LEGAL_FORM.sub("", stem)
            if not stem.startswith(NATIONAL):
                yield from (stem[:length] for length in range(SHORTEST_PART, len(stem)))
            if len(short) >= SHORTEST_PART:
                yield short
        yield LEGAL_FORM.sub("", name)


def _without_tails(values: Iterable[str], tails: Iterable[str]) -> Iterable[str]:
    for value in values:
        for part in re.split("[；;、/]", value):
            for tail in tails:
                if part.endswith(tail) and len(part) - len(tail) >= 2:
                    yield part.removesuffix(tail)


def _highest(links: Sequence[Link]) -> list[Link]:
    """Of regions the highest: 长沙 is the city before it is the county."""
    links = list(dict.fromkeys(links))
    if links[0].type != "Region":
        return links
    return next(
        [link for link in links if link.level == level]
        for level in LEVELS
        if any(link.level == level for link in links)
    )
