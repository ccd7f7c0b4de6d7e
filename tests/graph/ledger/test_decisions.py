"""What people decide: it is in the ledger with who, when and why, can be taken back, and the graph obeys it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from chuyi.errors import LedgerError
from chuyi.graph.build import build
from chuyi.graph.build.incremental import changes
from chuyi.graph.build.projecting import Projector
from chuyi.graph.build.projection import Projection
from chuyi.graph.engines import Engine
from chuyi.graph.facts import Grade, PropertyFact, RelationFact
from chuyi.graph.ledger import Accept, Add, Correct, Decision, Different, Ledger, Reject, Same, Undo
from chuyi.graph.ledger.decisions import PERSON, Act
from chuyi.graph.ledger.decisions.decision import decision_from
from chuyi.graph.ledger.decisions.file import decisions_of, decisions_text, read_decisions
from chuyi.graph.ledger.decisions.merging import Conflict, TakenOver
from chuyi.graph.ledger.portable import export_ledger, import_ledger
from chuyi.graph.resolution import Resolution, renamed, resolve
from chuyi.graph.schema import ontology
from tests.graph.worlds import Clock, enterprise, has, named, new_ledger, record, relates, says, school

ONE, OTHER, THIRD = school("临溪职业技术学院"), school("清河职业技术学院"), school("白沙职业学院")
FIRM, SHOP = enterprise("金石重工有限公司"), enterprise("金石百货有限公司")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with new_ledger(tmp_path, Clock()) as made:
        record(
            made,
            says(
                "chuyi:test/a", named(ONE), has(ONE, "level", "中职"), relates(ONE, "PARTNERS_WITH", FIRM, kind="捐赠")
            ),
            says("chuyi:test/b", named(OTHER), named(THIRD), relates(OTHER, "PARTNERS_WITH", SHOP, kind="订单班")),
        )
        yield made


def decide(ledger: Ledger, *acts: Act, who: str = "李明") -> list[Decision]:
    with ledger.run("review") as run:
        return ledger.decide(run, who, *acts)


def names(ledger: Ledger, known_at: int | None = None) -> Resolution:
    return resolve(ledger.live(known_at), province=None, threshold=0.5)


def projector(ledger: Ledger, known_at: int | None = None) -> Projector:
    return Projector(ledger.live(known_at), names(ledger, known_at), ontology(), 0.5)


def partners(graph: Projection) -> dict[str, set[str]]:
    """Firms by school."""
    found: dict[str, set[str]] = {}
    for kind, relations in graph.relations.items():
        if kind[0] == "PARTNERS_WITH":
            for relation in relations.values():
                school_name = graph.nodes["Institution"][relation.start]["name"]
                found.setdefault(school_name, set()).add(graph.nodes["Enterprise"][relation.end]["name"])
    return found


def level(graph: Projection, id_: str = ONE.id) -> object:
    return graph.nodes["Institution"][id_].get("level")


def fact_key(ledger: Ledger, predicate: str) -> str:
    return next(fact.key for fact in ledger.live().facts() if fact.predicate == predicate)


def test_a_merge_taken_back_leaves_every_relation_on_its_side(ledger: Ledger) -> None:
    before = projector(ledger).everything()
    [made] = decide(ledger, Same(ONE.id, OTHER.id, "官网写明", "https://example.org/"))
    merged = projector(ledger).everything()
    [school_name] = partners(merged)
    assert partners(merged)[school_name] == {FIRM.name, SHOP.name}
    [undone] = decide(ledger, Undo(made.id[:6], "看错了"), who="王芳")
    assert undone.undone
    assert (undone.undone.who, undone.undone.reason) == ("王芳", "看错了")
    assert projector(ledger).everything() == before
    assert [(item.kind, item.who, bool(item.undone)) for item in ledger.decisions()] == [("same", "李明", True)]


def test_what_was_decided_is_part_of_what_was_known(ledger: Ledger) -> None:
    unmerged = ledger.last_run()
    [made] = decide(ledger, Same(ONE.id, OTHER.id))
    merged = ledger.last_run()
    decide(ledger, Undo(made.id))
    assert [len(ledger.live(run).decisions()) for run in (unmerged, merged, None)] == [0, 1, 0]
    assert [len(partners(projector(ledger, run).everything())) for run in (unmerged, merged, None)] == [2, 1, 2]


def test_different_goes_before_every_rule_and_through_what_is_joined(ledger: Ledger) -> None:
    elsewhere = school("临溪职业技术学院", "430100")
    record(ledger, says("chuyi:test/c", named(elsewhere)))
    assert projector(ledger).resolution.of(ONE.id, "") == projector(ledger).resolution.of(elsewhere.id, "")
    decide(ledger, Different(ONE.id, elsewhere.id, "两所学校"))
    resolution = projector(ledger).resolution
    assert resolution.of(ONE.id, "") != resolution.of(elsewhere.id, "")
    # What is one with one of them is kept from the other too.
    decide(ledger, Same(OTHER.id, elsewhere.id))
    with pytest.raises(LedgerError, match="李明"):
        decide(ledger, Same(ONE.id, elsewhere.id))
    decide(ledger, Same(OTHER.id, ONE.id))
    resolution = projector(ledger).resolution
    assert resolution.of(ONE.id, "") != resolution.of(elsewhere.id, "")
    assert any("矛盾" in item.reason.zh for item in resolution.pending)


def test_a_name_that_no_source_uses_any_more_still_ties_the_others(ledger: Ledger) -> None:
    decide(ledger, Same(ONE.id, OTHER.id), Same(OTHER.id, THIRD.id))
    source = next(row.id for row in ledger.sources() if row.uri.endswith("b"))
    record(ledger, says("chuyi:test/c", named(THIRD)))
    with ledger.run("forget") as run:
        ledger.withdraw_source(run, source)
    resolution = projector(ledger).resolution
    assert resolution.of(ONE.id, "") == resolution.of(THIRD.id, "") in (ONE.id, THIRD.id)


def test_a_rejected_fact_is_out_whoever_says_it_until_that_is_taken_back(ledger: Ledger) -> None:
    [made] = decide(ledger, Reject((fact_key(ledger, "level"),), "教育厅名单", "写错了"))
    assert level(projector(ledger).everything()) is None
    record(ledger, says("chuyi:test/c", named(ONE), has(ONE, "level", "中职")))
    assert level(projector(ledger).everything()) is None
    assert made.rejects[0].subject.name == ONE.name
    decide(ledger, Undo(made.id))
    assert level(projector(ledger).everything()) == "中职"


def test_an_entity_that_only_a_rejected_fact_speaks_of_is_not_there(ledger: Ledger) -> None:
    decide(ledger, Reject((fact_key(ledger, "PARTNERS_WITH"),), "教育厅名单", "没有这回事"))
    held = projector(ledger).everything().nodes["Enterprise"]
    assert {node["name"] for node in held.values()} in ({FIRM.name}, {SHOP.name})


def test_a_correction_goes_before_sources_and_shows_who_made_it(ledger: Ledger) -> None:
    right = PropertyFact(ONE, "level", "高职专科", (), "")
    [made] = decide(ledger, Correct((fact_key(ledger, "level"),), right, "湘教发〔2024〕1号", "已升格", Grade.OFFICIAL))
    record(ledger, says("chuyi:test/c", named(ONE), has(ONE, "level", "职业本科"), grade=Grade.OFFICIAL))
    graph = projector(ledger).everything()
    assert level(graph) == "高职专科"
    [source] = [node for node in graph.nodes["Source"].values() if node["kind"] == PERSON]
    [passage] = [node for node in graph.nodes["Passage"].values() if node["kind"] == PERSON]
    assert "湘教发〔2024〕1号" in source["title"]
    assert all(part in passage["text"] for part in ("李明", "已升格", "湘教发〔2024〕1号", "高职专科"))
    decide(ledger, Undo(made.id))
    assert level(projector(ledger).everything()) == "职业本科"
    assert PERSON not in {node["kind"] for node in projector(ledger).everything().nodes["Source"].values()}


def test_a_correction_can_be_corrected_to_what_was_first_rejected(ledger: Ledger) -> None:
    first = fact_key(ledger, "level")
    decide(ledger, Correct((first,), PropertyFact(ONE, "level", "高职专科", (), ""), "甲", "升格"))
    second = next(fact.key for fact in ledger.live().facts() if fact.value == "高职专科")
    decide(ledger, Correct((second,), PropertyFact(ONE, "level", "中职", (), ""), "乙", "没有升格"))
    assert level(projector(ledger).everything()) == "中职"


def test_what_is_added_is_withdrawn_when_it_is_taken_back(ledger: Ledger) -> None:
    before = projector(ledger).everything()
    fact = RelationFact("PARTNERS_WITH", THIRD, FIRM, (), "", {"kind": "联合培养"})
    [made] = decide(ledger, Add(fact, "https://example.org/news", "官网报道", Grade.SCHOOL))
    assert partners(projector(ledger).everything())[THIRD.name] == {FIRM.name}
    assert decide(ledger, Add(fact, "https://example.org/news", "官网报道", Grade.SCHOOL)) == [made]
    decide(ledger, Undo(made.id))
    assert projector(ledger).everything() == before


def test_what_a_person_added_is_withdrawn_by_their_decision_alone(ledger: Ledger) -> None:
    [made] = decide(ledger, Add(PropertyFact(THIRD, "level", "中职", (), ""), "某处", "看到了"))
    [source] = [row.id for row in ledger.sources() if row.kind == PERSON]
    for change in (Ledger.withdraw_source, Ledger.restore_source):
        with ledger.run("forget") as run, pytest.raises(LedgerError, match=f"review undo {made.id[:8]}"):
            change(ledger, run, source)
        decide(ledger, *([] if change is Ledger.restore_source else [Undo(made.id)]))


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (Same(ONE.id, FIRM.id), "类型不同"),
        (Same(ONE.id, ONE.id), "同一个名称"),
        (Same(ONE.id, "institution-0"), "没有"),
        (Reject(("0",), "某处", "错了"), "没有事实"),
        (Reject((), "某处", "错了"), "没有指出"),
        (Reject(("0",), " ", "错了"), "依据"),
        (Add(PropertyFact(ONE, "level", "大学", (), ""), "某处", "听说"), "层次"),
        (Undo("0"), "没有"),
        (Undo(""), "不止一个"),
    ],
)
def test_what_cannot_be_decided_is_said_and_writes_nothing(ledger: Ledger, act: Act, words: str) -> None:
    entry = ledger.live().entry
    with pytest.raises(LedgerError) as caught:
        decide(ledger, Same(ONE.id, OTHER.id), act)
    assert words in caught.value.message.zh
    assert ledger.decisions() == []
    assert ledger.live().entry == entry


def test_a_decision_is_taken_back_once(ledger: Ledger) -> None:
    [made] = decide(ledger, Same(ONE.id, OTHER.id))
    assert decide(ledger, Same(OTHER.id, ONE.id)) == [made]
    decide(ledger, Undo(made.id))
    with pytest.raises(LedgerError, match="back before"):
        decide(ledger, Undo(made.id))
    decide(ledger, Different(ONE.id, OTHER.id))
    assert [item.kind for item in ledger.live().decisions()] == ["different"]


def test_a_decision_survives_as_plain_values(ledger: Ledger) -> None:
    key = fact_key(ledger, "level")
    right = PropertyFact(ONE, "level", "高职专科", (), "", valid_from="2024")
    made = decide(ledger, Same(ONE.id, OTHER.id, "a", "b"), Correct((key,), right, "甲", "升格"))
    assert [decision_from(decision.values()) for decision in made] == made
    with pytest.raises(ValueError, match="does not say"):
        decision_from({**made[0].values(), "who": "别人"})


def test_only_what_a_decision_touches_is_written(ledger: Ledger) -> None:
    for act in (
        Same(ONE.id, OTHER.id),
        Different(ONE.id, THIRD.id),
        Reject((fact_key(ledger, "level"),), "某处", "错了"),
        Correct((fact_key(ledger, "PARTNERS_WITH"),), has(THIRD, "level", "中职"), "某处", "错了"),
    ):
        before, meant = projector(ledger), names(ledger)
        [made] = decide(ledger, act)
        todo = changes(before, projector(ledger), renamed(meant, names(ledger)))
        assert (todo.written.nodes != {}) is (not isinstance(act, Different))
        decide(ledger, Undo(made.id))
        todo = changes(before, projector(ledger), renamed(meant, names(ledger)))
        assert (todo.written.nodes, todo.gone_nodes) == ({}, {})
        decide(ledger, act)


def test_incremental_building_follows_decisions(ledger: Ledger, engine: Engine) -> None:
    def schools(mode: str) -> list[str]:
        report = build(ledger, engine, province=None, threshold=0.5)
        assert report.mode == mode
        rows = engine.write("MATCH (s:Institution)-[r:PARTNERS_WITH]->() RETURN s.id AS id ORDER BY id")
        return [row["id"] for row in rows]

    apart = schools("full")
    [made] = decide(ledger, Same(ONE.id, OTHER.id))
    assert len(set(schools("incremental"))) == 1
    decide(ledger, Undo(made.id))
    assert schools("incremental") == apart


@pytest.fixture
def colleague(tmp_path: Path) -> Iterator[Ledger]:
    """Another person's ledger of the same sources, whose clock is ahead."""
    (tmp_path / "colleague").mkdir()
    clock = Clock()
    clock.pass_days(10)
    with new_ledger(tmp_path / "colleague", clock) as made:
        record(
            made,
            says("chuyi:test/a", named(ONE), has(ONE, "level", "中职")),
            says("chuyi:test/b", named(OTHER), named(THIRD)),
        )
        yield made


