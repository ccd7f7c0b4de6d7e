import csv
import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from chuyi.graph.facts import Grade, Reject, SourceFacts
from chuyi.graph.ledger import validate
from chuyi.ingest.sources import shipped_mappings
from chuyi.ingest.tables.mapping_file import read_mapping
from chuyi.ingest.tables.table import read_table

LIMIT = 10_000_000


def read_rows(kind: str, *rows: Iterable[str], name: str | None = None) -> SourceFacts:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return read_table(buffer.getvalue().encode(), f"{name or kind}.csv", "test:table", shipped_mappings(), limit=LIMIT)


def read_book(book: Workbook) -> SourceFacts:
    buffer = io.BytesIO()
    book.save(buffer)
    return read_table(buffer.getvalue(), "工作簿.xlsx", "test:book", shipped_mappings(), limit=LIMIT)


def errors(facts: SourceFacts) -> list[tuple[str, object, object]]:
    return [
        (str(reject.reason), reject.location["row"], reject.location.get("column"))
        for reject in facts.rejects
        if reject.severity == "error"
    ]


def notes(facts: SourceFacts) -> list[Reject]:
    return [reject for reject in facts.rejects if reject.severity == "note"]


def names(facts: SourceFacts, type_: str = "Institution") -> set[str]:
    return {fact.entity.name for fact in facts.properties if fact.entity.type == type_}


# What is wrong is said in one go, with its place; what is good goes in.


def test_all_mistakes_are_reported_in_one_go_and_good_rows_go_in() -> None:
    facts = read_rows(
        "联盟",
        ("名称", "类别", "成立时间", "心情", "市州"),
        ("甲职教集团", "职教集团", "2020-05", "", "长沙市"),
        ("乙职教集团", "俱乐部", "去年", "", "长砂市"),
        ("", "职教联盟", "", "好", ""),
        ("甲职教集团", "职教集团", "2020-05", "", "长沙市"),
        ("丙职教集团", "", "2020-02-30", "", ""),
        ("甲职教集团", "职教联盟", "", "", "长沙市"),
        ("丁职教集团", "职教联盟", "", "", ""),
    )
    assert errors(facts) == [
        ("unknown_entity", 3, "E"),
        ("unknown_value", 3, "B"),
        ("bad_date", 3, "C"),
        ("missing_key", 4, "A"),
        ("duplicate_row", 5, None),
        ("bad_date", 6, "C"),
        ("contradiction", 7, None),
        ("unknown_column", 1, "D"),
    ]
    assert names(facts, "Alliance") == {"甲职教集团", "丁职教集团"}
    assert validate(facts).rejects == facts.rejects


def test_messages_help() -> None:
    facts = read_rows("院校", ("名称", "层次", "主管部们"), ("甲学院", "大专", "省教育厅"))
    messages = {str(reject.reason): reject for reject in facts.rejects}
    assert "职业本科、高职专科、中职" in messages["unknown_value"].message_zh
    assert messages["unknown_value"].location == {"sheet": "院校", "row": 2, "column": "B", "header": "层次"}
    assert "是不是“主管部门”？" in messages["unknown_column"].message_zh
    assert "1 values not read; did you mean 主管部门?" in messages["unknown_column"].message_en


def test_numbers() -> None:
    facts = read_rows("任务", ("任务", "文件", "目标数量", "目标对象"), ("甲", "某通知", "二十", "基地"))
    assert errors(facts) == [("bad_number", 2, "C")]


def test_a_row_with_more_cells_than_headings() -> None:
    facts = read_rows("院校", ("名称",), ("甲学院", "多余"), ("乙学院",))
    assert errors(facts) == [("unknown_column", 1, "B")]
    assert names(facts) == {"甲学院", "乙学院"}


def test_a_heading_that_comes_twice() -> None:
    facts = read_rows("院校", ("名称", "层次", "办学层次", "level"), ("甲学院", "中职", "", "技工"))
    assert errors(facts) == [("unknown_column", 1, "C"), ("unknown_column", 1, "D")]


