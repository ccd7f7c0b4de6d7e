"""PDF files: reading order, paragraphs, ruled tables, boxes; and what cannot be read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from chuyi.errors import SourceError
from chuyi.ingest.documents import read_document
from chuyi.ingest.readers.limits import Limits
from chuyi.ingest.readers.pdf import read_pdf
from chuyi.ingest.reading import ReadingConfig, read_source
from chuyi.ingest.text.repair import repair
from tests.ingest.readers.notice import picture
from tests.ingest.readers.paper import Draw, Paper, lines, marked, pdf, read

FULL = "推动职业学校和企业共建共享高水平实训基地服务"  # 22 characters


def ruled(paper: Paper, top: float, rows: list[list[str]], columns: tuple[float, ...] = (72, 120, 300, 500)) -> None:
    for at, row in enumerate(rows):
        for x, words in zip(columns, row, strict=False):
            paper.words(x + 4, top + at * 24 + 4, words)
    bottom = top + 24 * len(rows)
    paper.lines(*((columns[0], top + 24 * at, columns[-1], top + 24 * at) for at in range(len(rows) + 1)))
    paper.lines(*((x, top, x, bottom) for x in columns))


def test_a_box_is_where_the_words_stand() -> None:
    found = read(lambda paper: paper.words(100, 50, "云州省教育厅", size=20))
    location = found.location(0, 6)
    assert location["page"] == 1
    left, top, right, bottom = location["box"]
    assert (left, right) == (100, 220)
    assert top == pytest.approx(50, abs=4)
    assert bottom == pytest.approx(72, abs=4)


def test_indents_short_lines_and_gaps_begin_paragraphs() -> None:
    def page(paper: Paper) -> None:
        paper.words(96, 60, FULL[:20])
        paper.words(72, 80, FULL, FULL[:9])
        paper.words(96, 120, FULL[:20])
        paper.words(72, 140, FULL[:5] + "。")
        paper.words(72, 190, FULL)

    assert marked(read(page)) == [
        f"¶{FULL[:20]}", f"+{FULL}", f"+{FULL[:9]}", f"¶{FULL[:20]}", f"+{FULL[:5]}。", f"¶{FULL}"
    ]  # fmt: skip


def test_a_label_after_a_full_line_begins_a_paragraph() -> None:
    found = marked(read(lambda paper: paper.words(72, 60, FULL, "2.办好培训服务产业", FULL)))
    assert found[1] == "2.办好培训服务产业"


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    def page(paper: Paper) -> None:
        paper.words(150, 50, "职业教育提质行动实施情况", size=18)
        paper.words(60, 100, *["左" + FULL[:17]] * 6, pitch=18)
        paper.words(310, 100, *["右" + FULL[:17]] * 6, pitch=18)
        paper.words(60, 300, "下" + FULL)

    assert [line[0] for line in lines(page)] == ["职", *"左" * 6, *"右" * 6, "下"]


def test_a_list_in_columns_without_lines_is_read_row_by_row() -> None:
    def page(paper: Paper) -> None:
        for at, row in enumerate(
            [("序号", "名称", "单位"), ("1", "焊接基地", "甲校"), ("2", "护理基地", "乙校"), ("3", "烹饪基地", "丙校")]
        ):
            for x, words in zip((72, 130, 330), row, strict=True):
                paper.words(x, 60 + 20 * at, words)

    found = lines(page)
    assert found[1].split() == ["1", "焊接基地", "甲校"]
    assert len({line.index(words) for line, words in zip(found[1:], ("焊接", "护理", "烹饪"), strict=True)}) == 1


def test_ruled_tables_stand_where_they_stand() -> None:
    def page(paper: Paper) -> None:
        paper.words(72, 60, "附件名单如下。")
        ruled(paper, 100, [["序号", "名称", "单位"], ["1", "焊接基地", "甲校"], ["2", "", "乙校"]])
        paper.words(72, 190, "特此通知。")

    found = read(page)
    assert found.text.splitlines() == [
        "附件名单如下。", "| 序号 | 名称 | 单位 |", "| 1 | 焊接基地 | 甲校 |", "| 2 | | 乙校 |", "特此通知。"
    ]  # fmt: skip
    at = found.text.index("乙校")
    place = found.location(at, at + 2)
    assert (place["page"], place["table"], place["row"], place["column"]) == (1, 1, 3, 3)
    assert place["box"][0] == 304


def test_merged_and_wrapped_cells() -> None:
    def page(paper: Paper) -> None:
        columns = (72, 120, 216, 320)
        paper.lines(*((72, y, 320, y) for y in (60, 100, 180)), (72, 140, 216, 140))
        paper.lines(*((x, 60, x, 180) for x in columns))
        for y, first, second in ((64, "序号", "名称"), (104, "1", "焊接"), (144, "2", "护理")):
            paper.words(76, y, first)
            paper.words(124, y, second)
        paper.words(218, 62, "建设单位")
        paper.words(222, 104, "云州工业职业技术", "学院", pitch=16)
        paper.words(222, 144, "甲校")

    assert lines(page) == [
        "| 序号 | 名称 | 建设单位 |",
        "| 1 | 焊接 | 云州工业职业技术学院 甲校 |",
        "| 2 | 护理 | 云州工业职业技术学院 甲校 |",
    ]


def test_a_table_that_goes_on_over_a_page_counts_on_and_drops_its_second_head() -> None:
    head = ["序号", "名称", "单位"]

    def first(paper: Paper) -> None:
        ruled(paper, 700, [head, ["1", "焊接基地", "甲校"]])
        paper.words(280, 800, "— 1 —")

    def second(paper: Paper) -> None:
        ruled(paper, 60, [head, ["2", "护理基地", "乙校"]])
        paper.words(72, 200, "完。")
        ruled(paper, 300, [head, ["1", "别的基地", "丙校"]])

    found = read(first, second)
    assert [line for line in found.text.splitlines() if "序号" in line] == ["| 序号 | 名称 | 单位 |"] * 2
    places = [found.location(at := found.text.index(words), at + 2) for words in ("乙校", "丙校")]
    assert [(place["page"], place["table"], place["row"]) for place in places] == [(2, 1, 3), (2, 2, 2)]


def test_a_sentence_goes_on_over_a_page() -> None:
    def page(number: int, *said: str, indent: float = 0) -> Draw:
        def draw(paper: Paper) -> None:
            paper.words(230, 40, "云州市教育局文件汇编")
            paper.words(72 + indent, 90, *said[:1])
            paper.words(72, 110, *said[1:])
            paper.words(280, 800, f"— {number} —")

        return draw

    one, two, three, four, five = (FULL[at:] + FULL[:at] for at in range(5))
    pages = [
        page(1, one, two, three),
        page(2, four[:20], five, one[3:] + "校企业", indent=24),
        page(3, two[:9] + "。", "另" + four),
    ]
    found = read(*pages)
    repaired = repair(found.text, found.breaks).text.split("\n")
    assert repaired[:3] == [one + two + three, f"{four[:20]}{five}{one[3:]}校企业{two[:9]}。", "另" + four]
    assert [line for line in repaired if line.startswith("云州市")] == ["云州市教育局文件汇编"] * 3


def test_bold_type_printed_twice_is_read_once_and_a_watermark_is_not_read() -> None:
    def page(paper: Paper) -> None:
        paper.words(72, 60, "云州省教育厅文件")
        paper.words(72.3, 60, "云州省教育厅文件")
        paper.canvas.rotate(45)
        paper.words(500, 500, "内部资料")

    assert lines(page) == ["云州省教育厅文件"]


def test_digits_that_are_set_apart_have_no_spaces_around_them() -> None:
    def page(paper: Paper) -> None:
        for x, words in ((72, "到"), (87, "2027"), (114, "年建校"), (154, "2"), (163, "所")):
            paper.words(x, 60, words)
        paper.words(72, 90, "云州省教育厅　云州省财政厅")

    assert lines(page) == ["到2027年建校2所", "云州省教育厅 云州省财政厅"]


def test_a_page_that_lies_on_its_side() -> None:
    def page(paper: Paper) -> None:
        paper.canvas.translate(595, 0)
        paper.canvas.rotate(90)
        paper.canvas.setFont("STSong-Light", 12)
        for at in range(3):
            paper.canvas.drawString(72, 500 - 20 * at, "一二三"[at] + "、横排的表格说明")

    assert lines(page) == ["一、横排的表格说明", "二、横排的表格说明", "三、横排的表格说明"]


def test_a_protected_file_and_one_that_only_may_not_be_printed() -> None:
    with pytest.raises(SourceError, match="protected by a password"):
        read_pdf(pdf(lambda p: p.words(72, 60, FULL), encrypt=StandardEncryption("x", "y")), "密.pdf", Limits())
    open_ = StandardEncryption("", "y", canPrint=0)
    assert read_pdf(pdf(lambda p: p.words(72, 60, FULL), encrypt=open_), "a.pdf", Limits()).text == f"{FULL}\n"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("坏.pdf", b"%PDF-1.7\n" + b"x" * 500, "no sound PDF file"),
        ("网页.pdf", b"<!DOCTYPE html><html></html>", "a web page"),
        ("文档.pdf", b"PK\x03\x04", "a Word document"),
        ("白.pdf", pdf(lambda paper: None), "holds no words"),
        ("多.pdf", pdf(*[lambda paper: None] * 6), "6 pages, more than 5"),
    ],
)
def test_refused(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read_source(file, ReadingConfig(max_pages=5))
    assert said in caught.value.message.en
    assert name in caught.value.message.zh


def test_time_is_bounded() -> None:
    with pytest.raises(SourceError, match=r"given up after 0\.001 seconds"):
        read_pdf(pdf(*[lambda paper: paper.words(72, 60, *[FULL] * 30)] * 20), "慢.pdf", Limits(max_seconds=0.001))


def scanned(paper: Paper) -> None:
    """A page that is a picture."""
    paper.canvas.drawImage(ImageReader(picture()), 0, 0, 595, 842)


def test_without_ocr_a_scan_is_refused_and_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    with pytest.raises(SourceError, match="needs OCR") as caught:
        read_pdf(pdf(scanned), "扫.pdf", Limits())
    assert caught.value.remedy
    assert "chuyi[ocr]" in caught.value.remedy.zh


def test_without_ocr_the_pages_with_words_are_read_and_the_others_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    file = tmp_path / "半.pdf"
    file.write_bytes(pdf(lambda p: p.words(72, 60, "一、建校2所，支持云州工业职业技术学院。"), scanned))
    facts = read_document(file, ReadingConfig())
    assert "云州工业职业技术学院" in {fact.value for fact in facts.properties}
    (reject,) = facts.rejects
    assert (dict(reject.location), reject.severity) == ({"page": 2}, "error")
