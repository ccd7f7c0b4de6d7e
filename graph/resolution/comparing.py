"""Whether two names can be one organisation: certain, ask or different, with reasons that a person can read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from chuyi.errors import Text
from chuyi.graph.resolution.organisations import OrganisationName, Place, take_apart, vocabulary
from chuyi.graph.resolution.regions import agree
from chuyi.graph.resolution.spelling import spelling

# Shortest core in which one character too many or too few can be a slip: in shorter ones it makes another name.
SLIP_LENGTH = 4


_FORMER = Text("一个名称写明另一个是它的原名", "one name says that the other is its former one")
_BARE = Text("名称别无核心，只有一个写明地区", "nothing but a place is their own, and one names none")
_UNSURE_PLACE = Text("只有一个写明了地区，或写法可指两地", "only one names its place, or it can mean two places")


class Outcome(StrEnum):
    """What can be said of two names."""

    CERTAIN = "certain"
    ASK = "ask"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome and why, the decisive reason last.

    Attributes:
        only: certain only where no other name in the ledger fits the shorter one as well.
    """

    outcome: Outcome
    reasons: tuple[Text, ...]
    only: bool = False

    @property
    def reason(self) -> Text:
        """All reasons as one text."""
        return Text("；".join(text.zh for text in self.reasons), "; ".join(text.en for text in self.reasons))


@dataclass(frozen=True, slots=True)
class Side:
    """A name and what is known of the thing beside it.

    Attributes:
        regions: GB/T 2260 codes.
        codes: of a register.
    """

    name: str
    regions: Collection[str] = ()
    codes: Collection[str] = ()


def compare(one: Side, other: Side) -> Verdict:
    """What can be said of two sides of one type; the order of the sides plays no part."""
    known = known_apart(one, other)
    if known:
        return Verdict(Outcome.DIFFERENT, (known,))
    verdict = compare_names(one.name, other.name)
    if verdict.outcome is not Outcome.ASK or not set(one.codes) & set(other.codes):
        return verdict
    code = Text("登记代码相同", "the register codes are the same")
    return Verdict(Outcome.CERTAIN, (*verdict.reasons, code))


def compare_names(one: str, other: str) -> Verdict:
    """What the names alone say."""
    if spelling(one) == spelling(other):
        return Verdict(Outcome.CERTAIN, (Text("只有写法（空格、引号、全半角）不同", "only the typing differs"),))
    first, second = take_apart(one), take_apart(other)
    if first.former == second.written or second.former == first.written:
        return Verdict(
            Outcome.ASK, (Text("一个名称写明另一个是它的原名", "one name says that the other is its former one"),)
        )
    apart = _apart(first, second)
    if apart:
        return Verdict(Outcome.DIFFERENT, (apart,))
    return _by_core(first, second)


def known_apart(one: Side, other: Side) -> Text | None:
    """What is known beside the names and keeps the sides apart; None where nothing does."""
    if not agree(one.regions, other.regions):
        return Text("所在地区不同", "they lie in different regions")
    if one.codes and other.codes and not set(one.codes) & set(other.codes):
        return Text("登记代码不同", "their register codes differ")
    return None


def _apart(one: OrganisationName, other: OrganisationName) -> Text | None:
    if one.numbers != other.numbers:
        return Text("序号、年份或批次不同", "ordinals, years or batches differ")
    if one.part != other.part:
        part = one.part or other.part
        return Text(f"一个是另一个的分支或附属机构（{part}）", f"one is a branch or part of the other ({part})")
    for whole, piece in ((one, other), (other, one)):
        within = piece.written.startswith(whole.written) and piece.written != whole.written
        if within and whole.head and piece.head and not whole.choices:
            return Text("一个名称在另一个之内，是下属单位", "one is a unit of the other, whose name it begins with")
    if _places(one.place, other.place) is Outcome.DIFFERENT:
        return Text("名称中的地区不同", "the places in the names differ")
    if not _one_family(one, other):
        return Text(f"种类不同（{one.head}、{other.head}）", f"two kinds of things ({one.head}, {other.head})")
    return None


def _by_core(one: OrganisationName, other: OrganisationName) -> Verdict:
    place = _places(one.place, other.place)
    if one.core == other.core:
        return _same_core(one, other, place)
    slip = _slip(one.core, other.core) if one.place[:4] == other.place[:4] else None
    if slip and _heads(one, other) is not Outcome.DIFFERENT:
        return Verdict(Outcome.ASK, (slip,))
    words = Text(f"名称核心不同（{one.core}、{other.core}）", f"the cores differ ({one.core}, {other.core})")
    return Verdict(Outcome.DIFFERENT, (words,))


