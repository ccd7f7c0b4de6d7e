"""Whether a statement holds: told apart from what is planned, ordered, denied, negotiated, conditional or over."""

from __future__ import annotations

import re
from enum import StrEnum

from chuyi.ingest.relations.coded import Coded


class Modality(StrEnum):
    """How a statement is meant."""

    HOLDS = "holds"
    PLANNED = "planned"
    NEGATED = "negated"
    ORDERED = "ordered"
    ENDED = "ended"


_PLANNED = re.compile(
    "(?<![模虚比])拟(?!定|人|真|合)|(?<![\u4e00-\u9fff]大)将(?=于|在|与|由|会|继续|新|建|共|开|联|"
    "签|向|对|成|组|吸|进|为|参|加|合|投|联合|依托|分别|牵头|陆续|正式|率先|逐步|同步|重点|着力|打造|设立|启动|承办|承建|聘|派|举办|召开)|计划(?!单列|学员)|筹建|筹备组|筹划|有意|意向|力争|"
    "争取|准备|打算|研究与|正?在?(?:洽谈|商谈|协商|接洽|接触|磋商|谈判)|择机|原计划|原定|"
    "明年|后年|下一步|下步|预计|有望|待(?=批|审|定)|希望|期待|(?<!已)申请(?!人)|申办|尚在|考虑|建议|"
    "呼吁|设想|目标是|规划建设|座谈|即将|愿(?=意|与|同|为)|想|入会申请|备选|候补|培育对象|列席|推荐|有待|仍在|论证|酝酿|用于(?:新|改|扩|筹|共)?建"
)
_NEGATED = re.compile(
    "曾[任是为系]|曾担任|从未(?=[与和同签合参加])|没有(?!人)|(?<!从)未(?!来|央|名)|尚无|不再|并非|不是|未能|取消|搁置|暂不|退出|否认|谈不上|不存在|"
    "放弃|停工|动工|推迟|延后|婉拒|拒绝|不予|不成|作罢|流产|落空|停留在(?:纸面|口头|意向)|流于形式|有名无实|暂停|中止|无(?=共建|合作|意)|不列入|误传|不实|"
    "没(?=有|能)"
)
_TAKEN_BACK = re.compile(
    "因[^。；]*(?:没有|未|取消|搁置|停|放弃|不成|暂不|不予)|但[^，。；]*(?:未|没有|没能)(?:能)?(?:落地|"
    "启动|开工|动工|实施|成行|签)|，(?:目前|至今|迄今)(?:尚|仍|还)?(?:未|没有)"
)
_DENIED = re.compile("网传|传闻|网友称|坊间|有消息称|谣传|网上流传|传言|所谓|辟谣|不属实")
_ORDERED = re.compile(
    "支持|鼓励|引导|推动|推进(?!会)|组织|加快|(?<![\ue000-\ue004])指导|督促|要求|应当|应(?=由|与|当)|须|必须|要(?=依托|"
    "与|由)|可(?=由|依托|与)|允许|积极|统筹"
)
_WITHDRAWN_LABEL = re.compile("[^，。：]{0,6}(?:撤回|未入选|未通过|落选|备选|取消|不予|退出|终止)[^，。：]{0,8}：")
_CONDITIONAL = re.compile("如果|若(?!干|羌)|假如|一旦|如(?=未|果|有)|凡|的，(?:由|应|可)")
_AGREED = re.compile(
    "(?:根据|按照|依据|按)(?:该|合作|框架|战略|此次)*(?:协议|合同|约定)|(?:协议|合同)(?:约定|规定|明确)"
)
_TO_COME = re.compile("将(?:在|于)?|计划")
# 到2027年，双方投入1.5亿元，建成…: what is to be by a year is still to come.
_BY_YEAR = re.compile(
    "(?<![0-9年月日自从截])(?:到|至)20[0-9]{2}年(?:底|末)?(?:之?前)?(?=，|[^，。；至]{0,8}(?:将|力争|建成|达到|培养|投入))"
)
_STOP = re.compile("[。；]")
_ENDED = re.compile("终止|到期|停办|停用|关停|注销|摘牌|解散|结束|为止|停止|解除|(?<!建设)期满|撤出|不再续|未再续")


def modality(coded: Coded, start: int, end: int) -> Modality:
    """The modality of what stands at ``start`` to ``end`` of a coded sentence: by its clause, and by a later clause
    that takes the statement back (…因选址变动至今没有动工)."""
    text = coded.text
    begin, stop = coded.clause(start, end)
    clause = text[begin:stop]
    denied = _DENIED.search(text)
    if denied and denied.start() < end:
        return Modality.NEGATED
    if _WITHDRAWN_LABEL.match(text):
        return Modality.NEGATED
    if _CONDITIONAL.search(clause):
        return Modality.PLANNED
    first = max(text.rfind("。", 0, start), text.rfind("；", 0, start)) + 1
    if _is_over(text, first, start, end):
        return Modality.ENDED
    if _NEGATED.search(clause) or _TAKEN_BACK.search(text[end : _stop(text, end)]):
        return Modality.NEGATED
    if coded.agreed or _AGREED.search(text):
        # What an agreement lays down holds with it; only what is still to be founded does not.
        clause = _TO_COME.sub("", clause)
    if _PLANNED.search(clause) or _BY_YEAR.search(text, first, end):
        return Modality.PLANNED
    if _ORDERED.search(text[begin:start]):
        return Modality.ORDERED
    return Modality.HOLDS


_NAMED = re.compile("[\ue000-\ue00d]")


def _is_over(text: str, first: int, start: int, end: int) -> bool:
    """Whether the sentence says that it is over; a later clause about somebody else does not (…，丙因注销退出)."""
    for match in _ENDED.finditer(text, first, _stop(text, first)):
        comma = text.rfind("，", first, match.start()) + 1
        if comma <= end or not _NAMED.search(text, comma, match.start()):
            return True
    return False


def _stop(text: str, position: int) -> int:
    """Where the sentence that holds a place ends."""
    stop = _STOP.search(text, position)
    return stop.start() if stop else len(text)


def holds(coded: Coded, start: int, end: int) -> bool:
    """Whether the statement holds now."""
    return modality(coded, start, end) is Modality.HOLDS


_OBJECT = re.compile("的?[^，。；\ue000-\ue00d]{0,8}[\ue000-\ue00d]")
_STILL_TO_DO = re.compile(
    "开工|动工|建成|开建|启用|投用|投入|揭牌|挂牌|成立|落成|竣工|启动|取消|搁置|流产|不成|停工|落空|名存实亡"
)


def holds_of(coded: Coded, start: int, end: int) -> bool:
    """Whether what a clause says of a thing holds (甲与乙共建的丙…), whatever is planned for that thing."""
    hangs = coded.text[end - 1 : end] == "的" or coded.text[end : end + 1] == "的"
    thing = _OBJECT.match(coded.text, end) if hangs else None
    if thing is None:
        return holds(coded, start, end)
    state = modality(coded, start, end)
    rest = coded.text[thing.end() : _stop(coded.text, thing.end())]
    if state not in (Modality.PLANNED, Modality.NEGATED) or _STILL_TO_DO.search(rest) or _DENIED.search(coded.text):
        return state is Modality.HOLDS
    return begins_holding(coded, end)


def begins_holding(coded: Coded, position: int) -> bool:
    """Whether nothing before a place of its clause says that what stands there is only planned or denied."""
    begin, _ = coded.clause(position, position)
    before = coded.text[begin:position]
    return not (_PLANNED.search(before) or _NEGATED.search(before) or _ORDERED.search(before))
