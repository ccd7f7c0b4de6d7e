"""What to say of a question that was not answered: what was recognised, what was not, and what was meant perhaps."""

from __future__ import annotations

from collections.abc import Sequence

from chuyi.errors import Text
from chuyi.queries.answer import Answer
from chuyi.queries.ask.gazetteer import Gazetteer
from chuyi.queries.ask.scanning import Scan
from chuyi.queries.ask.sets import Link
from chuyi.queries.names import quoted

# Uses of words that say something; the little words say nothing alone.
CONTENT = ("NAME", "NOUN", "VERB", "ROLE", "PROP")
NOT_UNDERSTOOD = Text("没有读懂", "not understood")
# Names must be this alike (0 to 100) to be offered, and this long.
ALIKE, LONG_ENOUGH, SOME = 75, 4, 4
# Characters around what was not understood that may belong to the name.
BEFORE, AFTER = 4, 6
HOW = {
    "typing": Text("按同音或颠倒的错字读作", "read as a typing error for"),
    "pinyin": Text("按拼音读作", "read as pinyin of"),
    "part": Text("是简写，指", "is short for"),
    "former": Text("是曾用名，现为", "is a former name of"),
    "short": Text("是简称，指", "is a short name of"),
    "alias": Text("是别称，指", "is another name of"),
}


def recognised(found: Scan) -> Text:
    """The names that a question holds."""
    named = [token.word.meaning.links[0].name for token in found.tokens if token.word.use == "NAME"]
    known = "、".join(dict.fromkeys(named))
    return Text(f"认出的有：{known}", f"recognised: {known}") if known else NOT_UNDERSTOOD


def says_something(found: Scan) -> bool:
    """Whether anything of the question was understood."""
    return any(token.word.use in CONTENT for token in found.tokens)


def obstacles(found: Scan, gazetteer: Gazetteer) -> Text:
    """Why a question was not understood: names of several things, words that are unknown, names like them."""
    why: list[Text] = []
    for said, links in found.homonyms.items():
        names = "、".join(f"{link.name}（{link.id}）" for link in links)
        why.append(Text(f"{quoted(said)}可以指：{names}", f"{quoted(said)} can mean: {names}"))
    leftover = [piece for piece in found.leftover() if piece.strip()]
    if leftover:
        pieces = "、".join(quoted(piece) for piece in leftover)
        why.append(Text(f"没有读懂：{pieces}", f"not understood: {pieces}"))
        why += [text for piece in leftover if (text := _similar(found.text, piece, gazetteer))]
    return joined(
        why or [Text("词都认识，但不知道连起来问的是什么", "every word is known, but not what they ask together")]
    )


def _similar(text: str, piece: str, gazetteer: Gazetteer) -> Text | None:
    """Names like a piece of the question: offered, never taken."""
    from rapidfuzz import fuzz, process

    at = text.find(piece)
    around = text[max(0, at - BEFORE) : at + len(piece) + AFTER]
    near = process.extract(around, gazetteer.forms, scorer=fuzz.partial_ratio, limit=SOME, score_cutoff=ALIKE)
    names = "、".join(form for form, _, _ in near if len(form) >= LONG_ENOUGH)
    return Text(f"相近的名称有：{names}", f"similar names: {names}") if names else None


def other_names(links: Sequence[Link]) -> list[Text]:
    """For each thing that the question did not call by its name, what it was taken for."""
    notes = [
        Text(f"“{link.said}”{how.zh}{link.name}", f"“{link.said}” {how.en} {link.name}")
        for link in links
        if link.said and (how := HOW.get(link.how))
    ]
    return list(dict.fromkeys(notes))


def several_readings(understood: Sequence[Text]) -> tuple[Text, Text]:
    """The readings, and that they have different answers."""
    said = Text(" ／ ".join(t.zh for t in understood), " / ".join(t.en for t in understood))
    why = Text(
        "这个问题有几种读法，答案不同；请说得更明确（如加上“同时”“或”）",
        "the question can be read in several ways with different answers; say which (both, or)",
    )
    return said, why


def several_targets(answer: Answer) -> Text:
    """The targets that a question may mean."""
    listed = "、".join(f"{row['target']}：{row['count']}" for row in answer)
    return Text(f"合乎条件的目标不止一个：{listed}", f"more than one target fits: {listed}")


def joined(texts: Sequence[Text]) -> Text:
    """Several texts as one."""
    return Text("；".join(t.zh for t in texts), "; ".join(t.en for t in texts))
