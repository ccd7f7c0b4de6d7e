"""One page of a PDF as PDFium sees it: characters with boxes, drawn lines, pictures."""

from __future__ import annotations

import ctypes
import itertools
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from chuyi.ingest.readers.layout import Box, Fragment
from chuyi.ingest.readers.pages import PageTable
from chuyi.ingest.readers.rulings import Grid, Rule, find_grids, sides

_LEAST_CHARACTERS = 10  # below which the words on a picture are a stamp or a page number
_UNREADABLE = 0.3  # of the characters without a known meaning, from which a page is read as a picture
_MOST_PATHS, _MOST_SEGMENTS = 20_000, 10_000
_WIDE_GAP = 1.5  # em between two pieces of text
_WORD_GAP = 0.35
_LEANS = 0.2  # radians by which a line may lean
_AROUND_DIGITS = 0.6  # em; word processors set digits and letters apart from Chinese by a quarter of one
_SPACE = 0.12  # em that a space takes at least; justified lines have narrower ones that nobody typed
_STRAIGHT = 0.6  # points that a line may lean
_WIDE = 0x2E80  # first code of the East Asian scripts, whose characters are one em wide
_NO_CHARACTER = frozenset((0, 2, 0xFFFD, 0xFFFE, 0xFFFF))


@dataclass(frozen=True, slots=True)
class _Frame:
    """The page as it is read: its corners in the file's coordinates, and by how many quarters text is turned left."""

    left: float
    bottom: float
    right: float
    top: float
    quarter: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point from the upper left corner, as read."""
        if self.quarter == 1:
            return y - self.bottom, x - self.left
        if self.quarter == 2:
            return self.right - x, y - self.bottom
        if self.quarter == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle as read."""
        (a, b), (c, d) = self.point(left, bottom), self.point(right, top)
        return Box(min(a, c), min(b, d), max(a, c), max(b, d))


@dataclass(slots=True)
class _Piece:
    """A fragment that grows character by character."""

    text: str
    box: Box
    em: float
    cell: tuple[int, tuple[int, int]] | None

    def fragment(self) -> Fragment:
        return Fragment(self.text, self.box, self.em)


