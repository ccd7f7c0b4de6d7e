"""A document's own data: issuers, title, 文号, date."""

from __future__ import annotations

import re

from chuyi.ingest.layers import Extent, Header, Issuer, Line, LineKind
from chuyi.ingest.structure.bodies import is_body, joined_bodies, parted, restore
from chuyi.ingest.structure.dates import DATE, iso
from chuyi.ingest.structure.genre import genre_of
from chuyi.ingest.structure.lines import content
from chuyi.ingest.text.numbering import label_at
from chuyi.ingest.values import value

_HEAD_LINES = 60
"""Lines that a head can have, blank ones included: the letterhead of an OCR text may take forty."""

NUMBER = re.compile(
    r"(?:[\u4e00-\u9fff]{1,16}|^\s*)[ \u3000]?[〔\[［（(【﹝][ ]?(?:19|20)\d\d[ ]?[〕\]］）)】﹞][ ]?第?[ ]?\d{1,5}[ ]?号"
)
"""文号: 湘教发〔2024〕18号, in whatever brackets."""

_TITLE_NOUN = (
    r"通知|意见|方案|规划|计划|办法|决定|公告|公示|通告|通报|批复|函|纲要|要点|措施|举措|规定|条例|细则|报告|总结|名单|清单|名录|名册|结果|安排|章程"
    r"|简介|概况|一览表|情况表|请示|复函|指南|政策|目录"
)
_TITLE_END = re.compile(rf"(?:{_TITLE_NOUN})》?(?:[（(【][^（）()]{{1,24}}[）)】])?$")
_NAME = re.compile(r"[^，。：；《》]{3,24}(?:学院|大学|学校|中心|公司|集团|联盟|联合体|共同体|协会|学会)")
_ABOUT = re.compile(r"关于(?!\.|…|印发?\.)|印发")
# 市教育局2024年工作总结: whose paper it is stands before its year.
_OF_ITS_YEAR = re.compile(r"(?<=[局厅委室府会])20\d\d年(?=.*(?:总结|汇报|要点|计划|安排|报告|打算|思路))")
_CUT = re.compile(r"\.{2,}|…|。{2,}")
_LONGEST_TITLE = 80
_LONGEST_SIGNATURE = 72
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2}")
_LIST = re.compile(r"(?:名单|一览表|情况表|统计表|汇总表|结果|目录)(?:[（(].{1,24}[）)])?$")
_SALUTATION = re.compile(r"[^。；]{4}[：:]$")
_META = re.compile(
    r"[•·●*]?(?:索引号|信息索引|信息类别|内容概述|生成日期|发文机构|文件编号|公开范围|公开方式|体裁|组配分类|发布人|成文时间|打印|分享到?|字体"
    r"|发文字号|文号|发布时间|发布日期|成文日期|公开日期|日期|时间|来源|作者|责任编辑|编辑|信息来源|发布机构|发文机关|主题词|浏览|字号|有效性"
    r"|签发人|主题分类|(?:信息|文件)?名称|标题|浏览量)[：:【]"
    # The page of a paper (晨报/2024年/5月/6日/第003版), the way to the page, and who wrote it: 首页 > 要闻; 本报记者 周远 通讯员 林小禾.
    r"|[^。，]{2,40}第\s?[\dA-Z]{1,4}\s?版$|(?:您?(?:当前|现在)?的?位置[：:])?首页\s*[>＞»|-]|(?:您|当前|现在)的?位置"
    r"|[□■◎●○]?[\u4e00-\u9fff]{0,8}(?:记者|通讯员|撰稿|供稿)[：:]?(?=.{2,30}$)(?:[^，。：；“”]{2,8}(?:记者|通讯员|文|摄|报道|摄影报道)?)+$"
)
_ATTACHED = re.compile(r"附\s?[件表录](?:\s?[\d一二三四五六七八九十]+)?[：:]?$")
_PUBLISHED = re.compile(r"(?:发布|公布|印发|成文|发表|刊发)?(?:时间|日期)[：:]|来源[：:]|发布|公布|印发|综合整理|讯")
_ADOPTED = re.compile(r"通过|公布|发布|印发|修订")
_TIME = re.compile(r"\d{1,2}[：:]\d\d(?:[：:]\d\d)?")
_PAGE = re.compile(r"第[\dA-Z]{1,4}版$")
_BRACKETED = re.compile(rf"[\[［【（(](?:{DATE.pattern})[^\]］】）)]{{0,9}}[\]］】）)]")
_LONE = re.compile(rf"[（(]?(?:{DATE.pattern})(?:印发|发布|公布)?[）)]?")
_AS_OF = re.compile(r"截至|截止|起|前|至|以来|统计")


