"""What has changed between two moments, on real ledgers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chuyi.graph.diff import Change, Difference, compare
from chuyi.graph.diff.wording import change_words, sentences, type_words
from chuyi.graph.facts import SourceFacts
from chuyi.graph.ledger import Ledger
from chuyi.graph.ledger.moments import at_entry, now
from chuyi.graph.schema import ontology
from tests.graph.worlds import Fact, called, enterprise, has, named, new_ledger, record, relates, says, school

COLLEGE, FIRM, OTHER = school("甲学院"), enterprise("乙公司"), enterprise("丙集团")
WORK = relates(COLLEGE, "PARTNERS_WITH", FIRM, kind="订单班", object="乙班")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with new_ledger(tmp_path) as made:
        yield made


def since(ledger: Ledger, entry: int) -> Difference:
    return compare(ledger, at_entry(ledger, entry), now(ledger), province="湖南省", threshold=0.5)


def told(changes: list[Change]) -> list[tuple[str, str, str]]:
    return [(change.what, change.type, change_words(change).zh) for change in changes]


def list_of(*facts: Fact) -> SourceFacts:
    return says("file:///名单.csv", *facts, title="名单")


def test_from_nothing_all_is_added(ledger: Ledger) -> None:
    record(ledger, list_of(named(COLLEGE), named(FIRM), has(COLLEGE, "level", "中职"), WORK))
    found = since(ledger, 0)
    assert told(found.changes) == [
        ("added", "Enterprise", "乙公司"),
        ("added", "Institution", "甲学院"),
        ("added", "PARTNERS_WITH", "甲学院 与 乙公司 合作（订单班，乙班）"),
    ]
    assert [(item.what, item.name) for item in found.sources] == [("new", "名单")]
    assert {change.sources for change in found.changes} == {("名单",)}
    assert (found.corroborated, found.weakened) == (0, 0)


def test_nothing_changes_where_a_file_is_read_again(ledger: Ledger) -> None:
    record(ledger, list_of(named(COLLEGE), WORK))
    record(ledger, list_of(named(COLLEGE), WORK))
    found = since(ledger, 1)
    assert (found.changes, found.sources) == ([], [])


def test_values_that_change_and_facts_that_go(ledger: Ledger) -> None:
    record(
        ledger,
        list_of(
            named(COLLEGE),
            named(FIRM),
            named(OTHER),
            has(COLLEGE, "level", "中职"),
            relates(COLLEGE, "PARTNERS_WITH", FIRM, kind="订单班", start_date="2022"),
            relates(COLLEGE, "PARTNERS_WITH", OTHER, kind="捐赠"),
        ),
    )
    record(
        ledger,
        list_of(
            named(COLLEGE),
            named(FIRM),
            has(COLLEGE, "level", "技工"),
            has(COLLEGE, "ownership", "公办"),
            called(COLLEGE, "甲院"),
            relates(COLLEGE, "PARTNERS_WITH", FIRM, kind="订单班", start_date="2023", end_date="2025"),
        ),
    )
    found = since(ledger, 1)
    assert told(found.changes) == [
        ("changed", "Institution", "甲学院：别名 +甲院；层次 中职 → 技工；办学性质 未载明 → 公办；简称 +甲院"),
        ("changed", "PARTNERS_WITH", "甲学院 与 乙公司 合作（订单班）：开始 2022 → 2023；结束 未载明 → 2025"),
        ("withdrawn", "Enterprise", "丙集团"),
        ("withdrawn", "PARTNERS_WITH", "甲学院 与 丙集团 合作（捐赠）"),
    ]
    assert [item.what for item in found.sources] == ["changed"]
    english = {change_words(change).en for change in found.changes}
    assert "甲学院 partners with 乙公司 (订单班): start 2022 → 2023; end not stated → 2025" in english


def test_a_period_is_told_where_no_property_says_it(ledger: Ledger) -> None:
    hosts = replace(relates(COLLEGE, "PARTNERS_WITH", FIRM, kind="订单班", start_date="2022"), valid_to="2025")
    record(ledger, list_of(named(COLLEGE), named(FIRM), hosts))
    told_first = [text for _, type_, text in told(since(ledger, 0).changes) if type_ == "PARTNERS_WITH"]
    assert told_first == ["甲学院 与 乙公司 合作（订单班，2022，—2025）"]
    record(ledger, list_of(named(COLLEGE), named(FIRM), replace(hosts, valid_to="2026")))
    assert told(since(ledger, 1).changes) == [
        ("changed", "PARTNERS_WITH", "甲学院 与 乙公司 合作（订单班，2022）：有效期止 2025 → 2026")
    ]


def test_another_source_for_what_is_known_is_counted_only(ledger: Ledger) -> None:
    record(ledger, list_of(named(COLLEGE), named(FIRM), WORK))
    (news,) = record(ledger, says("file:///新闻.txt", named(COLLEGE), WORK))
    assert (since(ledger, 1).changes, since(ledger, 1).corroborated) == ([], 2)
    with ledger.run("forget") as run:
        ledger.withdraw_source(run, news.source)
    found = since(ledger, 2)
    assert (found.changes, found.weakened) == ([], 2)
    assert [(item.what, item.name) for item in found.sources] == [("withdrawn", "新闻.txt")]


def test_what_turns_out_to_be_one_is_merged_and_its_relations_stay(ledger: Ledger) -> None:
    short = enterprise("乙")
    record(ledger, says("file:///新闻.txt", named(COLLEGE), named(short), relates(COLLEGE, "PARTNERS_WITH", short)))
    record(ledger, list_of(named(FIRM)))
    (declared,) = record(ledger, says("file:///年报.txt", called(FIRM, "乙")))
    merged = since(ledger, 2)
    assert [change.what for change in merged.changes] == ["changed", "merged"]
    assert told(merged.changes)[1] == ("merged", "Enterprise", "乙 与 乙公司 归为一个")
    with ledger.run("forget") as run:
        ledger.withdraw_source(run, declared.source)
    split = since(ledger, 3)
    assert [change.what for change in split.changes] == ["changed", "split"]
    assert told(split.changes)[1] == ("split", "Enterprise", "乙 从 乙公司 中分开")


def test_every_relation_has_its_sentence() -> None:
    declared = ontology()
    assert sentences().keys() == declared.relations.keys()
    for words in sentences().values():
        for text in words:
            assert "{a}" in text
            assert "{b}" in text
    assert type_words("PARTNERS_WITH").zh == "合作"
    assert type_words("Institution").en
