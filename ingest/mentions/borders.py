"""Where a name begins: from its head leftwards to the border.

A stretch without punctuation before the head is cut at marks of context. Marks that can be a part of names as well
(和, 建设) are decided by what stands on both sides.
"""

from __future__ import annotations

import re

from chuyi.ingest.mentions.gazetteer import Gazetteer
from chuyi.ingest.mentions.heads import Family, Head
from chuyi.ingest.mentions.lexicon import made_of, trie_expression, word_set, words
from chuyi.ingest.mentions.marks import Mark, MarkKind, Marks
from chuyi.ingest.mentions.places import place_chain_end

_LONGEST = 48
_NAMED_BY_TOPIC = {Family.BASE, Family.CULTURE, Family.INDUSTRY_COLLEGE, Family.PROGRAMMES}
_TOPICAL = {
    Family.BASE,
    Family.CULTURE,
    Family.INDUSTRY_COLLEGE,
    Family.PROGRAMMES,
    Family.ALLIANCE,
    Family.LEAGUE,
    Family.RESEARCH,
    Family.TITLE,
    Family.OFFICE,
    Family.PUBLIC_UNIT,
}
_HOLD_FIRMS = {Family.GROUP, Family.RESEARCH, Family.TITLE}
# What a clause with 联合 before a name goes on with.
_TOGETHER = re.compile(
    "等|[、和与]|共|开[展设发]|组建|建[设立成]|举[办行]|申[报办]|打造|成立|推[进出动]|实施|承[办接担]"
)
_OFFICE_OPENS = re.compile("自治|地区|[省市县区州盟旗]|[\u4e00-\u9fff]{1,12}管委会")
_LABEL = re.compile("(?:^|[\n　 ])[一二三四五六七八九十]+、$")
_PARTNERS = {Family.SCHOOL, Family.FIRM, Family.OFFICE, Family.PUBLIC_UNIT, Family.ASSOCIATION}
_DASH = re.compile("(?<=[\u4e00-\u9fff])[—–-](?=[\u4e00-\u9fff])")
_FIRM_END = re.compile("(?:有限|有限责任|股份)公司")
_DAUGHTER = re.compile("的?(?:全资|控股|参股)?(?:[一二三]级)?[子孙]公司")
_UNBROKEN = re.compile("[\u4e00-\u9fffA-Za-z0-9·+—-]{2,}")
_BUILDING = re.compile("(?:布局|布点|建设(?!工程|行业|项目|类|领域)|新建|建成|打造|设立|开设)(?=..)")
# What a body does with the next one.
_ACTS = frozenset(["联合", "组织", "培育", "服务", "指导"])
_IN_TITLES = word_set("in_topics") | {"共建"}
_OFFICES = {Family.OFFICE, Family.PUBLIC_UNIT, Family.TITLE}
_OPENING = re.compile(
    f"(?!{trie_expression(w for w in (*words('keep'), *words('cut')) if w[0] in words('opening_single')[0])})"
    f"[{words('opening_single')[0]}]"
)
# After one of these a joiner separates two names.
_NAME_END = re.compile(
    '(?:公司|集团|大学|学院|学校|中专|高中|中学|职专|职高|技校|高专|幼专|党校|中心|研究院|研究所|协会|学会|商会|厅|局|委员会|政府|管委会|委|联合体|共同体|联盟|基地|专业群|厂|银行|股份|(?:宣传|组织|统战|教育|科技|财政|商务|水利|农村|保障|运输|信息化|工作|武装)部|[）)”"])$'
)
_LEVEL = re.compile(trie_expression(words("level")) + f"(?!{trie_expression(words('level_not_before'))})")
_START = re.compile(
    f'[“"]|中[国共华]|自治[区州]|[省市县区州盟](?=[“"]|示范|优质|高水平|一流|特色|骨干|重点)|{trie_expression(words("level"))}|[0-9]|某'
)


# What marks an item of a list; inside a name it parts that of a foreign body (阿里·云栖).
_BULLETS = "·•・"


