"""The text that readers put together, and where its characters stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chuyi.ingest.readers.placed import Cell, TextWriter


def test_a_line_of_several_boxes_over_two_pages() -> None:
    writer = TextWriter()
    writer.page()
    writer.line([("建设实训", {"page": 1, "box": [10, 700, 90, 712]})], begins=True)
    writer.line([("基地，", {"page": 1, "box": [10, 720, 40, 732]})], begins=False)
    writer.page()
    writer.line([("共8个。", {"page": 2, "box": [10, 50, 60, 62]})])
    found = writer.written()
    assert found.text == "建设实训\n基地，\n共8个。\n"
    assert found.location(0, len(found.text)) == {
        "page": 1,
        "box": [10, 700, 90, 732],
        "boxes": [[0, 1, 10, 700, 90, 712], [5, 1, 10, 720, 40, 732], [9, 2, 10, 50, 60, 62]],
    }
    assert found.location(5, 7) == {"page": 1, "box": [10, 720, 40, 732]}
    assert (found.breaks.pages, found.breaks.paragraphs, found.breaks.continued) == ((0, 9), {0}, {5})


def test_what_the_reader_adds_stands_nowhere() -> None:
    writer = TextWriter()
    writer.table([[Cell([("甲", {"column": 1})]), Cell()]])
    found = writer.written()
    assert found.text == "| 甲 | |\n"
    assert found.location(0, 2) == {}
    assert found.location(0, 3) == {"column": 1}
    assert found.location(4, 8) == {}


@given(st.lists(st.lists(st.text("甲乙|｜ \n", max_size=6), min_size=2, max_size=2), min_size=1, max_size=4))
def test_every_piece_is_what_its_cell_says(rows: list[list[str]]) -> None:
    writer = TextWriter()
    writer.table(
        [[Cell([(words, {"row": r, "column": c})]) for c, words in enumerate(row)] for r, row in enumerate(rows)]
    )
    found = writer.written()
    assert found.text.count("\n") == len(rows)
    assert all(line.count("|") == 3 for line in found.text.splitlines())
    for piece in found.pieces:
        said = rows[piece.location["row"]][piece.location["column"]]
        assert "".join(found.text[piece.start : piece.end].split()) == "".join(said.split()).translate(
            str.maketrans("|｜", "¦¦")
        )
