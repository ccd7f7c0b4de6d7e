"""Web pages: the main text and its tables, whatever stands around them."""

from __future__ import annotations

import contextlib

import pytest

from chuyi.errors import SourceError
from chuyi.ingest.readers.html import read_html
from chuyi.ingest.readers.placed import PlacedText
from tests.timing import least_seconds

ARTICLE = (
    "<p>各县：</p><p>一、办学。到2027年，建校2所，支持云州学院先行。</p><p>二、培训。每年培训教师500名，办好研修。</p>"
)


def read(body: str, title: str = "关于办学的通知") -> PlacedText:
    page = f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"
    return read_html(page.encode("utf-8"), "a.html")


def test_navigation_scripts_and_what_is_hidden_are_left_out() -> None:
    found = read(
        "<ul><li><a href=1>首页</a></li><li><a href=2>新闻中心</a></li><li><a href=3>通知公告</a></li></ul>"
        f"<div><h1>关于办学的通知</h1><script>var 甲 = '学院';</script><style>p {{}}</style>{ARTICLE}"
        "<div style='display: none'>看不见</div><!-- 注释 --><noscript>请开脚本</noscript></div>"
        "<footer>版权所有</footer>"
    )
    assert found.text.splitlines()[0] == "关于办学的通知"
    assert len(found.text.splitlines()) == 4
    assert found.title == "关于办学的通知"


def test_places_are_paragraphs_of_the_main_text() -> None:
    found = read(f"<h1>关于办学的通知</h1><div>{ARTICLE}</div>")
    at = found.text.index("培训。")
    assert found.location(at, at + 3) == {"paragraph": 4}


SITE = """
<div><a href=/>首页</a><a href=1>政务公开</a><a href=2>办事服务</a><form><input type=text></form></div>
<div>您当前的位置：<a href=/>首页</a> &gt; <a href=/tz>通知公告</a></div>
<div><h2>云州省教育厅关于办学的通知</h2><div><span>发布时间：2026-03-04</span> <span>来源：省教育厅</span></div>
<div class=editor>{article}<p>云州省教育厅</p></div><div>附件：<a href="1.docx">名单.docx</a></div>
<div>分享到：<a>微信</a><a>微博</a><a>QQ</a></div></div>
<div><h3>相关链接</h3><ul><li><a>关于大赛的通知</a></li><li><a>关于名单的通知</a></li><li><a>关于申报的通知</a></li></ul></div>
<div><p>版权所有：云州省教育厅 地址：云州市人民路1号 邮编：410000</p><p>云ICP备05000000号</p></div>
"""


@pytest.mark.parametrize("times", [1, 9])
def test_a_notice_on_a_site_is_read_from_its_title_to_its_attachments(times: int) -> None:
    found = read(SITE.replace("{article}", ARTICLE * times), title="云州省教育厅关于办学的通知-云州省教育厅")
    said = found.text.splitlines()
    assert said[:2] == ["云州省教育厅关于办学的通知", "发布时间：2026-03-04 来源：省教育厅"]
    assert said[-2:] == ["云州省教育厅", "附件：名单.docx"]
    assert len(said) == 4 + 3 * times


def test_of_a_page_laid_out_in_one_box_what_stands_around_is_left_out() -> None:
    around = "<div>" + "".join(f"<span>某厅地址人民路{at}号</span>" for at in range(20)) + "</div>"
    page = f"<div>{around}<div><span>关于办学的通知</span></div><div id=zoom>{ARTICLE}</div>{around}</div>"
    found = read(page, title="关于办学的通知_云州省教育厅")
    assert found.text.splitlines()[0] == "关于办学的通知"
    assert "人民路" not in found.text


def test_a_signature_beside_one_long_paragraph_is_kept() -> None:
    long = "为推动职业教育高质量发展，服务产业升级。" * 30
    found = read(f"<div><div>{long}</div><div>云州省教育厅</div><div>2026年3月4日</div></div>")
    assert found.text.splitlines()[-2:] == ["云州省教育厅", "2026年3月4日"]


def test_lines_parted_by_br_are_paragraphs_and_inline_marks_are_none() -> None:
    found = read("<div>一、<b>重点</b>任务<br><br>　　建<span>校</span>2所。<br>署名</div>")
    assert found.text == "一、重点任务\n　　建校2所。\n署名\n"


