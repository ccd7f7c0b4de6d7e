"""Whom a task supports, or gives a part in building, founding or reorganising something."""

from __future__ import annotations

import re

from chuyi.ingest.layers import Extent, Layers, Mention, Support
from chuyi.ingest.structure.told import issued_year, told_in

SUPPORTED = frozenset(
    ("Institution", "Enterprise", "Association", "ResearchInstitute", "TrainingBase", "CultureBase", "Alliance")
)
"""Types of the ontology that a task can support."""
_TYPES = (*SUPPORTED, "Region", "Designation", "Department")
_JOIN = re.compile(r"[、和与及]|以及")
_SUPPORT = re.compile(r"(?<!不)(?<!不再)(?<!暂)(?<!未)支持(?:和鼓励|建设|以)?$")
_HAPPENED = re.compile(r"以来|做了(?:大量|许多)?工作")
_STANDS = re.compile(r"[现原已]有|已(?:经)?建成|不变")  # 现有的某联盟（甲牵头）业务不变
_NEGATED = re.compile(r"不再?支持|暂不支持|未支持")
_GIVEN = re.compile(r"(?:由|依托|委托|以|联合|会同|携手|吸纳|吸收|邀请)$")
_BUILD = re.compile(
    r"组建|建设|新建|共建|成立|改建|扩建|迁建|重组|合并|设立|建立|打造|建成|筹建|联建|创办|承建|运营|开辟|布局|布设|挂牌"
)
# 在A设立研究中心, 将A建成示范校: the place where something is founded, and what is made into something.
_PLACED = re.compile(r"(?:在|将|把)$")
_BUILT_THERE = re.compile(
    r"(?:等(?:院校|学校|企业|单位)?)?(?:内|校内|分别|各|率先|先行|共同)*"
    r"(?:设立|设置|建立|建设|建成|新建|成立|布局|布设|挂牌|组建|打造|创建|改建|扩建|迁建|升格|并入|整合)"
)
_NAMES_ONLY = re.compile(
    r"”?(?:等[^，。；]{0,14}(?:企业|院校|学校|单位|高校|机构|公司|集团)?)?"
    r"(?:为(?:依托|主体|重点|龙头|支撑|核心|骨干|基础)(?:单位)?)?"
)
_TAKEN_IN = re.compile(r"(?:吸[纳收]|邀请)$")
_BUILDS = re.compile(
    r"(?:[新改扩迁共筹联创组]建|建[成设立好]|打造|开辟|设立|成立|组建|重组|合并|布局|布设|挂牌|建设(?=[\u4e00-\u9fff“”]{2}))"
)
_TAKES_IN = re.compile(r"联合|会同|携手|吸[纳收]|邀请|由")
_ON_PAPER = re.compile(r"建设(?:方案|标准|规划|计划|工作|任务)")
_PART = re.compile(
    r"(?:等)?(?:院校|高校|学校|企业|单位|机构)?[要应须]?(?:与|同|和|会同)[^，。；]{2,80}?(?:共建|共同建设|联合建设|合作共建|共同组建|联合组建)|"
    r"(?:[要应须]|在[^，。；]{1,8}前|共同|联合|双|负责|作为|为|分别|等)*(?:牵头|参与(?!制定|编制|起草|修订|评审|考核)|参加|配合|发起|共建|承建|承办|任(?!务)|担任|协办|协同|加入|(?:常务)?(?:副)?理事长单位"
    r"|理事单位|成员单位|依托单位|建设单位|组建|建成|新建|打造|(?:主体|龙头|骨干)(?!企业|院校|学校|单位)|承担|出(?:资|设备|场地|土地|技术|师资)|投资|捐建|提供(?:场地|土地|资金|设备|设计|厂房))"
)
_DISCOURAGED = re.compile(r"(?:鼓励|引导|推动|组织|发挥|推进|促进|动员)")
# A、B等企业建立企业大学的，给予补助: to whom it is paid.
_TO_WHOM_IT_APPLIES = re.compile(
    r"[^，。；]{2,24}的，(?:按|每|一次性)?[^，。；]{0,10}?(?:给予|奖励|补助|补贴|奖补|资助)"
)
_PEOPLE = re.compile(r"(?:的)?(?:教师|学生|师生|骨干|专家|负责人|人员|毕业生|员工)")