def _same_core(one: OrganisationName, other: OrganisationName, place: Outcome) -> Verdict:
    reasons = [Text(f"名称核心相同（{one.core or one.head}）", f"the cores are the same ({one.core or one.head})")]
    if not one.core and not (one.place and other.place):
        return Verdict(
            Outcome.DIFFERENT,
            (_BARE,),
        )
    if place is Outcome.CERTAIN and one.place:
        reasons.append(Text("名称中的地区相同", "the places in the names are the same"))
    elif place is Outcome.ASK:
        reasons.append(_UNSURE_PLACE)
    heads = _heads(one, other)
    if heads is Outcome.CERTAIN:
        if place is Outcome.CERTAIN:
            words = Text("种类写法不同，意思相同", "what they are is written differently and means the same")
            return Verdict(Outcome.CERTAIN, (*reasons, words))
        return Verdict(Outcome.ASK, tuple(reasons))
    if _stands_for(one, other):
        written = sorted((one, other), key=lambda name: len(name.written))
        words = Text(
            f"“{written[0].written}”是“{written[1].head}”的简写", f"{written[0].written} is short for {written[1].head}"
        )
        outcome = Outcome.CERTAIN if place is Outcome.CERTAIN else Outcome.ASK
        return Verdict(outcome, (*reasons, words), only=True)
    if not one.head or not other.head:
        reasons.append(Text("一个没有写明种类", "one does not say what it is"))
    else:
        reasons.append(
            Text(
                f"种类不同（{one.head}、{other.head}），可能是更名或升格",
                f"the kinds differ ({one.head}, {other.head}): perhaps renamed or raised",
            )
        )
    return Verdict(Outcome.ASK, tuple(reasons))


def _places(one: Place, other: Place) -> Outcome:
    if one[:4] == other[:4]:
        return Outcome.CERTAIN if one.exact == other.exact else Outcome.ASK
    if not one or not other:
        return Outcome.ASK
    if one.national and other.national:
        return Outcome.ASK
    # 长沙 may be 长沙县; 长沙市浏阳市 and 浏阳市 are one.
    for close, wide in ((one, other), (other, one)):
        if close.county and close.county == wide.county and not (close.prefecture and wide.prefecture):
            return Outcome.ASK
        if close.county and close.county[:-1] == wide.prefecture and not wide.exact and not wide.county:
            return Outcome.ASK
    return Outcome.DIFFERENT


def _heads(one: OrganisationName, other: OrganisationName) -> Outcome:
    if one.head == other.head and one.choices == other.choices and one.head:
        return Outcome.CERTAIN
    if not one.head and not other.head and one.choices == other.choices:
        return Outcome.CERTAIN
    return Outcome.ASK if _one_family(one, other) else Outcome.DIFFERENT


def _stands_for(one: OrganisationName, other: OrganisationName) -> bool:
    return bool(one.choices and not other.choices and other.head in one.choices) or bool(
        other.choices and not one.choices and one.head in other.choices
    )


def _one_family(one: OrganisationName, other: OrganisationName) -> bool:
    families = vocabulary().families
    heads = [set(name.choices) | ({name.head} if name.head else set()) for name in (one, other)]
    if not heads[0] or not heads[1] or heads[0] & heads[1]:
        return True
    numbers = [frozenset[int]().union(*(families.get(head, frozenset()) for head in group)) for group in heads]
    return bool(numbers[0] & numbers[1])


def _slip(one: str, other: str) -> Text | None:
    """How one core can be a slip of the pen, the ear or the scanner for the other; None where it is another name."""
    if OSA.distance(one, other, score_cutoff=1) > 1 or min(len(one), len(other)) < 2:
        return None
    if len(one) == len(other):
        signs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
        if len(signs) == 2:
            if len(one) < SLIP_LENGTH:
                return None
            return Text(f"两个字顺序颠倒（{one}、{other}）", f"two characters are the other way round ({one}, {other})")
        first, second = signs[0]
        if second in vocabulary().confusable.get(first, ""):
            return Text(f"“{first}”与“{second}”形近，可能认错", f"{first} and {second} look alike: perhaps misread")
        if _sounds(first) & _sounds(second):
            return Text(f"“{first}”与“{second}”同音，可能写错", f"{first} and {second} sound alike: perhaps miswritten")
        return None
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if len(longer) < SLIP_LENGTH:
        return None
    extra = next((sign for index, sign in enumerate(longer) if longer[:index] + longer[index + 1 :] == shorter), "")
    if not extra or extra in vocabulary().modifiers or extra.isdigit():
        return None
    return Text(f"只差一个“{extra}”字，可能漏字", f"they differ by one {extra}: perhaps left out")


@lru_cache(maxsize=20_000)
def _sounds(sign: str) -> frozenset[str]:
    from pypinyin import Style, pinyin

    found = pinyin(sign, style=Style.NORMAL, heteronym=True, errors="ignore")
    return frozenset(found[0]) if found else frozenset()
