"""Random histories asked of other times: what was known then is what was built then, and what held is a part of it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from chuyi.graph.build.projecting import Projector
from chuyi.graph.build.projection import Projection
from chuyi.graph.build.validity_period import Period, period
from chuyi.graph.ledger import FactRow, Ledger, Run
from chuyi.graph.resolution import resolve
from chuyi.graph.schema import ontology
from tests.graph.build.histories import FACTS, History, dated_facts
from tests.graph.worlds import Clock, new_ledger

RUNS, STEPS, SEEDS = 9, 12, 3  # more of them: bench/histories.py --times
DATES = ("1990", "2017", "2018-03", "2020", "2022-06-30", "2023", "2026")
THRESHOLD = 0.5
NAMES = ("aliases", "former_names", "short_names", "name")  # these stay, whenever they were borne
Relations = dict[str, tuple[str, str, dict[str, object]]]


@pytest.mark.parametrize("seed", range(SEEDS))
def test_what_was_known_then_and_what_held(seed: int, tmp_path: Path) -> None:
    assert check_times(tmp_path, seed) > 0


def check_times(folder: Path, seed: int, runs: int = RUNS) -> int:
    """Go through a history of dated facts; gives how many relations were left out as of some date.

    Raises:
        AssertionError: an old run is not shown as it was then, or a date leaves out too much or too little.
    """
    clock = Clock()
    facts = [*dated_facts(), *dated_facts(), *FACTS]  # dated ones are drawn more often
    built: dict[int, tuple[Projection, str, Projection]] = {}
    left_out = 0
    with new_ledger(folder, clock) as ledger:
        history = History(seed, ledger, Run(0, "test"), clock, facts)
        for number in range(runs):
            with ledger.run("test") as run:
                history.run = run
                for _ in range(STEPS):
                    history.step()
            date = DATES[number % len(DATES)]
            state = State(ledger)
            built[run.number] = state.projected(), date, state.projected(date)
            if number % 3 == 2:
                left_out += check_dates(state, built[run.number][0])
            clock.pass_days(3)
        for number, (whole, date, part) in built.items():
            state = State(ledger, number)
            assert state.projected() == whole, f"seed {seed}, run {number}"
            assert state.projected(date) == part, f"seed {seed}, run {number} as of {date}"
    return left_out


class State:
    """What the ledger knew after a run, or knows now."""

    def __init__(self, ledger: Ledger, known_at: int | None = None) -> None:
        self._snapshot = ledger.live(known_at)
        self._resolution = resolve(self._snapshot, province="湖南省", threshold=THRESHOLD)

    def projector(self, as_of: str | None = None) -> Projector:
        return Projector(self._snapshot, self._resolution, ontology(), THRESHOLD, as_of)

    def projected(self, as_of: str | None = None) -> Projection:
        return self.projector(as_of).everything()

    def facts_of_relations(self) -> dict[str, list[FactRow]]:
        """What is stated of each relation, surely enough."""
        projector = self.projector()
        found: dict[str, list[FactRow]] = defaultdict(list)
        for fact in self._snapshot.facts(kinds=("relation",)):
            for id_ in projector.relation_ids([fact]):
                found[id_].append(fact)
        return found


def check_dates(state: State, whole: Projection) -> int:
    """Every date shows a part of the graph, and leaves out only what is known not to have held."""
    dated = state.facts_of_relations()
    all_nodes, all_relations = nodes(whole), relations(whole)
    left_out = 0
    for date in DATES:
        part = state.projected(date)
        some_nodes, some_relations = nodes(part), relations(part)
        assert some_nodes <= all_nodes
        assert some_relations.keys() <= all_relations.keys()
        for start, end, properties in some_relations.values():
            assert {start, end} <= some_nodes
            stated = Period(properties.get("valid_from"), properties.get("valid_to"))  # type: ignore[arg-type]
            assert not stated.excludes(date) or properties.get("property") in NAMES
        for id_ in all_relations.keys() - some_relations.keys():
            start, end, _ = all_relations[id_]
            of_passages = id_.startswith(("mentions-", "states-", "has_passage-", "text_of-"))
            gone = not {start, end} <= some_nodes
            revoked = id_.startswith("awarded-")  # perhaps
            past = id_ in dated and all(period(fact).excludes(date) for fact in dated[id_])
            assert of_passages or gone or revoked or past, (date, id_)
            left_out += not of_passages
    return left_out


def nodes(projection: Projection) -> set[str]:
    return {id_ for found in projection.nodes.values() for id_ in found}


def relations(projection: Projection) -> Relations:
    return {
        id_: (item.start, item.end, item.properties)
        for found in projection.relations.values()
        for id_, item in found.items()
    }
