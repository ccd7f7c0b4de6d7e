"""Word's automatic numbers, as they stand on paper."""

from __future__ import annotations

import pytest

from chuyi.ingest.readers.docx import read_docx
from chuyi.ingest.readers.limits import Limits
from tests.ingest.readers.office import docx, numbered, p


def level(at: int, form: str, pattern: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{pattern}"/></w:lvl>'


def numbering(*levels: str, overrides: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{overrides}</w:num>'
    )


def lines(body: str, **parts: str) -> list[str]:
    return read_docx(docx(body, **parts), "a.docx", Limits()).text.splitlines()


def test_levels_count_and_begin_anew_below_each_heading() -> None:
    made = numbering(
        level(0, "chineseCountingThousand", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
    )
    body = "".join(
        numbered(words, 1, at)
        for words, at in [("总", 0), ("甲", 1), ("子", 2), ("丑", 2), ("乙", 1), ("分", 0), ("丙", 1)]
    )
    assert lines(body, numbering=made) == ["一、总", "（一）甲", "1.子", "2.丑", "（二）乙", "二、分", "（一）丙"]


def test_a_list_can_begin_anew_and_goes_on_otherwise() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = numbered("甲", 1) + p("话") + numbered("乙", 1) + numbered("丙", 2) + numbered("丁", 2)
    form = level(0, "decimal", "%1、")
    assert lines(body, numbering=numbering(form, overrides=restart)) == ["1、甲", "话", "2、乙", "1、丙", "2、丁"]
    assert lines(body, numbering=numbering(form)) == ["1、甲", "话", "2、乙", "3、丙", "4、丁"]


def test_a_style_carries_the_number() -> None:
    styles = (
        '<w:style w:styleId="h"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="own"><w:name w:val="mine"/><w:basedOn w:val="h"/></w:style>'
    )
    body = p("甲", '<w:pStyle w:val="own"/>') + p("乙", '<w:pStyle w:val="h"/>')
    body += p("丙", '<w:pStyle w:val="h"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    bound = level(0, "decimal", "x%1") + level(1, "chineseCounting", "第%2条", '<w:pStyle w:val="h"/>')
    assert lines(body, numbering=numbering(bound), styles=styles) == ["第一条 甲", "第二条 乙", "丙"]


def test_bullets_print_no_number_and_legal_numbers_print_digits() -> None:
    made = numbering(
        level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>"), level(2, "bullet", "·")
    )
    body = numbered("甲", 1) + numbered("乙", 1, 1) + numbered("丙", 1, 2)
    assert lines(body, numbering=made) == ["一、甲", "1.1 乙", "丙"]


@pytest.mark.parametrize(
    ("form", "start", "printed"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 105, "一百零五"),
        ("chineseCounting", 1010, "一千零一十"),
        ("ideographDigital", 20, "二〇"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircle", 33, "33"),
        ("upperLetter", 28, "BB"),
        ("lowerRoman", 14, "xiv"),
        ("decimalZero", 7, "07"),
        ("arabicAbjad", 7, "7"),
    ],
)
def test_forms(form: str, start: int, printed: str) -> None:
    made = numbering(level(0, form, "%1、").replace('start w:val="1"', f'start w:val="{start}"'))
    assert lines(numbered("甲", 1), numbering=made) == [f"{printed}、甲"]


def test_a_number_that_no_list_knows_prints_nothing() -> None:
    assert lines(numbered("甲", 9) + numbered("乙", 1, 8), numbering=numbering(level(0, "decimal", "%1"))) == [
        "甲",
        "乙",
    ]
