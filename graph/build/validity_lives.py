"""When things began and ended because one came from another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from chuyi.graph.build.validity_period import bounds, declared, is_before
from chuyi.graph.ledger import FactRow
from chuyi.graph.resolution import Meanings


class Lives:
    """The beginnings and ends that relations of succession state, by canonical id.

    A beginning is not believed where something of the thing is dated earlier, nor an end where something of it began
    later: who dates that means another thing, or is mistaken. Of several dates of a beginning the first counts, of an
    end the last.

    Args:
        facts: relations of all types.

    Attributes:
        begun, ended: since when things are there, and until when.
    """

    def __init__(self, facts: Iterable[FactRow], resolution: Meanings) -> None:
        # By heir, kind and year: what the heir came from, and when.
        self._formers: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
        self._ends: dict[str, str] = {}
        self._dates: dict[str, set[str]] = defaultdict(set)
        self._starts: dict[str, set[str]] = defaultdict(set)
        for fact in facts:
            subject, object_ = (resolution.of(str(raw), fact.source) for raw in (fact.subject, fact.object))
            stated = bounds(fact)
            if fact.predicate not in declared()["succession"]:
                for id_ in (subject, object_):
                    self._dates[id_].update(filter(None, stated))
                    self._starts[id_].update(filter(None, stated[:1]))
            elif stated.start and subject != object_:
                self._succeeds(fact, subject, object_, stated.start)
        self.begun = dict(self._begun())
        self.ended = {
            id_: day for id_, day in self._ends.items() if not any(is_before(day, one) for one in self._starts[id_])
        }

    def _succeeds(self, fact: FactRow, heir: str, former: str, day: str) -> None:
        rules, kind = declared()["succession"][fact.predicate], fact.value.get("kind")
        if kind in rules["begins"]:
            # What fewer than so many came into at one time was there before.
            known = self._formers[heir, f"{fact.predicate} {kind} {rules['begins'][kind]}", day[:4]]
            known[former] = min(known.get(former, day), day)
        if kind in rules["ends"]:
            self._ends[former] = max(self._ends.get(former, day), day)

    def _begun(self) -> Iterator[tuple[str, str]]:
        foundings = [
            (min(formers.values()), heir)
            for (heir, kind, _), formers in self._formers.items()
            if len(formers) >= int(kind.rpartition(" ")[2])
        ]
        for day, heir in sorted(foundings, reverse=True):  # the earliest is kept
            if not any(is_before(one, day) for one in self._dates[heir]):
                yield heir, day
