"""Names that differ only in how they are typed have one spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DROPPED = re.compile(r"[\s“”„‟\"'‘’「」『』《》〈〉·•・‧⋅\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_DASHES = re.compile(r"[‐‑‒–—―－−]")
_BRACKETS = str.maketrans({"[": "(", "]": ")", "〔": "(", "〕": ")", "【": "(", "】": ")", "［": "(", "］": ")"})
_PARENTHESES = re.compile(r"\([^()]*\)")
_ENDS = re.compile(r"[。；;，,：:、.]+$")
_LABEL = re.compile(r"^(?:第?[一二三四五六七八九十百\d]+[、.章条]|\([一二三四五六七八九十\d]+\))")


@lru_cache(maxsize=200_000)
def spelling(name: str) -> str:
    """A name without white space, quotation marks, dots and differences of width or case."""
    text = _DROPPED.sub("", unicodedata.normalize("NFKC", name))
    return _DASHES.sub("-", text).translate(_BRACKETS).casefold()


def number_spelling(doc_number: str) -> str:
    """A 文号 (湘教发〔2022〕12号) whatever its brackets, and with 第 left out."""
    return spelling(doc_number).replace("第", "")


def clause_spelling(clause: str | None) -> str:
    """A clause path (二（一）2) without the stops of its labels."""
    return re.sub(r"[、.]", "", spelling(clause)) if clause else ""


def task_spelling(title: str) -> str:
    """What a task's title says: its first sentence without label, 一批 and explanations in brackets."""
    first = re.split(r"[。；\n]", title.strip(), maxsplit=1)[0]
    text = _LABEL.sub("", spelling(first))
    return _ENDS.sub("", _PARENTHESES.sub("", text).replace("一批", ""))
