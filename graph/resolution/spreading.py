"""How far a change of what is known of some names reaches, and what must be known beside to resolve that part anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from chuyi.graph.ledger import Decision, EntityRow, Snapshot
from chuyi.graph.resolution.departments import in_place
from chuyi.graph.resolution.kept import Kept
from chuyi.graph.resolution.links import are_tied, named_word, sort_of, sought_by, word
from chuyi.graph.resolution.material import is_relative, issuers_of_texts
from chuyi.graph.resolution.relative import places_of
from chuyi.graph.resolution.work import made_id

# Relations whose two ends are looked at together: a task with all of its document, a target with all of its task.
_TOGETHER = ("DEFINES", "HAS_TARGET")
# Relations of which one end is told apart by what the other is, but not the other way round.
_HOSTING = ("HOSTS", "OFFERS")
_ISSUING = ("ISSUED_BY",)


class Spreading:
    """Goes from names to those that hang on them, and to those on which they hang.

    Args:
        kept: the resolution of the state before, and what tied its names.
        snapshot: the state that is resolved.
        threshold: facts read less surely are left out.
        province: as of :func:`chuyi.graph.resolution.resolve`.
        words: what the names of which anything has changed are listed under now.
        decisions: that held before or hold now.
    """

    def __init__(
        self,
        kept: Kept,
        snapshot: Snapshot,
        threshold: float,
        province: str | None,
        words: Mapping[str, set[str]],
        decisions: Iterable[Decision],
    ) -> None:
        self._kept = kept
        self._snapshot = snapshot
        self._threshold = threshold
        self._words = words
        self._listed: dict[str, set[str]] = defaultdict(set)
        for raw, found in words.items():
            for item in found:
                self._listed[item].add(raw)
        self._decided: dict[str, set[str]] = defaultdict(set)
        for decision in decisions:
            for id_ in (pair := [end.id for end in decision.pair or ()]):
                self._decided[id_].update(pair)
        self._things: dict[str, EntityRow] = {}
        self._places = {province} if province else set()
        self._relative: set[str] = set()
        self._seen: set[EntityRow] = set()

    def reached(self, raws: Collection[str]) -> set[str]:
        """Everything of which other things may be decided now that ``raws`` have changed, themselves among it."""
        return self._closed(raws, self._dependents)

    def with_grounds(self, raws: Collection[str]) -> set[str]:
        """``raws`` and everything that must be looked at to decide of them."""
        return self._closed(raws, self._grounds)

    def _closed(self, raws: Collection[str], step: Callable[[set[str], Mapping[str, set[str]]], set[str]]) -> set[str]:
        found: set[str] = set()
        frontier = set(raws)
        while frontier:
            found |= frontier
            words = self._words_of(frontier)
            frontier = (self._tied(frontier, words) | step(frontier, words)) - found
        return found

    def _words_of(self, raws: Collection[str]) -> dict[str, set[str]]:
        """What they were listed under, and are now."""
        found = self._kept.words(raws)
        for raw in self._words.keys() & raws:
            found.setdefault(raw, set()).update(self._words[raw])
        return found

    def _under(self, words: Collection[str]) -> dict[str, set[str]]:
        found = self._kept.listed(words)
        for item in self._listed.keys() & words:
            found.setdefault(item, set()).update(self._listed[item])
        return found

    def _read(self, raws: Collection[str]) -> Mapping[str, EntityRow]:
        self._things.update(self._snapshot.entities(set(raws) - self._things.keys()))
        return self._things

    def _tied(self, raws: set[str], words: Mapping[str, set[str]]) -> set[str]:
        """What rules may make one with them, or ask about."""
        sought = {raw: sought_by(found) for raw, found in words.items()}
        under = self._under({item for found in sought.values() for item in found})
        things = self._read({*raws, *(other for others in under.values() for other in others)})
        found = {
            other
            for raw, items in sought.items()
            for item in items
            for other in under.get(item, ())
            if other != raw and are_tied(item, things[raw], things[other])
        }
        found.update(other for raw in raws for other in self._decided.get(raw, ()))
        whole = {raw for raw in raws if raw in things and things[raw].type in ("Document", "Task", "Target")}
        if whole:
            for side in ({"subjects": whole}, {"objects": whole}):
                for row in self._snapshot.ends(self._threshold, _TOGETHER, **side):
                    found |= {row.subject, row.object}
        return found

    def _dependents(self, raws: set[str], words: Mapping[str, set[str]]) -> set[str]:
        """What is told by what they are."""
        found = {row.object for row in self._snapshot.ends(self._threshold, _HOSTING, subjects=raws)}
        issued = self._snapshot.ends(self._threshold, _ISSUING, objects=raws)
        found.update(row.subject for row in issued)
        texts = {row.id: row.document for row in self._snapshot.sources(ids={row.source for row in issued})}
        # 省教育厅 is told by who issued the text in which it stands,
        sought = {word("uses", row.source) for row in issued if texts[row.source] == row.subject}
        # 学院 by whom its source calls so,
        sought.update(
            f"name{item.removeprefix('local')}"
            for items in words.values()
            for item in items
            if sort_of(item) == "local"
        )
        found.update(raw for under in self._under(sought).values() for raw in under)
        # and whatever means something in a source by what else that is.
        meant = raws | self._kept.canonicals(raws)
        meant.update(
            made_id("Department", (item.split("|", 2)[2],))
            for items in words.values()
            for item in items
            if item.startswith("name|Department|")
        )
        return found | self._kept.meaning(meant)

    def _grounds(self, raws: set[str], words: Mapping[str, set[str]]) -> set[str]:
        """What they are told by."""
        things = self._read(raws)
        hosted = self._snapshot.ends(self._threshold, _HOSTING, objects=raws)
        found = {row.subject for row in hosted}
        documents = {raw for raw in raws if raw in things and things[raw].type == "Document"}
        if documents:
            found.update(row.object for row in self._snapshot.ends(self._threshold, _ISSUING, subjects=documents))
        sources = {item.partition("|")[2] for items in words.values() for item in items if sort_of(item) == "uses"}
        if sources:
            issuers = issuers_of_texts(self._snapshot, self._threshold, sources)
            found.update(fact.object for fact in issuers if fact.object)
        sought = {
            f"local{item.removeprefix('name')}" for items in words.values() for item in items if sort_of(item) == "name"
        }
        sought |= self._targets([things[raw] for raw in raws if raw in things])
        found.update(raw for under in self._under(sought).values() for raw in under)
        return found

    def _targets(self, things: Iterable[EntityRow]) -> set[str]:
        """The full names that 省教育厅 can stand for, in the places that any issuer can give, as words."""
        self._seen.update(things)
        relative = {thing.name for thing in things if is_relative(thing)} - self._relative
        self._relative |= relative
        if not self._relative:
            return set()
        places = {place for thing in self._seen for place in places_of(thing)} - self._places
        self._seen.clear()
        self._places |= places
        pairs = [(name, place) for name in relative for place in self._places]
        pairs += [(name, place) for name in self._relative for place in places]
        return {
            item
            for name, place in pairs
            for full in (in_place(name, place),)
            for item in (f"name|Department|{full}", named_word("Department", full))
        }
