"""Departments: place or level + field of government + organ."""

from __future__ import annotations

import re

from chuyi.ingest.mentions.candidates import Candidate
from chuyi.ingest.mentions.gazetteer import Gazetteer
from chuyi.ingest.mentions.heads import Family, Head
from chuyi.ingest.mentions.lexicon import trie_expression, word_set, words
from chuyi.ingest.mentions.places import place_chain_end

_FIELD = re.compile(trie_expression(words("government")))
_LEVEL = re.compile(
    "第[一二三四五六七八九十]+师|自治区|自治州|兵团|地区|[省市县区州盟旗](?![级域属直内际]|外(?!事|办|侨|专)|场(?!监))"
)
# 市教委, 市科委: one character says the field.
_COMMISSION = re.compile("[教科经农建商计交卫体]委")
_TOWNSHIP = re.compile("(?!乡镇|各|本|该)[\u4e00-\u9fff]{2,4}(?:[镇乡]|街道)(?:人民)?")
_ORGAN_END = re.compile("[局厅委府]")
_CORPS_DIVISION = re.compile("第[一二三四五六七八九十]+师$")
_ZONE = re.compile("开发区|高新区|经开区|新区|园区|工业园|产业园|示范区|试验区|保税区|功能区|新城")
_ANY_ZONE = re.compile("(?:各|产业|工业|重点|有关|相关|所在)*园区|各[\u4e00-\u9fff]{2,6}区")
# 各市县教育局, 县市区人民政府, 有关部门: collectives.
_COLLECTIVE = re.compile(
    "(?:各|有关|相关|省直|市直|上级|所在|地方|当地|县级|乡镇|两级|本级|同级|省级|市级)[^，。；：\n\t|]{0,14}$"
)
_COLLECTIVE_LEVELS = re.compile(
    "(?!.市场)(?:(?:设区)?市州|州市|县市区?|市县区?|区县|县区|市区县|省市|盟市|旗县|地市|市、县|县（)"
)
_BOTH = re.compile("(?P<party>[省市县区州盟旗]委)[省市县区州盟旗](?:人民)?政府")
_LEVEL_BEFORE = re.compile("[省市州区]、$")
_LEVELS_BEFORE = re.compile("(?:^|[^\u4e00-\u9fff]|[各为的和与及由])[省市州盟]$")  # 市县政府, 省市教育部门
_CORE_LEVEL = re.compile(
    "(?:自治区|自治州|兵团|地区|[省市县区州盟旗])(?=党委|委|政府|人民政府|总工会|编办|妇联|残联|行政公署|行署)"
)


# 市外办, 市委农办, 市政府办, 市金融办: an office in short, between the borders of a name; 举办 and its like are verbs.
_SHORT_OFFICE = re.compile(
    "(?:自治区|[省市县区州盟旗](?![省市县区州盟旗]))(?:委(?=.)|政府(?=办))?[\u4e00-\u9fff]{0,5}(?<![举主承协开合申创兴停续联领筹督交新自民公代催经包补试严惩该未已可能难快校院家厂])办"
    "(?=[、，。；：）)\\s|]|会同|牵头|负责|配合|等(?![级次])|$)"
)
_OFFICE_BEGINS = re.compile("(?:^|[^\u4e00-\u9fff]|[由请经]|会同|配合|以及|[和与及])$")


def short_offices(text: str) -> list[Candidate]:
    """Offices in short form behind a level or a place: 市外办, 荆州市金融办."""
    found = []
    for match in _SHORT_OFFICE.finditer(text):
        level = match.start() + (3 if match[0].startswith("自治区") else 1)
        if level == match.end() - 1 or _COLLECTIVE_LEVELS.match(text, match.start()):
            continue
        starts = [match.start(), *range(match.start() - 1, max(-1, match.start() - 9), -1)]
        for start in starts:
            placed = start == match.start() or place_chain_end(text, start, level) == level
            if placed and _OFFICE_BEGINS.search(text, max(0, start - 2), start):
                found.append(Candidate(start, match.end(), "Department", "level + office in short", 0.9))
                break
    return found


def department(text: str, head: Head, start: int, known: Gazetteer) -> list[Candidate]:
    """The department that ends with a head, if it is one: at most one candidate."""
    begin, kind = _opening(text, head, start)
    if begin is None:
        return []
    core = text[begin : head.start]
    both = _BOTH.fullmatch(core + head.word) if kind == "level" else None
    if both is not None:
        middle = begin + both.end("party")  # 省委省政府 are two
        return [
            Candidate(begin, middle, "Department", "party and government", 0.92),
            Candidate(middle, head.end, "Department", "party and government", 0.92),
        ]
    if kind == "level" and (_COLLECTIVE_LEVELS.match(text, begin) or _is_collective(text, begin)):
        return []
    if "有关" in core or "相关" in core or (kind == "level" and _LEVELS_BEFORE.search(text, max(0, begin - 2), begin)):
        return []
    if kind in ("level", "place") and not _is_organ(text, begin, core, head):
        return []
    return [
        Candidate(begin, head.end, "Department", f"{kind} + field + {head.word}", 0.95 if kind == "place" else 0.92)
    ]