def test_types_that_are_unknown_or_do_not_fit() -> None:
    facts = read_rows(
        "联盟成员",
        ("联盟", "成员单位", "单位类型", "角色"),
        ("甲集团", "乙", "俱乐部", "成员"),
        ("甲集团", "丙", "专业群", "成员"),
        ("甲集团", "丁", "", "成员"),
        ("甲集团", "戊职业学院", "", "成员"),
        ("甲集团", "己", "enterprise", "理事"),
    )
    assert errors(facts) == [("unknown_type", 2, "C"), ("wrong_type", 3, "C"), ("unknown_entity", 4, "B")]
    found = {(relation.subject.type, relation.subject.name, relation.confidence) for relation in facts.relations}
    assert found == {("Institution", "戊职业学院", 0.9), ("Enterprise", "己", 1.0)}


def test_contradicting_relations() -> None:
    facts = read_rows(
        "校企合作",
        ("院校", "企业", "方式", "合作内容", "开始"),
        ("甲学院", "乙公司", "订单班", "丙班", "2020"),
        ("甲学院", "乙公司", "订单班", "丙班", "2021"),
        ("甲学院", "乙公司", "订单班", "丁班", "2021"),
        ("甲学院", "乙公司", "捐赠", "", ""),
    )
    assert errors(facts) == [("contradiction", 3, None)]
    assert "第 2 行" in next(reject.message_zh for reject in facts.rejects if reject.severity == "error")
    assert len(facts.relations) == 3


def test_rows_that_complete_each_other_do_not_contradict() -> None:
    facts = read_rows("院校", ("名称", "层次", "办学性质"), ("甲学院", "中职", ""), ("甲学院", "", "公办"))
    assert errors(facts) == []
    assert {(fact.property, fact.value) for fact in facts.properties} == {
        ("name", "甲学院"),
        ("level", "中职"),
        ("ownership", "公办"),
    }
    name = next(fact for fact in facts.properties if fact.property == "name")
    assert [facts.passages[item.passage].location["row"] for item in name.evidence] == [2, 3]


def test_a_value_that_is_known_to_have_changed_holds_until_then(tmp_path: Path) -> None:
    mapping = tmp_path / "roll.yaml"
    mapping.write_text(
        """title: {zh: 花名册, en: Roll}
sheets: [roll]
extends: Institution
valid_from: "2019"
columns:
  code: {headers: [代码]}
entities:
  row:
    properties:
      level:
        column: level
        ended: {at: "2021", when: {column: code, is: [77]}, because: {zh: 后来升格, en: raised since}}
""",
        encoding="utf-8",
    )
    content = "名称,代码,层次\n望川学校,77,中职\n青禾学校,78,中职\n".encode()
    facts = read_table(content, "roll.csv", "test:roll", [read_mapping(mapping)], limit=LIMIT)
    held = {
        fact.entity.name: (fact.value, fact.valid_from, fact.valid_to)
        for fact in facts.properties
        if fact.property == "level"
    }
    assert held == {"望川学校": ("中职", "2019", "2021"), "青禾学校": ("中职", "2019", None)}
    assert facts.rejects == ()


def test_homonyms_in_two_cities_are_two() -> None:
    facts = read_rows("院校", ("名称", "层次", "市州"), ("卫校", "中职", "长沙市"), ("卫校", "技工", "岳阳市"))
    assert errors(facts) == []
    assert len({fact.entity.id for fact in facts.properties if fact.entity.type == "Institution"}) == 2


def test_a_bad_year_of_an_award() -> None:
    facts = read_rows("入选名单", ("称号", "入选者", "入选者类型", "年份"), ("甲", "乙", "院校", "去年"))
    assert errors(facts) == [("bad_date", 2, "D")]


def test_a_bad_date_that_belongs_to_an_identity_is_reported_once() -> None:
    facts = read_rows("文件", ("标题", "成文日期"), ("某通知", "去年"))
    assert errors(facts) == [("bad_date", 2, "B")]


