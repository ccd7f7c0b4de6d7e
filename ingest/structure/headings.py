"""What a heading is for: an action, or a container, a goal, a safeguard, a procedure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chuyi.ingest.layers import ClauseKind

_WORDS = (
    "总体|总的|责任|指导|基本|工作|主要|重点|重大|具体|年度|发展|建设|行动|实施|组织|保障|推进|政策|条件|目标|任务|要求|思想|原则|思路|举措"
    "|措施|内容|步骤|安排|考虑|方向|路径|事项|进度|机制|领导|管理|背景|意义|现状|形势|总则|附则|其他|其它|有关|相关|分工|职责|保证|工程"
    "|项目|定位|支撑|支持|环境|计划|清单|部署|战略|布局|愿景|指标|基础|分解|进展|情况|成效|问题|打算|下一步|下步|指向|取向|存在|困难|不足|不同"
    "|取得|所做|改革|创新|服务|体系|制度|监督|考核|评价|评估|督导|督促|检查|宣传|引导|氛围|配套|奖惩|经费|资金|投入|队伍|落实|统筹"
    "|协调|调度|强化|加强|重要|关键|核心|专项|近期|中期|远期|五大|四大|三大|六大|七大|八大|十大|各项|全年|实施|若干|阶段|时间|节点"
)
_GENERIC = re.compile(rf"(?:20\d\d年|[一二三四五六七八九十]|{_WORDS}|[和与及、的]|以及)+")
_NOUN = re.compile(
    r"(?:要求|思想|原则|目标|任务|思路|举措|措施|内容|步骤|安排|考虑|方向|路径|事项|保障|实施|领导|背景|意义|现状|形势|总则|附则|分工|机制"
    r"|工程|项目|行动|计划|清单|部署|支撑|布局|愿景|指标|基础|分解|进展|情况|成效|问题|打算|下一步|困难|不足|考虑|定位|政策|环境|管理|支持|推进"
    r"|改革|体系|工作|建设|发展|进度|职责|保证|节点|重点|条件|指向|取向|创新|服务|评价|考核|监督|督导|组织)$"
)
# A generic heading with one of these verbs before its noun orders something itself: 加强组织领导.
_VERB_FIRST = re.compile(
    r"(?:加强|强化|落实|健全|完善|推进|统筹|深化|加大|加快|提高|优化|创新|改革|保障|支持|建设|发展|实施|宣传|引导|督促)"
)
_GOAL = re.compile(r"目标|总体考虑|思路|思想|原则|总体要求|总要求|指导|愿景|定位|背景|意义|形势|现状|基础|总则|指标")
_SAFEGUARD = re.compile(
    r"保障|支持|组织|实施|工作要求|有关要求|相关要求|保证|支撑|推进机制|工作机制|监督|考核|督导|管理要求|配套|附则|其他"
)
_STEPS = (
    r"(?:申报|申请|推荐|遴选|评审|评选|认定|立项|验收|参评|报名"
    r"|报送|审核|公示|初审|初评|复核|复审|终审|公布|答辩|核查|受理|考评)"
)
# Who does a step of a procedure, the steps, and what of them the clause says; 办学条件达标工程 is none.
_PROCEDURE = re.compile(
    r"(?:(?:规范|严格|组织|做好|明确|严把)(?=申报|申请|推荐|报名|报送))?(?:学校|单位|院校|[省市县校]级|专家|组织|自主|逐级|项目|材料|资格|网上|集中|各地|高校|企业|个人|限额|择优|联合|自愿)?"
    rf"(?:{_STEPS}[和与及、]?)+"
    r"(?:工作|要求|条件|资格|程序|流程|办法|方式|范围|对象|数量|名额|标准|材料|时间|安排|事项|须知|步骤|[和与及、])*"
)
_PROCEDURE_NOUN = re.compile(
    r"(?:基本|适用|建设|资助|奖励|补助|实施|有关|相关|[省市]级|支持(?!条件))*"
    r"(?:条件|范围|对象|名额(?:分配)?|限额|联系方式|联系人|时间安排|时间要求|附则|解释|施行|术语|定义|程序|流程)"
    r"(?:[和与及、](?:条件|范围|对象|名额|数量|程序|流程|要求))*"
)
# 建设数量, 遴选数量 say how many there are to be, like a goal; 申报数量 says how many may apply.
_HOW_MANY = re.compile(
    r"(?:总体?|建设|培育|布局|计划|目标|任务|年度|具体|工作|遴选|评选|认定|立项)*(?:数量|规模)(?:[和与及、](?:布局|分布|规模|范围|要求|标准|安排))*"
)
_HOLDS = re.compile(
    r"(?:任务|举措|措施|内容|重点|工作|安排|事项|行动|工程|项目|计划|清单|打算|部署|步骤|分工|要点|分解|下一步|下步|思路|路径|机制)$"
)
_PAST = re.compile(r"(?:主要|工作)?(?:进展|成效|回顾|总结|问题|困难|不足)|存在|所做|情况$")


# Where things stand (发展基础与形势), unless what is to come is named with it (形势和任务).
_STANDING = re.compile(r"基础|形势|现状|背景|意义")
_TO_COME = re.compile(r"目标|任务|要求|思路|指标|原则|举措|措施|重点")


def is_generic(heading: str) -> bool:
    """Whether a heading says only what kind of section follows (主要任务, 保障措施)."""
    plain = re.sub(r"[“”\s]", "", heading)
    if not plain or len(plain) > 14 or not _GENERIC.fullmatch(plain) or not _NOUN.search(plain):
        return False
    verb = _VERB_FIRST.match(plain)
    if verb is None or plain in ("保障", "支持"):
        return True
    # 实施步骤, 保障措施, 发展目标: the verb is the noun's attribute.
    return bool(
        re.search(
            r"(?:措施|步骤|目标|任务|要求|原则|思路|举措|内容|安排|计划|事项|方案|路径|基础|形势|现状|重点|机制|条件|政策)$",
            plain,
        )
    ) and verb[0] not in ("加强", "强化", "落实", "健全", "完善", "加大", "加快", "提高", "优化", "深化", "统筹")


_SECTION = re.compile(r"[\u4e00-\u9fff]{2,4}(?:措施|举措|任务|内容|安排|组织|方式|步骤|要求|部署|重点)")


def names_section(heading: str) -> bool:
    """Whether a heading over others only says what kind of section it is (促进措施, 培训组织), and orders nothing."""
    plain = re.sub(r"[“”\s]", "", heading)
    verb = _VERB_FIRST.match(plain)
    return bool(_SECTION.fullmatch(plain)) and (
        verb is None or verb[0] in ("保障", "支持", "建设", "发展", "实施", "推进")
    )


_SECURES = re.compile(r"(?:强化|加强|健全|完善|做好|抓好|落实)(?:各项|工作|实施|支撑)?保障(?:措施|机制|体系)?")


_OFFICE = re.compile(
    r"(?:增补|调整|新增|退出|第[一二三四五六七八九十]届|常务|联合|轮值|执行)*(?:副?理事长|理事(?!会议)|监事长?|成员|会员|牵头|发起|秘书长|副秘书长|秘书处|顾问|退出)"
    r"(?:单位|企业|院校|学校|高校)?(?:名单)?"
)


# Under it stand people, not orders.
_MEMBERS = re.compile(
    r"(?:人员|成员|领导小组|专班|委员会|机构)?(?:组成|构成)(?:人员|成员|单位)?|(?:组成|成员|委员)名单"
)


_ENTRY = re.compile(r"(?:参赛|参会|参训|参评|报名|应聘)(?:要求|办法|条件|资格|人数|对象|方式|须知|名额|材料)")


def is_office(heading: str) -> bool:
    """Whether a heading says which office in an alliance those named below it hold (副理事长单位)."""
    return _OFFICE.fullmatch(re.sub(r"[（(][^（）()]*[）)]|[“”\s]", "", heading)) is not None


def is_standing(heading: str) -> bool:
    """Whether a heading opens what was done or how things stand (工作回顾, 发展现状)."""
    plain = re.sub(r"[“”\s]", "", heading)
    stands = _PAST.search(plain) or (_STANDING.search(plain) and not _TO_COME.search(plain))
    return bool(stands) and is_generic(plain)


def own_kind(heading: str) -> ClauseKind:
    """What a heading says by itself, whatever section it is in."""
    plain = re.sub(r"[“”\s]", "", heading)
    if is_standing(plain):
        return ClauseKind.CONTEXT
    if is_generic(plain):
        if _GOAL.search(plain) and not re.search(r"任务|举措|措施", plain):
            return ClauseKind.GOAL
        if _SAFEGUARD.search(plain):
            return ClauseKind.SAFEGUARD
        return ClauseKind.CONTAINER if _HOLDS.search(plain) else ClauseKind.ACTION
    if is_office(plain) or _MEMBERS.fullmatch(plain):
        return ClauseKind.CONTEXT
    if _HOW_MANY.fullmatch(plain):
        return ClauseKind.GOAL
    if _SECURES.fullmatch(plain):
        return ClauseKind.SAFEGUARD
    if _ENTRY.fullmatch(plain) or _PROCEDURE.fullmatch(plain) or _PROCEDURE_NOUN.fullmatch(plain):
        return ClauseKind.PROCEDURE
    return ClauseKind.ACTION


_OCCASION = (
    r"(?:会议|活动|培训|竞赛|比赛|大赛|赛事|检查|督查|抽查|调研|考试|考核|展演|展示|论坛|招聘会?|观摩|报到|举办|召开)"
)
_WHEN_AND_WHERE = re.compile(
    rf"{_OCCASION}(?:的)?(?:时间|日期|地点)(?:[和与及、](?:时间|地点|日期|安排|方式))*(?:安排)?|(?:时间|日期)[和与及、]地点|地点|会期"
)
_OF_OCCASION = re.compile(
    rf"(?:{_OCCASION}|参会|参赛|参训|参加|赛项|奖项|报名)(?:的)?"
    r"(?:时间|日期|地点|主题|目的|目标|内容|议程|日程|项目|对象|人员|人数|范围|组别|方式|形式|方法|安排|流程|规则|办法|费用|经费|设置|要求|机构|组织|名额|重点|[和与及、])+"
)


def is_of_occasion(headings: Iterable[str]) -> bool:
    """Whether sections are those of a notice of a meeting, a course, a contest or an inspection, which orders nothing
    that outlasts it."""
    plain = [re.sub(r"[“”\s]", "", heading) for heading in headings]
    told = sum(bool(_OF_OCCASION.fullmatch(words) or _WHEN_AND_WHERE.fullmatch(words)) for words in plain)
    return told > 1 and any(_WHEN_AND_WHERE.fullmatch(words) for words in plain)


def inherited(own: ClauseKind, above: ClauseKind | None) -> ClauseKind:
    """What a clause is for under a section: a goal's, a safeguard's, a procedure's parts are of its kind."""
    if above in (ClauseKind.GOAL, ClauseKind.SAFEGUARD, ClauseKind.PROCEDURE, ClauseKind.CONTEXT):
        return own if own in (ClauseKind.PROCEDURE,) else above
    return own
