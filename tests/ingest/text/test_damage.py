"""Damage and repair: what OCR and page layout do to a text is undone, and every character is found where it went."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from chuyi.ingest.layers import Extent, Repaired
from chuyi.ingest.text.breaks import Breaks
from chuyi.ingest.text.repair import repair

PARAGRAPHS = (
    "为推动现代职业教育高质量发展，服务地方产业转型升级，现就有关事项通知如下。",
    "到2027年，建设省级产教融合实训基地20个，支持云州工业职业技术学院先行先试。",
    "每年培训专业教师不少于500名，遴选教学名师30名，办好师德师风专题研修。",
    "各市州要加强统筹协调，落实经费保障，确保（含民办学校）各项任务落到实处。",
)
HEAD = "云州市教育局文件"
WIDE = {digit: chr(ord(digit) + 0xFEE0) for digit in "0123456789"}
HALF = {"，": ",", "（": "(", "）": ")"}


@dataclass
class Damaged:
    """A text on its way to harm: the characters that are left, and where the good ones stand."""

    text: str = ""
    places: list[int] = field(default_factory=list)

    def keep(self, character: str) -> None:
        self.places.append(len(self.text))
        self.text += character

    def insert(self, words: str) -> None:
        self.text += words


def is_inside(text: str, at: int) -> bool:
    """Whether a break before ``at`` falls between two Chinese characters of a sentence that has said something."""
    return at > 12 and all("\u4e00" <= character <= "\u9fff" for character in text[at - 1 : at + 2])


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, Damaged]:
    """A clean text and what became of it."""
    chosen = draw(st.lists(st.sampled_from(PARAGRAPHS), min_size=2, unique=True))
    harm = st.sampled_from([""] * 12 + ["space", "break", "page", "wide", "half"])
    made, page, clean = Damaged(), 0, ""
    for number, paragraph in enumerate(chosen):
        for at, character in enumerate(paragraph):
            kind = draw(harm)
            if kind == "space" and is_inside(paragraph, at):
                made.insert(" ")
            elif kind == "break" and is_inside(paragraph, at):
                made.insert("\n")
            elif kind == "page" and is_inside(paragraph, at):
                page += 1
                made.insert(f"\n\n— {page} —\n\n")
            made.keep(
                WIDE.get(character, character)
                if kind == "wide"
                else HALF.get(character, character)
                if kind == "half"
                else character
            )
        if number + 1 < len(chosen):
            made.keep("\n")
            made.insert("\n")
        clean += paragraph + "\n"
    return clean[:-1], made


def check(clean: str, made: Damaged, repaired: Repaired) -> None:
    """That the repaired text is the clean one, blank lines apart, and each of its characters where it went."""
    at = 0
    for position, character in enumerate(repaired.text):
        if character == "\n":
            continue
        while clean[at] == "\n":
            at += 1
        assert character == clean[at]
        assert repaired.origin(position) == made.places[at]
        assert repaired.span(Extent(position, position + 1)) == (made.places[at], made.places[at] + 1)
        at += 1
    assert at == len(clean)
    assert [line for line in repaired.text.split("\n") if line] == clean.split("\n")


@settings(max_examples=150, deadline=None)
@given(damaged())
def test_damage_is_undone_and_every_character_leads_back(case: tuple[str, Damaged]) -> None:
    clean, made = case
    check(clean, made, repair(made.text))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.integers(13, 24), min_size=2, max_size=4),
    st.booleans(),
    st.sampled_from(["{}", "- {} -", "第{}页 共9页"]),
)
def test_pages_with_heads_and_numbers(cuts: list[int], form_feeds: bool, number: str) -> None:
    made, clean, pages = Damaged(), "", [0]
    made.insert(f"{HEAD}\n")
    for page, least in enumerate(cuts, 1):
        paragraph = PARAGRAPHS[page % len(PARAGRAPHS)]
        cut = next(at for at in range(least, len(paragraph)) if is_inside(paragraph, at))
        for character in paragraph[:cut]:
            made.keep(character)
        made.insert(f"\n{number.format(page)}\n" + "\f" * form_feeds)
        pages.append(len(made.text))
        made.insert(f"{HEAD}\n")
        for character in paragraph[cut:]:
            made.keep(character)
        made.keep("\n")
        clean += paragraph + "\n"
    repaired = repair(made.text) if form_feeds else repair(made.text, Breaks(pages=tuple(pages)))
    body, heads = repaired.text[: len(clean)], repaired.text[len(clean) :]
    assert body == clean
    assert [repaired.origin(at) for at, c in enumerate(body) if c != "\n"] == [
        place for place, c in zip(made.places, clean, strict=True) if c != "\n"
    ]
    assert heads.split() == [HEAD] * len(pages)
