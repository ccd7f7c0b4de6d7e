"""Firms without legal form in their name: by the position that only a partner can take.

A short name (法士特, 宁德时代) looks like any word. It is taken as a firm's where the grammar wants one: in an
enumeration with firms, before 等企业, as the other party of a cooperation, as giver, as parent or daughter,
in a column of partners; and then wherever the same form stands in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chuyi.ingest.layers import Cell, Table
from chuyi.ingest.mentions.borders import is_class
from chuyi.ingest.mentions.candidates import Candidate
from chuyi.ingest.mentions.lexicon import made_of, trie_expression, word_set, words
from chuyi.ingest.mentions.marks import MarkKind, Marks
from chuyi.ingest.mentions.occurrences import occurrences
from chuyi.ingest.mentions.places import place_chain_end
from chuyi.ingest.mentions.spans import Occupied

_SHORTEST, _LONGEST = 2, 12
_NEIGHBOURS = 12  # how far an enumeration is followed from a name
_LISTED_WITH = frozenset(("Enterprise", "Institution", "ResearchInstitute", "Association"))
_RESEARCH = ("实验室", "研究院", "研究所")
_ITEM = "[\u4e00-\u9fffA-Za-z0-9·（）()&\\-]"
_ENDING = re.compile("(?:" + "|".join(sorted(words("firm_endings"), key=len, reverse=True)) + ")$")
_GENERIC_INSIDE = re.compile(trie_expression(w for w in words("generic") if len(w) > 1))
_VOCABULARY = word_set("generic") | word_set("class_words") | word_set("cut") | word_set("weak")
_TRADES = _VOCABULARY | word_set("firm_endings")
_POINTING = "这那该某各每此"
_JOINED = "、和与及同"
_ETC = "(?:等(?:[^，。；、]{0,8}?(?:企业|公司|单位|集团))?)?(?:[0-9一二三四五六七八九十两余多]+家(?:企业|单位|公司)?)?"
_ADVERB = "(?:当场|就[^，。；]{1,12}?|(?:自)?[0-9]{4}年[^，。；]{0,8}?|正式|共同|联合|合作|长期|深度|继续|持续|再次|首次|仍在|正在|还|已|曾|分别|三方|双方){0,3}"
_COOPERATES = (
    "(?:合办|合作|共建|签订|签署|签约|签下|开展|举办|开设|开办|联办|联合|洽谈|商谈|座谈|达成|建立|"
    "商定|续约|结缘|接洽|结成|携手|牵手|共同(?=[建办开培研打承推实签举组制发成申设参投])|联手|组建|设立|成立|互设|实施|保持|推进|探索|筹建|"
    "的(?:[^，。；、]{0,8}?(?:订单|培养|合作|协议|约定|协定|合约|项目|现代学徒制|订单班|冠名班)))"
)
_TAKES_PART = "(?:建立|设立|成立|打造|合办|举办|开设|参与|参加|共建|牵头|承建|组建|捐赠|捐建|出资|投资|建成|建设|冠名|发起|主导|转至|转到|担任|当选|任|改任|连任|续任|出任|加入|退出|为(?:副?理事长|理事|成员|常务))"
# A stretch that may hold several names; it is cut at its joiners afterwards. Bounded, so that no text takes long.
_LIST = "([^，。；：、\\n][^，。；：\\n]{1,79}?)"
_OPENS = "(?:^|(?<=[，。；：、\n\t（(]))[ 　]*"
_AFTER_WITH = re.compile(f"(?:与|和|(?<![会共协合不相如])同|跟|携手|牵手){_LIST}(?={_ETC}{_ADVERB}{_COOPERATES})")
_BEFORE_ETC = re.compile(f"({_ITEM}{{2,10}})(?=等[^，。；、]{{0,6}}?(?:企业|公司|集团)(?!家))")
_GIVER = re.compile(
    f"{_OPENS}{_LIST}(?=(?:还|另|也|又|则|当场|现场|随后)?(?:(?:向|为)[^，。；]{{0,24}}?)?(?:捐赠|捐资|赠送|捐献|捐建))"
)
_DISPOSED = re.compile("[将把][^，。；]{2,40}$")
_AT_SCHOOL = re.compile(f"{_OPENS}{_LIST}(?=在(?:校|学校|学院|我校)[^，。；]{{0,4}}(?:设立|开设|冠名|组建|举办))")
_GIVEN_BY = re.compile(f"(?:收到|获|获得|接受|(?<![自理缘])由){_LIST}(?=(?:捐赠|捐建|赠送|出资))")
_DAUGHTER = re.compile(f"{_OPENS}{_LIST}(?=(?:是|系|为)[^，。；]{{2,24}}?的?(?:全资|控股)?子公司)")
_PARENT = re.compile(
    f"(?:是|系|为|隶属于?|属于|来自|{_OPENS}){_LIST}(?=(?:的|旗下的?|所属的?|下属的?)?(?:全资|控股|"
    f"参股)?(?:子公司|全资企业|控股企业|下属企业|母公司))"
)
_IN_APPOSITION = re.compile(
    f"(?:龙头|链主|骨干|头部|领军|牵头|合作|知名|民营|上市|重点|标杆|行业)企业{_LIST}(?=牵头|主导|参与|参加|共同|共建|签|投资|捐|合作|联合|的(?:技|工))"
)
_PARTNER = re.compile(
    f"{_OPENS}{_LIST}(?=(?:与|和|同|跟)(?:学校|学院|该校|该院|我校|我院|[^，。；：\n]{{2,16}}(?:大学|学院|学校|中专|职教中心))"
    f"{_ADVERB}(?:合作|共建|签订|签署|签约|联合|合办|联办|共同建|共同开|共同培|携手))"
)
_MEMBER = re.compile(
    f"{_OPENS}{_LIST}(?={_ETC}{_ADVERB}(?:加入|退出)(?:该|本|了)?[^，。；、]{{0,16}}?(?:共同体|联盟|集团|联合体|理事会))"
)
_SPONSOR = re.compile(f"(?:{_OPENS}|[是由为]){_LIST}(?=(?:独家)?冠名(?!班))")
_HEADED = re.compile(
    f"(?:{_OPENS}|[与和]){_LIST}(?=(?:集团|公司)?(?:常务)?(?:副?董事长|副?总经理|副?总裁|首席执行官|CEO|总工程师))"
)
_OWNER = re.compile(
    f"母公司(?:是|为|系){_LIST}(?=$|[，。；\n（(])|(?:归入|划归|归属|隶属于?|属于?|并入){_LIST}(?=旗下)"
)
_LED = re.compile(
    f"(?:(?<![自理缘])由|依托|引进|引入){_LIST}(?={_ETC}(?:双|共同|联合|来[^，。；]{{1,6}}合作)?{_TAKES_PART})"
)
_OFFICE = re.compile(
    f"{_OPENS}{_LIST}(?={_ETC}(?:自[0-9]{{4}}年起)?(?:不再)?(?:共同|仍|继续)?(?:担任|当选|改任|连任|"
    f"(?<!担)任|兼任|出任|被选为|为)[^，。；]{{0,12}}?(?:理事|成员单位|副理事长|秘书长))"
)
_JOINS = re.compile(
    f"{_OPENS}{_LIST}(?={_ETC}(?:共同|联合|也|还)?参与(?:了)?(?:共建|组建|建设|课程|开发|$|[。，；\\n]))"
)
_LABELLED = re.compile(
    f"(?:共建单位|合作企业|合作单位|合作方|牵头企业|理事长单位|副理事长单位|常务理事单位|理事单位|"
    f"成员单位|参与单位|支持单位|发起单位|联合单位)(?:（[^（）]{{1,14}}）)?(?:[：:]|为|是|有|包括)"
    f"{_LIST}(?=$|[，。；\n（(])",
    re.MULTILINE,
)
_COLUMN = re.compile(
    "企业|参建|协作|联合体|理事|牵头单位|承担单位|合作单位|共建单位|合作方|参与单位|联合单位|成员单位|支持单位"
)
_DASHED = re.compile("^(?![^\n]*(?:  |\\|))[^\n。]{4,80}? [—–-]{1,2} [^\n。]{2,200}$", re.MULTILINE)
_DASHED_CELL = re.compile("(?<= [—–-] )[^\n—–]+?(?= [—–-]|$)", re.MULTILINE)
_ABSTRACT = re.compile("(?<![石煤盐氟磷日])化$|(?<!联)[制式型级类性率量度额费年月天周]$")
# What ends so is an organ or a school, known or not (州沪滇办), and no firm.
_ORGAN_END = re.compile("(?:[办局委厅处署科室]|政府|部门|学校|学院|协会|学会)$")
_DOES = re.compile("指导|主办|承办|协办|主管|支持|监督|组织|实施|举办|主导|发起|统筹|领导|推荐")  # 由某厅指导、某校牵头
# 皖北, 苏南, 西部: parts of the country.
_QUARTER = re.compile("[渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川蜀黔滇陕甘青蒙桂宁新藏]?[东南西北中]{1,2}部?")
# Offices and persons are no firms: 副校长, 新任, 技术能手.
_OF_PERSONS = re.compile(
    "董事长|总经理|总裁|代表|嘉宾|领导|出席|[局厅署委]$|手$|^[机技电焊钳木瓦车铣管员职民矿]工$|[师匠组馆处科办区]$|(?<!研究)院$|地区$|[各多双两三四五]方$|[各多两三四五]地$|(?:[省市县区州校院厅局处科部会组队]长|主任|书记|经理|教授|总监|代表|专家|院士|能手|(?<!器)人|[员者]|同志|领导|(?:赞助|供应|经销|代理|开发|运营|承包|服务|制造|生产|投资|零售|批发|供货|分销)商)$|^[\u4e00-\u9fff]{1,2}[企校]$|^[新现前历首连][任届]|[一二两三四五六七八九十][县市区州盟旗]$"
)
_NAMES_NOBODY = _VOCABULARY | {
    "公司",
    "有限",
    "股份",
    "责任",
    "集团",
    "控股",
}  # 股份有限公司: the rest of a broken name
# An item of a cell with brackets inside (路达（厦门）工业); what brackets at its end say (订单班，2023年起) is no part of it.
_CELL_ITEM = re.compile(
    "((?:[^、：；;，,\\s（）()]| (?=(?:股份|控股|集团)?有限))+(?:[（(][^（）()]*[）)][^、：；;，,\\s（）()]+)*)(?:[（(][^（）()]*(?:[）)]|$))?"
)
# Columns of what is said about partners (合作企业数, 企业联系人).
_ABOUT_PARTNERS = re.compile(
    "数|人(?!民)|投入|性质|类[型别]|规模|地[址点区]|联系|电话|金额|导师|产值|名额|代码|比例|占比|情况|需求|岗位|意见|评价|教师|专家|时间|日期|职[务称]"
)
_SAYS_ELSE = re.compile("同上|如上|[详另]?见|附件|[0-9.]+[%％万元]*$|[0-9一二两三四五六七八九十多数]+[家所个户名]")
_EMPTY_CELL = re.compile("[（(]?(?:暂?无|空缺|待定|[—–_＿\\-/　\\s]*)[）)]?$")


# Positions so sure that what is enumerated beside is a firm too.
_PROVES_NEIGHBOURS = ("before 等企业", "party of a cooperation", "labelled partners")
_TRADE = re.compile("单位|学校|学院|院校|校企|培养|人才|实训|实验室|理事|学徒|订单|公司|企业")


# Patterns with words without which they cannot match: only sentences that hold one are searched.
_POSITIONS = (
    (_AFTER_WITH, ("与", "和", "同", "跟", "携手", "牵手"), "party of a cooperation", False),
    (_BEFORE_ETC, ("等",), "before 等企业", True),
    (_GIVER, ("捐", "赠"), "giver", False),
    (_AT_SCHOOL, ("在校", "在学", "在我校"), "class at a school", False),
    (_GIVEN_BY, ("捐", "赠", "出资"), "giver", False),
    (_DAUGHTER, ("子公司",), "daughter company", True),
    (_PARENT, ("子公司", "全资企业", "控股企业", "下属企业", "母公司"), "parent company", True),
    (_IN_APPOSITION, ("企业",), "apposition", False),
    (_PARTNER, ("学校", "学院", "该校", "该院", "我校", "我院", "大学", "中专"), "party of a cooperation", False),
    (_MEMBER, ("加入", "退出"), "member", False),
    (_SPONSOR, ("冠名",), "sponsor", False),
    (_HEADED, ("董事长", "总经理", "总裁", "首席执行官", "CEO", "总工程师"), "has a chairman", False),
    (_OWNER, ("母公司", "旗下"), "owner", True),
    (_LED, ("由", "依托", "引进", "引入"), "leads or builds", False),
    (_OFFICE, ("理事", "成员单位", "秘书长"), "holds an office", False),
    (_JOINS, ("参与",), "takes part", False),
    (_LABELLED, ("单位", "企业", "合作方"), "labelled partners", True),
)


class FirmFinder:
    """Firms by position in one text."""

    def __init__(self, text: str, marks: Marks, occupied: Occupied) -> None:
        self._text = text
        self._marks = marks
        self._occupied = occupied

    def find(self, tables: Iterable[Table]) -> list[Candidate]:
        """All firms by position, and every other place of the same names."""
        found: dict[tuple[int, int], Candidate] = {}
        for candidate in (*self._by_position(), *self._in_columns(tables), *self._in_dashed_lines()):
            found.setdefault((candidate.start, candidate.end), candidate)
        for firm in list(found.values()):
            if firm.rule in _PROVES_NEIGHBOURS:
                for candidate in self._neighbours(firm):
                    found.setdefault((candidate.start, candidate.end), candidate)
        names = {self._text[c.start : c.end] for c in found.values()}
        for candidate in self._repeated(names):
            found.setdefault((candidate.start, candidate.end), candidate)
        return list(found.values())

    def _by_position(self) -> Iterator[Candidate]:
        # With nobody named and nothing of the trade said, 与X共同 is anything (与番茄共同翻炒).
        speaks = bool(self._occupied.spans or _TRADE.search(self._text))
        for pattern, triggers, rule, sure in _POSITIONS if speaks else ():
            for start, end in self._sentences(triggers):
                for match in pattern.finditer(self._text, start, end):
                    if pattern is _GIVER and _DISPOSED.search(self._text, start, match.end()):
                        continue  # 将一套价值180万元的仿真装置捐赠给某校
                    yield from self._listed(*match.span(match.lastindex or 1), rule, sure)
        for firm in self._occupied.spans:
            if firm.type in _LISTED_WITH:
                for found in self._neighbours(firm):
                    if firm.type == "Enterprise" or found.confidence > 0.7:
                        yield found

    def _sentences(self, triggers: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """The sentences that hold one of some words, each once: only there can a pattern match."""
        text = self._text
        for trigger in triggers:
            place = text.find(trigger)
            while place >= 0:
                start = text.rfind("\n", 0, place) + 1
                start = max(text.rfind("。", start, place) + 1, start)
                stop = _SENTENCE_END.search(text, place)
                end = stop.start() if stop else len(text)
                if not any(text.find(other, start, end) >= 0 for other in triggers[: triggers.index(trigger)]):
                    yield start, end
                place = text.find(trigger, end)

    def _neighbours(self, firm: Candidate) -> Iterator[Candidate]:
        """Items of the enumeration in which a firm stands."""
        yield from self._leftwards(firm.start)
        yield from self._rightwards(firm.end)

    def _leftwards(self, position: int) -> Iterator[Candidate]:
        for _ in range(_NEIGHBOURS):
            if position == 0 or self._text[position - 1] not in _JOINED:
                return
            end = position - 1
            other = self._occupied.ending_at(end)
            if other:
                position = other.start
                continue
            start, _ = self._marks.stretch(end, max(0, end - 2 * _LONGEST))
            body = self._occupied.last_within(start, end)
            for mark in self._marks.within(start, end):
                if mark.kind is not MarkKind.WEAK or (body and mark.start == body.end):
                    start = mark.end
            item = list(self._item(start, end, "enumerated with firms", False))
            yield from item
            if not item or self._text[start - 1 : start] not in tuple(_JOINED):
                return
            position = start

    def _rightwards(self, position: int) -> Iterator[Candidate]:
        for _ in range(_NEIGHBOURS):
            if self._text[position : position + 1] != "、":
                return
            start = position + 1
            other = self._occupied.starting_at(start)
            if other:
                position = other.end
                continue
            end = start
            while end < len(self._text) and end - start <= _LONGEST and re.match(_ITEM, self._text[end]):
                if self._occupied.at(end):
                    break
                end += 1
            inner = [mark for mark in self._marks.within(start, end) if mark.start > start + 1]
            if inner:
                end = inner[0].start
            item = list(self._item(start, end, "enumerated with firms", False))
            yield from item
            if not item:
                return
            position = end

    def _listed(self, start: int, end: int, rule: str, sure: bool) -> Iterator[Candidate]:
        """The firms among the items of a list that no name holds yet."""
        position = start
        while position < end:
            holder = self._occupied.at(position)
            if holder:
                position = holder.end
                continue
            stop = position
            while stop < end and self._text[stop] not in "、和及与" and not self._occupied.at(stop):
                stop += 1
            inner = position > start and self._text[position - 1] not in _JOINED  # 教育厅职成处
            inner = inner and not any(mark.start == position for mark in self._marks.within(position, stop))
            if stop > position and not inner and (stop == end or self._text[stop] in "、和及与"):
                yield from self._item(position, stop, rule, sure)
            position = stop + 1 if stop < end and not self._occupied.at(stop) else max(stop, position + 1)

    def _item(self, start: int, end: int, rule: str, sure: bool) -> Iterator[Candidate]:
        """The firm that an item names, if it can be one."""
        for mark in self._marks.within(start, end):
            if mark.kind is MarkKind.CUT and mark.end == end and mark.start > start + 1:
                continue  # 东方希望
            if mark.kind is MarkKind.CUT and mark.start > start + 4:
                return  # a phrase, not a name
            if mark.kind in (MarkKind.CUT, MarkKind.NUMBER, MarkKind.JOINER):
                start = mark.end
        if end - start > _SHORTEST and self._text[end - 1] == "等":
            end -= 1
        while start < end and self._text[start] in '（(“"、 　\t\n':
            start += 1
        if self._text[start:end].count("（") < self._text[start:end].count("）"):
            end = start + self._text[start:end].rindex("）")
        name = self._text[start:end]
        if not _SHORTEST <= len(name) <= _LONGEST or not self._occupied.free(start, end):
            return
        if self._text[start - 1 : start] in tuple(_POINTING):
            return
        if not can_be_firm(name, sure):
            return
        kind = "ResearchInstitute" if name.endswith(_RESEARCH) else "Enterprise"
        yield Candidate(start, end, kind, rule, 0.8 if _ENDING.search(name) else 0.65)

    def _in_columns(self, tables: Iterable[Table]) -> Iterator[Candidate]:
        for table in tables:
            heads = [self._text[cell.start : cell.end] for cell in table.header]
            wanted = [bool(_COLUMN.search(head)) and not _ABOUT_PARTNERS.search(head) for head in heads]
            for row in table.rows:
                for cell, firm_column in zip(row, wanted, strict=False):
                    if firm_column:
                        yield from self._cell(cell)

    def _in_dashed_lines(self) -> Iterator[Candidate]:
        """Cells of lines whose cells a dash parts (名称 — 学校 — 企业), where a name stands in the line."""
        for line in _DASHED.finditer(self._text):
            if self._occupied.free(line.start(), line.end()):
                continue
            for cell in _DASHED_CELL.finditer(self._text, line.start(), line.end()):
                for item in re.finditer("[^、；;\\s]+", cell.group()):
                    yield from self._item(cell.start() + item.start(), cell.start() + item.end(), "dashed cell", True)

    def _cell(self, cell: Cell) -> Iterator[Candidate]:
        for match in _CELL_ITEM.finditer(self._text[cell.start : cell.end]):
            start, end = cell.start + match.start(1), cell.start + match.end(1)
            end = _with_place(self._text, end)
            name = self._text[start:end]
            if (
                _EMPTY_CELL.match(name)
                or _ORGAN_END.search(name)
                or _SAYS_ELSE.match(name)
                or not self._occupied.free(start, end)
            ):
                continue
            if _SHORTEST <= len(name) <= 2 * _LONGEST and not made_of(name, _NAMES_NOBODY):
                yield Candidate(start, end, "Enterprise", "column of partners", 0.8)

    def _repeated(self, names: set[str]) -> Iterator[Candidate]:
        for start, end in occurrences(names, self._text):
            if self._occupied.free(start, end):
                yield Candidate(start, end, "Enterprise", "named before", 0.7)


_LETTER = re.compile("[\u4e00-\u9fffA-Za-z]")
_SENTENCE_END = re.compile("[。\n]")
_OF_SENTENCES = re.compile("[便则即均们着]|[并且而]$")
_LATIN = re.compile("[A-Za-z]")
_LATIN_NAME = re.compile("[A-Z][A-Za-z0-9&.\\-]+(?:（[^（）]{2,4}）)?")


# Endings that can be what a firm does (支持安踏发展).
_ACTS = (
    "投资",
    "检测",
    "制造",
    "教育",
    "国际",
    "工业",
    "文化",
    "农业",
    "物业",
    "旅游",
    "餐饮",
    "印刷",
    "包装",
    "养老",
    "健康",
)
_GOES_ON = re.compile(
    f"(?:{'|'.join(w for w in words('firm_endings') if len(w) > 1 and w not in words('weak') and w not in _ACTS)})(?=[^\u4e00-\u9fff]|[等与和及在的为向将已]|$)"
)
_BRACKETED = re.compile("[（(]([^（）()]{2,6})[）)]")
_CLASS_OF = re.compile("[^，。；、的与和在为向“”\n]{0,5}班")
_BEFORE_SHORT = re.compile("[^\u4e00-\u9fff]|[与和及同跟向对由为在到是的让给于从以请赴把将入]")
_AFTER_SHORT = re.compile(
    "[^\u4e00-\u9fff]|[等与和及在的为向将已也还是曾则集公股签捐赠投参共提派出当任加退牵联合负承主冠设建来到早]|$"
)


def known_firm_end(text: str, start: int, end: int) -> int:
    """Where a known firm's name ends, with what its trade adds (京东 + 物流); ``start`` where the characters are none, in
    a class's name (华为订单班) or, two of them, inside other words.
    """
    longer = _GOES_ON.match(text, end)
    end = longer.end() if longer else end
    whole = _with_place(text, end)
    if longer or whole > end:
        return whole
    if _CLASS_OF.match(text, end):
        return start
    if end - start == 2:
        apart = start == 0 or _BEFORE_SHORT.match(text, start - 1)
        return end if apart and _AFTER_SHORT.match(text, end) else start
    return end


_LONGEST_PLACE = 6
_BEFORE_PLACED = re.compile("[^\u4e00-\u9fff]|[与和及同跟由是为对]")


def with_place_before(text: str, start: int) -> int:
    """Where a known firm's name begins with the place that it bears (上海振华重工); 在上海振华重工 may be two."""
    for begin in range(max(0, start - _LONGEST_PLACE), start - 1):
        if place_chain_end(text, begin, start) == start:
            return begin if begin == 0 or _BEFORE_PLACED.match(text, begin - 1) else start
    return start