@value
class _Row:
    """A line of text: its place without white space and marks around it, and its words."""

    index: int
    start: int
    end: int
    text: str
    bare: str


def find_header(text: str, lines: list[Line]) -> Header:
    """The head of the document and its signature, as far as they are legible."""
    rows = _rows(text, lines)
    head = _head(rows)
    header = Header()
    _find_number(header, head)
    title = _find_title(head, header)
    while len(title) > 1 and "#" in text[title[0].end : title[1].start] and _is_issuer_row(title[0]):
        title = title[1:]  # a heading of its own in Markdown: what stands between is no part of a title
    signature = _signature(rows, lines)
    _find_issuers(header, head, title, signature, rows)
    told = _told_title(head) if not title else None
    if told is not None:
        header.title, header.title_text = told, "".join(text[told.start : told.end].split())
        header.titles = [told, *_plan_titles(rows, header.title_text, -1)]
    if title:
        header.title = Extent(title[0].start, title[-1].end)
        header.title_text = "".join(row.bare for row in title)
        header.titles.append(header.title)
        header.titles += _plan_titles(rows, header.title_text, title[-1].index)
    header.head_end = title[-1].end if title else (head[0].start if head else 0)
    _find_date(header, rows, lines, signature)
    start = "".join(row.text for row in head[:8])
    header.genre = genre_of(header.title_text, start[:400], bool(header.issuers), header.doc_number is not None)
    header.plan_year = _plan_year(header)
    return header


def _rows(text: str, lines: list[Line]) -> list[_Row]:
    rows = []
    for index, line in enumerate(lines):
        if line.kind is LineKind.BLANK:
            continue
        start, end = content(text, line)
        words = text[start:end]
        rows.append(_Row(index, start, end, words, "".join(words.split())))
    return rows


def _head(rows: list[_Row]) -> list[_Row]:
    """The rows before the text begins: before a salutation, a clause, or a paragraph with sentences."""
    head: list[_Row] = []
    for row in rows:
        if row.index > _HEAD_LINES:
            break
        if _SALUTATION.search(row.bare) and not _META.match(row.bare) and (head or row.bare.startswith("各")):
            break
        if len(row.bare) > 30 and re.search(r"[。；]", row.bare) and not _META.match(row.bare):
            break
        if head and label_at(row.text) and len(row.bare) > 4 and not _ABOUT.search(row.bare):
            break
        head.append(row)
    return head


def _find_number(header: Header, head: list[_Row]) -> None:
    """The own 文号: alone on its line, or after a label, or in brackets under the title."""
    for row in head:
        match = NUMBER.search(row.text)
        if match is None or "《" in row.text[: match.start()]:
            continue
        before, after = row.text[: match.start()], row.text[match.end() :]
        dated = DATE.match(after.strip(" \u3000，,"))
        is_alone = not before.strip(" \u3000（(") and (
            not after.strip(" \u3000）)")
            or "签发人" in after
            or bool(dated and after.rstrip().endswith(("）", ")", "日")))
        )
        is_labelled = bool(re.search(r"(?:文\s*号|字号)[：:][|\s]*$", before))
        behind_bodies = bool(re.search(r"[ \u3000]{2,}$", before)) or before.strip().endswith("文件")
        if is_alone or is_labelled or behind_bodies:
            header.number = Extent(row.start + match.start(), row.start + match.end())
            header.doc_number = re.sub(r"\s", "", match[0])
            return


def _find_title(head: list[_Row], header: Header) -> list[_Row]:
    """The rows of the title, issuers directly above 关于 included."""
    about = next((i for i, row in enumerate(head) if _begins_title(row)), None)
    if about is not None:
        first = _with_bodies_above(head, about)
        return head[first : _title_end(head, about) + 1]
    for i, row in enumerate(head):
        if _is_title_alone(row, header) and not _is_name_above(head, i):
            first = _with_bodies_above(head, i)
            return head[first : _title_end(head, i) + 1]
    return []


_TOLD_TITLE = re.compile(r"(?:信息名称|文件名称|标\s*题)\s*[：:]\s*[|｜]?\s*(?P<title>[^|｜\n]{6,100}?)\s*(?:[|｜]|$)")


