"""Head of the document: issuers, title, 文号, date, in the shapes that letterheads take."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chuyi.ingest.layers import Header, Layers
from chuyi.ingest.structure.header import find_header
from chuyi.ingest.structure.lines import find_lines
from tests.timing import least_seconds

Structured = Callable[[str], Layers]


def _header(structured: Structured, text: str) -> Header:
    return structured(text).header


NOTICE = """江西省教育厅　江西省财政厅　文件

赣教职字〔2026〕8号

江西省教育厅　江西省财政厅
关于实施强校工程的通知

各设区市教育局、财政局：

现将有关事项通知如下。

江西省教育厅　江西省财政厅
2026年4月9日
"""


def test_a_joint_notice(structured: Structured) -> None:
    header = _header(structured, NOTICE)
    assert header.title_text == "江西省教育厅江西省财政厅关于实施强校工程的通知"
    assert header.doc_number == "赣教职字〔2026〕8号"
    assert header.issued_on == "2026-04-09"
    assert [issuer.name for issuer in header.issuers] == ["江西省教育厅", "江西省财政厅"]
    assert header.genre.orders


def test_a_blank_line_keeps_issuers_out_of_the_title(structured: Structured) -> None:
    text = NOTICE.replace("江西省财政厅\n关于", "江西省财政厅\n\n关于")
    assert _header(structured, text).title_text == "关于实施强校工程的通知"


def test_a_letterhead_in_pieces(structured: Structured) -> None:
    text = """
省 教 育 厅

江 西

展 和 改 革 委 员 会

江 西 省 发 展 和 改 革 委 员 会

省 财 政 厅 文 件

赣 教 发 〔2026〕 3 号

关于...

为深入推进改革,现通知如下。
"""
    header = _header(structured, text)
    assert [issuer.name for issuer in header.issuers] == ["江西省教育厅", "江西省发展和改革委员会", "江西省财政厅"]
    assert header.doc_number == "赣教发〔2026〕3号"
    assert header.title is None


def test_several_bodies_summed_up_in_the_title_stand_in_the_signature(structured: Structured) -> None:
    text = """江西省教育厅等3部门
关于办好职业教育的意见

各市：

为办好职业教育，提出如下意见。

江西省教育厅　　江西省财政厅
江西省商务厅
2026年5月6日
"""
    header = _header(structured, text)
    assert [issuer.name for issuer in header.issuers] == ["江西省教育厅", "江西省财政厅", "江西省商务厅"]
    assert header.issued_on == "2026-05-06"


def test_a_plan_that_a_notice_issues(structured: Structured) -> None:
    text = """云州市人民政府办公室关于印发《云州市技能提升三年行动方案（2026—2028年）》的通知

云政办发〔2026〕12号

各县区人民政府：

现印发给你们。

云州市人民政府办公室
二〇二六年六月一日

云州市技能提升三年
行动方案
（2026—2028年）