class Borders:
    """Left borders in one text."""

    def __init__(self, text: str, marks: Marks, known: Gazetteer) -> None:
        self._text = text
        self._marks = marks
        self._known = known
        self._has_dash = _DASH.search(text) is not None

    def left(self, head: Head, floor: int) -> int:
        """Where the name with this head begins; ``head.start`` where nothing stands before it.

        ``floor`` is a place that the name cannot go over (the end of a name before it).
        """
        quoted = self._quoted(head, floor)
        if quoted is not None:
            return quoted
        begin, parts = self._marks.stretch(head.start, max(floor, head.start - _LONGEST))
        begin = self._after_partner(self._after_firm(begin, head), head)
        begin = self._after_going(self._after_copula(begin, head), head)
        border = self._after_opening(begin, head)
        for mark in self._marks.within(begin, head.start):
            if mark.start < border or any(start <= mark.start < end for start, end in parts):
                continue
            if mark.kind is MarkKind.NUMBER:
                border = self._after_number(mark, border, head)
            elif mark.kind is MarkKind.CUT:
                if self._leaves_name(mark, border, head):
                    border = mark.end
            elif mark.kind is MarkKind.WEAK:
                border = self._after_weak(mark, border, head)
            else:
                border = self._after_joiner(mark, border, begin, head)
        return self._after_building(border, head)

    def _quoted(self, head: Head, floor: int) -> int | None:
        """Where the quotation begins that a facility's name fills, whatever words stand in it (“甲乙共建实训基地”)."""
        if head.family not in _NAMED_BY_TOPIC or self._text[head.end : head.end + 1] not in ("”", '"'):
            return None
        opening = self._text.rfind("“" if self._text[head.end] == "”" else '"', max(floor, head.start - 20), head.start)
        if opening < 0 or not _UNBROKEN.fullmatch(self._text, opening + 1, head.start):
            return None
        return None if is_class(self._text[opening + 1 : head.start]) else opening + 1

    def _after_building(self, border: int, head: Head) -> int:
        """Behind the one character that builds what only makes a class (各建公共实训基地, 平定县建公共实训基地)."""
        if head.family not in _NAMED_BY_TOPIC:
            return border
        verb = place_chain_end(self._text, border, head.start)
        built = _BUILDING.match(self._text, verb, head.start) if verb > border else None
        if built is not None:
            return built.end()  # 在甲市建设五金实训基地2个
        if self._text[verb] not in ("建设办" if verb == border else "建"):
            return border
        core = self._text[verb + 1 : head.start]
        return verb + 1 if core and is_class(core) else border

    def _after_firm(self, begin: int, head: Head) -> int:
        """Behind the last firm whose legal form stands in the stretch; only its branches and institutes hold it."""
        if head.family in _HOLD_FIRMS or head.word in ("分公司", "公司"):
            return begin
        ends = [match.end() for match in _FIRM_END.finditer(self._text, begin, head.start)]
        return ends[-1] if ends and ends[-1] < head.start else begin

    def _after_partner(self, begin: int, head: Head) -> int:
        """Behind a dash that joins two bodies (甲公司—乙学院), where a place begins the second or the first one ends."""
        if not self._has_dash or head.family not in _PARTNERS:
            return begin
        for dash in reversed(list(_DASH.finditer(self._text, begin, head.start))):
            placed = place_chain_end(self._text, dash.end(), head.start) > dash.end()
            if placed or _NAME_END.search(self._text, begin, dash.start()):
                return dash.end()
        return begin

    def _after_copula(self, begin: int, head: Head) -> int:
        """Behind the 系 that says whose daughter a firm is (甲牧业系乙控股有限公司全资子公司)."""
        if head.family is not Family.FIRM or not _DAUGHTER.match(self._text, head.end):
            return begin
        copula = self._text.rfind("系", begin, head.start - 1)
        return copula + 1 if copula >= 0 and self._text[copula : copula + 2] not in ("系统", "系列") else begin

    def _after_going(self, begin: int, head: Head) -> int:
        """Behind the 赴 of who goes to a firm, where a place opens its name (学生赴大连机床集团有限责任公司)."""
        if head.family is not Family.FIRM:
            return begin
        going = self._text.rfind("赴", begin, head.start)
        return going + 1 if going >= 0 and place_chain_end(self._text, going + 1, head.end) > going + 1 else begin

    def _after_opening(self, begin: int, head: Head) -> int:
        """Behind single characters that open a clause before a name (据X介绍), a place's name (凭祥市) apart."""
        stretch = self._text[begin : head.start]
        border = begin + len(stretch) - len(stretch.lstrip(_BULLETS))
        while (
            _OPENING.match(self._text, border, head.start - 1)
            and self._opens_clause(border)
            and place_chain_end(self._text, border, head.end) == border
        ):
            border += 1
        return border

    def _leaves_name(self, mark: Mark, border: int, head: Head) -> bool:
        """Whether a name can stand behind a word of context; a firm's legal form alone is none (…实业投资有限公司)."""
        if head.family in _NAMED_BY_TOPIC and self._text[mark.start : mark.end] in word_set("in_topics"):
            left = self._text[border : mark.start]
            return left in _SUBJECTS or (made_of(left, word_set("manner")) and self._opens_clause(border))
        if self._text[mark.start - 1 : mark.start] in ("”", '"') and self._text.startswith("立项建设", mark.start):
            return False  # 陕西省“双高计划”立项建设专业群
        if self._text[mark.start : mark.end] in _IN_TITLES and _LEVEL.match(self._text, border, mark.start):
            return False  # 省级应用技术协同创新中心
        if head.family is not Family.FIRM:
            return True
        if self._splits_trade_name(mark, border, head):
            return False
        if (
            mark.end - mark.start == 1
            and self._text[mark.start] not in "的是由在从对向把将被让使"
            and self._is_place(border, mark.start)
        ):
            return False  # 新疆其亚铝电有限公司
        rest = self._text[mark.end : head.start]
        if len(rest) == 1 and head.word != "公司":
            return False  # 驻马店直属库有限公司
        # 由公司, 在公司: the bare word names nobody, and what stands before is none of it.
        return not made_of(rest, _LEGAL) or (not rest and (mark.end - mark.start == 1 or head.word == "公司"))

    def _splits_trade_name(self, mark: Mark, border: int, head: Head) -> bool:
        """Whether a word of context is a part of a firm's trade name, for behind it too little of one would be left.

        A trade name has two characters or more (administration of enterprise names, 2020): no firm is called 材料有限公司
        or 立物流有限公司, so that 汇以材料有限公司 and 于立物流有限公司 are whole names.
        """
        text = self._text
        if (
            head.family is not Family.FIRM
            or head.word == "公司"
            or mark.end - mark.start > 2
            or text[mark.start] == "的"
        ):
            return False
        left = text[border : mark.start]
        rest = text[mark.end : head.start].translate(_NO_BRACKETS)
        if not rest or left in word_set("generic") or _NAME_END.search(left):
            return False
        if made_of(rest, _TRADES):
            return 0 < len(left) < 6
        single = mark.end - mark.start == 1 and len(rest) > 2 and made_of(rest[1:], _TRADES)
        return single and (len(left) < 2 or self._is_place(border, mark.start))

    def _is_place(self, start: int, end: int) -> bool:
        return start < end and place_chain_end(self._text, start, end) == end

    def _after_number(self, mark: Mark, border: int, head: Head) -> int:
        """A number counts what follows, except where it names it (第一中学, 5713厂)."""
        return mark.end if mark.end <= head.start and not self._splits_trade_name(mark, border, head) else border

    def _after_weak(self, mark: Mark, border: int, head: Head) -> int:
        """建设 and its like: a verb before a place, level, quotation or known name, or first in a topical name."""
        if mark.end >= head.start and head.family is not Family.PROGRAMMES:
            return border
        if head.family is Family.PROGRAMMES and self._text.startswith("建设工程", mark.start):
            return border  # 建设工程管理专业群: a field of building
        if self._starts_name(mark.end, head):
            return mark.end
        if mark.start == border and self._opens_with_verb(mark, head):
            return mark.end
        field = self._text[max(border, mark.start - 2) : mark.start] in _FIELDS and head.family in _NAMED_BY_TOPIC
        if mark.start > border and (field or self._text[border : mark.start] in _SUBJECTS) and mark.end < head.start:
            return mark.end  # 学校联合…有限公司
        if self._text[mark.start : mark.end] in _ACTS and self._ends_body(border, mark.start):
            topical = head.family in _HOLD_FIRMS | _NAMED_BY_TOPIC
            return border if topical else mark.end  # …学院联合…有限公司
        opens = made_of(self._text[border : mark.start], word_set("manner")) and self._opens_clause(border)
        if opens and head.family in _TOPICAL - {Family.OFFICE}:
            rest = self._text[mark.end : head.start]
            if len(rest) > 1 and self._text[mark.start : mark.end] in word_set("weak"):
                return mark.end
        return border

    def _ends_body(self, start: int, end: int) -> bool:
        """Whether a body's name ends here; 省委 goes on (省委组织部)."""
        return self._text[end - 1] != "委" and _NAME_END.search(self._text, start, end) is not None

    def _opens_with_verb(self, mark: Mark, head: Head) -> bool:
        """Whether a word that no body's name begins with stands before one (组织…集团有限公司开展试点)."""
        if mark.end >= head.start or head.family in _NAMED_BY_TOPIC:
            return False
        word = self._text[mark.start : mark.end]
        if word == "联合":
            leads = self._text.endswith("牵头、", 0, mark.start)
            return (leads or self._opens_sentence(mark.start)) and bool(_TOGETHER.match(self._text, head.end))
        if word not in word_set("opening"):
            return False
        return head.family not in _OFFICES or bool(_OFFICE_OPENS.match(self._text, mark.end, head.end))

    def _opens_sentence(self, position: int) -> bool:
        return self._text[position - 1 : position] in ("", "。", "；", "，", "\n", "　")

    def _opens_clause(self, position: int) -> bool:
        """Whether a clause, not an item of an enumeration, begins here."""
        before = self._text[position - 1 : position]
        return not before or before in "。；！？：，\n）)（( \t.．" or not self._is_joined(position)

    def _is_joined(self, position: int) -> bool:
        before = self._text[position - 1 : position]
        return before in '、与和及同“"' and not (
            before == "、" and _LABEL.search(self._text, max(0, position - 6), position)
        )

    def _after_joiner(self, mark: Mark, border: int, begin: int, head: Head) -> int:
        """和 and its like: a border, except between the two halves of one name's core."""
        left = self._text[border : mark.start]
        if self._splits_trade_name(mark, border, head):
            return border
        if (
            len(left) < 2
            and (self._begins_item(border) or (left and border > begin))
            and (head.family is Family.FIRM if not left else head.family in _TOPICAL)
        ):
            return border  # 与光科技（江阴）有限公司 in a cell; 钛及稀有金属材料专业群 in an enumeration
        if len(left) < 2 or left in word_set("generic") or _NAME_END.search(left):
            return mark.end
        # That 健康服务专业群 is known says nothing of 医药与健康服务专业群.
        if self._starts_name(mark.end, head, head.family is not Family.PROGRAMMES or left.endswith("专业")):
            return mark.end
        if left[-2:] in word_set("generic") and head.family not in _TOPICAL:
            field = head.family is Family.SCHOOL and left[-2:] not in _SUBJECTS | _ACTORS
            opens = place_chain_end(self._text, border, mark.start) > border
            return border if field and opens else mark.end  # 重庆资源与环境保护职业学院
        if place_chain_end(self._text, border, mark.start) > border:
            # 宁波市新能源与…: the place opens one name; 宁波与… are two.
            # But a place and a firm are no pair (上海和黄药业).
            if place_chain_end(self._text, border, mark.start) < mark.start:
                return border
            return border if head.family is Family.FIRM and self._text[mark.start] == "和" else mark.end
        if head.family in _TOPICAL or head.family is Family.ASSOCIATION:
            return mark.end if self._known_left(border, mark.start) else border
        return mark.end

    def _begins_item(self, position: int) -> bool:
        """Whether a cell or an item of an enumeration begins here."""
        before = self._text[position - 1 : position]
        return before in ("、", "|", "\t", "“") or self._text[max(0, position - 2) : position] in ("  ", "| ")

    def _known_left(self, start: int, end: int) -> bool:
        return self._known.get(self._text[start:end]) is not None

    def _starts_name(self, position: int, head: Head, or_known: bool = True) -> bool:
        """Whether what begins here is a name's beginning: a place, a level, a quotation, a known name."""
        if position >= head.start:
            return False
        if _START.match(self._text, position):
            return True
        end = place_chain_end(self._text, position, head.end)
        if end > position and end < head.end:
            return True
        known = self._known.longest_ending_at(self._text, head.end, position) if or_known else None
        return known is not None and len(known.name) == head.end - position