def test_a_part_of_an_identity_that_cannot_be_used() -> None:
    facts = read_rows("目标", ("文件", "任务", "序号", "对象"), ("某通知", "办学", "一", "学校"))
    assert errors(facts) == [("missing_key", 2, "C")]


def test_a_region_that_is_not_known() -> None:
    facts = read_rows(
        "地区", ("名称", "行政区划代码", "上级代码"), ("甲区", "430199", "430100"), ("乙区", "999901", "999900")
    )
    assert errors(facts) == [("unknown_entity", 3, "C")]
    assert [(relation.subject.name, relation.object.name) for relation in facts.relations] == [("甲区", "长沙市")]


def test_an_end_that_does_not_fit_its_relation(tmp_path: Path) -> None:
    file = tmp_path / "deals.yaml"
    file.write_text(
        "title: {zh: 协议, en: Deals}\nsheets: [协议]\n"
        "columns:\n  one: {headers: [甲方], required: true}\n  other: {headers: [乙方], required: true}\n"
        "entities:\n  one: {type: [Institution, Enterprise], name: one}\n  other: {type: Enterprise, name: other}\n"
        "relations:\n  - {type: PARTNERS_WITH, from: one, to: other, properties: {kind: {text: 校企合作}}}\n",
        encoding="utf-8",
    )
    raw = "甲方,乙方\n甲学院,乙公司\n丙公司,乙公司\n".encode()
    facts = read_table(raw, "协议.csv", "test:deals", [read_mapping(file)], limit=LIMIT)
    assert errors(facts) == [("wrong_type", 3, "B")]
    assert len(facts.relations) == 1


def test_a_row_with_a_cell_that_cannot_be_read_is_refused() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "院校"
    sheet.append(("名称", "层次"))
    sheet.append(("甲学院", "=A1"))
    sheet.append(("乙学院", "中职"))
    facts = read_book(book)
    assert errors(facts) == [("unknown_value", 2, "B")]
    assert names(facts) == {"乙学院"}


# Evidence


def test_columns_that_rest_on_a_second_source() -> None:
    heading = ("名称", "层次", "来源等级", "第二来源的列", "第二来源等级", "第二来源网址")
    facts = read_rows("院校", heading, ("甲学院", "中职", "官方", "层次", "媒体", "https://b.example"))
    first, second = facts.passages
    assert (first.text, first.occurrence, first.grade) == ("名称=甲学院 | 层次=中职", 0, Grade.OFFICIAL)
    assert (second.text, second.occurrence, second.grade) == (first.text, 1, Grade.MEDIA)
    assert second.address == "https://b.example"
    resting = {fact.property: fact.evidence[0].passage for fact in facts.properties}
    assert resting == {"name": 0, "level": 1}
    facts = read_rows("院校", heading, ("甲学院", "中职", "官方", "心情", "媒体", ""))
    assert errors(facts) == [("unknown_column", 2, "D")]


def test_the_evidence_is_the_row_as_it_stands() -> None:
    facts = read_rows(
        "院校",
        ("名称", "简称", "层次", "来源网址", "来源等级", "来源标题"),
        ("甲学院", " 甲院；甲 ", "", "https://example.org/a", "媒体", "甲报"),
        ("乙学院", "", "", "", "", ""),
    )
    first, second = facts.passages
    assert first.text == "名称=甲学院 | 简称= 甲院；甲 "
    assert (first.grade, first.address, first.title) == (Grade.MEDIA, "https://example.org/a", "甲报")
    assert first.location == {"sheet": "院校", "row": 2}
    assert (second.grade, second.address, second.title) == (None, None, None)
    assert facts.source.grade is Grade.UNKNOWN
    spans = {fact.alias: first.text[fact.evidence[0].start : fact.evidence[0].end] for fact in facts.aliases}
    assert spans == {"甲院": "甲院", "甲": "甲"}


def test_an_unknown_grade() -> None:
    facts = read_rows("院校", ("名称", "来源等级"), ("甲学院", "很好"))
    assert errors(facts) == [("unknown_value", 2, "B")]
    assert "官方、学校" in facts.rejects[0].message_zh


