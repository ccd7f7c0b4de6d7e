"""Who is responsible: 责任单位 lines, brackets (A牵头，B配合), and sentences whose subject is a named department."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from chuyi.ingest.layers import Duty, Extent, Layers, Mention

KEY = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<role>[\u4e00-\u9fff]{2,4}?)(?:责任)?(?:单位|部门|处室|主体|机构|科室|股室|分工)(?:及分工|和分工)?[：:]"
    r"|(?P<role_only>分工|责任|牵头|配合)[：:]"
)
_NO_KEY = re.compile(
    r"申报|推荐|建设|成员|依托|共建|联系|报送|发文|印发|主管|培育|试点|指导|合作|抄送|主送|获奖|参赛|采购|用人"
)
_LEAD = re.compile(r"牵头|主办|主责|主抓|领衔|抓总")
_HELP = re.compile(r"配合|协办|协同|协作|协助")
"""What begins a list of responsible bodies."""
_BRACKET = re.compile(r"[（〔\[【(](?P<list>[^（）〔〕\[\]【】()\n]{3,220})[）〕\]】)]")
_ROLE_WORDS = re.compile(
    r"(?:按|根据)?(?:职责|各自职责)?分工(?:负责|落实)?|牵头|配合|负责|参与|参加|协办|主办|责任单位|牵头单位|配合单位|协同|共同|分别|等"
    r"|有关|相关|单位|部门|各|按职责|会同|主责|主抓|领衔|协助|予以|做好|落实|实施|和|与|及|以及|会|同|[、，；：:。\s\d]"
)
_COLLECTIVE = re.compile(
    r"(?:各|有关|相关)[\u4e00-\u9fff（）、]{1,16}(?:局|厅|委|政府|部门|单位|院校|学校|企业|管委会|办|会)|省直各?部门|市直各?部门"
)
_SUBJECT = re.compile(
    r"(?:由|请|在[^，。；]{1,12}下，|(?:到)?20\d\d年(?:\d{1,2}月)?(?:底)?前?，?|[一二三四五六七八九]是|同时，?|[并另再]由|经费方面|[^，。；：、]{2,12}由|，|\s)*"
)
_FOUNDS = re.compile(r"(?:建立|健全|完善|成立|形成|构建)(?:健全|完善)?")
_JOIN = re.compile(r"[、和与及]|以及|会同|联合|，会同|商")
_NOT_SUBJECT = re.compile(
    r"的|等(?!部门|单位)|批准|同意|备案|审核|认可|印发|发布的|报|指导下|关于|门户|官网|网站|负责人|有关处室|分管|主要领导|领导|督查室主任"
)
_HAS_ROLE = re.compile(r"(?:牵头|负责|主抓|主责|主办|抓总)(?:抓总|负责|实施|落实)?$")
_NO_DUTY = re.compile(r"解释|抄送|反映|咨询|报送|上报|申报|备案|领导小组办公室设在|由.{0,20}另行")


@dataclass(slots=True)
class Duties:
    """What a clause says about responsibility; ``covered`` are places that hold nothing else."""

    found: list[Duty] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    covered: list[Extent] = field(default_factory=list)

    def add(self, mention: Mention, role: str | None) -> None:
        """One body; the role that is written first stays, and a later one fills in where there was none."""
        for index, duty in enumerate(self.found):
            if duty.name == mention.name:
                if duty.role is None and role is not None:
                    self.found[index] = Duty(duty.name, duty.extent, role)
                return
        self.found.append(Duty(mention.name, mention.extent, role))


def find_duties(known: Layers, extent: Extent, covered: Iterable[Extent] = ()) -> Duties:
    """The named departments that a clause's text makes responsible.

    Args:
        covered: places of it that are read otherwise (tables).
    """
    duties = Duties(covered=list(covered))
    _from_keys(known, extent, duties)
    _from_brackets(known, extent, duties)
    _from_sentences(known, extent, duties)
    return duties


def duty_keys(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Where lists of responsible bodies begin (责任单位：, 承担部门：); 申报单位： and the like name others."""
    if text.find("：", start, end) < 0 and text.find(":", start, end) < 0:
        return []
    return [key for key in KEY.finditer(text, start, end) if not _NO_KEY.search(key[0])]


def _from_keys(known: Layers, extent: Extent, duties: Duties) -> None:
    found = duty_keys(known.text, extent.start, extent.end)
    keys = [key for key in found if not any(item.start <= key.start() < item.end for item in duties.covered)]
    for index, key in enumerate(keys):
        end = keys[index + 1].start() if index + 1 < len(keys) else extent.end
        line = known.text.find("\n", key.end(), end)
        end = line if line >= 0 else end
        stop = known.text.find("。", key.end(), end)
        end = stop if stop >= 0 else end
        default = _role(key[0])
        add_list(known, Extent(key.end(), end), duties, default)
        duties.covered.append(Extent(key.start(), end))
        duties.written.append(known.text[key.start() : end].strip().strip("；（）()〔〕"))