class PrintedPage:
    """A page; :meth:`close` it before the page itself.

    Args:
        page: of pypdfium2.
    """

    def __init__(self, page: Any) -> None:
        self._page = page
        self._text = page.get_textpage()
        self._count = self._text.count_chars()

    def close(self) -> None:
        """Free what PDFium holds."""
        self._text.close()

    @property
    def is_picture(self) -> bool:
        """Whether the page's words are to be recognised: they stand in a picture, or its fonts do not say what they mean."""
        codes = [pdfium.FPDFText_GetUnicode(self._text, at) for at in range(min(self._count, 3000))]
        known = sum(1 for code in codes if code not in _NO_CHARACTER and not 0xE000 <= code < 0xF900)
        if self._count and known < (1 - _UNREADABLE) * len(codes):
            return True
        spoken = sum(1 for code in codes if code > 32)
        return (
            spoken < _LEAST_CHARACTERS and next(self._page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE]), None) is not None
        )

    def content(self) -> tuple[tuple[Fragment, ...], tuple[PageTable, ...]]:
        """The pieces of text outside of ruled tables, and the tables with theirs."""
        frame = self._frame()
        grids = find_grids(*self._rules(frame))
        outside: list[Fragment] = []
        inside: list[list[Fragment]] = [[] for _ in grids]
        for piece in self._pieces(frame, grids):
            (outside if piece.cell is None else inside[piece.cell[0]]).append(piece.fragment())
        tables = (PageTable(grid, tuple(said)) for grid, said in zip(grids, inside, strict=True) if said)
        return tuple(outside), tuple(tables)

    def _frame(self) -> _Frame:
        """The frame in which most characters stand upright."""
        step = max(1, self._count // 200)
        angles = (pdfium.FPDFText_GetCharAngle(self._text, at) for at in range(0, self._count, step))
        quarters = Counter(round(-angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0)
        left, bottom, right, top = self._page.get_cropbox()
        return _Frame(left, bottom, right, top, quarters.most_common(1)[0][0] if quarters else 0)

    def _pieces(self, frame: _Frame, grids: list[Grid]) -> Iterator[_Piece]:
        piece: _Piece | None = None
        is_spaced = False
        seen: set[tuple[str, int, int]] = set()
        for character, box, angle in self._characters(frame):
            if character.isspace():
                is_spaced = True
                continue
            if abs((angle + frame.quarter * math.pi / 2 + math.pi) % (2 * math.pi) - math.pi) > _LEANS:
                continue  # a watermark across the page
            wide = box.right - box.left
            em = wide if ord(character) >= _WIDE and wide > 0.5 * box.height else 0.8 * box.height
            if _is_overprinted(seen, character, box, em):
                continue
            cell = _cell(grids, box)
            if piece is not None and piece.cell == cell and _follows(piece, box):
                gap = box.left - piece.box.right
                space = " " if gap > _least_gap(piece.text[-1], character, is_spaced) * piece.em else ""
                piece.text += space + character
                piece.box = Box(
                    piece.box.left, min(piece.box.top, box.top), box.right, max(piece.box.bottom, box.bottom)
                )
                piece.em = max(piece.em, em)
            else:
                if piece is not None:
                    yield piece
                piece = _Piece(character, box, em, cell)
            is_spaced = False
        if piece is not None:
            yield piece

    def _characters(self, frame: _Frame) -> Iterator[tuple[str, Box, float]]:
        """Every character that the page itself has, with its box and angle."""
        text, rectangle = self._text, pdfium.FS_RECTF()
        pointer, box = ctypes.byref(rectangle), Box(0, 0, 0, 0)
        for at in range(self._count):
            code = pdfium.FPDFText_GetUnicode(text, at)
            if code in _NO_CHARACTER:
                continue
            if pdfium.FPDFText_IsGenerated(text, at) == 1:  # PDFium's guess at a space or a line's end
                yield " ", box, 0.0
                continue
            if 0xD800 <= code < 0xE000 or code > 0x10FFFF or not pdfium.FPDFText_GetLooseCharBox(text, at, pointer):
                continue
            box = frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            yield chr(code), box, pdfium.FPDFText_GetCharAngle(text, at)

    def _rules(self, frame: _Frame) -> tuple[list[Rule], list[Rule]]:
        """The horizontal and vertical lines that the page draws; none where it draws very many."""
        across: list[Rule] = []
        down: list[Rule] = []
        for count, path in enumerate(self._page.get_objects([pdfium.FPDF_PAGEOBJ_PATH])):
            if count >= _MOST_PATHS:
                return [], []
            is_stroked = _is_stroked(path)
            for points in _outlines(path):
                _add_rules([frame.point(x, y) for x, y in points], is_stroked, across, down)
        return across, down


def _is_overprinted(seen: set[tuple[str, int, int]], character: str, box: Box, em: float) -> bool:
    """Whether the same character stands there already: bold type is often printed twice."""
    step = max(em / 3, 0.5)
    x, y = round(box.left / step), round(box.top / step)
    if any((character, x + dx, y + dy) in seen for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
        return True
    seen.add((character, x, y))
    return False


def _least_gap(before: str, after: str, is_spaced: bool) -> float:
    """The em from which a gap between two characters is a space."""
    if before.isalnum() and after.isalnum() and (ord(before) < _WIDE) != (ord(after) < _WIDE):
        return _AROUND_DIGITS
    return _SPACE if is_spaced else _WORD_GAP


def _follows(piece: _Piece, box: Box) -> bool:
    gap = box.left - piece.box.right
    return -0.5 * piece.em < gap < _WIDE_GAP * piece.em and piece.box.shares_line(box)


def _cell(grids: list[Grid], box: Box) -> tuple[int, tuple[int, int]] | None:
    """The table and the cell that hold a character."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    for at, grid in enumerate(grids):
        owner = grid.owner(x, y)
        if owner is not None:
            return at, owner
    return None


def _is_stroked(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))) and bool(stroke.value)


def _outlines(path: Any) -> Iterator[list[tuple[float, float]]]:
    """The straight outlines of a path, in the page's coordinates; those with curves are left out."""
    count = pdfium.FPDFPath_CountSegments(path)
    matrix = path.get_matrix()
    container = path.container
    while container is not None:
        matrix = matrix.multiply(container.get_matrix())
        container = container.container
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    is_curved = False
    for at in range(count if count <= _MOST_SEGMENTS else 0):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if not pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not is_curved:
                yield points
            points, is_curved = [], False
        is_curved = is_curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        points.append(matrix.on_point(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment) and points[-1] != points[0]:
            points.append(points[0])
    if len(points) > 1 and not is_curved:
        yield points


def _add_rules(points: list[tuple[float, float]], is_stroked: bool, across: list[Rule], down: list[Rule]) -> None:
    """The lines of an outline: a rectangle's sides (if it is filled only, a thin one's), else its straight pieces."""
    pairs = list(itertools.pairwise(points))
    is_straight = all(abs(a[0] - b[0]) <= _STRAIGHT or abs(a[1] - b[1]) <= _STRAIGHT for a, b in pairs)
    if len(points) in (4, 5) and is_straight:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        flat, upright = sides(Box(min(xs), min(ys), max(xs), max(ys)))
        if is_stroked or len(flat) + len(upright) == 1:
            across += flat
            down += upright
    elif is_stroked:
        for (x0, y0), (x1, y1) in pairs:
            if abs(y0 - y1) <= _STRAIGHT:
                across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x0 - x1) <= _STRAIGHT:
                down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
