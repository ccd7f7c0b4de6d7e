"""The tree of clauses in the numberings that documents use."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chuyi.ingest.layers import ClauseKind, Layers

Structured = Callable[[str], Layers]
HEAD = "云州市教育局关于办好职业教育的意见\n\n"


def _paths(structured: Structured, text: str) -> list[tuple[str, int]]:
    known = structured(HEAD + text)
    return [(clause.path, clause.level) for clause in known.clauses if clause.repeat_of is None]


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        (
            "一、任务\n（一）办学\n1.建校。建2所。\n2.扩班。\n（二）育人\n二、保障\n",
            [("一", 0), ("一（一）", 1), ("一（一）1", 2), ("一（一）2", 2), ("一（二）", 1), ("二", 0)],
        ),
        ("1.办学\n（1）建校。\n①选址。\n②施工。\n（2）扩班。\n2.育人\n", [
            ("1", 0), ("1（1）", 1), ("1（1）①", 2), ("1（1）②", 2), ("1（2）", 1), ("2", 0)
        ]),
        ("第一章 总则\n第一条　为规范，制定。\n第二章 办学\n第二条　建校2所。\n（一）选址；\n（二）施工。\n", [
            ("第一章", 0), ("第一章第一条", 1), ("第二章", 0), ("第二章第二条", 1), ("第二章第二条（一）", 2),
            ("第二章第二条（二）", 2),
        ]),
        ("一、任务\n任务1：建校\n二、保障\n任务2：筹资\n", [("一", 0), ("一任务1", 1), ("二", 0), ("二任务2", 1)]),
        ("一 办学\n1 建好学校。\n2 扩大班级。\n", [("一", 0), ("一1", 1), ("一2", 1)]),
        ("二是建校，扩班。\n", []),
        ("一、任务\n一是建校，扩班。\n二是育人，强师。\n", [("一", 0), ("一一", 1), ("一二", 1)]),
        # … inside a paragraph only where the section holds tasks and is none itself.
        ("一、重点任务\n一要建校，扩班；二要育人，强师。\n", [("一", 0), ("一一", 1), ("一二", 1)]),
        ("一、建好学校。一是建校，扩班；二是育人，强师。\n", [("一", 0)]),
        ("一、任务\n第一项：建校，扩班。\n第二项：育人。\n", [("一", 0), ("一第一项", 1), ("一第二项", 1)]),
        ("现通知如下：一、办学。建校2所。二、育人。强师3人。\n", [("一", 0), ("二", 0)]),
    ],
)  # fmt: skip
def test_paths(structured: Structured, text: str, paths: list[tuple[str, int]]) -> None:
    assert _paths(structured, text) == paths


def test_heading_body_and_end(structured: Structured) -> None:
    text = (
        HEAD
        + "一、任务\n\n（一）建好学校。改建2所。\n责任单位：市教育局\n\n"
        + "请各县于3月底前将方案报市教育局。\n\n云州市教育局\n2026年1月2日\n"
    )
    known = structured(text)
    clause = known.clauses[1]
    assert clause.heading is not None
    assert known.text[clause.heading.start : clause.heading.end] == "建好学校"
    assert known.text[clause.body.start : clause.body.end] == "改建2所。\n责任单位：市教育局"


@pytest.mark.parametrize("parted", ["：改建2所。", "　改建2所。", "\n改建2所。", "。改建2所。"])
def test_what_parts_heading_and_sentence(structured: Structured, parted: str) -> None:
    known = structured(HEAD + f"一、建好城区学校{parted}\n二、扩班。\n")
    heading = known.clauses[0].heading
    assert heading is not None
    assert known.text[heading.start : heading.end] == "建好城区学校"


def test_a_clause_that_is_a_sentence_has_no_heading(structured: Structured) -> None:
    assert structured(HEAD + "一、市教育局牵头，每年办赛1次。\n二、扩班。\n").clauses[0].heading is None


def test_printed_twice(structured: Structured) -> None:
    known = structured(HEAD + "一、任务\n（一）建好学校。改建2所，新建1所。\n（一）建好学校。改建2所\n（二）扩班。\n")
    assert [clause.repeat_of for clause in known.clauses] == [None, None, 1, None]


def test_a_stray_heading_takes_no_parts(structured: Structured) -> None:
    known = structured(
        HEAD
        + "四、其他事项\n从略。\n三、组织实施\n"
        + "（一）加强领导。抓好。\n（二）加大投入。筹资。\n四、提高效益\n（三）完善政策。改进。\n"
    )
    assert [clause.path for clause in known.clauses][-1] == "三（三）"
    assert known.clauses[4].kind is ClauseKind.CONTEXT


def test_headings_without_numbers(structured: Structured) -> None:
    text = "做强区内学校\n\n支持两所学校改善条件，新增专业。\n\n兑现奖励政策\n\n对企业给予奖励，按年发放。\n"
    known = structured(HEAD + text)
    assert [clause.path for clause in known.clauses] == ["做强区内学校", "兑现奖励政策"]


def test_headings_in_brackets_and_behind_marks(structured: Structured) -> None:
    text = "【做强学校】支持两所学校改善条件，新增专业。\n\n■ 兑现奖励政策\n对企业给予奖励，按年发放。\n"
    known = structured(HEAD + text)
    assert [clause.path for clause in known.clauses] == ["做强学校", "兑现奖励政策"]
    body = known.clauses[0].body
    assert known.text[body.start : body.end] == "支持两所学校改善条件，新增专业。"


def test_numbers_that_begin_anew_below_headings(structured: Structured) -> None:
    text = "做强学校\n\n导语一句，从略。\n1.扩建。\n2.新建。\n\n兑现政策\n\n导语一句，从略。\n1.奖励。\n2.补助。\n"
    known = structured(HEAD + text)
    assert [clause.path for clause in known.clauses] == [
        "做强学校", "做强学校1", "做强学校2", "兑现政策", "兑现政策1", "兑现政策2"
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["—、", "l.", "1，", "（—）"])
def test_misread_labels(structured: Structured, label: str) -> None:
    assert len(structured(HEAD + f"{label}办好学校。改建2所。\n").clauses) == 1


def test_marked_headings_part_the_text_and_stay_out_of_the_paths(structured: Structured) -> None:
    text = """云州职业学院2026年回顾与2027年计划