_LEGAL = frozenset(
    [
        "有限",
        "责任",
        "股份",
        "集团",
        "控股",
        "科技",
        "技术",
        "实业",
        "投资",
        "发展",
        "管理",
        "服务",
        "咨询",
        "（",
        "）",
        "(",
        ")",
        "（集团）",
    ]
)
_FIELDS = frozenset(["领域", "行业", "方面", "区域", "地区", "片区", "园区"])
GOODS = _LEGAL | frozenset(
    (
        "零部件 工程 开发 设计 贸易 运营 经营 销售 制品 产品 用品 设施 系统 安装 施工 加工 生产 信息技术 生物科技 环保科技 "
        "设备 工具 五金 配件 部件 器材 电线 制冷 暖通 消防 门窗 家电 日化 农资 农机 种苗 水产 面粉 油脂 糖业 盐业 木业 竹业 石材 珠宝 "
        "眼镜 玩具 印务 广告 会展 策划 人力资源 劳务 家政 保洁 物管 房地产 租赁 担保 财务 人工智能 大数据 云计算 物联网 互联网 "
        "电子商务 节能 健身 美容 美发 服务外包 劳务派遣 装饰 装修 电气 电器 电子 电力 材料 新材料 机械 装备 汽车 化工 食品 物流 "
        "软件 信息 通信 建筑 建设 建材 能源 新能源 环保 医疗 器械 医药 服装 纺织 农业 教育 文化 旅游 餐饮 酒店 商贸 工业"
    ).split()
)
"""What firms make and deal in, which alone is no name of one (电气设备有限公司)."""
_TRADES = GOODS | word_set("firm_endings")
_NO_BRACKETS = str.maketrans("", "", "（）()")
_SUBJECTS = frozenset(["学校", "学院", "该校", "我校", "企业", "公司", "集团", "基地", "各校", "校方"])
_ACTORS = frozenset(["单位", "院校", "高校", "职校", "政府", "部门", "机构", "组织", "协会", "行业", "园区", "双方"])


def is_class(core: str) -> bool:
    """Whether a core without place holds nothing but words that make a class."""
    return made_of(core, word_set("class_words"))