def _told_title(head: list[_Row]) -> Extent | None:
    """The title that the table above a page tells (信息名称： | …), where the page has no other."""
    for row in head:
        match = _TOLD_TITLE.match(row.text)
        if match is not None and _TITLE_END.search("".join(match["title"].split())):
            return Extent(row.start + match.start("title"), row.start + match.end("title"))
    return None


def _is_name_above(head: list[_Row], at: int) -> bool:
    """Whether a row is only whose document it is (a college above 2024年度工作总结, a blank line between)."""
    if at + 1 == len(head) or not _NAME.fullmatch(head[at].bare):
        return False
    following = head[at + 1]
    return following.index > head[at].index + 1 and bool(_TITLE_END.search(following.bare))


def _with_bodies_above(head: list[_Row], at: int) -> int:
    """Index of the first row of bodies that stand directly above a title; a letterhead (…文件) is no part of it."""
    first = at
    while first > 0 and _is_issuer_row(head[first - 1]) and head[first - 1].index == head[first].index - 1:
        first -= 1
    is_letterhead = any(row.bare.endswith("文件") for row in head[first:at])
    return at if is_letterhead else first


def _begins_title(row: _Row) -> bool:
    return (
        bool(_ABOUT.search(row.bare))
        and not _CUT.search(row.bare)
        and not _META.match(row.bare)
        and "。" not in row.bare
    )


def _is_title_alone(row: _Row, header: Header) -> bool:
    """Whether a row can be a title without 关于: no name, number, date, label or table."""
    if (
        not 4 <= len(row.bare) <= _LONGEST_TITLE
        or not _CHINESE.search(row.bare)
        or _CUT.search(row.bare)
        or _META.match(row.bare)
        or _ATTACHED.match(row.bare)
    ):
        return False
    if re.search(r"[|。；]|[：:]$", row.bare) or NUMBER.search(row.bare) or DATE.fullmatch(row.bare):
        return False
    if header.number is not None and row.start == header.number.start:
        return False
    dated = DATE.search(_TIME.sub("", row.text).rstrip())
    if dated is not None and dated["day"] and dated.end() == len(dated.string):
        return False  # 晨报客户端 2025-08-23 07:31
    return not _is_issuer_row(row) and not re.fullmatch(r"[文件\s]+|[\u4e00-\u9fff]{2,3}", row.bare)


def _title_end(head: list[_Row], first: int) -> int:
    """Index of the title's last row: it goes on over rows that follow without a gap until its noun ends it."""
    last = first
    if first + 1 < len(head) and _is_rest(head, first):
        last = first + 1
    while last + 1 < len(head) and head[last + 1].index == head[last].index + 1:
        following = head[last + 1]
        is_bracket = bool(re.fullmatch(r"[（(【].{1,30}[）)】]", following.bare)) and not NUMBER.search(following.bare)
        is_bracket = is_bracket and not _ADOPTED.search(following.bare) and not DATE.fullmatch(following.bare[1:-1])
        is_bracket = is_bracket and "截" not in following.bare  # （截至2023年12月31日） is about what the list holds
        is_rest = bool(re.fullmatch(rf"的?(?:{_TITLE_NOUN})", following.bare))
        if not (is_bracket or is_rest) and (_TITLE_END.search(_joined(head, first, last)) or not _goes_on(following)):
            break
        last += 1
    return last


def _is_rest(head: list[_Row], first: int) -> bool:
    """Whether the next row, a blank line apart, completes a title that breaks off (OCR puts a gap after every line)."""
    row, following = head[first], head[first + 1]
    if not row.index < following.index <= row.index + 2 or _TITLE_END.search(row.bare) or not _goes_on(following):
        return False
    return len(following.bare) <= 30 and bool(_TITLE_END.search(following.bare)) and not _ABOUT.match(following.bare)


def _joined(head: list[_Row], first: int, last: int) -> str:
    return "".join(row.bare for row in head[first : last + 1])


# 学校 企业 合作内容: the heads of a table, which single spaces part.
_CELLS = re.compile(r"[\u4e00-\u9fff]{2,8}(?: [\u4e00-\u9fff]{2,8}){2,}")


def _goes_on(row: _Row) -> bool:
    return not (
        NUMBER.search(row.bare)
        or ((date := DATE.match(row.bare)) and date["month"])
        or _META.match(row.bare)
        or _is_issuer_row(row)
        or _CUT.search(row.bare)
        or "|" in row.text
        or re.search(r"[。：；]", row.bare)
        or re.search(r"\t|  |\u3000", row.text)
        or _CELLS.fullmatch(row.text)
        or label_at(row.text)
    )