■ 这一年做成的事

办成了产业学院。

■ 2027年计划

（1）抓招生。招收新生900人。

（2）稳就业。走访企业80家。
"""
    clauses = structured(text).clauses
    assert [clause.path for clause in clauses] == ["这一年做成的事", "2027年计划", "（1）", "（2）"]
    assert [clause.parent for clause in clauses] == [None, None, 1, 1]


def test_whom_a_text_addresses_is_no_heading(structured: Structured) -> None:
    known = structured("云州市教育局关于印发台账的通知\n\n各成员单位：\n\n现将台账印发给你们，请抓好落实。\n")
    assert known.clauses == []


def test_numbers_behind_marks_are_clauses_and_no_headings_beside_them(structured: Structured) -> None:
    text = """“云州”行动要点

## 一、传承文化

1.建设基地。建设20个基地。

## 二、建设学校

1.办强学校。建设3所学校。
"""
    assert [clause.path for clause in structured(text).clauses] == ["一", "一1", "二", "二1"]


@pytest.mark.parametrize(
    "line", ["出席：市教育局林某，市财政局周某。", "列席人员：市审计局陈某。", "分送：各县人民政府。"]
)
def test_who_was_there_and_who_gets_it_is_no_part_of_the_last_clause(structured: Structured, line: str) -> None:
    known = structured(HEAD + f"一、建校。建2所。\n二、督办。每月通报1次。\n\n{line}\n")
    assert known.text[known.clauses[-1].body.start : known.clauses[-1].body.end] == "每月通报1次。"


def test_a_decimal_label_holds_the_one_above(structured: Callable[[str], Layers]) -> None:
    text = "云州市技能方案\n\n1 总体目标\n1.1 建成学校2所。\n2 重点任务\n2.1 开设专业\n2.1.1 焊接。开设专业3个。\n2.2 办好赛事。\n"
    assert [clause.path for clause in structured(text).clauses] == ["1", "1.1", "2", "2.1", "2.1.1", "2.2"]
