"""Tables by their lines."""

from __future__ import annotations

from chuyi.ingest.readers.layout import Box
from chuyi.ingest.readers.rulings import Rule, find_grids, sides


def rules(places: list[float], start: float, end: float) -> list[Rule]:
    return [Rule(at, start, end) for at in places]


def test_a_grid_of_whole_lines() -> None:
    (grid,) = find_grids(rules([0, 20, 40], 0, 90), rules([0, 30, 90], 0, 40))
    assert grid.box == Box(0, 0, 90, 40)
    assert grid.owner(10, 10) == (0, 0)
    assert grid.owner(50, 30) == (1, 1)
    assert grid.owner(200, 10) is None
    assert grid.cell_right((0, 0)) == 30


def test_lines_drawn_cell_by_cell_and_a_little_off() -> None:
    boxes = [Box(x + 0.4 * y, y, x + 30, y + 20) for x in (0, 30) for y in (0, 20)]
    flat, upright = zip(*(sides(box) for box in boxes), strict=True)
    found = find_grids(
        [r for each in flat for r in each],
        [Rule(round(r.at / 30) * 30, r.start, r.end) for each in upright for r in each],
    )
    assert len(found) == 1
    assert len(found[0].rows) == len(found[0].columns) == 3


def test_a_missing_line_merges_cells() -> None:
    across = [*rules([0, 40], 0, 90), Rule(20, 0, 60)]
    (grid,) = find_grids(across, rules([0, 30, 60, 90], 0, 40))
    assert grid.owners == (((0, 0), (0, 1), (0, 2)), ((1, 0), (1, 1), (0, 2)))
    (grid,) = find_grids(rules([0, 20, 40], 0, 90), [*rules([0, 30, 90], 0, 40), Rule(60, 20, 40)])
    assert grid.owners == (((0, 0), (0, 1), (0, 1)), ((1, 0), (1, 1), (1, 2)))
    assert grid.cell_right((0, 1)) == 90


def test_frames_underlines_and_drawings_are_no_tables() -> None:
    assert find_grids(rules([0, 40], 0, 90), rules([0, 90], 0, 40)) == []
    assert find_grids(rules([0, 20, 40], 0, 90), []) == []
    assert find_grids(rules([0, 20, 40], 0, 90), rules([200, 230, 260], 0, 40)) == []
    many = [float(at * 5) for at in range(1000)]
    assert find_grids(rules(many, 0, 9000), rules(many, 0, 9000)) == []


def test_two_tables_come_from_top_to_bottom() -> None:
    across = [*rules([200, 220, 240], 0, 90), *rules([0, 20, 40], 0, 90)]
    down = [*rules([0, 30, 90], 200, 240), *rules([0, 30, 90], 0, 40)]
    assert [grid.box.top for grid in find_grids(across, down)] == [0, 200]
