"""Questions of the catalogue that say exactly what was asked; everything else is composed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from chuyi.queries.ask.sets import Asked, Both, Hop, Kind, Link, Listing, Set, Some, Step, Without

ENTERPRISES = frozenset({"Enterprise"})
INSTITUTIONS = frozenset({"Institution"})
BASES = frozenset({"TrainingBase"})
ALLIANCES = frozenset({"Alliance"})


@dataclass(frozen=True)
class Chosen:
    """A question of the catalogue, with its parameters."""

    name: str
    parameters: dict[str, Any]


def choose(asked: Asked) -> Chosen | None:
    """The catalogue's question whose rows are just what is asked for; None where there is none."""
    if not isinstance(asked, Listing):
        return None
    return next((found for rule in RULES if (found := rule(asked.set)) is not None), None)


def _enterprises_by_base(item: Set) -> Chosen | None:
    """Enterprises that build a training base of a host."""
    builders = _hop(item, ("CO_BUILDS", "HOSTS"), ENTERPRISES)
    bases = builders and _hop(builders.base, ("HOSTS",), BASES)
    host = bases and _one(bases.base)
    return Chosen("enterprises-by-base", {"host": host.id}) if host else None


def _by_supervisor(item: Set) -> Chosen | None:
    supervisor = _one_before(item, ("SUPERVISED_BY",), INSTITUTIONS)
    return Chosen("institutions-by-supervisor", {"supervisor": supervisor.id}) if supervisor else None


def _programme_groups(item: Set) -> Chosen | None:
    institution = _one_before(item, ("OFFERS",), frozenset({"ProgrammeGroup"}))
    if institution is None or institution.type != "Institution":
        return None
    return Chosen("programme-groups", {"institution": institution.id})


def _institutions_by_city(item: Set) -> Chosen | None:
    """Institutions of a place, of one level and ownership at most."""
    parts = item.parts if isinstance(item, Both) else (item,)
    hops = [part for part in parts if isinstance(part, Hop)]
    kinds = [part for part in parts if isinstance(part, Kind)]
    place = _one_before(hops[0], ("PLACE",), INSTITUTIONS) if len(hops) == 1 else None
    if place is None or len(hops) + len(kinds) != len(parts):
        return None
    given: dict[str, Any] = {"city": place.id}
    for condition in (condition for kind in kinds for condition in kind.conditions):
        if condition.property not in ("level", "ownership") or len(condition.values) != 1:
            return None
        given[condition.property] = condition.values[0]
    return Chosen("institutions-by-city", given)


def _cities_without_base(item: Set) -> Chosen | None:
    if not (isinstance(item, Without) and item.part == Hop(Kind(BASES), _step_of(item.part))):
        return None
    parts = item.whole.parts if isinstance(item.whole, Both) else ()
    hops = [part for part in parts if isinstance(part, Hop)]
    others = [part for part in parts if isinstance(part, Kind)]
    province = _one_before(hops[0], ("PART_OF",), frozenset({"Region"})) if len(hops) == 1 else None
    cities = len(others) == 1 and [(c.property, c.values) for c in others[0].conditions] == [("level", ("市",))]
    if province is None or province.level != "省" or not cities or len(parts) != 2:
        return None
    return Chosen("cities-without-base", {"province": province.id, "type": "TrainingBase"})


def _alliances_without_leader(item: Set) -> Chosen | None:
    if not (isinstance(item, Without) and isinstance(item.whole, Kind) and item.whole.types == ALLIANCES):
        return None
    leads = isinstance(item.part, Hop) and item.part.base is None and item.part.step.relations == ("LEADS",)
    conditions = item.whole.conditions
    if not leads or (isinstance(item.part, Hop) and item.part.step.conditions):
        return None
    if not conditions:
        return Chosen("alliances-without-leader", {})
    (condition,) = conditions if len(conditions) == 1 else (None,)
    if condition is None or condition.property != "kind" or len(condition.values) != 1:
        return None
    return Chosen("alliances-without-leader", {"kind": condition.values[0]})


RULES: tuple[Callable[[Set], Chosen | None], ...] = (
    _enterprises_by_base,
    _by_supervisor,
    _programme_groups,
    _institutions_by_city,
    _cities_without_base,
    _alliances_without_leader,
)


def _hop(item: Set | None, relations: tuple[str, ...], types: frozenset[str]) -> Hop | None:
    """The set, if it is a bare step over these relations to these types."""
    if isinstance(item, Hop) and item.step.relations == relations and item.step.end == types:
        return None if item.step.conditions else item
    return None


def _one_before(item: Set, relations: tuple[str, ...], types: frozenset[str]) -> Link | None:
    found = _hop(item, relations, types)
    return _one(found.base) if found else None


def _one(item: Set | None) -> Link | None:
    return item.links[0] if isinstance(item, Some) and len(item.links) == 1 else None


def _step_of(item: Set) -> Step:
    return item.step if isinstance(item, Hop) else Step((), None, frozenset(), frozenset())
