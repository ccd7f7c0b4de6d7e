"""What a sentence that orders tells by the way: 甲联盟2023年成立，由乙牵头，年内成员扩充到60家."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chuyi.ingest.layers import Extent, Header

_CLAUSE = re.compile("[^，；。！？]+")
_ALREADY = re.compile("(?<!早)已(?!然|知)|业已|早已|(?:建有|办有|设有|拥有)的")
_HAPPENED = re.compile(
    "(?P<year>20[0-9]{2})年(?!底|末|前)[^，。；]{0,12}?(?:成立|组建|建成|签|揭牌|挂牌|认定|入选|获评|获批|启用|投用|共建|立项|牵头)"
)
# With these words a clause orders or plans, whatever stands before it.
_BIDS = re.compile(
    "(?:还|并|也|均|都)?(?:要|应|须|需|务必|必须|将|拟|力争|争取|确保|继续|进一步|再|年内|全年|今年|明年|每年"
    "|(?:到|至|在)?20[0-9]{2}年(?:底|末)?(?:之?前|内)"
    "|支持|鼓励|推动|引导|加快|推进|实施|开展|组织|完善|健全|加强|强化|提升|扩大|深化|打造|培育|遴选|建设|新建|新增|组建|制定|落实|优化|建立|依托)"
)
# 由甲牵头的乙联合体，要…: what is to do something is there.
_HAS_TO = re.compile("(?:要|应|须|需|务必|必须)")
_THERE = re.compile("(?:由)?[^，。；]{4,60}(?:牵头|共建|承建|主管|举办|运营|组成)的[^，。；]{4,40}")


def issued_year(header: Header) -> int | None:
    """The year of a document: of its date, else of its 文号."""
    if header.issued_on is not None:
        return int(header.issued_on[:4])
    numbered = _NUMBERED.search(header.doc_number or "")
    return int(numbered[0]) if numbered is not None else None


_NUMBERED = re.compile("20[0-9]{2}(?=[〕\\]）)])")


def told_in(text: str, extent: Extent, year: int | None) -> Iterator[Extent]:
    """The stretches of an ordering sentence that tell of what is or was, each of one or more clauses.

    Args:
        year: of the document; what a year before it is named for has happened.
    """
    start = end = -1
    clauses = list(_CLAUSE.finditer(text, extent.start, extent.end))
    for index, clause in enumerate(clauses):
        behind = clauses[index + 1] if index + 1 < len(clauses) else None
        goes_on = start >= 0 and text[end] == "，" and not _BIDS.match(text, clause.start(), clause.end())
        if goes_on or _tells(text, clause, behind, year):
            start, end = (clause.start() if start < 0 else start), clause.end()
        elif start >= 0:
            yield Extent(start, end)
            start = -1
    if start >= 0:
        yield Extent(start, end)


def _tells(text: str, clause: re.Match[str], behind: re.Match[str] | None, year: int | None) -> bool:
    begin, end = clause.span()
    happened = _HAPPENED.search(text, begin, end)
    if happened is not None and year is not None and int(happened["year"]) < year:
        return True
    if _ALREADY.search(text, begin, end):
        return not _BIDS.match(text, begin, end)
    there = behind is not None and _HAS_TO.match(text, behind.start()) and text[end] == "，"
    return bool(there) and _THERE.fullmatch(text, begin, end) is not None
