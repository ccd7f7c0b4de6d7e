"""Tables on a PDF page by their ruled lines: which cells there are, and which are merged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from chuyi.ingest.readers.layout import Box

_SNAP = 2.5  # points that ends and lines may miss each other by
_THIN = 3.0  # points up to which a filled rectangle is a line
_SHORTEST = 5.0
_MOST_LINES = 1500


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal or vertical line: where it lies, and from where to where it goes."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table.

    Attributes:
        columns, rows: the places of the lines, one more than there are columns and rows.
        owners: for every row and column the (row, column) of the cell that covers it.
    """

    box: Box
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    owners: tuple[tuple[tuple[int, int], ...], ...]

    def owner(self, x: float, y: float) -> tuple[int, int] | None:
        """The cell that covers a point, or None."""
        row, column = bisect_right(self.rows, y) - 1, bisect_right(self.columns, x) - 1
        if 0 <= row < len(self.owners) and 0 <= column < len(self.columns) - 1:
            return self.owners[row][column]
        return None

    def cell_right(self, owner: tuple[int, int]) -> float:
        """The right side of a cell."""
        row, column = owner
        last = column
        while last + 1 < len(self.columns) - 1 and self.owners[row][last + 1] == owner:
            last += 1
        return self.columns[last + 1]


def sides(box: Box) -> tuple[list[Rule], list[Rule]]:
    """The lines (horizontal, vertical) that a drawn rectangle is: one, if it is thin, else its sides."""
    width, height = box.right - box.left, box.height
    if height <= _THIN and width > height:
        return [Rule((box.top + box.bottom) / 2, box.left, box.right)], []
    if width <= _THIN:
        return [], [Rule((box.left + box.right) / 2, box.top, box.bottom)]
    return (
        [Rule(y, box.left, box.right) for y in (box.top, box.bottom)],
        [Rule(x, box.top, box.bottom) for x in (box.left, box.right)],
    )


def find_grids(horizontal: Iterable[Rule], vertical: Iterable[Rule]) -> list[Grid]:
    """The tables that lines draw, from top to bottom; a lone frame is none."""
    across, down = _joined(horizontal), _joined(vertical)
    if len(across) + len(down) > _MOST_LINES:  # a drawing
        return []
    grids = [_grid(a, d) for a, d in _components(across, down)]
    return sorted((grid for grid in grids if grid is not None), key=lambda grid: grid.box.top)


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Lines that lie on each other or touch end to end are one; a cell's four sides are drawn one by one."""
    found: list[Rule] = []
    for group in _near(sorted(rules, key=lambda rule: rule.at), lambda rule: rule.at):
        at = sum(rule.at for rule in group) / len(group)
        start, end = None, 0.0
        for rule in sorted(group, key=lambda rule: rule.start):
            if start is None or rule.start > end + _SNAP:
                if start is not None:
                    found.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        if start is not None:
            found.append(Rule(at, start, end))
    return [rule for rule in found if rule.end - rule.start >= _SHORTEST]


def _near(rules: list[Rule], key: Callable[[Rule], float]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in rules:
        if groups and key(rule) - key(groups[-1][0]) <= _SNAP:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups


def _components(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that hang together by crossing or touching."""
    parents = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    for i, a in enumerate(across):
        for j, d in enumerate(down):
            if _covers(a, d.at) and _covers(d, a.at):
                parents[root(i)] = root(len(across) + j)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at in range(len(parents)):
        lines = found.setdefault(root(at), ([], []))
        if at < len(across):
            lines[0].append(across[at])
        else:
            lines[1].append(down[at - len(across)])
    return [lines for lines in found.values() if len(lines[0]) > 1 and len(lines[1]) > 1]


def _covers(rule: Rule, at: float) -> bool:
    return rule.start - _SNAP <= at <= rule.end + _SNAP


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    columns, rows = _places(down), _places(across)
    if len(columns) < 3 or len(rows) < 3:
        return None
    owners: list[list[tuple[int, int]]] = []
    for r in range(len(rows) - 1):
        owners.append([])
        middle = (rows[r] + rows[r + 1]) / 2
        for c in range(len(columns) - 1):
            centre = (columns[c] + columns[c + 1]) / 2
            if c and not _is_ruled(down, columns[c], middle):
                owners[r].append(owners[r][c - 1])
            elif r and not _is_ruled(across, rows[r], centre):
                owners[r].append(owners[r - 1][c])
            else:
                owners[r].append((r, c))
    return Grid(Box(columns[0], rows[0], columns[-1], rows[-1]), columns, rows, tuple(tuple(row) for row in owners))


def _places(rules: list[Rule]) -> tuple[float, ...]:
    groups = _near(sorted(rules, key=lambda rule: rule.at), lambda rule: rule.at)
    return tuple(sum(rule.at for rule in group) / len(group) for group in groups)


def _is_ruled(rules: list[Rule], at: float, across: float) -> bool:
    return any(abs(rule.at - at) <= _SNAP and rule.start <= across <= rule.end for rule in rules)
