"""Other names of one thing inside a document: short, former and misread forms, a notice and the plan it issues."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from chuyi.ingest.layers import AliasGroup, Header
from chuyi.ingest.mentions.borders import GOODS, is_class
from chuyi.ingest.mentions.candidates import Candidate
from chuyi.ingest.mentions.divisions import by_name, by_short_name
from chuyi.ingest.mentions.gazetteer import Gazetteer
from chuyi.ingest.mentions.lexicon import word_set
from chuyi.ingest.mentions.occurrences import occurrences, starts_of
from chuyi.ingest.mentions.places import place_chain_end, place_end
from chuyi.ingest.mentions.spans import Occupied

_SHORT = re.compile(
    '[（(](?:[^（）()]{0,12}?)(?:以下简称|以下统称|下称|简称|下简称)[为作是：:]?\\s*[“"《]?([^“”"（）()，。；、》]{1,16}?)[”"》]?(?:[，,、或和][^（）()]{0,30})?[）)]'
)
_SHORT_LOOSE = re.compile('[，,]\\s*(?:以下)?简称[为作]?[“"]([^”"]{2,12})[”"]')
_SHORT_LABEL = re.compile("(?:学校|学院|公司|单位|企业)?简称[：:] {0,4}([^\\s，,。；;、（）()“”]{2,12})")
_PARTING = " \u3000\n；;，,（("
_FORMER_BRACKET = re.compile('[（(](?:原名?|前身为|曾用名|原称)[：:为]?[“"]?([^（）()“”"，。]{4,30})[”"]?[）)]')
_RENAMED = re.compile('(?:更名为|改名为|升格为|升格并更名为|升格更名为|改建为|改制为|转设为|更名|改名)[“"]?$')
_FOREGOER = re.compile('(?:前身|原名|原称|曾名)(?:[^，。；]{0,3}?)(?:是|为|系|叫)?(?:[^，。；]{0,16}的)?[“"]?$')
_CAME_FROM = re.compile(
    "(?:于?(?:19|20)\\d\\d年(?:\\d{1,2}月)?)?(?:更名|改名|升格|改建|改制|转设|演变|发展)(?:而来|而成|组成)?"
)
_MERGER = re.compile("合并|并入|合校|组建新校|重组|整合")
_GENERIC_ALIAS = re.compile("[子母分总该本各某上下级商工两校大小科业教机]$")
_LEVEL = {
    "省": ("省", "自治区", "市"),
    "市": ("市", "州", "地区", "盟"),
    "县": ("县", "旗"),
    "区": ("区", "自治区"),
    "州": ("州",),
    "自": ("自治区",),
}
_LEVEL_WORD = re.compile("自治区|省|市|县|区|州")
_CONFUSED = [
    "木术本",
    "卅州洲川",
    "末未",
    "己已巳",
    "土士",
    "日曰目白",
    "人入八",
    "干千于",
    "大太犬天夫",
    "办为",
    "儿几",
    "今令",
    "贷货",
    "侯候",
    "治冶",
    "析折拆",
    "枝技枚",
    "材村林",
    "玉王主五",
    "免兔",
    "九丸",
    "力刀",
    "乌鸟",
    "辨辩辫",
    "晴睛",
    "湖潮",
    "清请情",
    "拔拨",
    "券卷",
    "遣遗",
    "壁璧",
    "幕墓慕暮",
    "梁粱",
    "暑署",
    "撤撒",
    "仑仓",
    "风凤",
    "厂广",
    "旦且",
    "酒洒",
    "盲肓育",
    "血皿",
    "没设",
    "蜜密",
    "盲育",
    "问间闻",
    "学字",
    "院陀",
    "机札",
    "工二",
    "田由甲申",
    "科料",
    "业亚",
    "贸货",
    "职识织",
    "教敦",
    "建健",
    "旅族",
    "江汪",
    "河何",
    "南甫",
    "华毕",
    "汽汔气",
    "车东",
    "电甩",
    "商南",
    "理埋",
    "程桯",
    "艺芑",
    "医匡",
    "药纳",
    "农衣",
    "牧收",
    "水永冰",
    "利刹",
    "交文",
    "通逼",
    "信倍",
    "息思",
    "管菅",
    "公么",
    "司同",
    "限很",
    "有冇",
    "集隼",
    "团困",
    "司可",
    "制刺",
    "造遣",
    "实买",
    "训圳",
    "基墓",
    "地他",
    "湘相",
    "楚焚",
    "衡衔",
    "郴彬",
    "株洙",
    "洲州",
    "沙少",
    "阳阻",
    "益盆",
    "怀坏",
    "化代",
    "娄姿",
    "底低",
    "邵部",
    "张弦",
    "家冢",
    "界畀",
    "永水",
    "常赏",
    "德徳",
]


@dataclass(slots=True)
class Naming:
    """Names of a document under union: which mean one thing, and as what the later ones are called."""

    names: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, tuple[str, str]] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)

    def root(self, name: str) -> str:
        """The fullest name that a name stands for."""
        while self.names.get(name, name) != name:
            name = self.names[name]
        return name

    def join(self, full: str, other: str, kind: str, scope: str) -> None:
        """Say that ``other`` means what ``full`` means; the first of a group stays the first."""
        head, tail = self.root(full), self.root(other)
        if head == tail:
            return
        self.names.setdefault(head, head)
        self.names[tail] = head
        self.kinds[other] = (kind, scope)

    def groups(self, present: Iterable[str]) -> list[AliasGroup]:
        """The groups among the names that the document holds."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in present:
            found[self.root(name)].append(name)
        made = []
        for head, members in found.items():
            others = [name for name in dict.fromkeys(members) if name != head]
            if others:
                said = [self.kinds.get(name, ("declared", "source")) for name in others]
                made.append(AliasGroup((head, *others), tuple(k for k, _ in said), tuple(s for _, s in said)))
        return made