def _from_brackets(known: Layers, extent: Extent, duties: Duties) -> None:
    """A bracket that holds nothing but bodies and words of their roles."""
    for bracket in _BRACKET.finditer(known.text, extent.start, extent.end):
        inner = Extent(bracket.start("list"), bracket.end("list"))
        if any(item.covers(inner) or inner.covers(item) for item in duties.covered):
            continue
        bodies = known.mentions_in(inner, _BODIES)
        if not any(body.type == "Department" for body in bodies) or not _holds_only(known.text, inner, bodies):
            continue
        add_list(known, inner, duties, None)
        duties.covered.append(Extent(bracket.start(), bracket.end()))
        duties.written.append(bracket["list"].strip())


_BODIES = ("Department", "Association", "Institution", "Enterprise", "ResearchInstitute", "Region")


def _holds_only(text: str, inner: Extent, bodies: list[Mention]) -> bool:
    rest = []
    at = inner.start
    for body in bodies:
        rest.append(text[at : body.start])
        at = body.end
    rest.append(text[at : inner.end])
    plain = _ROLE_WORDS.sub("", _COLLECTIVE.sub("", "、".join(rest)))
    return len(plain) <= 6 if len(bodies) > 1 or "牵头" in text[inner.start : inner.end] else len(plain) <= 2


def add_list(known: Layers, extent: Extent, duties: Duties, default: str | None) -> None:
    """A list of bodies with role words: those right after a body or its list say what all before them do."""
    text = known.text
    mentions = known.mentions_in(extent, ("Department",))
    pending: list[Mention] = []
    for index, mention in enumerate(mentions):
        pending.append(mention)
        end = mentions[index + 1].start if index + 1 < len(mentions) else extent.end
        between = text[mention.end : end]
        role = _role_after(between)
        if role is not None or re.search(r"[，；。）]", between):
            for item in pending:
                own = role or default
                # （牵头） behind one name of a list is about that name alone.
                if role is not None and between.lstrip().startswith(("（", "(")) and item is not mention:
                    own = default if default == "配合" else None
                duties.add(item, own)
            pending = []
    for item in pending:
        duties.add(item, default)


def _role(word: str) -> str | None:
    if _LEAD.search(word):
        return "牵头"
    return "配合" if _HELP.search(word) else None


def _role_after(between: str) -> str | None:
    match = _ROLE_AFTER.match(between)
    return None if match is None else _role(match["role"])


_ROLE_AFTER = re.compile(
    r"\s*[（(]?(?:负责|共同|等|总|为|作为|要|应|须|充分|切实|发挥|予以|给予|积极|做好|主动|具体|分别|一并|协调|[、，])*"
    r"(?P<role>牵头|主办|主责|主抓|领衔|抓总|配合|协办|协同|协助)"
)


def _from_sentences(known: Layers, extent: Extent, duties: Duties) -> None:
    """Sentences that begin with departments: 省财政厅统筹…, A牵头，B、C配合, A会同B每季度…"""
    text = known.text
    departments = known.mentions_in(extent, ("Department",))
    index = 0
    while index < len(departments):
        mention = departments[index]
        if any(item.covers(mention.extent) for item in duties.covered):
            index += 1
            continue
        chain = [mention]
        while index + 1 < len(departments) and _JOIN.fullmatch(text[chain[-1].end : departments[index + 1].start]):
            index += 1
            chain.append(departments[index])
        index += 1
        if _is_subject(text, extent, chain):
            _add_subjects(text, chain, duties)


def _is_subject(text: str, extent: Extent, chain: list[Mention]) -> bool:
    start = max(text.rfind(mark, extent.start, chain[0].start) for mark in "。；：，\n") + 1
    start = max(start, extent.start)
    if text[start - 1] == "：" and _NO_KEY.search(text, max(0, start - 7), start - 1):
        return False  # 联系单位：
    before = chain[0].start - 1
    if before > start and text[before] == "、" and _HAS_ROLE.search(text, start, before):
        start = before + 1  # 由A牵头、B配合
    founded = _FOUNDS.match(text, start, chain[0].start)
    if founded is not None and text.startswith("牵头", chain[-1].end):
        start = founded.end()  # 建立市教育局牵头、…参与的联席会议
    if not _SUBJECT.fullmatch(text, start, chain[0].start):
        return False
    end = min(
        (at for at in (text.find(mark, chain[-1].end, extent.end) for mark in "。；\n") if at >= 0), default=extent.end
    )
    behind = text[chain[-1].end : end]
    if len(behind.strip("）)")) < 2 or _NOT_SUBJECT.match(behind) or behind[0] in "、）”》":
        return False
    comma = text.find("，", chain[-1].end, end)
    return not _NO_DUTY.search(text, start, comma if comma >= 0 else end)


def _add_subjects(text: str, chain: list[Mention], duties: Duties) -> None:
    behind = text[chain[-1].end : chain[-1].end + 8]
    role = _role_after(behind)
    for mention in chain:
        duties.add(mention, role)
    duties.written.append("、".join(mention.name for mention in chain))