def _is_issuer_row(row: _Row) -> bool:
    """Whether a row is nothing but bodies, 文件 at its end or not; 省教育厅等5部门 too."""
    pieces = [row.text[a:b] for a, b in parted(row.text)]
    return bool(pieces) and all(is_body(re.sub(r"等\S{1,3}部门$", "", piece)) for piece in pieces)


def _find_issuers(header: Header, head: list[_Row], title: list[_Row], signature: list[_Row], rows: list[_Row]) -> None:
    """Letterhead, title and signature together: the order is the letterhead's, else the title's."""
    first = title[0].start if title else None
    letterhead = [row for row in head if (first is None or row.start < first) and _is_letter(row)]
    if not title:
        letterhead = [row for row in head if _is_letter(row)]
    places: list[tuple[str, Extent]] = []
    for row in [*letterhead, *title]:
        places += _bodies(row, is_title=row in title)
    named = bool(places)
    for row in signature:
        places += _bodies(row, is_title=False)
    places = _with_upper_places(_in_full(places))
    if len(places) == 0 or (not named and _LIST.search("".join(row.bare for row in title))):
        return
    for name, indexes in restore([name for name, _ in places]):
        header.issuers.append(Issuer(name, tuple(places[i][1] for i in indexes)))


def _in_full(places: list[tuple[str, Extent]]) -> list[tuple[str, Extent]]:
    """The bodies with the short forms of a title (市教委 市人社局关于…) under the names that the signature writes out.

    As many as are signed, in the same order, each with the first and last character of the one that it stands for.
    """
    if len(places) % 2:
        return places
    half = len(places) // 2
    short, full = places[:half], places[half:]
    if not all(_stands_for(one[0], other[0]) for one, other in zip(short, full, strict=True)):
        return places
    return [*((other[0], one[1]) for one, other in zip(short, full, strict=True)), *full]


_UPPER_PLACES = re.compile(r"(?:[\u4e00-\u9fff]{2,8}?(?:自治[区州]|地区|[省市州盟]))+")


def _with_upper_places(places: list[tuple[str, Extent]]) -> list[tuple[str, Extent]]:
    """The bodies under the names that say in which province or city they are, where one place of the head does so."""
    names = [name for name, _ in places]

    def full(name: str) -> str:
        longer = {other for other in names if other != name and other.endswith(name)}
        fitting = [other for other in longer if _UPPER_PLACES.fullmatch(other[: -len(name)])]
        return fitting[0] if len(fitting) == 1 else name

    return [(full(name), extent) for name, extent in places]


_LEVEL_BEFORE = re.compile(r"^(?:自治区|[省市县区州盟旗])")


def _stands_for(short: str, full: str) -> bool:
    """Whether a body's short form (市人社局) abbreviates a full one (某市人力资源和社会保障局): its characters in order."""
    if short == full:
        return True
    plain = full.replace("委员会", "委")
    # What both begin with is their place: 无锡市国资委, 无锡市人民政府国有资产监督管理委员会.
    place = next((i for i, (one, other) in enumerate(zip(short, plain, strict=False)) if one != other), len(short))
    stem, plain = (short[place:], plain[place:]) if place > 1 else (_LEVEL_BEFORE.sub("", short), plain)
    if not stem or stem == short or len(short) >= len(full) or stem[-1:] != plain[-1:]:
        return False
    characters = iter(plain)
    return all(character in characters for character in stem)


def _is_letter(row: _Row) -> bool:
    return not _CUT.search(row.bare) and not _META.match(row.bare) and len(row.bare) <= 80 and "《" not in row.bare


def _bodies(row: _Row, is_title: bool) -> list[tuple[str, Extent]]:
    """The pieces of a row that may be bodies; of a title what stands before 关于."""
    text = row.text
    if is_title:
        about = _ABOUT.search(text) or _OF_ITS_YEAR.search(text)
        text = text[: about.start()] if about else text
        text = re.sub(r"等\S{1,3}(?:部门|单位|厅局).*$", "", text)
    found = []
    for start, end in parted(text):
        begin = row.start + start
        for name in joined_bodies(text[start:end]):
            if is_body(name) or (not is_title and re.fullmatch(r"[\u4e00-\u9fff]{2,4}", name)):
                found.append((name, Extent(begin, begin + len(name))))
            begin += len(name)
    return found