def take_over(ledger: Ledger, decisions: Iterable[Decision]) -> TakenOver:
    with ledger.run("import") as run:
        return ledger.take_over(run, decisions)


def test_decisions_of_two_people_come_together(ledger: Ledger, colleague: Ledger, tmp_path: Path) -> None:
    decide(ledger, Same(ONE.id, OTHER.id), Different(OTHER.id, THIRD.id))
    added = Add(PropertyFact(THIRD, "level", "中职", (), ""), "某处", "看到了")
    [same, made] = decide(colleague, Same(OTHER.id, ONE.id), added, who="王芳")
    file = tmp_path / "decisions.json"
    file.write_text(decisions_text(colleague.decisions()), encoding="utf-8")
    done = take_over(ledger, read_decisions(file))
    assert [item.id for item in done.taken] == [same.id, made.id]
    assert done.conflicts == ()
    assert level(projector(ledger).everything(), THIRD.id) == "中职"
    assert [(item.kind, item.who) for item in ledger.live().decisions()] == [
        ("same", "李明"),
        ("different", "李明"),
        ("add", "王芳"),
    ]
    again = take_over(ledger, read_decisions(file))
    assert (again.taken, again.known) == ((), 2)


def test_where_two_people_disagree_the_newer_holds_and_both_are_told(ledger: Ledger, colleague: Ledger) -> None:
    [older] = decide(ledger, Same(ONE.id, OTHER.id))
    [newer] = decide(colleague, Different(ONE.id, OTHER.id), who="王芳")
    for receiver, sender in ((ledger, colleague), (colleague, ledger)):
        [conflict] = take_over(receiver, sender.decisions()).conflicts or [Conflict(newer, older)]
        assert (conflict.holds.id, conflict.gave_way.id) == (newer.id, older.id)
        assert [item.id for item in receiver.live().decisions()] == [newer.id]
        assert {item.id for item in receiver.decisions()} == {newer.id, older.id}