def introduced(text: str, occupied: Occupied) -> Iterator[tuple[Candidate, str, int, int]]:
    """The full mention, and the short name that （以下简称…） gives it with its place."""
    for match in _SHORT.finditer(text):
        position = match.start()
        while position > 0 and text[position - 1] in '”"》 ':
            position -= 1
        full = occupied.ending_at(position)
        if full and match[1].strip():
            yield full, match[1], match.start(1), match.end(1)
    for match in (*_SHORT_LOOSE.finditer(text), *_SHORT_LABEL.finditer(text)):
        before = text[max(0, match.start() - 8) : match.start()]
        full = occupied.ending_at(match.start() - len(before) + len(before.rstrip(_PARTING)))
        if full:
            yield full, match[1], match.start(1), match.end(1)


def places_of(short: str, text: str, occupied: Occupied) -> Iterator[tuple[int, int]]:
    """Where an introduced short name stands on its own."""
    generic = short in word_set("generic") or len(short) < 3
    for start, end in occurrences((short,), text):
        holder = occupied.at(start)
        if not occupied.free(start, end) and not (holder and (holder.start, holder.end) == (start, end)):
            continue
        if generic and _GENERIC_ALIAS.search(text, max(0, start - 1), start):
            continue
        yield start, end


_CLAUSE_END = re.compile("[，。；]")
_FORMERLY = re.compile('[”"]?[（(](?:原名?|前身为?|曾用名)[：:为是]?[“"]?')
_RUNS_IT = re.compile("(?:直接|统一|归口)?(?:主管|管理|举办|领导|代管|直管|托管)")
_NOW_CALLED = re.compile('[”"]?[（(](?:即?现(?:为|名|更名为|已更名为)?|今)[：:为]?[“"]?')
_OUT_OF = re.compile("[^，。；]{0,4}(?:于?(?:19|20)\\d\\d年(?:\\d{1,2}月)?)?由原?")
_OUT_OF_IT = re.compile("[，；](?:系|是)?(?:于?(?:19|20)\\d\\d年(?:\\d{1,2}月)?)?由原?$")


