"""The ledger: one source in one transaction, nothing forgotten, nothing doubled."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chuyi.errors import LedgerError
from chuyi.graph.facts import (
    AliasFact,
    Entity,
    Evidence,
    Grade,
    Passage,
    PropertyFact,
    Reason,
    Reject,
    RelationFact,
    Source,
    SourceFacts,
)
from chuyi.graph.ledger import FactRow, Ledger, Recorded

SCHOOL, FIRM = Entity("Institution", "临溪职业学院"), Entity("Enterprise", "金石重工")
HERE = (Evidence(0, 0, 2),)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "facts.db") as made:
        yield made


def said(uri: str, version: str, *values: str, rejects: tuple[Reject, ...] = ()) -> SourceFacts:
    """A source that says that the school has these short names' levels, one fact each."""
    return SourceFacts(
        Source(f"test:{uri}", version, "表格", Grade.MEDIA),
        (Passage(f"{uri}的一句"),),
        tuple(PropertyFact(SCHOOL, "status_note", value, HERE, "test") for value in values),
        rejects=rejects,
    )


def record(ledger: Ledger, facts: SourceFacts) -> Recorded:
    with ledger.run("test") as run:
        return ledger.record(run, facts)


def held(ledger: Ledger, known_at: int | None = None) -> dict[tuple[str, str], FactRow]:
    return {(fact.source, str(fact.value)): fact for fact in ledger.live(known_at).facts()}


def test_a_source_is_read_and_read_again(ledger: Ledger) -> None:
    first = record(ledger, said("a", "1", "甲", "乙"))
    assert (first.status, first.added, first.withdrawn) == ("new", 2, 0)
    before = held(ledger)
    again = record(ledger, said("a", "1", "甲", "乙"))
    assert (again.status, again.added, again.kept, again.withdrawn) == ("same", 0, 2, 0)
    assert held(ledger) == before


def test_a_changed_source_withdraws_what_it_no_longer_says_and_what_returns_lives_again(ledger: Ledger) -> None:
    record(ledger, said("a", "1", "甲", "乙"))
    run = ledger.last_run()
    changed = record(ledger, said("a", "2", "乙", "丙"))
    assert (changed.status, changed.added, changed.kept, changed.withdrawn) == ("changed", 1, 1, 1)
    assert {value for _, value in held(ledger)} == {"乙", "丙"}
    back = record(ledger, said("a", "3", "甲", "乙", "丙"))
    assert (back.returned, back.kept) == (1, 2)
    assert {value for _, value in held(ledger)} == {"甲", "乙", "丙"}
    assert {value for _, value in held(ledger, run)} == {"甲", "乙"}


def test_what_was_known_at_a_run_stays_known(ledger: Ledger) -> None:
    runs = {}
    for version, values in enumerate((("甲",), ("甲", "乙"), (), ("乙",))):
        record(ledger, said("a", str(version), *values))
        runs[ledger.last_run()] = set(values)
    for run, values in runs.items():
        assert {value for _, value in held(ledger, run)} == values


def test_a_withdrawn_source_says_nothing_until_it_is_read_again(ledger: Ledger) -> None:
    source = record(ledger, said("a", "1", "甲")).source
    with ledger.run("test") as run:
        assert ledger.withdraw_source(run, source).withdrawn == 1
    assert held(ledger) == {}
    assert ledger.sources() == []
    assert record(ledger, said("a", "1", "甲")).status == "returned"
    assert len(held(ledger)) == 1


def test_a_moved_file_is_the_same_source_and_a_copy_is_another(ledger: Ledger, tmp_path: Path) -> None:
    old, new, copy = (tmp_path / name for name in ("old.csv", "new.csv", "copy.csv"))

    def at(path: Path) -> SourceFacts:
        facts = said("a", "same bytes", "甲")
        return replace(facts, source=replace(facts.source, uri=path.as_uri()))

    old.write_text("x", encoding="utf-8")
    first = record(ledger, at(old))
    old.rename(new)
    moved = record(ledger, at(new))
    assert (moved.status, moved.source) == ("moved", first.source)
    assert [row.uri for row in ledger.sources()] == [new.as_uri()]
    copy.write_text("x", encoding="utf-8")
    copied = record(ledger, at(copy))
    assert copied.source != first.source
    assert copied.copy_of == first.source


