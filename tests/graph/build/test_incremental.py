"""Writing only what has changed gives the graph that writing everything gives; on plain data, many histories."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from chuyi.graph.build import incremental
from chuyi.graph.build.projecting import Projector
from chuyi.graph.build.projection import Difference, Projection, difference
from chuyi.graph.facts import Grade, PropertyFact, SourceFacts, document_entity
from chuyi.graph.ledger import Ledger
from chuyi.graph.resolution import Resolution, renamed, resolve
from chuyi.graph.schema import ontology
from tests.graph.worlds import DOCUMENTS, Clock, has, many_facts, named, new_ledger, of_source, record, says, school

MANY = many_facts()

# A source, what it says (None: it is withdrawn), its grade, the document whose text it holds, days that pass.
STEPS = st.tuples(
    st.sampled_from("abcd"),
    st.none() | st.sets(st.integers(0, len(MANY) - 1), max_size=25),
    st.sampled_from((Grade.OFFICIAL, Grade.MEDIA, Grade.MIRROR)),
    st.sampled_from(DOCUMENTS),
    st.integers(0, 1),
)
Step = tuple[str, set[int] | None, Grade, object, int]


@dataclass
class State:
    """A state of a ledger, resolved in whole."""

    projector: Projector
    resolution: Resolution

    def everything(self) -> Projection:
        return self.projector.everything()

    def days(self) -> dict[str, str]:
        return self.projector.days()


def state(ledger: Ledger, entry: int | None = None) -> State:
    snapshot = ledger.live() if entry is None else ledger.at_entry(entry)
    resolution = resolve(snapshot, province="湖南省", threshold=0.5)
    return State(Projector(snapshot, resolution, ontology(), 0.5), resolution)


def changes(before: State, after: State, many: float = incremental.MANY) -> Difference:
    names = renamed(before.resolution, after.resolution)
    return incremental.changes(before.projector, after.projector, names, many)


def take(ledger: Ledger, clock: Clock, step: Step) -> None:
    name, chosen, grade, document, days = step
    clock.pass_days(days)
    if chosen is not None:
        facts = [MANY[index] for index in sorted(chosen)]
        record(ledger, of_source(name, facts, grade, document))  # type: ignore[arg-type]
        return
    known = [row.id for row in ledger.sources() if row.uri.endswith(name)]
    with ledger.run("test") as run:
        for source in known:
            ledger.withdraw_source(run, source)


def applied(graph: Projection, todo: Difference, days: Mapping[str, str]) -> Projection:
    """The graph after the changes, which must be real ones; ``days`` as ``writing.see_again`` takes them."""
    graph = copy.deepcopy(graph)
    for type_, nodes in todo.written.nodes.items():
        graph.nodes.setdefault(type_, {}).update(nodes)
    for kind, relations in todo.written.relations.items():
        graph.relations.setdefault(kind, {}).update(relations)
    for type_, ids in todo.gone_nodes.items():
        for id_ in ids:
            del graph.nodes[type_][id_]
    for type_, ids in todo.gone_relations.items():
        for id_ in ids:
            [held] = [found for kind, found in graph.relations.items() if kind[0] == type_ and id_ in found]
            del held[id_]
    if todo.seen_again:
        relations = (relation.properties for found in graph.relations.values() for relation in found.values())
        for properties in (*(node for nodes in graph.nodes.values() for node in nodes.values()), *relations):
            if "last_seen" in properties:
                properties["last_seen"] = max(days[source] for source in properties["sources"])
    return graph


def things(graph: Projection) -> dict[tuple[object, str], object]:
    """Every node and relation by type and id."""
    nodes = {(type_, id_): node for type_, found in graph.nodes.items() for id_, node in found.items()}
    return nodes | {(kind, id_): relation for kind, found in graph.relations.items() for id_, relation in found.items()}


def plain(graph: Projection) -> tuple[object, object]:
    return (
        {type_: nodes for type_, nodes in graph.nodes.items() if nodes},
        {kind: relations for kind, relations in graph.relations.items() if relations},
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(STEPS, min_size=2, max_size=7), st.sampled_from((0.0, 1.0)))
def test_after_any_history_the_changes_give_the_whole(history: list[Step], many: float) -> None:
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder, new_ledger(Path(folder), clock) as ledger:
        before, graph = state(ledger), Projection()
        for step in history:
            take(ledger, clock, step)
            after = state(ledger)
            todo = changes(before, after, many)
            graph = applied(graph, todo, after.days())
            whole = after.everything()
            assert plain(graph) == plain(whole)
            assert (graph.node_counts(), graph.relation_counts()) == (whole.node_counts(), whole.relation_counts())
            # Nothing is written that is not a change, and the counts of what is new are right.
            told = difference(before.everything(), whole)
            if todo.seen_again:
                assert many == 0
                assert things(todo.written).items() <= things(told.written).items()
            else:
                assert plain(todo.written) == plain(told.written)
            assert (todo.new_nodes, todo.new_relations) == (told.new_nodes, told.new_relations)
            before = after


A = school("甲职业学院")
NOTICE = document_entity("关于公布某类名单的通知")
LEVELS = [has(A, "level", "高职专科")], [has(A, "level", "职业本科")]


def test_a_text_whose_date_changes_may_win_or_lose(tmp_path: Path) -> None:
    """What else it says is the same, but newer goes before older."""

    def text(name: str, facts: list[PropertyFact], date: str) -> SourceFacts:
        return of_source(name, [*facts, has(NOTICE, "issued_on", date)], Grade.MEDIA, NOTICE)

    record_both(
        tmp_path,
        [text("a", LEVELS[0], "2022"), text("b", LEVELS[1], "2020")],
        [text("b", LEVELS[1], "2024")],
        lambda graph: graph.nodes["Institution"][A.id]["level"],
        ("高职专科", "职业本科"),
    )


def test_a_row_that_names_a_better_origin_counts_for_more(tmp_path: Path) -> None:
    source = of_source("b", LEVELS[1], Grade.MIRROR)
    better = replace(source, passages=(replace(source.passages[0], grade=Grade.OFFICIAL),))
    record_both(
        tmp_path,
        [of_source("a", LEVELS[0], Grade.MEDIA), source],
        [better],
        lambda graph: (graph.nodes["Institution"][A.id]["level"], graph.nodes["Institution"][A.id]["needs_check"]),
        (("高职专科", False), ("职业本科", False)),
    )


def test_a_copy_that_comes_is_seen_on_the_other_source(tmp_path: Path) -> None:
    record_both(
        tmp_path,
        [says("chuyi:long-name", named(A), sha256="1")],
        [says("chuyi:short", named(A), sha256="1")],
        lambda graph: sorted(str(node.get("copy_of")) for node in graph.nodes["Source"].values()),
        (["None"], sorted(["None", says("chuyi:short").source.id])),
    )


def record_both(
    folder: Path,
    first: list[SourceFacts],
    second: list[SourceFacts],
    seen: Callable[[Projection], object],
    wanted: tuple[object, object],
) -> None:
    """The graph after ``first`` and after ``second``, by changes alone, and what is seen in each."""
    folder.mkdir(exist_ok=True)
    with new_ledger(folder) as ledger:
        record(ledger, *first)
        before = state(ledger)
        graph = before.everything()
        record(ledger, *second)
        after = state(ledger)
        changed = applied(graph, changes(before, after), after.days())
        assert (seen(graph), seen(changed)) == wanted
        assert plain(changed) == plain(after.everything())


@settings(max_examples=30, deadline=None)
@given(st.lists(STEPS, min_size=2, max_size=5))
def test_the_way_back_is_as_good(history: list[Step]) -> None:
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder, new_ledger(Path(folder), clock) as ledger:
        for step in history:
            take(ledger, clock, step)
        now, then = state(ledger), state(ledger, 1)
        assert plain(applied(now.everything(), changes(now, then), then.days())) == plain(then.everything())


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sets(st.integers(0, len(MANY) - 1), min_size=1, max_size=20), min_size=2, max_size=4),
    st.randoms(use_true_random=False),
)
def test_the_order_in_which_sources_are_read_plays_no_part(contents: list[set[int]], draw: object) -> None:
    sources = [
        of_source(str(index), [MANY[fact] for fact in sorted(chosen)], list(Grade)[index], DOCUMENTS[index % 3])
        for index, chosen in enumerate(contents)
    ]
    shuffled = list(sources)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    graphs = []
    for order in (sources, shuffled):
        with tempfile.TemporaryDirectory() as folder, new_ledger(Path(folder)) as ledger:
            record(ledger, *order)
            graphs.append(plain(state(ledger).everything()))
    assert graphs[0] == graphs[1]