def former_names(text: str, schools: list[Candidate]) -> Iterator[tuple[Candidate, Candidate, str]]:
    """Newer and older name of one body: 更名为, 升格为, 前身为, （原…）; a merger makes a new body and gives none."""
    for older, newer in itertools.pairwise(schools):
        between = text[older.end : newer.start]
        if len(between) > 40 or "\n" in between or _MERGER.search(between):
            continue
        if _RUNS_IT.match(between):
            # 甲校划归乙学院管理，改名丙校: it is 甲 that is called 丙.
            sentence = max(text.rfind("。", 0, older.start), text.rfind("\n", 0, older.start)) + 1
            own = next((s for s in schools if sentence <= s.start < older.start), None)
            if own is not None and _RENAMED.search(between) and "。" not in between:
                yield newer, own, "former"
            continue
        if _RENAMED.search(between) and "。" not in between:
            if not _MERGER.search(text[max(0, older.start - 30) : older.start].rpartition("。")[2]):
                yield newer, older, "former"
        elif _FORMERLY.fullmatch(between):
            yield older, newer, "former"
        elif _NOW_CALLED.fullmatch(between):
            yield newer, older, "former"
    for newer, older in itertools.pairwise(schools):
        if _OUT_OF.fullmatch(text, newer.end, older.start) and _CAME_FROM.match(text, older.end):
            yield newer, older, "former"
    for school in schools:
        yield from _foregoer(text, school, schools)


def _foregoer(text: str, school: Candidate, schools: list[Candidate]) -> Iterator[tuple[Candidate, Candidate, str]]:
    """前身为X, 由X升格: what the sentence, or the school of the profile, is called today, unless a merger follows."""
    sentence = max(text.rfind("。", 0, school.start), text.rfind("\n", 0, school.start)) + 1
    before = text[sentence : school.start]
    raised = _OUT_OF_IT.search(before) and _CAME_FROM.match(text, school.end)
    if not _FOREGOER.search(before) and not raised:
        return
    after = re.split("[。\n]", text[school.end : school.end + 120], maxsplit=1)[0]
    if _MERGER.search(after):
        return
    named = [s for s in schools if sentence <= s.start < school.start]
    newer = (
        named[0]
        if named
        else (
            schools[0]
            if schools and re.match("[^，。]{0,6}(?:学校|学院|该校|大学)?(?:的)?前身", before.strip("　 “"))
            else None
        )
    )
    if newer and newer is not school:
        yield newer, school, "former"


