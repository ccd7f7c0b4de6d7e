"""What holds for the mentions of any text: order, places, and time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from chuyi.ingest.layers import Layers, layers
from chuyi.ingest.mentions.finder import find_mentions
from chuyi.ingest.mentions.gazetteer import shipped
from chuyi.ingest.text.repair import repair
from tests.timing import least_seconds

_PIECES = [
    "长沙市",
    "职业技术学院",
    "有限公司",
    "与",
    "和",
    "、",
    "，",
    "。",
    "（",
    "）",
    "“",
    "”",
    "《",
    "》",
    "通知",
    "实训基地",
    "专业群",
    "省级",
    "教育局",
    "第一批",
    "2024年",
    "集团",
    "共建",
    "以下简称",
    "建设",
    "的",
    "a",
    "厅",
    "委员会",
    "联盟",
    "\n",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_sorted_without_overlap_and_literal(text: str) -> None:
    known = Layers(repair(text))
    find_mentions(known, shipped())
    end = 0
    for mention in known.mentions:
        assert mention.start >= end
        end = mention.end
        assert mention.name == "".join(known.text[mention.start : mention.end].split())


@pytest.mark.parametrize(
    "piece",
    [
        "（",
        "“",
        "《",
        "长沙市",
        "有限公司",
        "与",
        "、华",
        "学院（以下简称",
        "第1批",
        "省级",
        "和实训基地",
        "A",
        "向学院捐赠",
        "职业",
        "市教育局、",
        "由省外办牵头，",
        "与上海华为",
    ],
)
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        known = Layers(repair((piece * size)[:size]))
        return least_seconds(lambda: find_mentions(known, shipped()))

    seconds(1000)
    small, large = seconds(20_000), seconds(100_000)
    assert large < 20 * max(small, 0.05)


def test_confidence_and_rule_go_with_every_mention(read: Callable[[str], Layers]) -> None:
    for mention in read("长沙市教育局与云州职业技术学院、法士特合作。").mentions:
        assert mention.rule
        assert 0 < mention.confidence <= 1


def test_english_holds_nothing(found: Callable[[str], list[str]]) -> None:
    assert found("The School of Engineering and Acme Ltd. opened a training base in 2024.") == []


def test_a_summary_heading_is_no_title(nlp: Language) -> None:
    text = (
        "云岭省教育厅关于实施“楚匠”行动的通知\n\n一、主要任务\n\n（一）建设“楚匠”高水平学校。\n"
        "1.遴选建设10所“楚匠”高水平高职专科院校。\n2.遴选建设10所“楚匠”优秀中职学校。\n"
    )
    names = [mention.name for mention in layers(nlp(text)).mentions]
    assert "“楚匠”高水平学校" not in names
    assert "“楚匠”优秀中职学校" in names


def test_short_forms_of_a_school_named_in_full(read: Callable[[str], Layers]) -> None:
    layers = read("呼伦贝尔职业技术学院与企业签约。呼伦职院的校长说，呼伦职院生很受欢迎。")
    assert [m.name for m in layers.mentions] == ["呼伦贝尔职业技术学院", "呼伦职院"]
    assert [group.names for group in layers.aliases] == [("呼伦贝尔职业技术学院", "呼伦职院")]


def test_a_short_name_behind_its_label(read: Callable[[str], Layers]) -> None:
    layers = read("学校全称：上海临港航海职业学院　　学校简称：临港海院\n\n临港海院有四个专业群。")
    assert [group.names for group in layers.aliases] == [("上海临港航海职业学院", "临港海院")]
    assert [m.name for m in layers.mentions].count("临港海院") == 2