def test_what_does_not_fit_the_ontology_is_refused_and_counted(ledger: Ledger) -> None:
    facts = SourceFacts(
        Source("test:a", "1", "表格"),
        (Passage("一句"),),
        (
            PropertyFact(SCHOOL, "level", "小学", HERE, "test"),
            PropertyFact(SCHOOL, "colour", "红", HERE, "test"),
            PropertyFact(SCHOOL, "name", SCHOOL.name, HERE, "test"),
        ),
        (RelationFact("HOSTS", SCHOOL, FIRM, HERE, "test"),),
    )
    recorded = record(ledger, facts)
    assert recorded.added == 1
    assert len(recorded.rejects) == 3
    assert len(ledger.rejects()) == 3


def test_rejects_of_the_reader_are_kept_with_their_place(ledger: Ledger) -> None:
    reject = Reject(Reason.BAD_DATE, {"sheet": "院校", "row": 7, "column": "C"}, "去年", "日期不对", "bad date")
    record(ledger, said("a", "1", "甲", rejects=(reject,)))
    assert [row.reject for row in ledger.rejects()] == [reject]


def test_a_failure_in_the_middle_leaves_nothing(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    from chuyi.graph.ledger.recording import Recording

    record(ledger, said("a", "1", "甲"))
    before = held(ledger)

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Recording, "_write_rejects", fail)
    with pytest.raises((LedgerError, sqlite3.OperationalError)):
        record(ledger, said("a", "2", "乙"))
    assert held(ledger) == before


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sets(st.sampled_from("甲乙丙丁"))), max_size=8))
def test_after_any_history_the_ledger_holds_what_the_sources_last_said(
    tmp_path: Path, history: list[tuple[str, set[str]]]
) -> None:
    file = tmp_path / f"{uuid4()}.db"
    last: dict[str, set[str]] = {}
    with Ledger.create(file) as ledger:
        for uri, values in history:
            record(ledger, said(uri, "".join(sorted(values)) + uri, *sorted(values)))
            last[uri] = values
        for uri, values in last.items():
            again = record(ledger, said(uri, "".join(sorted(values)) + uri, *sorted(values)))
            assert (again.added, again.withdrawn, again.returned) == (0, 0, 0)
        found = sorted(str(fact.value) for fact in ledger.live().facts())
    assert found == sorted(value for values in last.values() for value in values)


def test_hostile_text_comes_back_as_it_went_in(ledger: Ledger) -> None:
    hostile = ["<script>", "=HYPERLINK(1)", "'; DROP TABLE facts; --", "`MATCH`", "行\n行", "\u202e反", "长" * 10_000]
    record(ledger, said("a", "1", *hostile))
    assert {value for _, value in held(ledger)} == set(hostile)


def test_aliases_and_relations_are_facts_too(ledger: Ledger) -> None:
    facts = SourceFacts(
        Source("test:a", "1", "表格"),
        (Passage("一句"),),
        relations=(RelationFact("PARTNERS_WITH", SCHOOL, FIRM, HERE, "test", {"kind": "订单班"}),),
        aliases=(AliasFact(SCHOOL, "临职", "short", HERE, "test"),),
    )
    assert record(ledger, facts).added == 2
    kinds = {fact.kind: fact for fact in ledger.live().facts()}
    assert kinds["relation"].value == {"kind": "订单班"}
    assert (kinds["alias"].value, kinds["alias"].scope) == ("临职", "global")


def test_a_ledger_of_another_schema_is_refused_in_plain_words(tmp_path: Path) -> None:
    file = tmp_path / "facts.db"
    Ledger.create(file).close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE ledger SET value = '999' WHERE key = 'schema'")
    connection.close()
    with pytest.raises(LedgerError, match="999"):
        Ledger.open(file)


@pytest.mark.parametrize("content", [b"", b"no database" * 200, b"SQLite format 3\x00" + b"\x00" * 4000])
def test_a_file_that_is_no_ledger_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "facts.db"
    file.write_bytes(content)
    with pytest.raises(LedgerError, match=r"facts\.db"):
        Ledger.open(file)
    assert file.read_bytes() == content


def test_a_missing_ledger_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"facts\.db"):
        Ledger.open(tmp_path / "facts.db")
    assert not (tmp_path / "facts.db").exists()
