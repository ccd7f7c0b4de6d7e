"""Who should partner: pairs of an institution and an enterprise that no partnership is known of, with the reasons.

A candidate is a hint for people, no fact: the two may work together and nobody has written it down (未收录不等于没有).
At least one strong reason makes a candidate: a base on which both already work, institutions with the same partners
that work with the enterprise, an alliance that both belong to. City and industry only make it stronger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import log2
from typing import TYPE_CHECKING, Any

from chuyi.errors import Text
from chuyi.graph.exports.sheets import Sheet
from chuyi.queries.evidence import Evidence, collect_evidence

if TYPE_CHECKING:
    from chuyi.graph.exports.content import Content, Relation
    from chuyi.queries.session import Graph

TYPES = ("Institution", "Enterprise", "Facility", "Alliance", "Region")
SHARED_BASE = 3.0
SIMILAR = 2.0
ALLIANCE = 1.0
SAME_CITY = 0.5
SAME_INDUSTRY = 0.5
# Institutions are alike from this many partners in common on.
COMMON = 2
NAMED = 3


@dataclass(frozen=True)
class Reason:
    """Why two should partner.

    Attributes:
        kind: ``base``, ``similar``, ``alliance``, ``city`` or ``industry``.
        weight: what it adds to the score.
        relations: the relations that it rests on.
    """

    kind: str
    text: Text
    weight: float
    relations: tuple[Relation, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Candidate:
    """A pair without a known partnership, and why it should have one; a higher score has more reasons."""

    institution: str
    enterprise: str
    score: float
    reasons: tuple[Reason, ...]
    institution_id: str
    enterprise_id: str

    def evidence(self, graph: Graph) -> list[Evidence]:
        """What the reasons rest on; ``row`` is the number of the reason."""
        return collect_evidence(
            graph.read, [[dict(item.properties) for item in reason.relations] for reason in self.reasons]
        )


def candidates(graph: Graph, *, institution: str | None = None, top: int = 50) -> list[Candidate]:
    """The candidates with the highest scores.

    Args:
        institution: only for this one, by name, alias or id; None means all.
        top: how many at most.

    Raises:
        UnknownNameError, AmbiguousNameError: the name means nothing here, or several things.
    """
    from chuyi.queries.names import Names

    only = None if institution is None else Names(graph.read).resolve(("Institution",), institution).id
    known = _Known(graph.content(types=TYPES))
    found = [
        candidate
        for id_ in known.of_type("Institution")
        if only in (None, id_)
        for candidate in _of_institution(known, id_)
    ]
    return sorted(found, key=lambda item: (-item.score, item.institution_id, item.enterprise_id))[:top]


def candidate_sheet(found: Iterable[Candidate], language: str) -> Sheet:
    """The candidates as a table to export."""
    titles = ("institution", "enterprise", "score", "reasons", "institution_id", "enterprise_id")
    rows = [
        [
            item.institution,
            item.enterprise,
            item.score,
            "；".join(reason.text.in_language(language) for reason in item.reasons),
            item.institution_id,
            item.enterprise_id,
        ]
        for item in found
    ]
    return Sheet("partner-candidates", titles, rows)


class _Known:
    """What the graph holds, by the ends of its relations."""

    def __init__(self, content: Content) -> None:
        self.nodes = {node.id: node for node in content.nodes}
        self._types: dict[str, list[str]] = {}
        for node in sorted(content.nodes, key=lambda item: item.id):
            self._types.setdefault(node.type, []).append(node.id)
        self._links: dict[tuple[str, ...], dict[str, dict[str, list[Relation]]]] = {}
        self._relations = content.relations

    def of_type(self, type_: str) -> list[str]:
        return self._types.get(type_, [])

    def name(self, id_: str) -> str:
        return self.nodes[id_].name

    def linked(self, *types: str) -> Mapping[str, dict[str, list[Relation]]]:
        """For each node those that it has such relations with, whichever way, and the relations."""
        if types not in self._links:
            links: dict[str, dict[str, list[Relation]]] = {}
            for item in self._relations:
                if item.type in types:
                    for here, there in ((item.start, item.end), (item.end, item.start)):
                        links.setdefault(here, {}).setdefault(there, []).append(item)
            self._links[types] = links
        return self._links[types]

    def partners(self, id_: str) -> dict[str, list[Relation]]:
        """The enterprises, or institutions, that it partners with."""
        return self.linked("PARTNERS_WITH").get(id_, {})

    def bases(self, id_: str) -> dict[str, list[Relation]]:
        return self.linked("HOSTS", "CO_BUILDS").get(id_, {})

    def alliances(self, id_: str) -> dict[str, list[Relation]]:
        return self.linked("LEADS", "MEMBER_OF").get(id_, {})

    def regions(self, id_: str) -> dict[str, list[Relation]]:
        return self.linked("LOCATED_IN").get(id_, {})

    def is_enterprise(self, id_: str) -> bool:
        return self.nodes[id_].type == "Enterprise"


def _of_institution(known: _Known, institution: str) -> Iterator[Candidate]:
    reasons: dict[str, list[Reason]] = {}
    for enterprise, reason in (
        *_by_bases(known, institution),
        *_by_similar(known, institution),
        *_by_alliances(known, institution),
    ):
        if enterprise not in known.partners(institution):
            reasons.setdefault(enterprise, []).append(reason)
    for enterprise, strong in reasons.items():
        found = (*strong, *_by_city(known, institution, enterprise), *_by_industry(known, institution, enterprise))
        score = round(sum(reason.weight for reason in found), 3)
        yield Candidate(known.name(institution), known.name(enterprise), score, found, institution, enterprise)


def _by_bases(known: _Known, institution: str) -> Iterator[tuple[str, Reason]]:
    """They already work on one base, and no partnership is stated."""
    shared: dict[str, list[str]] = {}
    for base in sorted(known.bases(institution)):
        for other in sorted(known.bases(base)):
            if known.is_enterprise(other):
                shared.setdefault(other, []).append(base)
    for enterprise, bases in shared.items():
        rests = [item for base in bases for end in (institution, enterprise) for item in known.bases(base)[end]]
        names = _names(known, bases)
        text = Text(f"共同参与{names.zh}", f"both work on {names.en}")
        yield enterprise, Reason("base", text, SHARED_BASE, tuple(rests))


def _by_similar(known: _Known, institution: str) -> Iterator[tuple[str, Reason]]:
    """Institutions with several of the same partners work with it; each counts by its likeness (Jaccard)."""
    mine = {id_ for id_ in known.partners(institution) if known.is_enterprise(id_)}
    alike: dict[str, float] = {}
    for partner in sorted(mine):
        for other in known.partners(partner):
            theirs = {id_ for id_ in known.partners(other) if known.is_enterprise(id_)}
            common = len(mine & theirs)
            if other != institution and other not in alike and common >= COMMON:
                alike[other] = common / len(mine | theirs)
    found: dict[str, list[str]] = {}
    for other in sorted(alike, key=lambda id_: (-alike[id_], id_)):
        for enterprise in known.partners(other):
            if known.is_enterprise(enterprise):
                found.setdefault(enterprise, []).append(other)
    for enterprise, others in found.items():
        names = _names(known, others)
        text = Text(
            f"合作企业相近的 {len(others)} 所院校与之合作（{names.zh}）",
            f"{len(others)} institutions with the same partners work with it ({names.en})",
        )
        rests = [item for other in others for item in known.partners(other)[enterprise]]
        yield (
            enterprise,
            Reason("similar", text, round(SIMILAR * sum(alike[other] for other in others), 3), tuple(rests)),
        )


def _by_alliances(known: _Known, institution: str) -> Iterator[tuple[str, Reason]]:
    """Both belong to an alliance: the smaller it is, the more that says."""
    shared: dict[str, list[str]] = {}
    for alliance in sorted(known.alliances(institution)):
        for other in sorted(known.alliances(alliance)):
            if known.is_enterprise(other):
                shared.setdefault(other, []).append(alliance)
    for enterprise, alliances in shared.items():
        weight = sum(ALLIANCE / log2(len(known.alliances(alliance))) for alliance in alliances)
        names = _names(known, alliances)
        rests = [
            item
            for alliance in alliances
            for end in (institution, enterprise)
            for item in known.alliances(alliance)[end]
        ]
        text = Text(f"同在{names.zh}", f"both belong to {names.en}")
        yield enterprise, Reason("alliance", text, round(weight, 3), tuple(rests))


def _by_city(known: _Known, institution: str, enterprise: str) -> Iterator[Reason]:
    here, there = known.regions(institution), known.regions(enterprise)
    for region in sorted(set(here) & set(there)):
        name = known.name(region)
        yield Reason("city", Text(f"同在{name}", f"both in {name}"), SAME_CITY, (*here[region], *there[region]))
        return


def _by_industry(known: _Known, institution: str, enterprise: str) -> Iterator[Reason]:
    industry: Any = known.nodes[enterprise].properties.get("industry")
    same = [
        id_
        for id_ in sorted(known.partners(institution))
        if industry and known.nodes[id_].properties.get("industry") == industry
    ]
    if same:
        text = Text(
            f"已与 {len(same)} 家{industry}企业合作", f"works with {len(same)} enterprises of {industry} already"
        )
        rests = [item for id_ in same for item in known.partners(institution)[id_]]
        yield Reason("industry", text, SAME_INDUSTRY, tuple(rests))


def _names(known: _Known, ids: list[str]) -> Text:
    """The first names, and how many more there are."""
    shown = [known.name(id_) for id_ in ids[:NAMED]]
    more = len(ids) - len(shown)
    zh, en = (f"等 {len(ids)} 个", f" and {more} more") if more else ("", "")
    return Text("、".join(shown) + zh, ", ".join(shown) + en)
