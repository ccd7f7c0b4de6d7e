from __future__ import annotations

from typing import Any

import pytest

from chuyi.errors import Text
from chuyi.explore.location import describe


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ({"sheet": "院校", "row": 12}, Text("工作表“院校”，第 12 行", "sheet 院校, row 12")),
        ({"clause": "二（一）2", "start": 3, "end": 9}, Text("条款 二（一）2", "clause 二（一）2")),
        ({"page": 3, "box": [0, 1, 2, 3]}, Text("第 3 页", "page 3")),
        ({"start": 120, "end": 164}, Text("第 120–164 字", "characters 120–164")),
        ({"row": "<b>", "column": "名称"}, Text("第 <b> 行，“名称”列", "row <b>, column 名称")),
        ({}, Text("", "")),
    ],
)
def test_describes_where_a_passage_stands(location: dict[str, Any], words: Text) -> None:
    assert describe(location) == words
