"""What the head of a column, a label and a note in brackets say of the names under, behind and before them."""

from __future__ import annotations

import re

_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("number", re.compile("^(?:序号?|编号|号|[Nn][Oo][.．]?)$")),
    ("office", re.compile("职务|职位|身份|角色|任职")),
    ("intended", re.compile("意向|拟合作|推荐")),
    ("vice", re.compile("副理事长")),
    ("chair", re.compile("理事长")),
    ("secretariat", re.compile("秘书处|秘书长")),
    ("council", re.compile("理事")),
    ("leads", re.compile("牵头")),
    ("member", re.compile("成员|参与单位|参加单位|参与方")),
    ("supervisor", re.compile("主管|举办单位|举办者|主办")),
    ("award time", re.compile("(?:立项|认定|入选|获批|批准|评定)(?:时间|年份|年度|批次)|^年份$|^年度$")),
    ("result", re.compile("结论|结果|状态|现状|情况|验收|备注|意见|进展|等次")),
    ("end time", re.compile("结束|终止|截止|到期|届满|^止$")),
    ("time", re.compile("时间|日期|年月|起始|开始|起止|期限|年度|年份|^起$|签约")),
    ("kind", re.compile("类别|类型")),
    ("form", re.compile("(?:合作|培养|办学)(?:形式|方式|类型|模式|类别|内容)|项目类型|^(?:形式|方式|模式)$")),
    ("partner", re.compile("合作|共建|参建|协办|协同|协作|联合(?:单位|方|企业|院校)|企业|校外")),
    ("host", re.compile("建设单位|建设院校|建设学校|承担|依托|承建|主建|申报|主持|实施单位|学校|院校|单位|主体")),
    (
        "place",
        re.compile("所在|坐落|地区|市州|市县|市（州）|属地|地点|地市|位置|区域|地址|落户地|设区市|^地$|^市$|^县区?$"),
    ),
)
_NOTES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("none", re.compile("指导|支持|观察|联络|监督|[^，；]{0,10}退出|候补|列席|拟")),
    ("vice", re.compile("(?:常务)?副理事长")),
    ("chair", re.compile("理事长")),
    ("secretariat", re.compile("秘书")),
    ("council", re.compile("理事")),
    ("leads", re.compile("牵头")),
    ("member", re.compile("成员")),
    ("host", re.compile("承建|主建|主持|建设单位|依托")),
    ("partner", re.compile("参建|共建|协建|参与|合作|参加")),
)
NOTE = re.compile("[ 　”]*[（(〔\\[]([^（）()〔〕\\[\\]]{2,30})[）)〕\\]]")


_NAMED = re.compile("(?:基地|项目|中心|联合体|共同体|联盟|集团|产业学院|专业群|工作室)名称")


def role_of(head: str) -> str:
    """What a column or a label says of the names under or behind it; ``thing`` where it says nothing."""
    if _NAMED.match(head):
        return "thing"  # 基地名称（牵头院校）
    found = next((role for role, pattern in _ROLES if pattern.search(head)), None)
    place = found in ("host", "partner", "leads", None) and re.search(
        "(?:所在|坐落|属|注册)[地市县]|地址|位置|地点|(?<!基)地$", head
    )
    return "place" if place else found or "thing"


def noted_role(note: str) -> str | None:
    """The role that a note in brackets behind a name gives it; ``none`` for one that makes it no party.

    A label in it (合作企业：…) speaks of whom it names, not of the one before.
    """
    if "：" in note or ":" in note:
        return None
    return next((role for role, pattern in _NOTES if pattern.fullmatch(note) or pattern.match(note)), None)
