"""Whether a number is to be reached or paid: no old value, condition, permission, quota, duration or reference."""

from __future__ import annotations

import re

from chuyi.ingest.tasks.distribution import is_shared_area
from chuyi.ingest.tasks.objects import after_number, before_number
from chuyi.ingest.tasks.quantities import Quantity
from chuyi.ingest.tasks.scene import JOINED, JOINERS, OLD, Scene, change_start
from chuyi.ingest.tasks.verbs import ORDER

_OLD_CHANGE = re.compile(
    r"^[^，。；]{0,6}(?:提高|增加|提升|增长|扩大|增|降|减少|上升|调整|压减|压缩|升)[^，。；]{0,3}(?:到|至|为)"
)
_COMPARED = r"(?=20\d\d|上年|去年|全国|全省|全市|同期|上一|前|往年|同类|现|“十|基期)"
_HELD = re.compile(
    rf"现有|目前|已有|已建成?|已经|原有|原为|截至|现已|业已|(?<!线)上年|去年|此前|基数|[较比]{_COMPARED}|同比|相比|超出|20\d\d年(?:的|标准|基数|仅|只|实际)|[全我][省市县区州盟](?:共|现|已)?有(?=[\u4e00-\u9fff])"
)
# What is to grow by so much (总值较上年净增4200万元) is no old value.
_GROWN = re.compile(
    r"[较比](?:上年|上一年|去年|20\d\d年)[底末度再净力争均新]*(?:增加|增长|提高|提升|增|压减|减少|下降|降低)(?:不少于|不低于|约)?$"
)
_PERMITTED = re.compile(
    r"不再|(?<![许认不])可(?!(?:同时)?容纳[\u4e00-\u9fff]{2,6}(?:$|[\d一二三四五六七八九])|持续|靠|行|视|再生|穿戴|见|编程|信|复制|推广)|允许|准许|原则上不超"
)
_QUOTA = re.compile(
    r"限[报推申]|限额|名额不超|一式|投稿|(?:申报|书面|纸质|佐证)材料|每[^，。]{1,5}(?:申报|推荐|上报)|(?:申报|推荐|上报|报送)(?:名额"
    r"|数量|[^，。]{0,10}(?:不超过|最多|限))|报名|初审|评审"
)
# To apply is a procedure, to try for something an order.
_APPLIED = re.compile(r"申报|申请")
_TRIED = re.compile(r"组织|支持|力争|争取|指导|积极|推动|帮助|培育")
_OF_A_YEAR = re.compile(r"(?P<year>20\d\d)年(?!底|末|前|起|秋|春|\d)")
_CONDITION = re.compile(
    r"出现|不足|未满|(?<!不)低于|(?<!不)少于|满(?=\d|[一二三四五六七八九十两])|凡|如果|若(?!干)|超出|连续|近[三两五]年|累计[两三]次"
)
_REFERENCE = re.compile(
    r"(?:其中的|等|这|那|该|上述|(?:^|[，。；、的对将把持])以上|(?<![年月底日之])前|首|排名|名列|位居|第|共有|分(?:为|成)?|由|任选|任意|每|分|另|“)$"
)
_RELIEF = re.compile(r"(?:的比例)?(?:抵免|抵扣|抵减|抵缴|减征|计征)")  # 按投资额的30%抵免: what a law grants
_EACH_ONE_DONE = re.compile(rf"每(?:{ORDER.pattern})$")
_CASE = re.compile(r"的[，、；]")
_ATTRIBUTE = re.compile(r"(?:及)?的(?![，。])")
# 每校要有500平方米的场地: what is to be had is aimed at, though a noun follows.
_OF_WHOM = re.compile(r"^对[^，。；]{0,8}(?:吸纳|招收|接[收纳]|录用|培[养训]|捐赠|投入|取得|获得|引进)[^，。；]{0,6}$")
_TO_HAVE = re.compile(
    r"(?:[要应须需]有|拥有|具有|配有|设有|至少有|配备|提供|落实|建成|建设|共建|打造|培育|遴选|认定|新建|新增|增加|配套|划拨)$"
)
_FOUNDS = re.compile(r"(?:[建设签办]|[建设签开][设成立办订署约好]|新建|组建|创建|筹建|成立)$")
STANDARD = re.compile(r"的(?:年度|全年|既定|预期)?(?:标准|要求|规模|比例|幅度|目标|任务)|标准(?!化)")
_ONE_UNITS = frozenset("个所家名座支套次场期份项")


