"""What holds for the relations of any text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from chuyi.ingest.layers import Layers, layers
from chuyi.ingest.mentions.finder import find_mentions
from chuyi.ingest.mentions.gazetteer import shipped
from chuyi.ingest.relations.finder import find_relations
from chuyi.ingest.structure.lines import find_lines
from chuyi.ingest.structure.sentences import find_sentences
from chuyi.ingest.text.repair import repair
from tests.timing import least_seconds


def test_the_same_fact_twice_is_one_with_two_places(read: Callable[[str], Layers]) -> None:
    text = "鄂州职业大学由鄂州市人民政府主管。学校简况如下。鄂州职业大学由鄂州市人民政府举办。"
    relations = [r for r in read(text).relations if r.type == "SUPERVISED_BY"]
    assert len(relations) == 1
    assert len(relations[0].evidence) == 2


def test_rule_confidence_and_evidence_go_with_every_relation(read: Callable[[str], Layers]) -> None:
    known = read("鄂州职业大学与鄂州港务集团有限公司共建港口操作实训基地，位于鄂州市华容区。")
    assert known.relations
    for relation in known.relations:
        assert relation.rule
        assert 0 < relation.confidence <= 1
        place = relation.evidence[0]
        assert "港口操作实训基地" in known.text[place.start : place.end]


def test_ends_carry_the_first_name_of_their_group(read: Callable[[str], Layers]) -> None:
    text = "鄂州港务集团有限公司（以下简称“鄂港”）成立。鄂州职业大学与鄂港共建港口操作实训基地。"
    assert {r.subject for r in read(text).relations} == {"鄂州职业大学", "鄂州港务集团有限公司"}


@pytest.mark.parametrize(
    "text",
    [
        "番茄炒蛋先打两个鸡蛋，与葱花一起下锅，三分钟后出锅。",
        "The college signed an agreement with Acme Ltd. in 2024 to build a training base.",
        "优化营商环境，提升政务服务水平，着力解决办事难、办事慢、办事繁的问题。",
    ],
)
def test_nothing_is_invented(told: Callable[..., list[str]], text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "piece",
    ["长沙大学与", "、长沙大学", "长沙大学共建", "（长沙大学", "长沙大学为", "2024年", "与长沙银行签订，", "长沙市"],
)
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        known = Layers(repair((piece * size)[:size]))
        known.lines = find_lines(known.text)
        known.sentences = find_sentences(known.text, known.lines, [])
        find_mentions(known, shipped())
        return least_seconds(lambda: find_relations(known))

    small, large = seconds(4_000), seconds(16_000)
    assert large < 12 * max(small, 0.05)


def test_how_things_stand_in_a_plan(nlp: Language) -> None:
    text = (
        "鄂州市职业教育发展规划\n\n一、发展现状\n鄂州职业大学与鄂州港务集团有限公司等9家企业建立合作。\n\n"
        "二、主要任务\n鄂州职业大学与湖北枫树线业有限公司签订合作协议，新增设备30台。\n"
    )
    partners = [r.object for r in layers(nlp(text)).relations if r.type == "PARTNERS_WITH"]
    assert partners == ["鄂州港务集团有限公司"]
