"""Names by morphology: what a head, its core and its surroundings make of a span."""

from __future__ import annotations

import re

from spacy.lang.zh.stop_words import STOP_WORDS

from chuyi.ingest.mentions.borders import GOODS, Borders, is_class
from chuyi.ingest.mentions.candidates import Candidate
from chuyi.ingest.mentions.gazetteer import Gazetteer
from chuyi.ingest.mentions.heads import Family, Head, heads
from chuyi.ingest.mentions.lexicon import any_of, made_of, trie_expression, word_set, words
from chuyi.ingest.mentions.marks import Marks
from chuyi.ingest.mentions.places import is_province, place_chain_end, place_end

_LONGEST_CORE = 40
_TYPES = {
    Family.SCHOOL: "Institution",
    Family.FIRM: "Enterprise",
    Family.GROUP: "Enterprise",
    Family.RESEARCH: "ResearchInstitute",
    Family.ASSOCIATION: "Association",
    Family.OFFICE: "Department",
    Family.PUBLIC_UNIT: "Department",
    Family.ALLIANCE: "Alliance",
    Family.LEAGUE: "Alliance",
    Family.BASE: "TrainingBase",
    Family.CULTURE: "CultureBase",
    Family.INDUSTRY_COLLEGE: "IndustryCollege",
    Family.PROGRAMMES: "ProgrammeGroup",
}
_FACILITIES = {Family.BASE, Family.CULTURE, Family.INDUSTRY_COLLEGE, Family.PROGRAMMES}
# Heads that also are the class of a title.
_TITLED = {Family.SCHOOL, Family.ALLIANCE, Family.LEAGUE, Family.TITLE, Family.RESEARCH, *_FACILITIES}
_BODY_END = re.compile(
    "(?:有限公司|公司|大学|学院|学校|中专(?!学校)|(?:职业|高级|完全)中学(?![校生])|(?:职业|技术|成人)教育中心(?!学校)|职教中心|研究院|研究所|协会|学会|集团|技校|（筹）)(?=.)"
)
_LEVEL = re.compile(f"(?:{trie_expression(words('level'))})(?!(?:{trie_expression(words('level_not_before'))}))")
_QUALITY = re.compile(trie_expression(words("quality")))
_QUOTE = re.compile('[“"][^“”"0-9]{1,8}[”"]')
_LED_QUOTE = re.compile('(?:国家|全国)?[“"][^”"0-9]{1,8}[”"]')
_SCHOOL_KIND = re.compile(
    "职业|技师|技工|师范|高等|中等|专科|医学|卫生|党校|中专|职专|职高|职教|第[一二三四五六七八九十]"
)
_NEVER_A_NAME = re.compile(
    "(?:[两二三四五六七八九十]+[县市区州盟旗])?(?:公办|民办)?(?:中职|高职|中高职|职业|本科)(?:学校|院校)(?<!职业学校)"
)
_ALL_OF_A_PLACE = re.compile("(?:中等|高等)?(?:职业|技工)(?:技术)?(?:学校|院校)")
_SAID_OF_ALL = re.compile(
    "布局|专业|教师|学生|招生|办学|技能|在校|毕业|数量|总数|均|都|全部|平均|的(?:同类|平均|在校|专任|办学|总)"
)
_SPOKEN = re.compile("[就能要可不很都也只个半时想已我你他她它们来去]")  # 半个钟头就能学会
_TRADE = re.compile(
    "[\u4e00-\u9fff]{2,}(?:工业|农业|商业|商贸|商务|财经|财贸|卫生|护士|交通|铁路|水利|电力|邮电|建筑|"
    "建设|机械|机电|电子|信息|"
    "旅游|艺术|体育|幼师|外语|外事|航空|航海|海事|林业|畜牧|化工|轻工|纺织|粮食|供销|司法|食品|汽车|"
    "园林|冶金|矿业|地质)$"
)
_CONFERRED = re.compile("(?:入选|获评|评为|认定为|确定为|列为|获批|立项为|命名为|首批|第[一二三四五六七八九十]批)$")
# What ends in a word of distinction and a class is a title, whatever it is for (全国校园文化建设示范学校).
_DISTINGUISHED = re.compile("(?:示范性?|特色|重点|骨干|优质|优秀|先进|标杆|样板|文明|平安)$")
_BARE_LEVEL = re.compile("(?:省域|自治区|自治州|盟|省|市|州|县|区)(?![级属直])")
_COUNTED = re.compile("[0-9一二两三四五六七八九十]+[个家处]")
_SEVERAL = re.compile("(?:[2-9]|[1-9][0-9]+|[两三四五六七八九十]{1,3})余?[个家处所座]")
_SEVERAL_BEFORE = re.compile("(?<![0-9])(?:[2-9]|[1-9][0-9]+|[两三四五六七八九十]{1,3})余?[个家处所座]$")
_COUNT_BEFORE = re.compile("(?:[0-9]+|[二两三四五六七八九十]+)余?[个家处]$")
_HELD_BEFORE = re.compile("(?:学院|大学|学校|公司|中心|集团|的|建有|设有|拥有|办有|建成了)$")
_BUILDING = ("建设单位", "培育单位")
_BATCH_OF_PLACE = re.compile("[省市州区县盟旗](?:首批|第[一二三四五六七八九十]+批)$")
_LISTS = re.compile("(?:名单|一览表|结果|目录|汇总表|情况表)")
_LONG_CLASS = 4
_BESTOWED = re.compile(
    "(?:入选|获评|评为|评定为|认定为|确定为|命名为|授予|荣获|跻身|列为)(?:了)?(?:首批|第[一二三四五六七八九十]批)?$"
)
_GRADE = re.compile("[A-DＡ-Ｄ][档类级]")  # 国家“双高计划”A档建设专业群
_STRIVES_FOR = re.compile("(?:创建|争创|创成|建设|建成|打造|申报|培育|遴选|评选|认定|取消其?|撤销其?)$")
# What a title's holder has only been listed for, which is no part of it (高水平学校立项建设单位).
_STANDING = re.compile("立项(?:建设|培育)?(?:单位|院校|学校)?$")
_PROGRAMME_IN_QUOTES = re.compile('[”"](?:工程|计划|行动|项目|模式|机制|品牌|活动)')  # “金牌工坊”工程
_GOODS_IN_ONE = frozenset("茶酒瓷陶竹药盐糖稻菌橙桃梨枣蟹虾鱼羊牛马猪花果菜粮棉麻丝烟钢铝铜锂硅氢船")  # 茶产业学院
_CALLED_TITLE = re.compile("[”）]?(?:的)?(?:称号|资格|荣誉|名单|立项|建设单位|培育单位|创建|认定|评选|遴选)")
_PROGRAMME = re.compile("双[高优一]|一流|高水平|示范|计划|工程|行动")
_UNMARKED = str.maketrans("", "", '“”"（）()')
_UNQUOTED = str.maketrans("", "", '“”"')
_UNBRACKETED = str.maketrans("", "", "（）()")
_TAIL = re.compile("[（(]([^（）()]{1,8})[）)]")
_BRANCH = re.compile(
    "[\u4e00-\u9fff]{2,12}?(?:分公司|(?:发|热)?电厂|总厂|分厂|分行|支行|[电机工]务段|车辆段|供电段|客运段|动车段)"
)
_TOO_BARE = ("学校", "学院", "中学", "小学", "企业", "院校", "高校", "园区", "专业")
_NUMBERED = re.compile("[0-9一二三四五六七八九十]+号")
# Firms of kinds that are words of the language: only with a place and a name of their own.
_PLACED = frozenset(("酒店 酒庄 农场 林场 牧场 旅行社 信用社 信用联社 信用合作联社 农信社").split())
_OF_A_LEVEL = re.compile("[农教社工]科[院所]|教科院|质检院|计量院")
_ACT = re.compile("(?:联合|组织|培育|服务|指导)$")
_AT_LEAST = re.compile("级(?:及以|以|之)上")  # 州级以上公共实训基地 are many
_TRAINS = re.compile(
    "实训|实习|实践|培训|培养|教学|训练|传承|教育|研学|孵化|产学研|产教|合作|双创|创新|体验|示范|人才|教师|技能|劳动|科普|培育|工匠"
)
_OF_A_UNIVERSITY = re.compile("(?:护士|卫生|职业|中等|技工)[\u4e00-\u9fff]{0,6}学校")
_MEMBERS = re.compile("的?(?:常务)?(?:副?理事|成员|会员)")
_INNER_ORGANS = ("党委", "工会", "团委", "办公室", "妇联", "委员会")
_BRANCHED = "公司|集团|银行|局|移动|电信|联通|铁塔|广电|邮政|烟草|石油|石化|电力|供电|人寿|人保|财险|股份|^中国|^国网"
_OWN_BRANCH = re.compile("(?:应用技术|职业技术|高等职业技术|独立|[^，。]{2,6}分)学院")
_BUILT = re.compile(
    f"(?:(?:{any_of('manner')})*(?:{any_of('weak', 'in_topics')}|共建|建成|建立|设立|申报|承建|的|了|与|和|共同|合作|联合))+"
)
_LEADING_CENTRAL = re.compile("中国|中华|中央|国家|全国|中共|国际|世界|国网|民办|国营|公立|私立|中外合作")