def is_to_be_reached(scene: Scene, quantity: Quantity, left: int) -> bool:
    """Whether a number is a target: no old value, condition, permission, quota, duration, reference or article."""
    text = scene.text
    before = text[left : quantity.bound_start]
    conditional = _CONDITION.search(text, max(left, quantity.bound_start - 14), quantity.bound_start)
    behind = text[quantity.bound_end : quantity.bound_end + 14]
    if OLD.search(before) and _OLD_CHANGE.match(behind):
        return False
    if _is_new_value(scene, quantity, left):
        return True
    bracket = text.rfind("（", left, quantity.start)
    past = _OF_A_YEAR.match(text, max(left, bracket + 1), quantity.start)
    if past is not None and scene.plan_year is not None and int(past["year"]) < scene.plan_year:
        return False  # 2024年互派教师38人次 in a plan of 2025
    if _is_held(scene, before, quantity) or _PERMITTED.search(before) or conditional:
        return False
    if (
        _QUOTA.search(before)
        or (_APPLIED.search(before) and not _TRIED.search(before))
        or _refers(scene, quantity, left)
    ):
        return False
    if (
        text[quantity.start - 1] == "等"
        and not quantity.bound
        and any(left <= m.start < quantity.start for m in scene.bodies)
    ):
        return False  # A、B等5所学校: the bodies are named, the number only sums them up
    if is_shared_area(text, quantity.end) or _in_quotes(text, left, quantity.start):
        return False
    if behind.startswith("的") and _OF_WHOM.search(before):
        return False  # 对吸纳10人以上的企业每人补贴1000元: which firms
    if _RELIEF.match(text, quantity.bound_end, scene.end):
        return False
    if _EACH_ONE_DONE.search(before):
        return False  # 每培养1名技工补贴5000元: what is paid for
    if _CASE.match(text, quantity.bound_end, scene.end) and not STANDARD.match(text, quantity.bound_end):
        return False  # 在籍学生达到30人的，按每班5万元奖励: to whom it applies
    if quantity.is_one and not _one_counts(scene, quantity, before):
        return False
    if (
        _ATTRIBUTE.match(behind)
        and not STANDARD.match(behind)
        and not _TO_HAVE.search(before)
        and before_number(text, left, quantity.bound_start) is not None
    ):
        # 就业率达到90%以上的学校: the number describes, it is not aimed at.
        return quantity.unit in ("元",) or "不低于" in quantity.bound
    return not _is_apposition(scene, left, quantity)


_MARKS = tuple("，。；、")


def _refers(scene: Scene, quantity: Quantity, left: int) -> bool:
    """Whether a number only sums up or points at what is named (A、B等5所); 等不少于5所 sets how many."""
    before = scene.text[max(left, quantity.bound_start - 4) : quantity.bound_start]
    persons = quantity.unit in ("人次", "人") and scene.text[quantity.bound_end : quantity.bound_end + 1] in _MARKS
    sets = quantity.bound or persons  # 培训讲解员、造雪工等1万人次
    return _REFERENCE.search(before) is not None and not (before.endswith("等") and sets)


def _is_new_value(scene: Scene, quantity: Quantity, left: int) -> bool:
    """Whether a number is what an old value changes to: 由去年的11件增加到20件."""
    earlier = [other for other in scene.quantities if left <= other.start < quantity.start]
    return bool(earlier) and change_start(scene, earlier[-1], quantity, left) is not None


def _is_held(scene: Scene, before: str, quantity: Quantity) -> bool:
    """Whether a number says what there is: 现有学校20所, and 在校生3万人 after it while no verb orders anything."""
    grown = _GROWN.search(before)
    if grown is not None and before[: grown.start()].strip():
        return False
    if _HELD.search(before):
        return True
    held = [match.end() for match in _HELD.finditer(scene.text, scene.start, quantity.start)]
    return bool(held) and not ORDER.search(scene.text, held[-1], quantity.start)


def _in_quotes(text: str, left: int, place: int) -> bool:
    return text.count("“", left, place) > text.count("”", left, place) or text.count("《", left, place) > text.count(
        "》", left, place
    )


def _one_counts(scene: Scene, quantity: Quantity, before: str) -> bool:
    """一 is a number where it is bounded, shared out or ends the phrase; else it may be an article."""
    if quantity.unit not in _ONE_UNITS or scene.text[quantity.end : quantity.end + 1] == "性":
        return False
    if quantity.bound or re.search(r"[每各]", before):
        return True
    if _FOUNDS.search(before) and quantity.unit in "个所家座处份届":
        return True
    behind = scene.text[quantity.bound_end : quantity.bound_end + 1]
    return behind in "，。；、）" and before_number(scene.text, scene.start, quantity.start) is not None


def _is_apposition(scene: Scene, left: int, quantity: Quantity) -> bool:
    """A、B两家单位: the number sums up names before it, and a noun follows; in 甲市、乙市3所学校 it does not."""
    text = scene.text
    before = text[left : quantity.start]
    if quantity.bound or before.endswith("等") or before[-1:] in JOINERS or not JOINED.search(before):
        return False
    thing = before_number(text, left, quantity.start)
    if thing is None or thing.end != quantity.start or after_number(text, quantity.bound_end, scene.end, False) is None:
        return False
    listed = text[thing.start : thing.end]
    places = [region for region in scene.regions if thing.start <= region.start and region.end <= thing.end]
    if places and places[-1].end == thing.end and quantity.count > len(places):
        return False  # 甲市、乙市3所学校: the places are not what is counted
    if _CREATES.search(text, left, thing.start):
        return False  # 增设酿酒、营销2个专业
    return bool(JOINED.search(listed)) and "各" not in before and "每" not in before


_CREATES = re.compile(r"(?:增设|新增|开设|新设|设立|设置|建设|新建|建成|组建|创建|打造|培育|开发|开办|建好)$")