def department_pairs(names: Iterable[str], issuers: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Full and short names of departments: 湖南省教育厅, 省教育厅; only where one full name fits.

    What its own level calls 市政府 is that of the issuers' place, not of another of the level that the text names.
    """
    homes = {issuer[: place_chain_end(issuer, 0, len(issuer))] for issuer in issuers} - {""}
    listed = list(dict.fromkeys(names))
    full = [
        (name, name[place_chain_end(name, 0, len(name)) :], name[: place_chain_end(name, 0, len(name))])
        for name in listed
    ]
    full = [entry for entry in full if entry[2]]
    for short in listed:
        level = _LEVEL_WORD.match(short)
        rest = short[level.end() :] if level else short
        if place_chain_end(short, 0, len(short)) or not rest:
            continue
        fitting = [
            name
            for name, core, place in full
            if (not level or place.endswith(_LEVEL.get(level.group()[0], ()))) and same_organ(core, rest)
        ]
        own = {home for home in homes if level and home.endswith(level.group())}
        fitting = [name for name in fitting if not own or any(name.startswith(home) for home in own)]
        exact = [name for name in fitting if name.endswith(rest)]
        chosen = exact or fitting
        if len(chosen) == 1:
            yield chosen[0], short


def same_organ(full: str, short: str) -> bool:
    """Whether a short form abbreviates an organ's full form: its characters in order, same beginning, same organ."""
    full = full.replace("委员会", "委")
    short = short.replace("委员会", "委")
    if full[-1:] != short[-1:]:
        return False
    if full[:1] != short[:1] and not full.startswith("人民"):
        return False
    position = 0
    for character in short:
        position = full.find(character, position) + 1
        if not position:
            return False
    return len(short) * 3 >= len(full)


_SCHOOL_SHORT = re.compile(
    "[\u4e00-\u9fff]{0,2}?(?:职大|职院|职校|技院|技校|师大|师院|师专|高专|幼专|职高|职专|职中|职教中心|工院|商院|交院|卫校|医专|农大|农院|工大|科大|医大)(?![生业])"
)


_SAID_OF_MANY = ("职业", "技术", "高等", "中等", "师范", "技师", "工业", "农业", "卫生", "医学", "商业", "第一", "第二")


def short_schools(names: Iterable[str], text: str) -> Iterator[tuple[str, int, int]]:
    """Places of short forms of schools named in full (顺德职大), with the full name; only where one school fits."""
    schools: dict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        schools[name[:2]].append(name)
        own = place_chain_end(name, 0, len(name))  # 三峡职院 of 湖北三峡职业技术学院
        if 0 < own < len(name) - 5 and name[own : own + 2] not in _SAID_OF_MANY:
            schools[name[own : own + 2]].append(name)
    openings = [opening for opening, meant in schools.items() if any(len(name) > 5 for name in meant)]
    ends = {
        start: match.end()
        for opening in openings
        for start in starts_of(opening, text)
        if (match := _SCHOOL_SHORT.match(text, start + 2))
    }
    free = 0
    for start in sorted(ends):
        if start < free:
            continue
        free = ends[start]
        short = text[start:free]
        fitting = [name for name in schools[short[:2]] if name != short and _abbreviates(short, name)]
        if len(fitting) == 1:
            yield fitting[0], start, free


def _abbreviates(short: str, full: str) -> bool:
    """Whether the characters of a short form stand in the full form in order, both with one beginning and end."""
    characters = iter(full)
    return (
        short[:2] in (full[:2], full[place_chain_end(full, 0, len(full)) :][:2])
        and short[-1] in full[-2:]
        and all(character in characters for character in short)
    )


_LEGAL_FORM = re.compile("(?:集团)?(?:股份)?(?:有限责任公司|有限公司|股份公司|公司)$|集团$")
# 美的集团 of 美的集团股份有限公司: what stands before any part of the legal form.
_LEGAL_PARTS = re.compile("(?=(?:股份|集团|控股)*(?:有限|股份)(?:责任)?公司$)")
_BRACKETS = re.compile("[（）()]")


def firm_pairs(names: Iterable[str], text: str) -> Iterator[tuple[str, str]]:
    """A firm's full name and its short one: 天水华天科技股份有限公司, 华天科技; only where one full name fits."""
    listed = list(dict.fromkeys(names))
    meant: dict[str, list[str]] = defaultdict(list)
    for name in listed:
        if name.endswith("公司") and not name.endswith("分公司"):
            for short in short_forms(name):
                meant[short].append(name)
    for short in listed:
        fitting = [] if short.endswith(("有限公司", "责任公司", "股份公司")) else meant.get(short, [])
        if len(fitting) == 1 and not _are_two(fitting[0], short, text):
            yield fitting[0], short


def short_forms(full: str) -> set[str]:
    """What a firm's full name is shortened to: without legal form, and without the place before."""
    plain = _BRACKETS.sub("", _PLACE_ASIDE.sub(_without_place, full))
    forms = {plain[: match.start()] for match in _LEGAL_PARTS.finditer(plain)}
    core = _LEGAL_FORM.sub("", plain)
    place = place_chain_end(core, 0, len(core))
    if 0 < place < len(core):
        forms.add(core[place:])
    own = core[place:]
    while trade := next((own[:-size] for size in (4, 3, 2) if own[-size:] in GOODS and len(own) - size > 1), None):
        own = trade
        if len(own) < 5 and not is_class(own):
            forms.add(core[:place] + own)  # 宁德时代 of 宁德时代新能源科技股份有限公司
    bare = full.partition("（")[0] if "（" in full else ""
    if 1 < len(bare) < 5:
        forms |= {bare + "公司", bare + "集团"}  # 路达公司 of 路达（厦门）工业有限公司
    return {form for form in forms if len(form) > 2}


_PLACE_ASIDE = re.compile("[（(]([^（）()]{2,6})[）)]")


def _without_place(aside: re.Match[str]) -> str:
    """亿航设备（广州）有限公司 is short without its place too."""
    return "" if place_chain_end(aside[1], 0, len(aside[1])) == len(aside[1]) else aside[0]


def with_upper_place(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """A body's name with and without the place that its own place lies in (重庆市荣昌区甲校, 荣昌区甲校)."""
    present = set(names)
    for name in present:
        first = place_end(name, 0, len(name))
        rest = name[first:]
        if 0 < first < len(name) and rest in present and place_end(rest, 0, len(rest)) > 0:
            yield name, rest


def placed_shorts(firms: Iterable[str], shorts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """An introduced short name, and the same behind the name of a place (兴发集团, 湖北省兴发集团)."""
    known = set(shorts)
    for name in firms:
        core = name[place_chain_end(name, 0, len(name)) :]
        if core != name and core in known:
            yield core, name


def _are_two(full: str, short: str, text: str) -> bool:
    """Whether the text says that one belongs to the other: then they are two firms."""
    if any(f"{short}{verb}{full}" in text for verb in ("是", "为", "系", "（")):
        return True
    daughter = "子公司" + short
    before = (text[max(0, start - len(full) - 8) : start] for start in starts_of(daughter, text))
    return any(full in words and not _CLAUSE_END.search(words.rpartition(full)[2]) for words in before)


def region_pairs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """长沙市 and 长沙 where both stand in the document."""
    present = set(names)
    for short in present:
        if short not in by_name():
            for division in by_short_name().get(short, ()):
                if division.name in present:
                    yield division.name, short
                    break


def misread_pairs(names: dict[str, str], known: Gazetteer, counts: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Right and misread form of one name: one confusable character apart, the right one known or more frequent."""
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        if len(name) > 4:
            alike[names[name], name.translate(_one_of_each())].append(name)
    for group in alike.values():
        for wrong in group if len(group) > 1 else ():
            if known.get(wrong):
                continue
            fitting = [
                right
                for right in group
                if _one_misread(right, wrong) and (known.get(right) or counts[right] >= counts[wrong])
            ]
            if fitting:
                yield fitting[0], wrong


def _one_misread(right: str, wrong: str) -> bool:
    """Whether two names of one length differ in one character that is misread for the other."""
    apart = [(one, other) for one, other in zip(right, wrong, strict=False) if one != other]
    return len(apart) == 1 and _confusable(*apart[0])


@cache
def _one_of_each() -> dict[int, str]:
    """Every confusable character as one that stands for all that it can be taken for, at one or more removes."""
    root: dict[str, str] = {}
    for group in _CONFUSED:
        joined = {root.get(character, character) for character in group}
        head = min(joined)
        for character, known in list(root.items()):
            if known in joined:
                root[character] = head
        root.update(dict.fromkeys(group, head))
    return {ord(character): head for character, head in root.items()}


def _confusable(one: str, other: str) -> bool:
    return any(one in group and other in group for group in _CONFUSED)


def own_document(header: Header, text: str) -> list[str]:
    """The notice's title, then the titles of the plan that it issues."""
    titles = [re.sub(r"\s", "", text[extent.start : extent.end]) for extent in header.titles]
    return list(dict.fromkeys(titles))