def find_supports(known: Layers, sentence: Extent, heading: Extent | None = None) -> list[Support]:
    """The bodies that a sentence supports or gives a part to, in order.

    Args:
        heading: of the clause: where it orders to build, the sentence says with whose part.
    """
    text = known.text
    mentions = known.mentions_in(sentence, _TYPES)
    if not mentions:
        return []
    headed = heading is not None and _BUILDS.match(text, heading.start, heading.end) is not None
    headed = headed and not _STANDS.search(text, sentence.start, sentence.end)
    builds = headed or _BUILD.search(text, sentence.start, sentence.end) is not None
    builds = builds and not _HAPPENED.search(text, sentence.start, sentence.end)
    found: list[Support] = []
    told = list(told_in(text, sentence, issued_year(known.header))) if builds else []
    for chain in _chains(text, mentions):
        if any(part.covers(chain[0].extent) for part in told):
            continue  # 甲联合体2023年成立，由乙牵头: it was given its part long ago
        if _is_supported(text, sentence, chain) or (builds and _has_part(text, sentence, chain, headed)):
            found += [Support(m.name, m.type, m.extent) for m in chain if m.type in SUPPORTED]
    return found


_BUILDER_LINE = re.compile(
    r"(?<![\u4e00-\u9fff])(?:依托|承建|建设|共建|参建|支持)(?:单位|院校|学校|企业)[：:](?P<names>[^\n。；]{2,200})"
)


def builders(known: Layers, extent: Extent) -> list[Support]:
    """The bodies of lines that say who builds or is relied on (建设单位：, 依托院校：)."""
    return [
        Support(mention.name, mention.type, mention.extent)
        for line in _BUILDER_LINE.finditer(known.text, extent.start, extent.end)
        for mention in known.mentions_in(Extent(line.start("names"), line.end("names")), SUPPORTED)
    ]


def _chains(text: str, mentions: list[Mention]) -> list[list[Mention]]:
    """Mentions that 、 or 和 join, in order."""
    chains: list[list[Mention]] = []
    for mention in mentions:
        if chains and _JOIN.fullmatch(text, chains[-1][-1].end, mention.start):
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return chains


def _is_supported(text: str, sentence: Extent, chain: list[Mention]) -> bool:
    before = text[max(sentence.start, chain[0].start - 12) : chain[0].start]
    if _NEGATED.search(before) or _PEOPLE.match(text, chain[-1].end):
        return False
    return bool(_SUPPORT.search(before.rstrip("“")))


def _has_part(text: str, sentence: Extent, chain: list[Mention], headed: bool) -> bool:
    """由A、B牵头组建, 依托A建设, A参与共建, A任理事长单位: in an order to build; not after 鼓励 or 推动."""
    segment = max(text.rfind(mark, sentence.start, chain[0].start) for mark in "。；，：") + 1
    segment = max(segment, sentence.start)
    before = text[segment : chain[0].start].rstrip("“")
    if _DISCOURAGED.search(before) or _NEGATED.search(before):
        return False
    end = min(
        (at for at in (text.find(mark, chain[-1].end, sentence.end) for mark in "。；") if at >= 0),
        default=sentence.end,
    )
    behind = text[chain[-1].end : end].lstrip("”")
    if _TO_WHOM_IT_APPLIES.match(behind):
        return False
    placed = _PLACED.search(before)
    if placed is not None and _BUILT_THERE.match(behind):
        return True
    if headed and before.endswith("依托") and chain[0].type == "Institution":
        return True  # 建设实训中心。依托某学院, 总投资…
    if _GIVEN.search(before):
        # 依托A，组织…: the part must be one in building, and be said in the same segment or in the order it opens.
        own, _, rest = behind.partition("，")
        if _TAKEN_IN.search(before) and _NAMES_ONLY.fullmatch(own):
            return True  # 组建某联盟，吸纳A等30家单位
        if _NAMES_ONLY.fullmatch(own):
            # 依托A，在某地建成基地: the order that it opens must be one of building.
            parts = rest.split("，")
            opened = "，".join(parts[:2]) if _TAKES_IN.match(rest) else parts[0]
            own = rest if _BUILDS.search(opened) else ""
        elif _TAKES_IN.search(own):
            own += "，" + rest.partition("，")[0]  # 由甲、乙分别联合丙、丁，组建…
        own = _ON_PAPER.sub("", own)
        return bool(_BUILD.search(own) or _PART.search(own))
    return bool(_PART.match(behind))
