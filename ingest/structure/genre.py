"""What kind of text a document is, from its title and head."""

from __future__ import annotations

import re

from chuyi.ingest.layers import Genre

_KINDS = (
    ("名单", re.compile(r"名单|名册|一览表|情况表|统计表|汇总表|结果$|验收结果|目录$|公示表")),
    ("总结", re.compile(r"总结|汇报|回顾|报告$|答复(?:意见)?的?函?$")),
    ("简介", re.compile(r"简介|概况|介绍|简况")),
    ("批复", re.compile(r"批复$")),
    ("公示", re.compile(r"公示$")),
    ("通报", re.compile(r"通报$")),
    ("通知", re.compile(r"通知$")),
    ("意见", re.compile(r"意见$")),
    ("办法", re.compile(r"办法$|规定$|条例$|细则$|章程$")),
    (
        "方案",
        re.compile(
            r"方案$|行动计划$|计划$|要点$|清单$|措施$|举措$|工作安排$|(?:分工|分解|责任|任务|安排|计划|进度)表$|(?:任务|工作|责任|项目)台账$|路线图$|任务书$"
        ),
    ),
    ("规划", re.compile(r"规划$|纲要$")),
)
_ISSUED = re.compile(
    r"(?:通知|意见|方案|规划|计划|要点|措施|举措|办法|决定|纲要|清单|安排|规定|条例|细则|函|若干政策|政策)"
)
_ANNOUNCES = re.compile(r"(?:公告|公示|结果|通报|名单|函|简报|动态|讯)$")
# Without issuer and number only a title that names an area or the field is a policy's: a firm's rules, a class' outing
# and a private plan have the same form.
_EXPLAINS = re.compile(r"解读(?!》)|图解|一图读懂|一图看懂|答记者问|政策问答")
_PUBLIC = re.compile(
    r"[\u4e00-\u9fff]{2}(?:省|市|县|区|州|盟|旗)(?!场)|国家|全国|自治|职业|职教|技工|技能|技师|高职|中职|院校|学院|大学|产教|校企|实训"
    r"|教育|人才|联合体|共同体|联盟|楚怡|行动(?:计划|方案|要点)"
)
_END = re.compile(r"[（(【][^（）()]{1,24}[）)】]$")
_NEWS_LINE = re.compile(r"来源[：:]|记者|讯[）)（(]|日报|责任编辑|通讯员")


def genre_of(title: str | None, head: str, has_issuers: bool, has_number: bool) -> Genre:
    """The genre, and whether clauses can order things to be done.

    Args:
        title: without white space, or None.
        head: the first lines, for a dateline or byline.
        has_issuers: whether anybody issued it; without, only a plan or a summary orders anything.
    """
    plain = _END.sub("", (title or "").rstrip("》")).rstrip("》")
    kind = next((name for name, pattern in _KINDS if pattern.search(plain)), None)
    if _EXPLAINS.search(plain):
        return Genre(kind, False)  # what explains a plan orders nothing
    if kind in ("名单", "简介"):
        return Genre(kind, has_issuers and bool(re.search(r"(?:通知|意见|方案)$", plain)))
    if kind == "总结":
        return Genre(kind, True)
    if not has_issuers and not has_number and _NEWS_LINE.search(head):
        return Genre("新闻", False)
    if kind == "通报" and has_issuers:
        return Genre(kind, True)  # what its sections of demands order (see is_demand)
    is_policy = has_issuers or has_number or (kind in ("意见", "方案", "规划", "办法") and bool(_PUBLIC.search(plain)))
    # A title that ends in no word for a kind of document is cut off or misread; a bare announcement orders nothing.
    return Genre(kind, is_policy and not (_ANNOUNCES.search(plain) and not _ISSUED.search(plain)))


_DEMANDS = re.compile(r"要求|整改|下一步|下步|今后|措施|任务|安排")


def is_demand(heading: str) -> bool:
    """Whether a section of a circular (通报) says what is to be done, not what was found."""
    return bool(_DEMANDS.search(heading)) and not re.search(r"情况|落实$|完成", heading)


_PLAN = re.compile(
    r"我们将|将(?:重点|着力|围绕|从以下)|(?:明|来|新的一)年[，,]|打算|计划|安排|思路|下一步|下步|下一阶段|下阶段|设想|展望|今后|未来|来年|新一年|新年度|努力方向|工作重点|(?:20\d\d|明|来|下)年(?:的)?(?:主要|重点)?(?:工作|任务|目标)?$"
)
_PAST = re.compile(r"回顾|总结|情况|进展|成效|成绩|完成|做法|亮点|问题|不足|困难|短板|经验")


def is_plan(heading: str, reported: int | None = None) -> bool:
    """Whether a summary's section says what is to be done (2025年打算), not what was done.

    Args:
        reported: the year that the summary looks back on; a section about a later one is a plan whatever its words.
    """
    if _PAST.search(heading):
        return False
    years = [int(year) for year in _YEAR.findall(heading)]
    if years and reported is not None:
        return years[-1] > reported
    return bool(_PLAN.search(heading))


_YEAR = re.compile(r"20\d\d(?=年)")


def reported_year(title: str | None, issued_on: str | None) -> int | None:
    """The year that a summary looks back on: the first in its title, else the one that was over when it was issued."""
    years = _YEAR.findall(title or "")
    if years:
        return int(years[0])
    if issued_on is None:
        return None
    early = issued_on[5:7] in ("01", "02", "03", "04")
    return int(issued_on[:4]) - early