def test_ordered_lists_have_the_numbers_that_a_browser_prints() -> None:
    assert read("<ol start=3><li>甲<li><p>乙</p><ul><li>子</ul></ol>").text.splitlines() == ["3.甲", "4.乙", "子"]


def test_a_table_with_cells_over_rows_and_columns() -> None:
    found = read(
        "<table><caption>附表</caption><tr><th>序号<th>学校<th>项目</tr><tr><td>1<td>甲校<td rowspan=2>实训<br>基地</tr>"
        "<tr><td>2<td>乙校</tr><tr><td colspan=2>合计<td>2</table>"
    )
    assert found.text.splitlines() == [
        "附表", "| 序号 | 学校 | 项目 |", "| --- | --- | --- |", "| 1 | 甲校 | 实训 基地 |", "| 2 | 乙校 | 实训 基地 |", "| 合计 | | 2 |"
    ]  # fmt: skip
    at = found.text.index("乙校")
    assert found.location(at, at + 2) == {"table": 1, "row": 3, "column": 2}


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    inner = "<table><tr><td>序号<td>学校<tr><td>1<td>甲校</table>"
    found = read(f"<table><tr><td>标题文字</td></tr><tr><td>{inner}</td><td>旁注</td></tr></table>")
    assert found.text.splitlines() == ["标题文字", "| 序号 | 学校 |", "| 1 | 甲校 |", "旁注"]


def test_attached_files_are_words_and_no_navigation() -> None:
    links = "".join(f"<p><a href='files/{n}.docx'>附件{n}：名单</a></p>" for n in range(4))
    assert "附件3：名单" in read(f"<div>{ARTICLE}<div>{links}</div></div>").text


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset='gb2312'>", "gb18030"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=gbk'>", "gb18030"),
        ("<meta charset=utf-8>", "utf-8"),
        ("", "utf-8"),
        ("", "gb18030"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("<meta charset='big5'>", "big5"),
        ("<meta charset='utf-8'>", "gb18030"),  # a page that lies
        ("<meta charset='gbk'>", "utf-8-sig"),  # the mark is stronger
        ("<meta charset='x-unknown'>", "utf-8"),
        ("<meta charset='base64'>", "utf-8"),
    ],
)
def test_encodings(head: str, encoding: str) -> None:
    page = f"<html><head>{head}</head><body><p>云州省教育</p></body></html>"
    assert read_html(page.encode(encoding), "a.html").text == "云州省教育\n"


@pytest.mark.parametrize("encoding", ["gbk", "utf-8", "big5"])
def test_one_bad_byte_does_not_cost_the_page(encoding: str) -> None:
    page = f"<html><head><meta charset={encoding}></head><body><p>{'云州省教育' * 30}</p><p>X</p></body></html>"
    read = read_html(page.encode(encoding).replace(b"X", b"\xff\xff"), "a.html")
    assert read.text.startswith("云州省教育" * 30)


@pytest.mark.parametrize(
    "body", ["<div>" * 20_000 + "字", "<table>" * 5000 + "字", "<p>字" * 50_000, "<a href=x>字</a>" * 50_000 + "<p>字"]
)
def test_endless_nesting_and_length_cost_linear_time(body: str) -> None:
    page = f"<html><body>{body}</body></html>".encode()

    def work() -> None:
        with contextlib.suppress(SourceError):  # too deep for the parser: a clear refusal too
            read_html(page, "a.html")

    assert least_seconds(work) < 10


def test_a_cell_over_many_rows_and_columns_does_not_multiply_a_text() -> None:
    rows = "<tr><td>x</td></tr>" * 1500
    cell = f"<td rowspan=99999 colspan=99999>{'字' * 5000}</td>"
    found = read(f"<table><tr><td>甲</td>{cell}</tr>{rows}</table>")
    assert found.text.count("字") == 5000


def test_no_words_are_a_refusal() -> None:
    with pytest.raises(SourceError, match="holds no words"):
        read("<script>x</script>")


def test_entities_do_not_grow() -> None:
    bomb = "<!DOCTYPE html [<!ENTITY a '字字字字'><!ENTITY b '&a;&a;&a;&a;'>]><html><body><p>好&b;</p></body></html>"
    assert read_html(bomb.encode(), "a.html").text.count("字") <= 4
