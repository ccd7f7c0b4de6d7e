"""The sheet of facts that were read unsurely: a row for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chuyi.errors import ChuyiError, Text
from chuyi.graph.ledger import FactRow
from chuyi.graph.ledger.decisions import Accept, Act, Correct, Reject
from chuyi.graph.ledger.decisions.wording import stated_words
from chuyi.graph.resolution.correcting import Statements
from chuyi.graph.resolution.review_facts import Doubt
from chuyi.graph.resolution.review_quotes import Quote
from chuyi.graph.resolution.review_sheet import DECISION, ID, REASON, SKIP, WHO, ActOf, BadCell, Cells, Layout
from chuyi.graph.resolution.review_sheet_names import quoted

ACCEPT, REJECT, CORRECT = "采用", "否定", "更正"
INSTEAD = "更正为"
FACTS = Layout(
    "事实",
    (
        (ID, 12),
        ("种类", 12),
        ("说法", 48),
        ("出处", 80),
        ("可信度", 8),
        ("规则", 20),
        (DECISION, 10),
        (INSTEAD, 28),
        (REASON, 30),
        (WHO, 12),
    ),
    (DECISION, INSTEAD, REASON, WHO),
    {
        ACCEPT: ACCEPT,
        "accept": ACCEPT,
        REJECT: REJECT,
        "reject": REJECT,
        CORRECT: CORRECT,
        "correct": CORRECT,
        SKIP: SKIP,
        "skip": SKIP,
    },
)
UNSAID = "复核表"  # the reason where a person writes none


def fact_row(doubt: Doubt, quotes: Sequence[Quote]) -> list[str]:
    """What the sheet shows of a fact."""
    return [
        doubt.id,
        doubt.stated.predicate,
        stated_words(doubt.stated).zh,
        "\n".join(map(quoted, quotes)),
        f"{doubt.confidence:.2f}",
        "\n".join(doubt.rules),
    ]


def fact_acts(known: Mapping[str, tuple[FactRow, str]], statements: Statements) -> ActOf:
    """What a row decides.

    Args:
        known: facts by key, and what people know their source by.
    """

    def act(cells: Cells, meaning: str) -> Act | BadCell:
        if cells.text(ID) not in known:
            return cells.bad(ID, Text("没有这样的事实", "there is no such fact"))
        fact, ground = known[cells.text(ID)]
        instead, reason = cells.text(INSTEAD), cells.text(REASON) or UNSAID
        if meaning != CORRECT:
            if instead:
                words = Text(f"只有{CORRECT}才填这一格", f"only with {CORRECT}")
                return cells.bad(INSTEAD, words)
            return (Accept if meaning == ACCEPT else Reject)((fact.key,), ground, reason)
        if not instead:
            return cells.bad(INSTEAD, Text("没有写明更正成什么", "it is not said what holds instead"))
        try:
            return Correct((fact.key,), statements.corrected(fact, instead), ground, reason)
        except ChuyiError as error:
            return cells.bad(INSTEAD, error.message)

    return act
