"""OCR without any network: RapidOCR, whose models lie in its wheel; the optional extra ``ocr``."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from chuyi.errors import SourceError, Text
from chuyi.graph.facts import Reason, Reject
from chuyi.ingest.readers.layout import Box, Fragment
from chuyi.ingest.readers.pages import Page, PageTable
from chuyi.ingest.readers.rulings import Rule, find_grids
from chuyi.ingest.text.repair import in_chinese_forms

if TYPE_CHECKING:
    import numpy as np

    Pixels = np.ndarray[Any, Any]

_MODULES = ("rapidocr", "onnxruntime", "PIL")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_GAP = 1.28  # of a character's usual step, from which there is a space; recognition places characters to a fifth of one
_LEAST_PAIRS = 5  # of Chinese characters side by side, to know the usual step
_NUMBER = re.compile(r"[〔\[［（(【{]((?:19|20)\d\d)[〕\]］）)】}](第?\d{1,5}号)")
_MARGIN = 0.2  # em
_SHORTEST_RULE = 22.0  # points
_THICKEST_RULE = 4.0
_LEANS = 0.02  # of its length that a line on a scan may lean
_HOW = Text(
    "请安装：pip install 'chuyi[ocr]'（离线可用，模型随包安装）。",
    "Install it: pip install 'chuyi[ocr]' (works offline, the models are in the package).",
)


def is_installed() -> bool:
    """Whether the extra ``ocr`` is there."""
    return all(find_spec(module) is not None for module in _MODULES)


def not_installed(name: str) -> SourceError:
    """The refusal of a scan where there is no OCR."""
    return SourceError(
        Text(f"{name} 是扫描件或图片，需要文字识别（OCR）。", f"{name} is a scan or picture and needs OCR."), _HOW
    )


def unread_page(number: int) -> Reject:
    """That a page of an otherwise readable file is a picture and was not read."""
    return Reject(
        Reason.UNREADABLE,
        {"page": number},
        "",
        f"第 {number} 页是图片，没有文字识别，未读。{_HOW.zh}",
        f"Page {number} is a picture and was not read for want of OCR. {_HOW.en}",
    )


class Recognizer:
    """Reads pictures of pages; made once for a file, since loading the models takes seconds."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        # Its log would go to standard output's neighbour, line after line.
        self._engine: Any = RapidOCR(params={"Global.log_level": "critical"})
        logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)

    def page(self, image: Pixels, points: float, number: int) -> Page:
        """A page's lines, those of ruled tables apart.

        Args:
            image: pixels, height × width × 3 (blue, green, red).
            points: the size of a pixel in points of 1/72 inch.
            number: of the page, from 1.
        """
        grids = find_grids(*_rules(image, points))
        outside: list[Fragment] = []
        inside: list[list[Fragment]] = [[] for _ in grids]
        for fragment in self._fragments(image, points):
            x, y = (fragment.box.left + fragment.box.right) / 2, (fragment.box.top + fragment.box.bottom) / 2
            at = next((at for at, grid in enumerate(grids) if grid.owner(x, y) is not None), None)
            (outside if at is None else inside[at]).append(fragment)
        tables = (PageTable(grid, tuple(said)) for grid, said in zip(grids, inside, strict=True) if said)
        return Page(number, tuple(outside), tuple(tables))

    def _fragments(self, image: Pixels, points: float) -> Iterator[Fragment]:
        seen = self._engine(image, return_word_box=True, return_single_char_box=True)
        if seen.boxes is None:
            return
        characters = seen.word_results or ((),) * len(seen.boxes)
        for corners, words, places in zip(seen.boxes, seen.txts or (), characters, strict=True):
            xs, ys = [float(x) * points for x, _ in corners], [float(y) * points for _, y in corners]
            box = Box(min(xs), min(ys), max(xs), max(ys))
            text = _as_printed(words.strip(), [(word[0], float(min(x for x, _ in word[2]))) for word in places])
            if text:
                em = _em(text, box)
                # Detection draws its boxes wider than the ink, which would close the gap between two of them.
                yield Fragment(text, box._replace(left=box.left + _MARGIN * em, right=box.right - _MARGIN * em), em)


def _as_printed(words: str, places: Sequence[tuple[str, float]]) -> str:
    """A line with what recognition does not tell: gaps between Chinese characters as spaces, punctuation in the width
    that Chinese text has, the brackets of a document's number as the standard prescribes (GB/T 9704)."""
    if " " not in words and "".join(character for character, _ in places) == words:
        pairs = [(a, b) for a, b in pairwise(places) if _HAN.match(a[0]) and _HAN.match(b[0])]
        if len(pairs) >= _LEAST_PAIRS:
            wide = _GAP * median(b[1] - a[1] for a, b in pairs)
            gaps = {b for a, b in pairs if b[1] - a[1] > wide}
            words = "".join(f" {place[0]}" if place in gaps else place[0] for place in places)
    return _NUMBER.sub(r"〔\1〕\2", in_chinese_forms(words))


def _rules(image: Pixels, points: float) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and vertical lines of a picture."""
    import cv2

    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    least = max(8, round(_SHORTEST_RULE / points))
    found: tuple[list[Rule], list[Rule]] = ([], [])
    for rules, size in zip(found, ((least, 1), (1, least)), strict=True):
        lines = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, size))
        _, _, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
        for left, top, width, height, _ in stats[1:].tolist():
            along, across = (width, height) if size[1] == 1 else (height, width)
            if across <= max(_THICKEST_RULE / points, _LEANS * along):
                start, at = (left, top + height / 2) if size[1] == 1 else (top, left + width / 2)
                rules.append(Rule(at * points, start * points, (start + along) * points))
    return found


def _em(text: str, box: Box) -> float:
    """The width of a Chinese character: those of other scripts take about half of it."""
    width = sum(1.0 if ord(character) >= 0x2E80 else 0.55 for character in text)
    return min((box.right - box.left) / max(width, 1), box.height)
