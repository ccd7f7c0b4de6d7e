"""The state of a resolution in the making: groups of raw entities, and what was decided and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chuyi.errors import Text
from chuyi.graph.facts import digest
from chuyi.graph.ledger import EntityRow
from chuyi.graph.resolution.material import Material
from chuyi.graph.resolution.result import Merge, Pending, Resolution

KEPT_APART = Text("规则认为相同，但人工决定其中两个不同", "rules find them the same, but a person decided otherwise")
CONTRADICT = Text(
    "人工决定互相矛盾，撤回其中一个之前保持分开", "decisions contradict each other: kept apart until one is taken back"
)


def made_id(type_: str, identity: Sequence[str | None]) -> str:
    """The id of an entity that no source names."""
    return f"{type_.lower()}-{digest(type_, None, *identity)}"


class Work:
    """Groups of raw entities that are one thing, grown by rules that run one after another.

    Rules go through things in order of id, so that the order in which sources were read plays no part.
    """

    def __init__(self, material: Material) -> None:
        self.material = material
        self.scoped: dict[tuple[str, str], str] = {}
        self.local: set[tuple[str, str]] = set()
        self.secondary: set[str] = set()
        self.made: dict[str, EntityRow] = {}
        self.named_in_full: set[str] = {fact.subject for fact in material.aliases if fact.scope == "global"}
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._reasons: dict[str, Text] = {}
        self._scoped_reasons: dict[tuple[str, str], Text] = {}
        self._pending: dict[tuple[str, str], Text] = {}
        self._apart: dict[str, set[str]] = {}

    def root(self, raw: str) -> str:
        """What stands for a raw entity's group for now."""
        path = []
        while (parent := self._parent.get(raw)) is not None:
            path.append(raw)
            raw = parent
        for step in path:
            self._parent[step] = raw
        return raw

    def of(self, raw: str, source: str) -> str:
        """What stands for now for what a raw entity means in a source."""
        return self.root(self.scoped.get((source, raw), raw))

    def members(self, raw: str) -> list[str]:
        """The raw entities of a group."""
        root = self.root(raw)
        return self._members.get(root, [root])

    def thing(self, raw: str) -> EntityRow:
        """A raw or made entity."""
        return self.made.get(raw) or self.material.things[raw]

    def knows(self, raw: str) -> bool:
        """Whether facts speak of it."""
        return raw in self.material.things

    def of_type(self, *types: str) -> Iterator[EntityRow]:
        """The raw entities of some types, in order of id."""
        return (thing for thing in self.material.things.values() if thing.type in types)

    def join(self, raw: str, other: str, reason: Text, *, secondary: bool = False) -> None:
        """Make two groups one.

        Args:
            secondary: the name of ``raw`` is only another name of the thing.
        """
        gone, kept = self.root(raw), self.root(other)
        if gone != kept and self.decided_different(raw, other):
            # Between names that a person spoke of there is nothing left to ask.
            if other not in self._apart.get(raw, ()):
                self.wait((raw, other), KEPT_APART)
            return
        if secondary:
            self.secondary.add(raw)
        if gone == kept:
            return
        if len(self._members.get(gone, ())) > len(self._members.get(kept, ())):
            gone, kept = kept, gone
        self._parent[gone] = kept
        self._members[kept] = [*self.members(kept), *self._members.pop(gone, [gone])]
        self._reasons.setdefault(raw, reason)
        self._reasons.setdefault(other, reason)

    def keep_apart(self, raw: str, other: str) -> None:
        """Never make one group of these two, whatever joins come later."""
        self._apart.setdefault(raw, set()).add(other)
        self._apart.setdefault(other, set()).add(raw)

    def decided_different(self, raw: str, other: str) -> bool:
        """Whether something of one group must be kept apart from something of the other."""
        if not self._apart:
            return False
        others = set(self.members(other))
        return any(others & self._apart.get(member, set()) for member in self.members(raw))

    def mean(self, source: str, raw: str, target: str, reason: Text, *, local: bool) -> None:
        """Let a raw entity mean something inside one source."""
        if self.root(raw) == self.root(target) or (source, raw) in self.scoped:
            return
        if self.decided_different(raw, target):
            return
        self.scoped[source, raw] = target
        self._scoped_reasons[source, raw] = reason
        if local:
            self.local.add((source, raw))

    def make(self, type_: str, name: str, identity: Sequence[str | None]) -> str:
        """An entity that no source names so; gives its id."""
        id_ = made_id(type_, identity)
        if id_ not in self.material.things:
            self.made[id_] = EntityRow(id_, type_, name, tuple(identity), None)
        return id_

    def wait(self, raws: Iterable[str], reason: Text) -> None:
        """Leave it open whether the first of some raw entities is one with any of the others."""
        first, *others = raws
        for other in others:
            self._pending.setdefault((min(first, other), max(first, other)), reason)

    def result(self) -> Resolution:
        """The resolution, with a canonical id for each group."""
        chosen = {root: self._canonical(members) for root, members in self._members.items() if len(members) > 1}

        def canonical_of(raw: str) -> str:
            root = self.root(raw)
            return chosen.get(root, root)

        canonical = {
            raw: chosen[root] for root, members in self._members.items() for raw in members if raw != chosen[root]
        }
        scoped = {key: canonical_of(target) for key, target in self.scoped.items()}
        fallback = Text("与同组的另一名称相同", "the same as another name of the group")
        merges = [Merge(raw, target, self._reasons.get(raw, fallback)) for raw, target in canonical.items()]
        merges += [
            Merge(raw, target, self._scoped_reasons[source, raw], source) for (source, raw), target in scoped.items()
        ]
        return Resolution(
            canonical,
            scoped,
            frozenset(self.secondary),
            frozenset(self.local),
            {id_: row for id_, row in self.made.items() if id_ in set(scoped.values())},
            tuple(sorted(merges, key=lambda merge: (merge.raw, merge.source or ""))),
            tuple(self._open()),
        )

    def _open(self) -> Iterator[Pending]:
        """What is still open once everything is joined, each pair of groups once."""
        seen: set[frozenset[str]] = set()
        for pair, reason in sorted(self._pending.items()):
            roots = frozenset(map(self.root, pair))
            if len(roots) == 2 and roots not in seen and not self._ruled(*pair):
                seen.add(roots)
                yield Pending(pair, reason)

    def _ruled(self, raw: str, other: str) -> bool:
        """Whether a person decided that these groups differ, and no decision says otherwise."""
        return self.decided_different(raw, other) and self._pending[raw, other] not in (KEPT_APART, CONTRADICT)

    def _canonical(self, members: list[str]) -> str:
        """The member whose id the thing gets: one that is named in full rather than by another name, then one
        that a source gives other names, then one whose region and identity are known best, then the first by id.

        Neither time nor grade plays a part, so that the id does not hang on the order of reading.
        """

        def rank(raw: str) -> tuple[bool, bool, bool, int, str]:
            thing = self.thing(raw)
            known = sum(part is not None for part in thing.identity)
            return raw in self.secondary, raw not in self.named_in_full, thing.region is None, -known, raw

        return min(members, key=rank)
