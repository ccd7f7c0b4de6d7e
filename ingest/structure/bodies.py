"""Names of issuing bodies in letterheads, titles and signatures: their form, and what OCR left of them.

A letterhead is the one place where a name stands alone on its line, so its form is enough: a region or a national
body, then a department's head noun. The gazetteer of mentions comes later in the pipeline and is not needed here.
"""

from __future__ import annotations

import re

from chuyi.ingest.mentions.lexicon import word_set

_HEAD = (
    r"厅|局|委员会|办公室|办公厅|人民政府|政府|部|委|总工会|总署|署|院|中心"
    r"|督导室|管委会|党组|工会|分行|支行|领导小组|法院|检察院"
)
_REGION = r"(?:[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|自治县|特别行政区|兵团|省|市|州|盟|地区|县|区|旗))"
BODY = re.compile(
    rf"[\u4e00-\u9fff（）]{{1,28}}(?:{_HEAD})|(?:国务院|[\u4e00-\u9fff]{{2,6}}[省市县区州盟])[\u4e00-\u9fff]{{1,8}}办"
)
"""A whole string that is a body's name."""
_NO_DEPARTMENT = re.compile(
    r"(?:学院|大学|学校|研究院|医院|科学院|设计院|银行|集团|公司|协会|学会|商会|俱乐部|服务中心|培训中心|职教中心|教育中心)$"
)
_LEVEL = re.compile(r"^(?:省|市|州|盟|县|区|自治区|旗)(?=[\u4e00-\u9fff])")
_PARTED = re.compile(r"[ \u3000、]+")
_FILE = re.compile(r"(?:文[ \u3000]*件|公[ \u3000]*告|通[ \u3000]*报)$")


def is_body(name: str) -> bool:
    """Whether a string is, as a whole, the name of a department."""
    return bool(BODY.fullmatch(name)) and not _NO_DEPARTMENT.search(name) and "关于" not in name and len(name) >= 3


def parted(text: str) -> list[tuple[int, int]]:
    """Start and end of the pieces of a line that white space or 、 part, 文件 at the end left out."""
    file = _FILE.search(text.rstrip())
    end = file.start() if file else len(text)
    pieces = []
    start = 0
    for gap in _PARTED.finditer(text, 0, end):
        pieces.append((start, gap.start()))
        start = gap.end()
    pieces.append((start, end))
    return [(a, b) for a, b in pieces if text[a:b].strip()]


def joined_bodies(piece: str) -> list[str]:
    """The bodies of a piece in which nothing parts them: each begins with the same region."""
    region = re.match(_REGION, piece)
    second = piece.find(region[0], region.end()) if region else -1
    if second < 0 or not is_body(piece[:second]):
        return [piece]
    return [piece[:second], *joined_bodies(piece[second:])]


def has_region(name: str) -> bool:
    """Whether the name says whose body it is."""
    return (
        bool(re.match(_REGION, name))
        or name.startswith(("国家", "国务院", "中共", "中国", "中央", "中华", "共青团"))
        or name in word_set("central")
    )


def restore(pieces: list[str]) -> list[tuple[str, list[int]]]:
    """Full names of the bodies behind the pieces of a letterhead, each with the pieces that spell it legibly.

    A piece that lost its beginning (展和改革委员会) adds nothing beside full names; one that only lacks the
    region (省教育厅 after 湖南) gets that of the others. A piece that is no name adds nothing.
    """
    whole = [piece for piece in pieces if is_body(piece) and has_region(piece)]
    region = _common_region(whole, pieces)
    found: dict[str, list[int]] = {}
    for index, piece in enumerate(pieces):
        if not is_body(piece):
            continue
        if piece in whole:
            found.setdefault(piece, []).append(index)
        elif _LEVEL.match(piece):
            full = next((w for w in whole if w.endswith(piece)), region[:-1] + piece if region else None)
            if full is not None:
                found.setdefault(full, []).append(index)
        elif not whole and len(piece) >= 3 and not piece.endswith("中心"):
            found.setdefault(piece, []).append(index)
    return list(found.items())


def _common_region(whole: list[str], pieces: list[str]) -> str | None:
    """``湖南省``: the region of the complete names, else a piece that is one with 省 lost (湖南 + 省教育厅)."""
    for name in whole:
        match = re.match(_REGION, name)
        if match:
            return match[0]
    alone = [p for p in pieces if 2 <= len(p) <= 4 and not is_body(p)]
    return f"{alone[0]}省" if alone else None