def _with_place(text: str, end: int) -> int:
    """The end of a firm's name with the place in brackets that belongs to it: 京东方（合肥）, 施耐德（中国）."""
    place = _BRACKETED.match(text, end)
    if place and (place[1] in ("中国", "中国区") or place_chain_end(place[1], 0, len(place[1])) == len(place[1])):
        return place.end()
    return end


def can_be_firm(name: str, sure: bool = False) -> bool:
    """Whether a string can be a firm's short name: not a generic noun, a place or a phrase.

    ``sure`` where the position alone proves a firm (X的子公司).
    """
    if not _LETTER.search(name):
        return False
    if (
        _DOES.fullmatch(name)
        or made_of(name, _VOCABULARY)
        or is_class(name)
        or place_chain_end(name, 0, len(name)) == len(name)
    ):
        return False
    if (
        name[0] in "起便就则又也还即都些着过该此并且兼"
        or _OF_SENTENCES.search(name)
        or _OF_PERSONS.search(name)
        or _QUARTER.fullmatch(name)
        or _ABSTRACT.search(name)
    ):
        return False
    ending = _ENDING.search(name)
    core = name[: ending.start()] if ending else name
    if ending and len(core) >= 2 - (len(name) - len(core) > 2):
        return not _GENERIC_INSIDE.fullmatch(core) and not made_of(core, _TRADES)  # 生物医药, 绿色食品
    if _LATIN.search(name):
        return bool(_LATIN_NAME.fullmatch(name))
    if len(name.partition("（")[0]) > (8 if sure else 6):
        return False
    return not _GENERIC_INSIDE.search(name)
