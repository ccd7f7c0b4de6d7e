"""One source into the ledger, again and again."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuyi.errors import LedgerError
from chuyi.graph.facts import Evidence, Grade, Passage, Reason, Reject, Source, SourceFacts
from chuyi.graph.ledger import Ledger
from tests.graph.worlds import (
    Clock,
    called,
    enterprise,
    has,
    many_facts,
    named,
    new_ledger,
    record,
    relates,
    said,
    says,
    school,
)

A, B = school("岳阳职业技术学院"), enterprise("三一重工")
MANY = many_facts()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path, clock: Clock) -> Ledger:
    return new_ledger(tmp_path, clock)


def test_a_source_is_recorded_with_its_evidence(ledger: Ledger) -> None:
    text = "岳阳职业技术学院与三一重工共建订单班。"
    source = says("chuyi:a", relates(A, "PARTNERS_WITH", B, kind="订单班", object=None))
    facts = replace(
        source,
        passages=(Passage(text, 0, {"paragraph": 3}, Grade.OFFICIAL, "http://example.cn/1", "新闻"),),
        relations=(replace(source.relations[0], evidence=(Evidence(0, 0, 8), Evidence(0, 9, 13))),),
    )
    [done] = record(ledger, facts)
    assert (done.status, done.added, done.kept, done.withdrawn, done.returned) == ("new", 1, 0, 0, 0)
    snapshot = ledger.live()
    [fact] = snapshot.facts()
    assert fact.value == {"kind": "订单班"}
    assert [(item.start, item.end) for item in fact.evidence] == [(0, 8), (9, 13)]
    [passage] = snapshot.passages([fact.evidence[0].passage])
    assert passage.text == text
    assert (passage.grade, passage.address, passage.title) == (Grade.OFFICIAL, "http://example.cn/1", "新闻")
    assert passage.location == '{"paragraph":3}'
    assert passage.id == facts.passages[0].id_in(facts.source.id)


def test_a_changed_source_withdraws_what_it_no_longer_says(ledger: Ledger) -> None:
    record(ledger, says("chuyi:a", named(A), named(B), has(A, "level", "高职专科")))
    [done] = record(ledger, says("chuyi:a", named(A), has(A, "level", "职业本科")))
    assert (done.status, done.added, done.kept, done.withdrawn) == ("changed", 1, 1, 2)
    assert said(ledger) == {(A.name, "name", A.name), (A.name, "level", "职业本科")}


def test_a_withdrawn_fact_that_returns_keeps_its_history(ledger: Ledger, clock: Clock) -> None:
    record(ledger, says("chuyi:a", named(A), named(B)))
    clock.pass_days(1)
    record(ledger, says("chuyi:a", named(A)))
    clock.pass_days(1)
    [done] = record(ledger, says("chuyi:a", named(A), named(B)))
    assert (done.added, done.kept, done.returned) == (0, 1, 1)
    [first, second] = sorted(ledger.live().facts(), key=lambda fact: fact.subject)
    assert first.first_seen == second.first_seen
    assert first.first_seen.startswith("2026-01-01")
    assert said(ledger, known_at=1) == said(ledger, known_at=3)
    assert said(ledger, known_at=2) == {(A.name, "name", A.name)}


def test_what_was_known_can_be_asked_for_any_run_and_time(ledger: Ledger, clock: Clock) -> None:
    before = clock.now
    record(ledger, says("chuyi:a", named(A)))
    between = clock.now
    record(ledger, says("chuyi:b", named(B)))
    assert ledger.live(0).sources() == []
    assert [row.uri for row in ledger.live(1).sources()] == ["chuyi:a"]
    assert {row.uri for row in ledger.live(2).sources()} == {"chuyi:a", "chuyi:b"}
    assert list(ledger.live(before).facts()) == []
    assert len(list(ledger.live(between).facts())) == 1


def test_a_fact_read_otherwise_is_kept_with_a_new_life(ledger: Ledger) -> None:
    fact = has(A, "level", "高职专科", 0.6)
    record(ledger, says("chuyi:a", fact))
    surer = replace(says("chuyi:a", fact), properties=(replace(fact, confidence=0.9, extractor="better"),))
    [done] = record(ledger, surer)
    assert (done.added, done.kept, done.withdrawn) == (0, 1, 0)
    assert [(item.confidence, item.extractor) for item in ledger.live().facts()] == [(0.9, "better")]
    assert [(item.confidence, item.extractor) for item in ledger.live(1).facts()] == [(0.6, "test")]


def test_several_mentions_of_one_fact_are_one_fact(ledger: Ledger) -> None:
    once, again = named(A), named(A, confidence=0.4)
    [done] = record(ledger, says("chuyi:a", once, again))
    assert done.added == 1
    [fact] = ledger.live().facts()
    assert (len(fact.evidence), fact.confidence) == (2, 1.0)


def test_an_unchanged_sentence_of_a_changed_file_keeps_its_id_and_moves(ledger: Ledger) -> None:
    record(ledger, says("chuyi:a", named(A)))
    [before] = ledger.live().passages()
    record(ledger, says("chuyi:a", named(B), named(A)))
    after = {row.text: row for row in ledger.live().passages()}[before.text]
    assert after.id == before.id
    assert (before.location, after.location) == ('{"paragraph":0}', '{"paragraph":1}')


def test_a_source_can_be_withdrawn_and_read_again(ledger: Ledger) -> None:
    [first] = record(ledger, says("chuyi:a", named(A)))
    with ledger.run("forget") as run:
        done = ledger.withdraw_source(run, first.source)
        assert (done.status, done.withdrawn) == ("withdrawn", 1)
        with pytest.raises(LedgerError, match="no source"):
            ledger.withdraw_source(run, first.source)
    assert (ledger.sources(), said(ledger), list(ledger.live().passages())) == ([], set(), [])
    [again] = record(ledger, says("chuyi:a", named(A)))
    assert (again.status, again.source, again.returned) == ("returned", first.source, 1)
    assert len(list(ledger.live().passages())) == 1


def file_source(file: Path, *facts: object, text: str = "内容") -> SourceFacts:
    file.write_text(text, encoding="utf-8")
    return says(file.as_uri(), *facts, sha256=text)  # type: ignore[arg-type]


def test_a_moved_file_is_the_same_source(ledger: Ledger, tmp_path: Path) -> None:
    old, new = tmp_path / "旧 名.txt", tmp_path / "新名.txt"
    [first] = record(ledger, file_source(old, named(A)))
    old.rename(new)
    [moved] = record(ledger, says(new.as_uri(), named(A), sha256="内容"))
    assert (moved.status, moved.source, moved.kept, moved.added) == ("moved", first.source, 1, 0)
    [row] = ledger.sources()
    assert (row.id, row.uri) == (first.source, new.as_uri())
    # What is found at the old address later is another source.
    [third] = record(ledger, file_source(old, named(B), text="别的"))
    assert third.status == "new"
    assert third.source != first.source
    assert len(ledger.sources()) == 2


def test_a_copied_file_is_another_source_that_corroborates_nothing(ledger: Ledger, tmp_path: Path) -> None:
    one, two = tmp_path / "一.txt", tmp_path / "一 - 副本.txt"
    [first, second] = record(ledger, file_source(one, named(A)), file_source(two, named(A)))
    assert (first.status, second.status) == ("new", "new")
    assert (first.copy_of, second.copy_of) == (None, first.source)
    copies = {row.id: row.copy_of for row in ledger.sources()}
    assert copies == {first.source: None, second.source: first.source}
    # A copy that changes is a copy no more.
    record(ledger, file_source(two, named(A), named(B), text="改过"))
    assert {row.copy_of for row in ledger.sources()} == {None}


def test_what_does_not_fit_the_ontology_is_a_counted_reject(ledger: Ledger) -> None:
    own = Reject(
        Reason.BAD_DATE, {"sheet": "院校", "row": 3, "column": "年"}, "去年", "日期不对。", "Bad date.", "note"
    )
    bad = relates(B, "PARTNERS_WITH", A, kind="订单班")
    facts = replace(says("chuyi:a", named(A), bad, has(A, "level", "小学")), rejects=(own,))
    [done] = record(ledger, facts)
    assert [reject.reason for reject in done.rejects] == [Reason.BAD_DATE, Reason.UNKNOWN_VALUE, Reason.WRONG_TYPE]
    assert (done.added, done.refused) == (1, 2)
    stored = ledger.rejects()
    assert [row.reject for row in stored] == list(done.rejects)
    assert {row.uri for row in stored} == {"chuyi:a"}
    record(ledger, says("chuyi:a", named(A)))
    assert ledger.rejects() == []
    assert [row.reject for row in ledger.rejects(1)] == list(done.rejects)
    assert ledger.rejects(2) == []


def test_facts_and_reject_report_go_in_together_or_not_at_all(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    from chuyi.graph.ledger.recording import Recording

    def fail(self: object, source: str, rejects: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Recording, "_write_rejects", fail)
        with pytest.raises(KeyboardInterrupt):
            record(ledger, says("chuyi:a", named(A)))
    assert (ledger.sources(), list(ledger.live().facts()), ledger.live().entities()) == ([], [], {})
    [done] = record(ledger, says("chuyi:a", named(A)))
    assert done.status == "new"


def test_hostile_text_stays_what_it_is(ledger: Ledger) -> None:
    names = [
        "<script>alert(1)</script>",
        '=HYPERLINK("x")',
        "a'b\"c`d",
        "第一行\n第二行",
        "\u202e反\u2066",
        "长" * 10_000,
        "\x00零",
    ]
    record(ledger, says("chuyi:a", *(named(enterprise(name)) for name in names)))
    assert {fact.value for fact in ledger.live().facts()} == set(names)
    assert {row.name for row in ledger.live().entities().values()} == {name.strip() for name in names}


def test_half_a_character_is_refused_with_its_reason(ledger: Ledger) -> None:
    [done] = record(ledger, says("chuyi:a", named(enterprise("坏\ud800"))))
    assert [reject.reason for reject in done.rejects] == [Reason.NOT_A_FACT]
    assert ledger.sources()


def test_the_text_that_a_source_holds_is_known(ledger: Ledger) -> None:
    from chuyi.graph.facts import document_entity

    document = document_entity("关于开展某事的通知", issued_on="2024")
    record(ledger, says("chuyi:a", named(A), document=document))
    [row] = ledger.sources()
    assert row.document == document.id
    assert ledger.live().entities()[document.id].identity == ("关于开展某事的通知", "2024")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(MANY), max_size=25), st.integers(0, 3))
def test_reading_twice_changes_nothing_but_last_seen(facts: list[object], days: int) -> None:
    source = says("chuyi:a", *facts)  # type: ignore[arg-type]
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder, new_ledger(Path(folder), clock) as ledger:
        record(ledger, source)
        before, [row] = state(ledger), ledger.sources()
        clock.pass_days(days)
        [done] = record(ledger, source)
        assert done.status == "same"
        assert (done.added, done.withdrawn, done.returned) == (0, 0, 0)
        assert state(ledger) == before
        [after] = ledger.sources()
        assert after.read_at > row.read_at
        assert after._replace(read_at=row.read_at) == row


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sets(st.integers(0, len(MANY) - 1), max_size=12), min_size=1, max_size=6))
def test_each_reading_leaves_what_the_source_says_and_the_past_as_it_was(history: list[set[int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, new_ledger(Path(folder)) as ledger:
        known = []
        for chosen in history:
            record(ledger, says("chuyi:a", *(MANY[index] for index in sorted(chosen))))
            known.append(state(ledger))
        for run, chosen in enumerate(history, 1):
            fresh = says("chuyi:a", *(MANY[index] for index in sorted(chosen)))
            assert state(ledger, run) == known[run - 1]
            wanted = len({*fresh.properties, *fresh.aliases}) + len(fresh.relations)
            assert len(known[run - 1][0]) == wanted


def state(ledger: Ledger, known_at: int | None = None) -> tuple[list[object], list[object]]:
    snapshot = ledger.live(known_at)
    return sorted(snapshot.facts(), key=lambda fact: fact.key), sorted(snapshot.passages())  # type: ignore[return-value]


def test_an_alias_is_a_fact_too(ledger: Ledger) -> None:
    record(ledger, says("chuyi:a", called(A, "岳职院", "short")))
    [fact] = ledger.live().facts()
    assert (fact.kind, fact.predicate, fact.value, fact.scope) == ("alias", "short", "岳职院", "global")


def test_sources_of_other_kinds_are_never_gone(ledger: Ledger) -> None:
    record(ledger, SourceFacts(Source("https://example.cn/a", "1", "文件")))
    [copy] = record(ledger, SourceFacts(Source("https://example.cn/b", "1", "文件")))
    assert copy.status == "new"
    assert copy.copy_of is not None
