"""Random histories of a ledger: sources that are read, read again, changed, withdrawn and return, and people who
merge, split, correct, reject, accept, add, and take back what they decided."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from chuyi.errors import LedgerError
from chuyi.graph.facts import Entity, Grade, designation_entity, region_entity
from chuyi.graph.ledger import Ledger, Run, SourceRow
from chuyi.graph.ledger.decisions import Accept, Act, Add, Correct, Different, Reject, Same, Undo
from tests.graph.worlds import (
    DOCUMENTS,
    Clock,
    Fact,
    called,
    enterprise,
    has,
    many_facts,
    named,
    of_source,
    relates,
    school,
)

FACTS = many_facts()


def dated_facts() -> list[Fact]:
    """Facts with times of all kinds: terms, foundings, awards and their revocation, successions, former names; and
    such as contradict each other."""
    one, two, heir, firm = school("清河学校"), school("白沙学校"), school("清白学院"), enterprise("金石公司")
    alliance, title = Entity("Alliance", "清白联盟"), designation_entity("称号")
    changsha, zhuzhou = region_entity("430100", "长沙市"), region_entity("430200", "株洲市")
    offices = [Entity("Department", name) for name in ("清河县教育局", "清河县人社局")]
    partners = relates(one, "PARTNERS_WITH", firm, kind="捐赠")
    return [
        *(named(thing) for thing in (one, two, heir, firm, alliance, title, changsha, zhuzhou, *offices)),
        *(has(alliance, "founded", date) for date in ("2018", "2018-06", "2020")),
        *(replace(partners, valid_from=start, valid_to=end) for start, end in ((None, "2021"), ("2019", "2022"))),
        *(relates(two, "PARTNERS_WITH", firm, start_date=date, end_date="2024") for date in ("2016", "2022-03")),
        relates(heir, "PARTNERS_WITH", firm, kind="订单班", start_date="2021"),
        *(relates(thing, "LEADS", alliance, role="牵头") for thing in (one, two, heir)),
        *(relates(heir, "SUCCEEDS", former, kind="合并", date="2017") for former in (one, two)),
        relates(heir, "SUCCEEDS", two, kind="升格", date="2019-09"),
        *(relates(thing, "AWARDED", title, year=2019, status="立项") for thing in (one, heir)),
        replace(relates(heir, "AWARDED", title, status="撤销"), valid_to="2023"),
        relates(heir, "AWARDED", title, status="撤销"),
        replace(called(heir, two.name, "former"), valid_to="2018"),
        replace(has(heir, "level", "中职"), valid_to="2019"),
        has(heir, "level", "高职专科"),
        *(relates(heir, "LOCATED_IN", place) for place in (changsha, zhuzhou)),
        *(relates(heir, "SUPERVISED_BY", office) for office in offices),
    ]


NAMES = "abcdefgh"
LEVELS = ("高职专科", "职业本科", "中职", "技工")


@dataclass
class History:
    """One history; each :meth:`step` does one thing to the ledger.

    Attributes:
        facts: what sources can say.
        done: how often each kind of step was taken; decisions that the ledger refused count as ``refused``.
    """

    seed: int
    ledger: Ledger
    run: Run
    clock: Clock
    facts: Sequence[Fact] = field(default_factory=lambda: FACTS)
    done: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._draw = random.Random(self.seed)
        self._said: dict[str, list[Fact]] = {}

    def step(self) -> None:
        """Do one thing."""
        if self._draw.random() < 0.2:
            self.clock.pass_days(1)
        kinds: dict[Callable[[], None], int] = {
            self._change: 8,
            self._read_again: 4,
            self._withdraw: 2,
            self._return: 2,
            self._merge: 2,
            self._split: 2,
            self._correct: 2,
            self._reject: 1,
            self._accept: 2,
            self._add: 1,
            self._take_back: 3,
        }
        [chosen] = self._draw.choices(list(kinds), list(kinds.values()))
        chosen()

    # Sources

    def _change(self) -> None:
        """A new source, or one that says two or three things more or less than before, at times quite another."""
        name = self._draw.choice(NAMES)
        said = self._said.get(name, [])
        if not said or self._draw.random() < 0.1:
            said = self._draw.sample(self.facts, self._draw.randint(1, 12))
        else:
            said = [fact for fact in said if self._draw.random() < 0.9]
            said += [fact for fact in self._draw.sample(self.facts, 2) if fact not in said]
        self._said[name] = said
        self._record(name, "changed")

    def _read_again(self) -> None:
        """One source or all of them, as they are."""
        names = [row.uri.rpartition("/")[2] for row in self._sources()]
        for name in names if self._draw.random() < 0.1 else names[:1]:
            self._record(name, "read again")

    def _withdraw(self) -> None:
        sources = self._sources()
        if sources:
            self.ledger.withdraw_source(self.run, self._draw.choice(sources).id)
            self._count("withdrawn")

    def _return(self) -> None:
        gone = sorted(self._said.keys() - {row.uri.rpartition("/")[2] for row in self._sources()})
        if gone:
            self._record(self._draw.choice(gone), "returned")

    def _record(self, name: str, what: str) -> None:
        place = NAMES.index(name)
        facts = of_source(name, self._said[name], list(Grade)[place % 5], DOCUMENTS[place % 3])
        assert self.ledger.record(self.run, facts).refused == 0
        self._count(what)

    def _sources(self) -> list[SourceRow]:
        return [row for row in self.ledger.sources() if row.uri.startswith("chuyi:test/")]

    # People

    def _merge(self) -> None:
        self._pair("merged", Same)

    def _split(self) -> None:
        self._pair("split", Different)

    def _pair(self, what: str, act: type[Same] | type[Different]) -> None:
        by_type: dict[str, list[str]] = {}
        for thing in self.ledger.live().entities().values():
            by_type.setdefault(thing.type, []).append(thing.id)
        types = sorted(type_ for type_, ids in by_type.items() if len(ids) > 1)
        if types:
            one, other = self._draw.sample(sorted(by_type[self._draw.choice(types)]), 2)
            self._decide(what, act(one, other, "看过两处", "档案"))

    def _correct(self) -> None:
        levels = sorted(
            (fact.key, fact.subject) for fact in self.ledger.live().facts(kinds=("property",), predicates=("level",))
        )
        if levels:
            key, subject = self._draw.choice(levels)
            row = self.ledger.live().entities()[subject]
            thing = Entity(row.type, row.name, row.identity, row.region)
            self._decide("corrected", Correct((key,), has(thing, "level", self._draw.choice(LEVELS)), "章程", "写错了"))

    def _reject(self) -> None:
        keys = sorted({fact.key for fact in self.ledger.live().facts()})
        if keys:
            self._decide("rejected", Reject((self._draw.choice(keys),), "来电", "没有此事"))

    def _accept(self) -> None:
        """Accept something that a source states, mostly what was read unsurely."""
        facts = list(self.ledger.live().facts())
        doubtful = [fact for fact in facts if fact.confidence < 0.5]
        keys = sorted({fact.key for fact in (doubtful if doubtful and self._draw.random() < 0.8 else facts)})
        if keys:
            self._decide("accepted", Accept((self._draw.choice(keys),), "原文", "看过原文"))

    def _add(self) -> None:
        self._decide("added", Add(self._draw.choice(self.facts), "来函", "来源里没有", self._draw.choice(list(Grade))))

    def _take_back(self) -> None:
        decisions = [decision for decision in self.ledger.decisions() if decision.undone is None]
        if decisions:
            self._decide("taken back", Undo(self._draw.choice(decisions).id, "看错了"))

    def _decide(self, what: str, act: Act) -> None:
        refused = True
        with contextlib.suppress(LedgerError):  # what contradicts a decision in force is refused, and nothing written
            self.ledger.decide(self.run, "某人", act)
            refused = False
        self._count("refused" if refused else what)

    def _count(self, what: str) -> None:
        self.done[what] = self.done.get(what, 0) + 1
