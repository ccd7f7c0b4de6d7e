"""Documents as facts: identities, evidence that says what it is evidence for, kinds of sources."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from chuyi.errors import SourceError
from chuyi.graph.facts import Evidence, Grade, SourceFacts, document_entity, task_entity
from chuyi.graph.ledger.validation import validate
from chuyi.ingest.documents import read_document, read_text
from chuyi.ingest.reading import ReadingConfig

NOTICE = """河南省教育厅　河南省财政厅
关于建设示范校的通知

豫教职〔2026〕8号

各省辖市教育局、财政局：

一、建设示范校。到2027年，建设省级示范性中职学校30所，支持洛阳市
中等职业学校先行。（省教育厅牵头，省财政厅配合）

二、强化培训。每年培训教师500名。
（一）办好研修。举办研修班2期。

河南省教育厅　河南省财政厅
2026年3月4日
"""


@pytest.fixture(scope="module")
def facts() -> SourceFacts:
    """The facts of an invented notice."""
    return read_text(NOTICE, "file:///tmp/notice.txt", "0" * 64)


def _said(facts: SourceFacts, evidence: Evidence) -> str:
    passage = facts.passages[evidence.passage]
    return "".join(passage.text[evidence.start : evidence.end].split())


def test_all_facts_fit_the_ontology(facts: SourceFacts) -> None:
    assert validate(facts).rejects == facts.rejects
    assert pickle.loads(pickle.dumps(facts)) == facts  # noqa: S301 - our own bytes, as a process pool sends them


def test_the_document(facts: SourceFacts) -> None:
    document = facts.source.document
    title = "河南省教育厅河南省财政厅关于建设示范校的通知"
    assert document == document_entity(title, "豫教职〔2026〕8号", "2026-03-04")
    values = {fact.property: fact.value for fact in facts.properties if fact.entity == document}
    assert values == {"name": title, "doc_number": "豫教职〔2026〕8号", "issued_on": "2026-03-04", "kind": "通知"}
    issued = [(r.object.name, r.properties["order"]) for r in facts.relations if r.type == "ISSUED_BY"]
    assert issued == [("河南省教育厅", 1), ("河南省财政厅", 2)]


def test_tasks_targets_and_bodies(facts: SourceFacts) -> None:
    assert facts.source.document is not None
    task = task_entity(facts.source.document, "一", "建设示范校")
    related = {(r.type, r.subject.name, r.object.name, r.properties.get("role")) for r in facts.relations}
    assert ("RESPONSIBLE_FOR", "河南省教育厅", "建设示范校", "牵头") in related
    assert ("RESPONSIBLE_FOR", "河南省财政厅", "建设示范校", "配合") in related
    assert ("SUPPORTS", "建设示范校", "洛阳市中等职业学校", None) in related
    assert ("SUBTASK_OF", "办好研修", "强化培训", None) in related
    assert ("HAS_TARGET", "建设示范校", "省级示范性中职学校", None) in related
    (target,) = [r.object for r in facts.relations if r.type == "HAS_TARGET" and r.subject.id == task.id]
    values = {fact.property: fact.value for fact in facts.properties if fact.entity == target}
    assert values == {"name": "省级示范性中职学校", "count": 30, "unit": "所", "deadline": "2027"}


def test_evidence_lies_in_the_file_and_says_it(facts: SourceFacts) -> None:
    for passage in facts.passages:
        assert NOTICE[passage.location["start"] : passage.location["end"]] == passage.text
    for relation in facts.relations:
        if relation.type == "SUPPORTS":
            # a name that the file breaks in two lines
            assert _said(facts, relation.evidence[0]) == relation.object.name
    for fact in facts.properties:
        if fact.property == "name" and fact.entity.type in ("Institution", "Task"):
            assert _said(facts, fact.evidence[0]) == fact.value


def test_confidences_are_probabilities(facts: SourceFacts) -> None:
    assert all(0 < fact.confidence <= 1 for fact in (*facts.properties, *facts.relations, *facts.aliases))


def test_short_names_are_aliases_of_the_full_one(facts: SourceFacts) -> None:
    assert ("河南省教育厅", "省教育厅") in {(fact.entity.name, fact.alias) for fact in facts.aliases}


def test_a_clause_printed_twice_is_second_evidence() -> None:
    line = "二、强化培训。每年培训教师500名。\n"
    twice = read_text(NOTICE.replace(line, line + "\n" + line), "file:///tmp/twice.txt", "0" * 64)
    named = [f for f in twice.properties if f.property == "name" and f.value == "强化培训" and f.entity.type == "Task"]
    assert [len(fact.evidence) for fact in named] == [2]
    assert {passage.occurrence for passage in twice.passages if "强化培训" in passage.text} == {0, 1}


def test_the_seed(shared: Path) -> None:
    path = shared / "corpus" / "seed.txt"
    facts = validate(read_document(path, ReadingConfig()))
    counts = {type_: sum(r.type == type_ for r in facts.relations) for type_ in ("ISSUED_BY", "DEFINES", "HAS_TARGET")}
    assert counts == {"ISSUED_BY": 5, "DEFINES": 15, "HAS_TARGET": 12}
    assert sum(r.type == "SUPPORTS" for r in facts.relations) == 2
    assert not [f for f in facts.properties if f.property == "deadline"]
    assert "营商环境" not in "".join(str(f.value) for f in facts.properties)
    assert facts.source.document is not None
    assert facts.source.document.name == "seed"


@pytest.mark.parametrize(
    "text",
    ["# 要点（示例改写）\n\n一、办学。建校2所。\n", "---\nkind: 示例改写\n---\n# 要点\n\n一、办学。建校2所。\n"],
)
def test_words_of_our_own_are_a_sample(text: str) -> None:
    source = read_text(text, "file:///tmp/a.md", "0" * 64).source
    assert source.kind == "示例改写"
    assert source.document is not None


def test_front_matter_names_grade_and_address() -> None:
    text = "---\ngrade: official\naddress: http://example.invalid/1\ntitle: 通知\n---\n关于办学的通知\n"
    source = read_text(text, "file:///tmp/a.md", "0" * 64).source
    assert (source.grade, source.address, source.title, source.kind) == (
        Grade.OFFICIAL, "http://example.invalid/1", "通知", "文件"
    )  # fmt: skip
    assert read_text(text.replace("official", "best"), "file:///b", "0").source.grade is Grade.UNKNOWN


def test_news_holds_no_official_document() -> None:
    facts = read_text("洛阳职教再提速\n2026年1月5日　来源：洛阳在线\n\n　　学校忙。\n", "file:///tmp/n.txt", "0" * 64)
    assert facts.source.document is None


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parent / "corpus" / "nothing").glob("*.txt")), ids=lambda p: p.stem
)
def test_nothing_is_stated_where_there_is_nothing(path: Path) -> None:
    facts = read_document(path, ReadingConfig())
    assert (facts.properties, facts.relations, facts.aliases) == ((), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>学院",
        '=HYPERLINK("x")',
        "`MATCH (n)`",
        "\u202e学院\u202c",
        "学" * 10_000,
        "\n" * 500,
        "（" * 5000,
    ],
)
def test_hostile_text_stays_text(text: str) -> None:
    facts = validate(read_text(NOTICE + text, "file:///tmp/h.txt", "0" * 64))
    assert len([r for r in facts.relations if r.type == "DEFINES"]) == 3


def test_unreadable_files_are_refused(tmp_path: Path) -> None:
    disguised = tmp_path / "a.txt"
    disguised.write_bytes(b"%PDF-1.7")
    with pytest.raises(SourceError):
        read_document(disguised, ReadingConfig())


def test_a_city_by_its_short_name_is_the_city_of_the_code_list() -> None:
    text = "本报讯 5月13日，青禾重机有限公司在安阳成立，分公司位于烟台、日照、威海。\n"
    facts = read_text(text, "file:///tmp/news.txt", "0" * 64)
    regions = {fact.value for fact in facts.properties if fact.entity.type == "Region" and fact.property == "name"}
    assert regions >= {"安阳市", "日照市", "烟台市"}
    assert facts.rejects == ()
