"""What people decided about names goes before every rule, and binds them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from chuyi.errors import Text
from chuyi.graph.ledger import Decision
from chuyi.graph.resolution.work import CONTRADICT, Work


def obey_decisions(work: Work) -> None:
    """Join what people decided is the same, oldest first, and keep apart what they decided is different.

    Decisions on names that no source uses any more still tie those that they were made with.
    """
    decisions = work.material.decisions
    apart = [_ids(decision) for decision in decisions if decision.kind == "different"]
    groups: dict[str, set[str]] = {}
    for decision in decisions:
        if decision.kind != "same":
            continue
        one, other = (groups.get(id_, {id_}) for id_ in _ids(decision))
        if _crosses(one, other, apart):
            if all(map(work.knows, _ids(decision))):
                work.wait(_ids(decision), CONTRADICT)
            continue
        joined = one | other
        groups.update(dict.fromkeys(joined, joined))
    _join(work, groups.values(), decisions)
    for pair in apart:
        some, others = (list(filter(work.knows, groups.get(id_, {id_}))) for id_ in pair)
        for raw, another in product(some, others):
            work.keep_apart(raw, another)


def _join(work: Work, groups: Iterable[set[str]], decisions: Iterable[Decision]) -> None:
    reasons: dict[str, Text] = {}
    for decision in decisions:
        if decision.kind == "same":
            for id_ in _ids(decision):
                reasons.setdefault(id_, _reason(decision))
    for group in {id(group): group for group in groups}.values():
        present = sorted(filter(work.knows, group))
        for raw in present[1:]:
            work.join(raw, present[0], reasons[raw])


def _crosses(some: set[str], others: set[str], apart: Iterable[tuple[str, str]]) -> bool:
    return any((one in some and two in others) or (two in some and one in others) for one, two in apart)


def _ids(decision: Decision) -> tuple[str, str]:
    assert decision.pair is not None
    one, other = decision.pair
    return one.id, other.id


def _reason(decision: Decision) -> Text:
    why = f"：{decision.reason}" if decision.reason else ""
    because = f": {decision.reason}" if decision.reason else ""
    return Text(f"{decision.who}决定为相同{why}", f"{decision.who} decided that they are one{because}")