def _opening(text: str, head: Head, start: int) -> tuple[int | None, str]:
    """Where the department's name begins and what opens it: a place, a level, a central name, a bare 厅."""
    for position in range(start, head.end):
        if text[position : head.end] in word_set("central"):
            return position, "central"
    for leading in ("中共", "共青团", "国家税务总局", "中国人民银行"):
        inner = start + len(leading)
        if text.startswith(leading, start) and place_chain_end(text, inner, head.end) > inner:
            return start, "central branch"
    if head.word in ("团省委", "团市委", "团县委", "团区委"):
        return head.start, "league"
    zone = head.word == "管委会" and bool(_ZONE.search(text, start, head.start))
    for position in range(start, head.start):
        end = place_chain_end(text, position, head.start)
        opens = position == start or _CORPS_DIVISION.search(text, start, position)
        if end > position and (opens or not (_LEVEL.match(text, start) or (zone and end - position < 3))):
            return _behind_organ(text, position, head), "place"
        level = _LEVEL.match(text, position)
        if level and (_has_field(text, level.end(), head) or _is_unit(level, start, head)):
            return position, "level"
        if _CORE_LEVEL.match(text, position):
            return position, "level"
    if zone and not _ANY_ZONE.fullmatch(text, start, head.start) and text[start - 1 : start] != "各":
        return start, "zone"
    if _TOWNSHIP.fullmatch(text, start, head.start) and head.word in ("政府", "党委"):
        return start, "township"
    if (
        head.word == "厅"
        and _FIELD.match(text, start)
        and head.start - start > 1
        and not _of_all(text, start, head.end)
    ):
        return start, "bare"
    if (
        head.word in ("局", "委", "办")
        and text[start] != "中"
        and 2 <= head.start - start <= 8
        and _has_duty(text, start, head.end)
    ):
        return start, "bare"
    if text.startswith(
        ("中共", "国家", "中华全国", "共青团", "中国人民", "国务院", "全国人大", "全国政协"), start
    ) and _FIELD.search(text, start, head.start):
        return start, "central"
    return None, ""


def _behind_organ(text: str, begin: int, head: Head) -> int:
    """Where the last body begins if an organ and a place stand inside (甲市教育局甲市财政局, which nothing parts), with the
    corps' division before its city."""
    for match in _ORGAN_END.finditer(text, begin, head.start):
        if place_chain_end(text, match.end(), head.start) > match.end() + 2:
            begin = match.end()
    division = _CORPS_DIVISION.search(text, max(0, begin - 6), begin)
    return division.start() if division else begin


def _has_field(text: str, position: int, head: Head) -> bool:
    """Whether a field of government stands behind a level."""
    return bool(_FIELD.match(text, position) or (head.start == position + 1 and _COMMISSION.match(text, position)))


def _is_unit(level: re.Match[str], start: int, head: Head) -> bool:
    """Whether a level that opens the stretch and a core make a public unit (县融媒体中心)."""
    return head.family is Family.PUBLIC_UNIT and level.start() == start and level.end() <= head.start


_DUTY_LABEL = re.compile("(?:责任|牵头|配合|主管)(?:单位|部门|主体)[：:][^。；\n]*$")
_DUTY_AFTER = re.compile("(?:、[^，。；、\n]{2,10}局)*(?:牵头|配合|负责|会同|统筹|对[^，。]{4,}|每[半两季年月])")


def _has_duty(text: str, start: int, end: int) -> bool:
    """Whether a bare 财政局 stands where a duty is given; in 各县市区教育局、财政局 it is a collective."""
    line = text[max(0, start - 60) : start].rpartition("\n")[2]
    if re.search("各[市县区州]|各有关|各[^，。]{0,6}[市县区]", line):
        return False
    opens = text[start - 1 : start] in "\n，。；、（(：: 　由"
    return opens and bool(_DUTY_LABEL.search(line) or _DUTY_AFTER.match(text, end))


def _of_all(text: str, start: int, end: int) -> bool:
    """Whether a bare 财政厅 is that of every province (各省、自治区、直辖市教育厅、财政厅（局）)."""
    line = text[max(0, start - 120) : start].rpartition("\n")[2]
    return "各省" in line or bool(re.match("[（(][局委]", text[end : end + 2]))


def _is_organ(text: str, begin: int, core: str, head: Head) -> bool:
    after = place_chain_end(text, begin, head.start)
    rest = text[after : head.start] if after > begin else core[1:]
    if head.word == "海关":
        return True
    if head.word in ("管委会",):
        return len(core) > 1
    if head.word in (
        "政府",
        "委",
        "工会",
        "编办",
        "团委",
        "法院",
        "检察院",
        "党委",
        "政协",
        "妇联",
        "残联",
        "人大常委会",
        "妇女联合会",
        "残疾人联合会",
        "研究室",
    ) or head.word.startswith("供销"):
        return True
    if head.word.endswith("办"):
        return True
    if head.word in ("部",):
        return core.endswith(("组织", "宣传", "统战", "工作", "武装")) and "委" in core
    if head.word in ("办公室", "办公厅", "督导室", "教育督导室", "督学室", "督查室"):
        return len(rest) > 1
    if head.family is Family.PUBLIC_UNIT:
        return len(rest) > 1 or len(head.word) > 4
    if head.word in ("行政公署", "行署") or (head.word == "委" and _COMMISSION.fullmatch(rest + "委")):
        return True
    return bool(_FIELD.search(rest)) or "委" in rest


def _is_collective(text: str, begin: int) -> bool:
    clause = text[max(0, begin - 16) : begin]
    if _LEVEL_BEFORE.search(clause) and not any(
        place_chain_end(clause, at, len(clause) - 1) == len(clause) - 1
        for at in range(max(0, len(clause) - 9), len(clause) - 2)
    ):
        return True  # 省、市、县教育局
    collective = _COLLECTIVE.search(clause)
    if collective is None or "省" in clause[-1:]:
        return False
    # 各县（市、区）人民政府、市人民政府: behind another organ a level of its own says which one.
    return not re.search("[局厅委府会][、和与及]$", collective.group())