为提升技能，制定本方案。
"""
    header = _header(structured, text)
    assert len(header.titles) == 2
    assert header.issued_on == "2026-06-01"
    assert header.plan_year == 2026


@pytest.mark.parametrize(
    ("text", "title", "date", "kind"),
    [
        (
            "云州职业学院与某厂签约\n2026-04-19 09:12　来源：云州在线\n\n4月18日，双方签约。\n",
            "云州职业学院与某厂签约",
            "2026-04-19",
            "新闻",
        ),
        ("附件2\n\n2026年度实训基地立项名单\n\n序号  名称  单位\n", "2026年度实训基地立项名单", None, "名单"),
        ("云州职业学院简介\n\n学校创办于1958年。\n\n（数据截至2026年3月）\n", "云州职业学院简介", None, "简介"),
        ("云州市2026年职业教育工作要点\n\n1.建好学校。\n", "云州市2026年职业教育工作要点", None, "方案"),
    ],
)
def test_what_nobody_issued(structured: Structured, text: str, title: str, date: str | None, kind: str) -> None:
    header = _header(structured, text)
    assert (header.title_text, header.issued_on, header.genre.kind, header.issuers) == (title, date, kind, [])


def test_a_number_that_is_cited_is_not_the_own_one(structured: Structured) -> None:
    text = "关于办好学校的通知\n\n根据《办学条例》（赣府发〔2020〕1号）制定。\n"
    assert _header(structured, text).doc_number is None


def test_a_list_signed_by_an_office_has_no_issuer(structured: Structured) -> None:
    text = "2026年度联盟考核结果\n\n江西省教育厅　2026年3月\n\n序号  名称  结果\n"
    header = _header(structured, text)
    assert (header.issuers, header.issued_on) == ([], "2026-03")


def test_english_has_no_title(structured: Structured) -> None:
    assert _header(structured, "Permission is granted to use this software.\n").title is None


def test_a_line_without_a_stop_costs_linear_time() -> None:
    text = "学" * 400_000
    assert least_seconds(lambda: find_header(text, find_lines(text))) < 5


STORY = "\n　　近日，云岭职业技术学院举行签约仪式，多家企业代表参加了当天的活动。\n"


@pytest.mark.parametrize(
    "below",
    [
        "2023-09-12 17:05:36\n\n□记者王林报道\n",
        "发布时间：2023-09-12 17:05 来源：云岭晚报 浏览：132次",
        "云岭晚报  2023年09月12日  17:05",
        "2023/9/12 17:05:36 来源: 云岭网",
        "《云岭职教周刊》2023年9月12日第4版",
        "本报记者 周远 通讯员 林小禾\n2023年9月12日",
    ],
)
def test_what_stands_below_a_storys_title_is_its_day_and_no_title(structured: Structured, below: str) -> None:
    header = _header(structured, f"云岭职院与企业签约\n{below}{STORY}")
    assert (header.title_text, header.issued_on) == ("云岭职院与企业签约", "2023-09-12")


@pytest.mark.parametrize("above", ["首页 > 新闻中心 > 学院要闻", "您现在的位置：首页 >> 要闻", "当前位置：首页»要闻"])
def test_the_way_to_a_page_is_neither_title_nor_issuer(structured: Structured, above: str) -> None:
    header = _header(structured, f"{above}\n云岭职院与企业签约\n日期：2023-09-12 点击：33{STORY}")
    assert (header.title_text, header.issued_on, header.issuers) == ("云岭职院与企业签约", "2023-09-12", [])


@pytest.mark.parametrize("line", ["川北日报记者 周远 通讯员 林小禾", "■本报记者 周远", "通讯员：林小禾 周远"])
def test_those_who_wrote_a_story_are_not_its_title(structured: Structured, line: str) -> None:
    assert _header(structured, line + STORY).title_text is None


def test_the_joint_signature_of_ministries_without_a_letterhead(structured: Structured) -> None:
    text = (
        "教职成〔2021〕3号\n各省、自治区、直辖市教育厅（教委）、财政厅（局），有关单位：\n现印发给你们，请认真执行。\n"
        "教育部 国家发展改革委 工业和信息化部\n财政部 国务院国资委 国务院扶贫办\n2021年4月6日\n"
    )
    issuers = [issuer.name for issuer in _header(structured, text).issuers]
    assert issuers == ["教育部", "国家发展改革委", "工业和信息化部", "财政部", "国务院国资委", "国务院扶贫办"]


SUMMARY = "\n\n　　过去一年，学院坚持立德树人，深化产教融合，各项工作取得新的进展和成效，现总结如下。\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("望川职业技术学院\n2024年度工作总结", "望川职业技术学院2024年度工作总结"),
        ("望川职业技术学院\n\n2024年度工作总结\n（2025年1月10日）", "2024年度工作总结"),
        ("向新而行\n——望川职业技术学院2024年工作总结", "向新而行——望川职业技术学院2024年工作总结"),
        ("望川市骨干职教集团名录\n（截至2023年12月31日）", "望川市骨干职教集团名录"),
        (
            "望川市教育局\n关于印发望川市人才培养三年行动方案\n的通知",
            "望川市教育局关于印发望川市人才培养三年行动方案的通知",
        ),
        ("望川晚报/2024年/5月/6日/第003版\n车间里的课堂", "车间里的课堂"),
        ("望川职业技术学院", "望川职业技术学院"),
    ],
)
def test_titles_without_about(structured: Structured, head: str, title: str) -> None:
    assert _header(structured, head + SUMMARY).title_text == title


@pytest.mark.parametrize(
    "line", ["[2024/6/6]　[编辑：林溪]", "【2024-06-06 10:22】", "——二〇二四年六月六日在教职工代表大会上通过"]
)
def test_days_in_brackets_and_of_adoption(structured: Structured, line: str) -> None:
    assert _header(structured, f"望川职业技术学院章程\n\n{line}\n{SUMMARY}").issued_on == "2024-06-06"


def test_a_number_without_the_sign_of_its_body(structured: Structured) -> None:
    text = (
        "专题会议纪要\n\n〔2024〕第36号\n\n望川市人民政府办公室　　　2024年8月19日\n\n关于推进实训基地建设的会议纪要\n"
        + SUMMARY
    )
    header = _header(structured, text)
    assert (header.doc_number, header.title_text) == ("〔2024〕第36号", "关于推进实训基地建设的会议纪要")


def test_issuers_that_nothing_parts(structured: Structured) -> None:
    text = NOTICE.replace("江西省教育厅　江西省财政厅\n关于", "江西省教育厅江西省财政厅关于")
    assert [issuer.name for issuer in _header(structured, text).issuers] == ["江西省教育厅", "江西省财政厅"]


def test_whose_report_it_is_stands_before_its_year(structured: Structured) -> None:
    text = "望川市教育局2024年职业教育工作汇报\n\n（2025年1月17日）" + SUMMARY
    assert [issuer.name for issuer in _header(structured, text).issuers] == ["望川市教育局"]
    story = "望川市教育局2024年来了位老师傅\n\n（2025年1月17日）" + SUMMARY
    assert _header(structured, story).issuers == []


def test_a_text_that_begins_with_whom_it_addresses_has_no_issuer(structured: Structured) -> None:
    text = "各市、州、望川林区发改委、教育局,有关企业:\n按照要求，现将名单印发给你们，请认真执行。\n"
    header = _header(structured, text)
    assert (header.title_text, header.issuers) == (None, [])


def test_a_masthead_with_its_day_is_no_title(structured: Structured) -> None:
    header = _header(structured, "望川客户端 2025-08-23 07:31:08" + STORY)
    assert (header.title_text, header.issued_on) == (None, "2025-08-23")


def test_the_table_above_a_page(structured: Structured) -> None:
    """What a portal's table tells is not read as text, but stands in where the page itself tells nothing."""
    text = (
        "分享到：\n信息名称： | 云州市教育局关于开展技能月活动的通知 | ||\n信息索引： | YZ07-06-0014 | 生成日期： | 2026-05-03 |\n"
        "发文字号： | 云教职〔2026〕7号 | 信息类别： | 职业教育 |\n  • 浏览量：\n\n各县区教育局：\n\n现通知如下。\n\n"
        "云州市教育局\n2026年4月30日\n"
    )
    header = _header(structured, text)
    assert header.title_text == "云州市教育局关于开展技能月活动的通知"
    assert header.doc_number == "云教职〔2026〕7号"
    assert header.issued_on == "2026-04-30"