def test_two_equal_row_texts_are_two_passages() -> None:
    facts = read_rows("院校", ("名称", "来源网址"), ("甲学院", "https://a.example"), ("甲学院", "https://b.example"))
    assert [(passage.text, passage.occurrence) for passage in facts.passages] == [
        ("名称=甲学院", 0),
        ("名称=甲学院", 1),
    ]
    assert errors(facts) == []


# Which kind of table it is


def test_the_kind_is_recognised_by_its_headings() -> None:
    facts = read_rows("2026年名单", ("学校代码", "名称", "层次", "办学性质"), ("1", "甲学院", "中职", "公办"))
    assert errors(facts) == [("unknown_column", 1, "A")]
    assert names(facts) == {"甲学院"}


def test_a_header_below_titles_is_found() -> None:
    facts = read_rows("院校", ("湖南省院校一览", ""), ("截至2026年", ""), ("名称*", "层 次"), ("甲学院", "中职"))
    assert names(facts) == {"甲学院"}
    assert [note.location["row"] for note in notes(facts)] == [1, 2]


def test_headings_that_fit_several_kinds_are_refused_with_the_kinds() -> None:
    facts = read_rows("名单", ("名称", "备注"), ("甲", "乙"))
    assert errors(facts) == [("missing_key", 1, None)]
    assert "行业组织" in facts.rejects[0].message_zh
    assert facts.properties == ()


def test_headings_that_fit_nothing_are_refused_with_the_nearest() -> None:
    facts = read_rows("名单", ("院校", "合作内容", "x"), ("甲", "乙", "丙"))
    assert errors(facts) == [("missing_key", 1, None)]
    assert "最接近的是“校企合作”，但缺少列：企业、方式" in facts.rejects[0].message_zh


def test_a_sheet_without_its_key_column_is_refused() -> None:
    facts = read_rows("院校", ("层次", "市州"), ("中职", "长沙市"))
    assert errors(facts) == [("missing_key", 1, None)]
    assert "缺少必需的列：名称" in facts.rejects[0].message_zh


def test_a_sheet_that_is_named_after_a_kind_and_has_no_header() -> None:
    facts = read_rows("院校", ("随便",), ("写写",))
    assert errors(facts) == [("missing_key", 1, None)]
    assert "找不到“院校”表的表头；表头至少要有：名称" in facts.rejects[0].message_zh


def test_an_empty_workbook() -> None:
    facts = read_book(Workbook())
    assert facts.properties == ()
    assert [reject.message_zh for reject in facts.rejects] == ["表是空的"]


def test_a_table_without_rows() -> None:
    facts = read_rows("院校", ("名称",))
    assert facts.properties == ()
    assert facts.rejects == ()


def test_several_sheets_share_what_they_know() -> None:
    book = Workbook()
    schools = book.active
    assert schools is not None
    schools.title = "院校"
    schools.append(("名称", "主管部门"))
    schools.append(("甲学院", "乙；丙"))
    firms = book.create_sheet("企业")
    firms.append(("名称",))
    firms.append(("乙",))
    departments = book.create_sheet("Departments")
    departments.append(("Name", "Level"))
    departments.append(("丙", "省"))
    other = book.create_sheet("草稿")
    other.append(("随便", "写写"))
    facts = read_book(book)
    assert {(relation.object.type, relation.object.name) for relation in facts.relations} == {
        ("Enterprise", "乙"),
        ("Department", "丙"),
    }
    assert errors(facts) == [("missing_key", 1, None)]
    assert facts.rejects[0].location["sheet"] == "草稿"


def test_explanations_hidden_sheets_and_examples_are_counted_and_left_out() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "院校"
    sheet.append(("名称",))
    sheet.append(("示例：甲学院",))
    book.create_sheet("说明").append(("怎么填",))
    hidden = book.create_sheet("企业")
    hidden.append(("名称",))
    hidden.sheet_state = "hidden"
    facts = read_book(book)
    assert facts.properties == ()
    assert sorted(note.location["sheet"] for note in notes(facts)) == ["企业", "说明", "院校"]
    assert errors(facts) == []