def _signature(rows: list[_Row], lines: list[Line]) -> list[_Row]:
    """The rows of bodies right above the first date that stands alone, or on one line with it."""
    for i, row in enumerate(rows):
        if len(row.bare) > _LONGEST_SIGNATURE:
            continue
        date = DATE.search(row.bare)
        if date is None or date.end() != len(row.bare):
            continue
        before = row.bare[: date.start()]
        if before and not is_body(before):
            continue
        signed = [] if not before else [row]
        k = i - 1
        while k >= 0 and _is_issuer_row(rows[k]) and rows[k].index > rows[k + 1].index - 3:
            signed.insert(0, rows[k])
            k -= 1
        if signed and rows.index(signed[0]) > 0:
            return signed
    return []


def _plan_titles(rows: list[_Row], title: str, after: int) -> list[Extent]:
    """Where the plan that a notice issues has its own heading."""
    match = re.search(r"印发(?:《(.+)》|(.+?))的(?:通知|函)$", title)
    if match is None:
        return []
    name = match[1] or match[2]
    found = []
    for i, row in enumerate(rows):
        if row.index <= after or not name.startswith(row.bare) or len(row.bare) < 4:
            continue
        joined, last = row.bare, i
        while joined != name and last + 1 < len(rows) and name.startswith(joined + rows[last + 1].bare):
            last += 1
            joined += rows[last].bare
        if joined == name:
            found.append(Extent(row.start, rows[last].end))
    return found


def _find_date(header: Header, rows: list[_Row], lines: list[Line], signature: list[_Row]) -> None:
    """The signature's date, else one that stands alone, else a publication or adoption date near the title."""
    for finder in (_signed_date, _lone_date, _published_date):
        for row in finder(rows, signature, header):
            match = next((m for m in DATE.finditer(row.text) if iso(m)), None)
            if match is not None and not _AS_OF.match(row.text[match.end() :]):
                header.date = Extent(row.start + match.start(), row.start + match.end())
                header.issued_on = iso(match)
                return


def _signed_date(rows: list[_Row], signature: list[_Row], _header: Header) -> list[_Row]:
    if not signature:
        return []
    last = rows.index(signature[-1])
    return [row for row in rows[last : last + 2] if DATE.search(row.text)]


def _lone_date(rows: list[_Row], _signature: list[_Row], _header: Header) -> list[_Row]:
    return [row for row in rows if _LONE.fullmatch(row.bare) and (match := DATE.search(row.bare)) and match["month"]]


def _published_date(rows: list[_Row], _signature: list[_Row], header: Header) -> list[_Row]:
    """Lines near the top or the end that say when it was published or adopted, or that of the 文号; never an event's
    day."""
    near = [row for row in rows[:8] if len(row.bare) <= 60] + [row for row in rows[-4:] if len(row.bare) <= 40]
    found = []
    for row in near:
        match = DATE.search(row.text)
        if match is None or not match["month"] or "。" in row.bare or _AS_OF.match(row.text[match.end() :]):
            continue
        timed = _TIME.sub("", row.bare)
        begins = match.start() == 0 and (len(timed) <= 16 or _PUBLISHED.search(row.bare))
        begins = begins or _BRACKETED.match(row.text) or _PAGE.search(row.bare)
        says = _PUBLISHED.search(row.text) or (row.bare.startswith(("（", "(", "—")) and _ADOPTED.search(row.bare))
        # 晨报　2024年3月5日 07:31: the paper and its day, apart from each other.
        apart = re.search(r"\u3000|  |(?:报|网|客户端|在线|频道|电视台|新闻|公众号) ?$", row.text[: match.start()])
        ends = not _TIME.sub("", row.text[match.end() :]).strip() and len(row.bare) <= 40 and apart
        numbered = header.number is not None and row.start <= header.number.start < header.number.end <= row.end
        if begins or says or ends or numbered:
            found.append(row)
    return found


def _plan_year(header: Header) -> int | None:
    """The year of the plan in the title (2025年工作要点), else that of the issue, else that of the 文号."""
    years = re.findall(r"(20\d\d)年", header.title_text or "")
    ranges = re.search(r"20\d\d\s?[—–\-－~～至]\s?20\d\d", header.title_text or "")
    if years and not ranges:
        return int(years[-1])
    if header.issued_on:
        return int(header.issued_on[:4])
    numbered = _NUMBERED_YEAR.search(header.doc_number or "")
    return int(numbered[0]) if numbered is not None else None


_NUMBERED_YEAR = re.compile(r"20\d\d")