_KINDS_OF_SCHOOLS = frozenset(
    ("中职", "高职", "职业", "中等", "高等", "技工", "公办", "民办", "专业", "职业教育", "技术", "教育")
)
_RUN_BY = re.compile("民办|国营|公立|私立|中外合作")


class NameFinder:
    """Names with a head in one text."""

    def __init__(self, text: str, marks: Marks, known: Gazetteer, brands: frozenset[str]) -> None:
        self._text = text
        self._marks = marks
        self._known = known
        self._borders = Borders(text, marks, known)
        self._brand = (
            re.compile('[“"]?(?:' + "|".join(map(re.escape, sorted(brands, key=len, reverse=True))) + ')[”"]?')
            if brands
            else None
        )

    def find(self) -> list[Candidate]:
        """All candidates, overlapping ones included, in order of their heads."""
        found: list[Candidate] = []
        for head in heads(self._text):
            found.extend(self._with_head(head))
        return found

    def _with_head(self, head: Head) -> list[Candidate]:
        start = self._borders.left(head, 0)
        if head.start - start > _LONGEST_CORE:
            return []
        if start == head.start and head.family not in (Family.OFFICE, Family.PUBLIC_UNIT):
            return []  # the bare word
        if self._text[start - 1 : start] == "某":
            return []  # 某建材公司 names nobody
        start = self._at_known(head, start)
        if head.family in _TITLED:
            start = start if head.family is Family.RESEARCH else self._after_holder(start, head)
            title = self._title(head, start)
            if title:
                return title
        match head.family:
            case Family.OFFICE | Family.PUBLIC_UNIT:
                return self._department(head, start)
            case Family.TITLE:
                return []
            case Family.SCHOOL:
                return self._school(head, start)
            case Family.FIRM | Family.GROUP:
                return self._firm(head, start)
            case Family.BASE | Family.CULTURE | Family.INDUSTRY_COLLEGE | Family.PROGRAMMES:
                return self._facility(head, start)
            case _:
                return self._body(head, start)

    # Borders that depend on what the name is.

    def _after_holder(self, start: int, head: Head) -> int:
        """Behind a body in front of a title or an alliance (撤销甲学校乙省示范性中职学校称号)."""
        for body in _BODY_END.finditer(self._text, start, head.start):
            place = place_end(self._text, body.end(), head.start)
            opens = (place > body.end() and not self._text.startswith("附属", place)) or _LEVEL.match(
                self._text, body.end()
            )
            if opens and place_end(self._text, start, head.start) != body.end():
                start = body.end()
        return start

    def _at_known(self, head: Head, start: int) -> int:
        """A known name that ends with the head goes before a longer guess that no place opens."""
        if head.family in _FACILITIES or head.family is Family.TITLE:
            return start
        known = self._known.longest_ending_at(self._text, head.end, start)
        if known is None or len(known.name) < 4:
            return start
        begin = head.end - len(known.name)
        if begin == start or place_end(self._text, start, begin) > start or _LEADING_CENTRAL.match(self._text, start):
            return start
        return begin if begin < head.start else start

    def _at_place(self, start: int, head: Head) -> int:
        """The place at which a public body's name begins, if some words of no lexicon stand before it."""
        if place_end(self._text, start, head.start) > start or _LEADING_CENTRAL.match(self._text, start):
            return start
        for position in range(start + 1, head.start):
            end = place_end(self._text, position, head.start)
            if end > position and (end - position > 2 or self._text[end - 1] in "省市县区"):
                return position if not _BODY_END.search(self._text, start, position + 1) else start
        return start

    def _core(self, start: int, head: Head) -> tuple[bool, str]:
        """Whether a place opens the name, and the core behind it."""
        end = place_chain_end(self._text, start, head.start)
        return end > start, self._text[end : head.start]

    def _tail(self, end: int, *, places: bool = True) -> int:
        """The end with a bracket that belongs to the name: （筹）, （武汉）, （集团）."""
        match = _TAIL.match(self._text, end)
        if match and (
            match[1] in ("中国", "中国区", "国际", "香港")
            or match[1]
            in ("筹", "集团", "联盟", "共同体", "群", "华东", "华北", "有限合伙", "普通合伙", "特殊普通合伙")
            or (places and match[1][-1] not in "省市县区州" and place_end(match[1], 0, len(match[1])) == len(match[1]))
        ):
            return match.end()
        return end

    # Titles: brand, level or place + class.

    def _title(self, head: Head, start: int) -> list[Candidate] | None:
        opening = self._title_start(head, start)
        if opening is None and self._is_of_batch(head, start):
            return [Candidate(start, head.end, "Designation", "class of a batch", 0.85)]
        if opening is None:
            return None
        begin, opens_with = opening
        named = self._text[begin] in '“"' and re.fullmatch("[\u4e00-\u9fff]{2,8}", self._text[start:begin])
        if named and head.family in (Family.ALLIANCE, Family.LEAGUE):
            return None  # 长三角“数字商贸”产教融合共同体 has a name of its own
        rest = self._text[begin + opens_with : head.start]
        if not self._is_title(begin, opens_with, rest, head):
            return None
        end = head.end
        if head.family in (Family.LEAGUE, Family.ALLIANCE, Family.TITLE):
            end = self._tail(end, places=False)
        standing = _STANDING.search(self._text, begin + opens_with + 2, end)
        end = standing.start() if standing is not None else end
        host = self._host_end(start, begin)
        if host and head.family in _FACILITIES and self._text[begin] in '“"' and not _COUNTED.match(self._text, end):
            return [Candidate(begin, end, _TYPES[head.family], "host + brand + class", 0.85)]
        return [Candidate(begin, end, "Designation", "level, brand or place + class", 0.9)]

    def _is_of_batch(self, head: Head, start: int) -> bool:
        """Whether a class is what the document lists as a batch (某省第四批职业教育产教融合实训基地名单) or what a place's
        batch confers (获批某省首批现代产业学院)."""
        core = self._text[start : head.start].translate(_UNQUOTED)
        batch = _BATCH_OF_PLACE.search(self._text, max(0, start - 16), start)
        if batch is None or not is_class(core):
            return False
        place = batch.start() + 1
        opens = next((at for at in range(max(0, place - 9), place - 1) if self._is_placed(at, place)), place)
        before = self._text[max(0, opens - 8) : opens]
        if len(core) > 1 and (_CONFERRED.search(before) or (before[-1:] in tuple("是为、") and _QUALITY.search(core))):
            return True
        listed = re.escape(self._text[start : head.end]) + "[^\n]{0,12}?" + _LISTS.pattern
        return len(core) >= _LONG_CLASS and re.search(f"(?:{listed})", self._text) is not None

    def _is_placed(self, start: int, end: int) -> bool:
        return place_chain_end(self._text, start, end) == end

    def _title_start(self, head: Head, start: int) -> tuple[int, int] | None:
        """Where level, brand or place opens a title, and how long that opening is."""
        level = None
        for match in _LEVEL.finditer(self._text, start, head.start):
            level = match
        if level and "级" in level.group():
            before = place_chain_end(self._text, start, level.start())
            begin = start if before == level.start() else level.start()
            return begin, level.end() - begin
        if self._brand:
            brand = self._brand.search(self._text, start, head.start)
            if brand:
                prefix = self._text[start : brand.start()]
                place = place_chain_end(prefix, 0, len(prefix))
                whole = (
                    prefix in ("国家", "全国") or _BARE_LEVEL.fullmatch(prefix) or (place and is_class(prefix[place:]))
                )
                begin = start if whole else brand.start()
                return begin, brand.end() - begin
        quoted = _LED_QUOTE.match(self._text, start, head.start) or self._placed_quote(start, head)
        if quoted:
            return start, quoted.end() - start
        if level and level.start() == start:
            return start, level.end() - start
        if head.family is Family.RESEARCH:
            return None  # 遵义市标准化研究所 is one body
        place = place_chain_end(self._text, start, head.start)
        if place > start:
            return start, place - start
        bare = _BARE_LEVEL.match(self._text, start, head.start)
        return (start, bare.end() - start) if bare else None

    def _is_counted(self, begin: int, end: int) -> bool:
        """Whether a number says how many of it there are or are to be."""
        return bool(_COUNTED.match(self._text, end) or _COUNT_BEFORE.search(self._text, max(0, begin - 6), begin))

    def _are_many(self, start: int, end: int) -> bool:
        """Whether a number says that it is a kind of which there are several (食用菌实训基地3个), not the sum of a list."""
        before = self._text[max(0, start - 6) : start]
        return bool(_SEVERAL_BEFORE.search(before)) or (
            before[-1:] not in tuple("、和与及") and _SEVERAL.match(self._text, end) is not None
        )

    def _placed_quote(self, start: int, head: Head) -> re.Match[str] | None:
        """A place and a quotation that open a title: 重庆市“双优”中等职业学校."""
        place = place_chain_end(self._text, start, head.start)
        if place == start:
            level = _BARE_LEVEL.match(self._text, start, head.start)
            place = level.end() if level else start
        return _QUOTE.match(self._text, place, head.start) if place > start else None

    def _is_title(self, begin: int, opening: int, rest: str, head: Head) -> bool:
        opened = self._text[begin : begin + opening]
        if opened[0] in '“"' and not rest and head.word in _TOO_BARE and not self._is_programme(opened):
            return False  # “空小散弱”学校
        if head.word == "基地" and not _TRAINS.search(rest):
            return False  # 世界级盐湖产业基地
        if opened.endswith("级"):
            if head.family is Family.SCHOOL and made_of(rest, _KINDS_OF_SCHOOLS):
                return self._is_conferred(begin, head)  # 县级中职学校 are many
            return bool(rest) or head.word not in _TOO_BARE  # 部分县级学校
        plain = _GRADE.sub("", rest.translate(_UNMARKED if head.word in _BUILDING else _UNQUOTED))
        branded = opened[0] in '“"' or (self._brand and self._brand.fullmatch(opened))
        if head.family in _FACILITIES and (
            (branded and not _HELD_BEFORE.search(self._text, max(0, begin - 4), begin))
            or self._is_counted(begin, head.end)
        ):
            return True  # “楚怡”茶艺实训基地, 湖南省茶艺实训基地3个: what a programme builds, not one body's
        if opened in ("国家", "全国") and head.family in _FACILITIES:
            return True
        if (_DISTINGUISHED.search(plain) or head.word == "示范校") and not _BODY_END.search(plain + " "):
            return True
        joined = _MEMBERS.match(self._text, head.end)  # 入选某共同体成员
        bestowed = not joined and head.word not in _BUILDING and _BESTOWED.search(self._text[max(0, begin - 9) : begin])
        if bestowed and not _BODY_END.search(plain + " "):
            return True  # 获评江苏省乡村工匠培育基地: what follows is a title, whatever it is for
        if not is_class(plain):
            return False
        if opened[-1] in '”"' or (self._brand and self._brand.fullmatch(opened)):
            return True
        if not joined and _CONFERRED.search(self._text[max(0, begin - 8) : begin]) and len(plain) > 1:
            return True
        if opened in ("国家", "全国"):
            return bool(_QUALITY.search(plain)) or "教育" in plain
        quality = _QUALITY.search(plain)
        if _BARE_LEVEL.fullmatch(opened):
            return bool(quality) or (
                head.family in _FACILITIES and bool(_CONFERRED.search(self._text[begin - 8 : begin]))
            )
        if quality and quality.group() not in ("建设", "培育", "试点"):
            return True
        if head.family is Family.ALLIANCE and is_province(opened):
            return plain.startswith(("市域", "县域")) or plain == "行业"  # whose trade is not said
        # 广东省高职教育产教融合实训基地: a province's class; 株洲市产教联合体: one body.
        return (
            head.family in (Family.BASE, Family.CULTURE, Family.INDUSTRY_COLLEGE, Family.PROGRAMMES)
            and is_province(opened)
            and len(plain) > 1
        )

    def _is_conferred(self, begin: int, head: Head) -> bool:
        """Whether the words around say that it is a title: 获评…, …称号, …名单, a number of them."""
        return (
            _BESTOWED.search(self._text[max(0, begin - 9) : begin]) is not None
            or _STRIVES_FOR.search(self._text, max(0, begin - 4), begin) is not None
            or _CALLED_TITLE.match(self._text, head.end) is not None
            or self._is_counted(begin, head.end)
        )

    def _is_programme(self, quoted: str) -> bool:
        """Whether a quoted word before a bare class is a programme's: by what it says, or because it is said again."""
        return _PROGRAMME.search(quoted) is not None or self._text.count(quoted) > 1

    def _host_end(self, start: int, begin: int) -> bool:
        if begin <= start or is_class(self._text[start:begin]):
            return False  # 中等职业学校“双优”专业群: no body's
        return bool(_BODY_END.search(self._text, start, begin + 1))

    # Types.

    def _school(self, head: Head, start: int) -> list[Candidate]:
        if (
            self._text.startswith(("原", "现", "新"), start)
            and place_end(self._text, start, head.start) == start
            and place_end(self._text, start + 1, head.start) > start + 1
        ):
            start += 1
        start = self._at_place(start, head)
        has_place, core = self._core(start, head)
        if not has_place and _RUN_BY.match(core) and is_class(core):
            return []  # 民办职业学校
        has_place = has_place or (len(core) > 3 and bool(_LEADING_CENTRAL.match(core)))
        inner = self._inner_body(start, head.start)
        if inner and head.word in ("学院", "书院") and not _OWN_BRANCH.match(self._text, inner.end()):
            return []  # a faculty (湖南大学设计学院) adds nothing
        if (
            inner
            and inner.end() <= head.start
            and head.word not in ("学院", "书院")
            and not self._text.startswith("附属", place_chain_end(self._text, inner.end(), head.start))
            and not _OF_A_UNIVERSITY.match(self._text, inner.end())
        ):
            return []
        if (not core and not has_place) or _NEVER_A_NAME.fullmatch(core + head.word):
            return []  # 寿宁县、屏南县中职学校: a class, in both places
        if has_place and _ALL_OF_A_PLACE.fullmatch(core + head.word) and self._means_all(start, head):
            return []
        full = self._text[start : head.end]
        known = self._known.get(full)
        if not has_place and (is_class(core) or (core[0] in "指据按使如令" and is_class(core[1:]))):
            if known and known.type == "Institution":
                return [Candidate(start, head.end, "Institution", "known name", 0.95)]
            return []
        if core and core[-1] in "类":
            return []
        plain_head = head.word in ("学院", "学校", "书院", "中学", "小学", "分院", "分校", "师范")
        if (
            not has_place
            and plain_head
            and not (
                known
                or _SCHOOL_KIND.search(core)
                or (head.word == "学院" and len(core) > 2 and core.endswith(("医", "理工")))
                or (head.word == "学校" and _TRADE.match(core))
                or self._is_introduced(start, head.end)
            )
        ):
            return []
        confidence = 0.97 if known else 0.95 if has_place else 0.9
        return [Candidate(start, self._tail(head.end), "Institution", "school head", confidence)]

    def _means_all(self, start: int, head: Head) -> bool:
        """Whether a place and 中等职业学校 mean all schools of the place: a province has more than one."""
        place = self._text[start : place_chain_end(self._text, start, head.start)]
        return is_province(place) or bool(_SAID_OF_ALL.match(self._text, head.end))

    def _inner_body(self, start: int, end: int) -> re.Match[str] | None:
        """The first body whose name ends between two places."""
        match = _BODY_END.search(self._text, start, min(len(self._text), end + 2))
        return match if match and match.end() <= end else None

    def _is_introduced(self, start: int, end: int) -> bool:
        return bool(re.match('[”"]?[（(](?:以下|下称|简称)', self._text[end : end + 6]))

    def _firm(self, head: Head, start: int) -> list[Candidate]:
        end = head.end
        start = self._at_full_place(self._after_adverb(self._after_school(start, head), head), head)
        core = self._text[start : head.start]
        if "某" in core:
            return []  # 郑州某新能源公司
        if head.word == "公司" and core.endswith(("子", "母", "该", "本")):
            return []
        if head.word == "分公司" and not re.search(_BRANCHED, core) and not self._is_branch(start, head.start):
            return []
        plain = core.translate(_UNBRACKETED)
        if head.word in _PLACED or head.word in (
            "公司",
            "集团",
            "厂",
            "银行",
            "总公司",
            "集团公司",
            "事务所",
            "合作社",
        ):
            if len(plain) < 2 or is_class(plain) or plain in word_set("generic"):
                return []
            spoken = _SPOKEN.search(core) and not place_end(core, 0, len(core)) and head.family is Family.GROUP
            if spoken or core.endswith(("公司", "集团", "企业", "学校")):
                return []
            if head.family is Family.GROUP and self._inner_body(start, head.start) and _ACT.search(core):
                return []  # …学院联合酒店
            if head.word in _PLACED and not (
                place_end(core, 0, len(core)) and (len(core) > 4 or head.word[-1] == "社")
            ):
                return []
            if head.word == "厂" and not self._is_factory(core, start):
                return []
            if head.word == "集团" and re.search("职业教育$|职教$|教育$", core) and not re.search("教育$", core):
                return []
        elif len(plain) < 2 or made_of(plain, _LEGAL) or (not place_end(plain, 0, len(plain)) and made_of(plain, _ANY)):
            return []
        branch = _BRANCH.match(self._text, end) if head.word != "分公司" else None
        if branch and not self._marks.within(end, branch.end()):
            end = branch.end()
        end = self._tail(end)
        legal = head.word.endswith("公司")
        return [Candidate(start, end, "Enterprise", "legal form" if legal else "firm head", 0.95 if legal else 0.8)]

    def _is_branch(self, start: int, end: int) -> bool:
        """Whether a firm's short name and a place stand before 分公司 (某航三亚分公司)."""
        return any(
            place_chain_end(self._text, position, end) == end and place_end(self._text, start, end) == start
            for position in range(start + 2, min(start + 7, end - 1))
        )

    def _after_adverb(self, start: int, head: Head) -> int:
        """The place at which a firm's name begins, if a word of the language stands before it (后来信阳…有限公司)."""
        if place_end(self._text, start, head.start) > start:
            return start
        for position in range(start + 2, min(start + 5, head.start)):
            if self._text[start:position] in STOP_WORDS and place_end(self._text, position, head.start) > position:
                return position
        return start

    def _at_full_place(self, start: int, head: Head) -> int:
        """The last full name of a place in the stretch, where nothing before it can be a firm's (原参建单位平湖市…公司)."""
        if place_end(self._text, start, head.start) > start or _LEADING_CENTRAL.match(self._text, start):
            return start
        for position in range(start + 2, head.start - 3):
            if self._text[position - 1] in "集团司行局（(":
                return start
            end = place_end(self._text, position, head.start)
            if end - position > 2 and self._text[end - 1] in "省市县":
                return position
        return start

    def _after_school(self, start: int, head: Head) -> int:
        """The place at which a firm's name begins, if a school and a verb of no lexicon stand before it."""
        inner = self._inner_body(start, head.start)
        if inner and re.search("大学|学院|学校", inner.group()):
            for position in range(inner.end(), min(inner.end() + 4, head.start)):
                if place_end(self._text, position, head.start) > position:
                    return position
        return start

    def _is_factory(self, core: str, start: int) -> bool:
        place = place_end(core, 0, len(core))
        if place and core[:place].endswith(("市", "县", "区", "省", "州")) and len(core) - place > 1:
            return True  # 兴城市服装厂
        return bool(
            re.search(
                "[0-9]{2,}$|机械$|茶$|酒$|纸$|瓷$|制造$|钢铁$|水泥$|电$|棉纺织?$|纺织$|机床$|配件$|"
                "化工$|制药$|药$|修造$|电机$|仪表$|轴承$|食品$|印刷$|玻璃$|工具$|拖拉机$|汽车$|飞机$|"
                "造船$|船$|[铸锻]造$|皮革$|服装$|针织$|丝绸$|毛纺$|印染$|电[缆池器]$|无线电$|钟表$|自行车$|锅炉$|阀门$|水泵$|齿轮$|模具$|橡胶$|轮胎$|塑料$|家具$|木[材器]$|罐头$|饮料$|面粉$|饲料$|车辆$|机车$|合金$|化肥$|农药$|糖$|盐$",
                core,
            )
        ) and (place_end(core, 0, len(core)) > 0 or bool(re.match("[0-9]|国营|国家|第", core)) or len(core) > 3)

    def _body(self, head: Head, start: int) -> list[Candidate]:
        """Research institutes, associations, alliances and leagues."""
        start = self._at_place(start, head)
        has_place, core = self._core(start, head)
        kind = _TYPES[head.family]
        plain = core.translate(_UNMARKED)
        if head.family is Family.ALLIANCE or head.family is Family.LEAGUE:
            inner = self._inner_body(start, head.start)
            if inner and inner.end() < head.start and self._text[inner.end()] in '“"':
                return []
            if not has_place and (is_class(plain) or _NUMBERED.fullmatch(plain)):
                return []
            if head.word == "联盟" and not re.search(
                "教|院校|学校|高校|校企|人才|专业|学", self._text[start : head.start]
            ):
                kind = "Association"
            if head.word == "教育集团" and not re.search("职业|职教", plain):
                kind = "Enterprise"
            if has_place and not plain and head.word in ("联合体", "共同体", "联盟"):
                return []
            return [Candidate(start, self._tail(head.end, places=False), kind, "alliance head", 0.92)]
        if plain in ("省", "市", "县", "区", "州", "盟", "旗", "自治区") and head.word in (
            "工商联",
            "联合会",
            "科协",
            "行指委",
        ):
            return [Candidate(start, head.end, kind, "level + association", 0.9)]
        if not plain and not has_place:
            return []
        of_level = plain in ("省", "市", "州", "盟") and _OF_A_LEVEL.fullmatch(head.word)  # 省农科院
        if is_class(plain) and not (has_place or of_level or _LEADING_CENTRAL.match(self._text, start)):
            return []
        if head.family is Family.RESEARCH:
            if not has_place and len(plain) < 2 and not of_level:
                return []
            if head.word in ("实验室", "研究中心", "创新中心", "技术中心", "研究基地", "设计院") and not (
                has_place or _LEADING_CENTRAL.match(self._text, start)
            ):
                return []
        elif (not has_place and (len(plain) < 2 or (_SPOKEN.search(plain) and not _LEADING_CENTRAL.match(plain)))) or (
            head.word == "指导委员会" and "教学" not in plain and "行业" not in plain
        ):
            return []
        return [Candidate(start, self._tail(head.end), kind, f"{head.family} head", 0.92 if has_place else 0.85)]

    def _facility(self, head: Head, start: int) -> list[Candidate]:
        """Bases, industry colleges and programme groups: topic + class; a host in front stays outside."""
        hosts = list(_BODY_END.finditer(self._text, start, head.start + 1))
        host = hosts[-1] if hosts else None
        if (
            host
            and host.end() <= head.start
            and not (head.family is Family.INDUSTRY_COLLEGE and host.end() == head.start)
        ):
            start = host.end()
            led = _BUILT.match(self._text, start)
            start = led.end() if led else start
        while self._text[start] in "—–-":
            start += 1  # 甲大学—乙产业学院
        core = self._text[start : head.start]
        if _PROGRAMME_IN_QUOTES.match(self._text, head.end) or self._are_many(start, head.end):
            return []
        plain = core.translate(_UNMARKED)
        place = place_chain_end(self._text, start, head.start)
        if (head.word == "基地" and not _TRAINS.search(plain)) or _AT_LEAST.search(plain):
            return []
        if re.search("类(?:专业)?(?:公共|综合)?$", plain.removesuffix("实训").removesuffix("实践")):
            return []  # 地质勘查类实训基地 are a kind
        topical = plain if place == start else self._text[place : head.start]
        of_one_good = head.family is Family.INDUSTRY_COLLEGE and plain in _GOODS_IN_ONE
        if (len(plain) < 2 and not of_one_good) or is_class(topical.translate(_UNMARKED)):
            quoted = self._text[start - 1 : start] in '“"' and self._text[head.end : head.end + 1] in '”"'
            if not (place > start and (quoted or self._is_single(head))):
                return []
        if head.word in core or re.match("[0-9](?!G)|[一二三四五六七八九十两]大", plain):
            return []
        kind = _TYPES[head.family]
        if head.family is Family.BASE and re.search("文化传承|传统文化|非遗|非物质文化", plain):
            kind = "CultureBase"
        return [Candidate(start, head.end, kind, f"topic + {head.word}", 0.9)]

    def _is_single(self, head: Head) -> bool:
        """Whether place + class names one thing (长沙市公共实训中心) and not a title."""
        return head.family in (Family.BASE, Family.CULTURE)

    def _department(self, head: Head, start: int) -> list[Candidate]:
        if head.word in _INNER_ORGANS and self._inner_body(start, head.start):
            return []  # 云州职业技术学院党委: an inner office adds nothing
        from chuyi.ingest.mentions.departments import department

        return department(self._text, head, start, self._known)


_ANY = GOODS | {"产业"}  # of what kind a firm is, which alone is no name (产业发展有限公司)
_LEGAL = frozenset(
    [
        "有限",
        "责任",
        "股份",
        "集团",
        "控股",
        "（",
        "）",
        "(",
        ")",
        "科技",
        "技术",
        "实业",
        "投资",
        "新建",
        "该",
        "本",
        "某",
        "子",
        "母",
        "分",
        "总",
        "上市",
        "外资",
        "合资",
        "民营",
        "国有",
        "独资",
    ]
)