def test_one_of_the_issuers_in_short(structured: Structured) -> None:
    text = (
        "云州市教育局 云州市国资委 关于推进企业办学的意见\n\n云教发〔2025〕7号\n\n各县教育局：\n请遵照执行。\n\n"
        "云州市教育局   云州市人民政府国有资产监督管理委员会\n2025年5月6日\n"
    )
    assert [issuer.name for issuer in _header(structured, text).issuers] == [
        "云州市教育局",
        "云州市人民政府国有资产监督管理委员会",
    ]


def test_headings_of_their_own_in_markdown_are_no_one_title(structured: Structured) -> None:
    text = "# 云州市教育局 云州市财政局\n# 关于印发《云州市技能提升方案》的通知\n\n云教发〔2025〕4号\n\n各县教育局：\n"
    header = _header(structured, text)
    assert header.title_text == "关于印发《云州市技能提升方案》的通知"


@pytest.mark.parametrize(
    "title",
    [
        "市教委 市人力社保局关于印发《云州市技能提升方案》的通知",
        "市教委、市人力社保局关于印发《云州市技能提升方案》的通知",
    ],
)
def test_issuers_in_short_in_the_title_and_in_full_below(structured: Structured, title: str) -> None:
    text = f"{title}\n\n云教发〔2025〕4号\n\n各县教育局：\n请遵照执行。\n\n云州市教育委员会　云州市人力资源和社会保障局\n2025年3月2日\n"
    assert [issuer.name for issuer in _header(structured, text).issuers] == [
        "云州市教育委员会",
        "云州市人力资源和社会保障局",
    ]


def test_number_and_day_in_one_bracket(structured: Structured) -> None:
    header = _header(
        structured, "云州市技能发展规划\n\n（云政发〔2026〕5号  2026年1月15日）\n\n第一章  总则\n云州市各县遵照执行。\n"
    )
    assert (header.doc_number, header.issued_on) == ("云政发〔2026〕5号", "2026-01-15")


def test_the_upper_place_of_a_letterhead_is_said_once(structured: Structured) -> None:
    text = (
        "湖北省宜昌市远安县人民政府办公室文件\n远政办发〔2026〕3号\n关于培育工匠的意见\n\n各乡镇人民政府：\n"
        "　　意见如下。\n\n远安县人民政府办公室\n2026年2月3日\n"
    )
    assert [issuer.name for issuer in _header(structured, text).issuers] == ["湖北省宜昌市远安县人民政府办公室"]