def test_two_corrections_of_one_fact_are_a_conflict(ledger: Ledger, colleague: Ledger) -> None:
    for who, where, value in (("李明", ledger, "高职专科"), ("王芳", colleague, "职业本科")):
        decide(
            where,
            Correct((fact_key(where, "level"),), PropertyFact(ONE, "level", value, (), ""), "某处", "升格"),
            who=who,
        )
    assert len(take_over(ledger, colleague.decisions()).conflicts) == 1
    assert level(projector(ledger).everything()) == "职业本科"


def test_what_is_taken_back_on_either_side_is_taken_back(ledger: Ledger, colleague: Ledger) -> None:
    [made] = decide(colleague, Same(ONE.id, OTHER.id), who="王芳")
    take_over(ledger, colleague.decisions())
    decide(colleague, Undo(made.id, "看错了"), who="王芳")
    assert [item.id for item in take_over(ledger, colleague.decisions()).ended] == [made.id]
    [here] = ledger.decisions()
    assert here.undone
    assert (here.undone.who, here.undone.reason) == ("王芳", "看错了")
    record(ledger, says("chuyi:test/c", named(ONE)))
    assert take_over(colleague, ledger.decisions()).ended == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "cannot be read"),
        ("[" * 100_000, "cannot be read"),
        ("[]", "no exported decisions"),
        ('{"format": "chuyi decisions", "version": 9}', "another version"),
        ('{"format": "chuyi decisions", "version": 1, "sha256": "0", "decisions": [{}]}', "not as it was written"),
    ],
)
def test_a_file_that_is_no_such_file_is_told_apart(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "decisions.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LedgerError, match=words):
        read_decisions(file)


def test_a_changed_file_is_not_believed(ledger: Ledger, tmp_path: Path) -> None:
    decide(ledger, Same(ONE.id, OTHER.id))
    file = tmp_path / "decisions.json"
    file.write_text(decisions_text(ledger.decisions()).replace("same", "different"), encoding="utf-8")
    with pytest.raises(LedgerError, match="not as it was written"):
        read_decisions(file)
    with pytest.raises(LedgerError, match="cannot be understood"):
        decisions_of([{"kind": "same"}])


def doubt(ledger: Ledger) -> str:
    """A source that was read unsurely; gives the key of what it says of the school's level."""
    facts = (named(ONE), has(ONE, "level", "高职专科", 0.3), relates(ONE, "PARTNERS_WITH", SHOP, 0.4, kind="捐赠"))
    record(ledger, says("chuyi:test/doubtful", *facts))
    return next(fact.key for fact in ledger.live().facts() if fact.confidence == 0.3)


def test_an_accepted_fact_is_sure_and_says_who_accepted_it_until_that_is_taken_back(ledger: Ledger) -> None:
    key = doubt(ledger)
    before = projector(ledger).everything()
    assert (level(before), ledger.live().doubtful(0.5)) == ("中职", 2)
    relation = next(fact for fact in ledger.live().facts() if fact.confidence == 0.4)
    made, _ = decide(ledger, Accept((key,), "原文", "看过原文"), Accept((relation.key,), "原文", "看过原文"))
    assert ledger.live().doubtful(0.99) == 0
    graph = projector(ledger).everything()
    assert partners(graph)[ONE.name] == {FIRM.name, SHOP.name}
    [(_, taken)] = [
        (kind, item.properties)
        for kind, relations in graph.relations.items()
        for item in relations.values()
        if kind[0] == "PARTNERS_WITH" and item.properties.get("accepted")
    ]
    assert (taken["confidence"], taken["accepted"]) == (1.0, ["李明 2026-01-01：看过原文"])
    assert {"中职", "高职专科"} == set(graph.nodes["Institution"][ONE.id]["contested_values"])
    assert decision_from(made.values()) == made
    decide(ledger, *(Undo(item.id) for item in ledger.decisions()))
    assert projector(ledger).everything() == before


def test_what_is_accepted_is_not_rejected_at_once_nor_the_other_way_round(ledger: Ledger) -> None:
    key, other = doubt(ledger), fact_key(ledger, "PARTNERS_WITH")
    [made] = decide(ledger, Accept((key,), "原文", "看过原文"))
    assert decide(ledger, Accept((key,), "原文", "又看了一遍"), who="王芳") == [made]
    for act in (
        Reject((key,), "来电", "没有"),
        Reject((key, other), "来电", "没有"),
        Correct((key,), PropertyFact(ONE, "level", "技工", (), ""), "来电", "写错"),
    ):
        with pytest.raises(LedgerError, match="李明"):
            decide(ledger, act)
    decide(ledger, Undo(made.id), Reject((key, other), "来电", "没有"))
    with pytest.raises(LedgerError, match="李明"):
        decide(ledger, Accept((key,), "原文", "看过原文"))


def test_an_acceptance_goes_to_a_colleague_and_leaves_what_was_read_as_it_is(ledger: Ledger, tmp_path: Path) -> None:
    decide(ledger, Accept((doubt(ledger),), "原文", "看过原文"))
    file = tmp_path / "ledger.chuyi"
    export_ledger(ledger, file)
    (tmp_path / "other").mkdir()
    with new_ledger(tmp_path / "other", Clock()) as other:
        record(other, says("chuyi:test/own", named(THIRD)))
        import_ledger(other, file)
        assert [fact.accepted.who for fact in other.live().facts() if fact.accepted] == ["李明"]
        stated = {fact.confidence for fact in other.live().facts(predicates=("level",), as_stated=True)}
        assert stated == {0.3, 1.0}
