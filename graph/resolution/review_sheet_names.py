"""The sheet of names that may be one: a row for each pair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chuyi.errors import Text
from chuyi.graph.ledger.decisions import Act, Different, Same
from chuyi.graph.resolution.review import Case, Side
from chuyi.graph.resolution.review_quotes import Quote
from chuyi.graph.resolution.review_sheet import DECISION, ID, REASON, SKIP, WHO, ActOf, BadCell, Cells, Layout

SAME, DIFFERENT = "相同", "不同"
NAMES = Layout(
    "复核",
    (
        (ID, 12),
        ("类型", 10),
        ("甲", 28),
        ("甲：已知", 36),
        ("甲：出处", 60),
        ("乙", 28),
        ("乙：已知", 36),
        ("乙：出处", 60),
        ("为什么问", 40),
        (DECISION, 10),
        (REASON, 30),
        (WHO, 12),
    ),
    (DECISION, REASON, WHO),
    {SAME: SAME, "same": SAME, DIFFERENT: DIFFERENT, "different": DIFFERENT, SKIP: SKIP, "skip": SKIP},
)


def name_row(case: Case, one: Side, other: Side) -> list[str]:
    """What the sheet shows of a pair."""
    from chuyi.graph.schema import ontology

    shown = [case.id, ontology().entities[case.one.type].label.zh]
    for side in (one, other):
        shown += [side.entity.name, "\n".join(_known(side)), "\n".join(quoted(quote) for quote in side.quotes)]
    return [*shown, case.reason.zh]


def name_acts(known: Mapping[str, tuple[str, str]]) -> ActOf:
    """What a row decides.

    Args:
        known: pairs of raw ids by the id of their case.
    """

    def act(cells: Cells, meaning: str) -> Act | BadCell:
        pair = known.get(cells.text(ID))
        if pair is None:
            return cells.bad(ID, Text("没有这样的一对", "there is no such pair"))
        return (Same if meaning == SAME else Different)(*pair, cells.text(REASON))

    return act


def quoted(quote: Quote) -> str:
    """A quotation as a line."""
    return f"{quote.document}（{quote.grade.label.zh}）：{quote.marked}"


def _known(side: Side) -> Iterator[str]:
    if side.place:
        yield f"地区：{side.place}"
    if side.other_names:
        yield f"别名：{'、'.join(side.other_names)}"
    for label, values in side.values:
        yield f"{label.zh}：{'；'.join(values)}"
    yield f"来源数：{side.sources}"