# Places


@pytest.mark.parametrize(
    ("places", "code", "refused"),
    [
        (("", "长沙", ""), "430100", []),
        (("岳麓区", "长沙市", "湖南省"), "430104", []),
        (("", "湘西州", "湖南"), "433100", []),
        (("武昌区", "武汉市", "湖北省"), "420100", []),
        (("", "吉林", "吉林省"), "220200", []),
        (("岳麓区", "株洲市", "湖南省"), None, [("unknown_entity", 2, "B")]),
        (("", "吉林", ""), None, [("unknown_entity", 2, "C")]),
    ],
)
def test_places(places: tuple[str, str, str], code: str | None, refused: list[tuple[str, int, str]]) -> None:
    facts = read_rows("院校", ("名称", "县市区", "市州", "省份"), ("甲学院", *places))
    assert errors(facts) == refused
    assert [relation.object.identity[0] for relation in facts.relations] == ([code] if code else [])


@pytest.mark.parametrize(
    ("places", "code"),
    [
        (("", "", "长沙市"), "430100"),
        (("", "湖南省", "长沙市"), "430100"),
        (("长沙市", "湖南省", "长沙市"), "430100"),
        (("长沙市", "湖南省", "湖南省"), "430100"),
        (("长沙市", "", "全国"), "430100"),
        (("", "", "全国"), None),
    ],
)
def test_a_column_for_places_of_any_size(places: tuple[str, str, str], code: str | None) -> None:
    facts = read_rows("部门", ("名称", "市州", "省份", "地区"), ("甲局", *places))
    assert errors(facts) == []
    assert [relation.object.identity[0] for relation in facts.relations] == ([code] if code else [])


# Hostile values stay text

HOSTILE = [
    '=HYPERLINK("http://evil.example","点我")',
    "<script>alert(1)</script>学院",
    "\u202e学院\u202c",
    "甲`乙\"丙'丁学院",
    "甲\n乙学院",
    "甲 | 名称=乙学院",
    "学" * 10_000,
    "') DETACH DELETE n //",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_names_stay_what_they_are(value: str) -> None:
    for facts in (read_rows("院校", ("名称",), (value,)), read_hostile_book(value)):
        assert errors(facts) == []
        (fact,) = facts.properties
        assert fact.entity.name == fact.value == value
        passage = facts.passages[0]
        assert passage.text == f"名称={value}"
        assert passage.text[fact.evidence[0].start : fact.evidence[0].end] == value
        assert validate(facts).rejects == facts.rejects


def read_hostile_book(value: str) -> SourceFacts:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "院校"
    sheet.append(("名称",))
    sheet.append((value,))
    sheet["A2"].data_type = "s"  # openpyxl takes what begins with = for a formula
    return read_book(book)


def test_longer_values_are_refused() -> None:
    facts = read_rows("院校", ("名称",), ("学" * 10_001,), ("甲学院",))
    assert errors(facts) == [("too_long", 2, "A")]
    assert len(facts.rejects[0].value) <= 201
    assert names(facts) == {"甲学院"}


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20),
            st.sampled_from(["", "中职", "技工", "小学"]),
            st.sampled_from(["", "长沙市", "长砂市"]),
        ),
        max_size=8,
    )
)
def test_every_row_gives_facts_or_is_refused(rows: list[tuple[str, str, str]]) -> None:
    facts = read_rows("院校", ("名称", "层次", "市州"), *rows)
    taken = {passage.location["row"] for passage in facts.passages}
    refused = {reject.location["row"] for reject in facts.rejects if reject.location["row"] > 1}
    filled = {number for number, row in enumerate(rows, 2) if any(cell.strip() for cell in row)}
    assert taken | refused == filled
    assert not taken & {row for reason, row, _ in errors(facts)}
    for fact in (*facts.properties, *facts.relations, *facts.aliases):
        for item in fact.evidence:
            assert 0 <= (item.start or 0) <= (item.end or 0) <= len(facts.passages[item.passage].text)
