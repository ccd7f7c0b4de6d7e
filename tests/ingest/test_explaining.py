"""Each finding with its rule and its sentence; what was left out with its reason."""

from __future__ import annotations

import pytest
from spacy.language import Language

from chuyi.ingest.explaining import Finding, explain
from chuyi.ingest.layers import layers

TEXT = """江西省教育厅关于建设示范实训基地的通知
赣教发〔2024〕7号

各市教育局：

一、建设实训基地
到2026年，建成12个示范性智能制造实训基地。由江西省教育厅牵头，江西省财政厅配合。支持望川职业技术学院建设实训基地。
二、校企合作
望川职业技术学院与青禾重机有限公司签订协议，共建订单班。
三、下一步
望川职业技术学院拟与海蓝电气有限公司共建产业学院。

江西省教育厅
2024年3月5日
"""


NEWS = "本报讯（记者 林溪）5月6日，望川职业技术学院与青禾重机有限公司签订校企合作协议，共建订单班。"


@pytest.fixture(scope="module")
def findings(nlp: Language) -> list[Finding]:
    return explain(layers(nlp(TEXT)))


def of_kind(findings: list[Finding], kind: str) -> list[Finding]:
    return [finding for finding in findings if finding.kind == kind]


def marked(finding: Finding) -> str:
    return finding.passage[finding.start : finding.end]


def test_every_finding_has_a_rule_a_confidence_and_a_place_that_says_it(findings: list[Finding]) -> None:
    assert {"document", "mention", "task", "target", "responsible", "supports", "left out"} <= {
        f.kind for f in findings
    }
    for finding in findings:
        assert finding.passage in TEXT
        assert marked(finding).strip()
        if finding.kind == "left out":
            assert (finding.rule, finding.confidence) == ("", None)
        else:
            assert finding.rule
            assert 0 < (finding.confidence or 0) <= 1


def test_words_and_marks_say_the_same(findings: list[Finding]) -> None:
    assert [f.words.zh for f in of_kind(findings, "document")][1] == "文号：赣教发〔2024〕7号"
    (target,) = of_kind(findings, "target")
    assert "12个 示范性智能制造实训基地（2026）" in target.words.zh
    assert "建成12个" in marked(target)
    duties = {f.words.zh: marked(f) for f in of_kind(findings, "responsible")}
    assert duties["一 江西省教育厅（牵头）"] == "江西省教育厅"
    mentions = {f.words.zh: marked(f) for f in of_kind(findings, "mention")}
    assert mentions["企业 青禾重机有限公司"] == "青禾重机有限公司"


def test_relations_name_both_ends_and_how(nlp: Language) -> None:
    found = {f.words.zh: f for f in of_kind(explain(layers(nlp(NEWS))), "relation")}
    (words,) = [said for said in found if "订单班" in said]
    assert words.startswith("望川职业技术学院 —合作（订单班")
    assert words.endswith("→ 青禾重机有限公司")
    assert found[words].rule
    assert "签订校企合作协议" in found[words].passage


def test_what_was_left_out_has_its_reason(findings: list[Finding]) -> None:
    reasons = {f.passage.strip(): f.words.zh for f in of_kind(findings, "left out")}
    assert reasons["望川职业技术学院拟与海蓝电气有限公司共建产业学院。"] == "关系：只是计划、拟议或有条件"
    assert not any("海蓝" in f.words.zh for f in of_kind(findings, "relation"))
