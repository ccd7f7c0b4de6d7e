"""What ``chuyi review`` asks: are two names one thing, is a doubtful fact right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from chuyi.cli.review_dialog import Answers, quote_line
from chuyi.errors import Text

if TYPE_CHECKING:
    from chuyi.graph.ledger import Decision
    from chuyi.graph.ledger.decisions import Act
    from chuyi.graph.resolution.correcting import Statements
    from chuyi.graph.resolution.review import Case, Review, Side
    from chuyi.graph.resolution.review_facts import Doubt, Doubts


class NameQuestion:
    """Whether two names are one thing."""

    keys = Text("s 相同  d 不同", "s same  d different")
    makes = ("same", "different")

    def __init__(self, review: Review, case: Case, reason: str) -> None:
        self._review = review
        self._case = case
        self._reason = reason

    @property
    def id(self) -> str:
        """That of the pair."""
        return self._case.id

    def lines(self) -> Iterator[Text]:
        """Both sides with their evidence, and why it is asked."""
        from chuyi.graph.schema import ontology

        case = self._case
        label = ontology().entities[case.one.type].label
        yield Text(f"{label.zh}：是同一个吗？", f"{label.en}: one thing?")
        for mark, entity in (("A", case.one), ("B", case.other)):
            yield from _side_lines(mark, self._review.side(entity))
        yield Text(f"  为什么问：{case.reason.zh}", f"  why: {case.reason.en}")

    def act(self, pressed: str, answers: Answers) -> Act | None:
        """``s`` and ``d`` decide."""
        from chuyi.graph.ledger import Different, Same

        if pressed not in ("s", "d"):
            return None
        return (Same if pressed == "s" else Different)(self._case.one.id, self._case.other.id, self._reason)

    def is_settled(self, made: Sequence[Decision]) -> bool:
        """Whether the two were found to be one by way of others."""
        group, grown = {self._case.one.id}, True
        pairs = [{thing.id for thing in decision.pair or ()} for decision in made if decision.kind == "same"]
        while grown:
            wider = group.union(*(pair for pair in pairs if pair & group))
            grown, group = wider != group, wider
        return self._case.other.id in group


class FactQuestion:
    """Whether a fact that was read unsurely is right."""

    keys = Text("a 采用  r 否定  c 更正", "a accept  r reject  c correct")
    makes = ("accept", "reject", "correct")

    def __init__(self, doubts: Doubts, statements: Statements, doubt: Doubt, reason: str) -> None:
        self._doubts = doubts
        self._statements = statements
        self._doubt = doubt
        self._reason = reason

    @property
    def id(self) -> str:
        """The fact's key."""
        return self._doubt.id

    def lines(self) -> Iterator[Text]:
        """What is said, how surely and by which rule it was read, and the sentences."""
        from chuyi.graph.ledger.decisions.wording import stated_words

        said, doubt = stated_words(self._doubt.stated), self._doubt
        yield Text(f"是这样吗？{said.zh}", f"is it so? {said.en}")
        rules, sources = ", ".join(doubt.rules), len(doubt.facts)
        yield Text(
            f"  可信度 {doubt.confidence:.2f}，规则 {rules}，{sources} 个来源",
            f"  confidence {doubt.confidence:.2f}, rule {rules}, {sources} sources",
        )
        for quote in self._doubts.quotes(doubt):
            yield quote_line(quote)

    def act(self, pressed: str, answers: Answers) -> Act | None:
        """``a``, ``r`` and ``c`` decide.

        Raises:
            UsageError: what was written cannot be what holds instead.
        """
        from chuyi.graph.ledger import Accept, Correct, Reject

        keys, ground = (self._doubt.id,), self._doubt.ground
        if pressed == "a":
            return Accept(keys, ground, self._reason)
        if pressed == "r":
            return Reject(keys, ground, self._reason)
        instead = answers.line(_INSTEAD) if pressed == "c" else ""
        if not instead:
            return None
        return Correct(keys, self._statements.corrected(self._doubt.facts[0], instead), ground, self._reason)

    def is_settled(self, made: Sequence[Decision]) -> bool:
        """Facts do not settle each other."""
        return False


_INSTEAD = Text(
    "更正为（值、关系另一端的名称或编号，或 属性=值；空行放弃）",
    "instead (a value, the other end's name or id, or PROPERTY=VALUE; an empty line to leave it)",
)


def _side_lines(mark: str, side: Side) -> Iterator[Text]:
    place = f"（{side.place}）" if side.place else ""
    yield Text(
        f"  {mark} {side.entity.name}{place}，{side.sources} 个来源",
        f"  {mark} {side.entity.name}{place}, {side.sources} sources",
    )
    if side.other_names:
        names = "、".join(side.other_names)
        yield Text(f"      也叫：{names}", f"      also called: {names}")
    for label, values in side.values:
        stated = "；".join(values)
        yield Text(f"      {label.zh}：{stated}", f"      {label.en}: {stated}")
    for quote in side.quotes:
        yield quote_line(quote)
