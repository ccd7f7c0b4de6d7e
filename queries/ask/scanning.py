"""From a question's text to the words, names, dates and numbers that stand in it, with all their readings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from chuyi.queries.ask.gazetteer import Gazetteer, plain
from chuyi.queries.ask.sets import Condition, Kind, Link, Some
from chuyi.queries.ask.vocabulary import Vocabulary, Word

DATE = re.compile(r"(?P<year>(?:19|20)\d\d)\s?(?:年度?(?:份)?(?:(?P<month>1[0-2]|0?[1-9])月份?)?|(?![\d年]))")
NUMBER = re.compile(r"\d{1,3}(?![\d年])|[一二两三四五六七八九十]{1,2}")
ENGLISH_NUMBERS = {
    word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
}
DIGITS = {character: number for number, character in enumerate("一二三四五六七八九", 1)} | {"两": 2}
LATIN = re.compile(r"[a-z][a-z'’-]*")
HAN = re.compile(r"[\u3400-\u9fff]")
PUNCTUATION = {
    "，": "COMMA",
    ",": "COMMA",
    "：": "COMMA",
    ":": "COMMA",
    "；": "COMMA",
    "、": "LIST",
    "？": "FILL",
    "?": "FILL",
    "。": "FILL",
    "！": "FILL",
    "!": "FILL",
    ".": "FILL",
    "（": "FILL",
    "）": "FILL",
    " ": "FILL",
    "-": "FILL",
    "—": "FILL",
    "…": "FILL",
}
# A name must be this long before a typing error in it is looked for.
SHORTEST_MISTYPED = 4


@dataclass(frozen=True)
class Token:
    """A piece of the text in one reading; ``end`` is the place after it."""

    start: int
    end: int
    word: Word


@dataclass
class Scan:
    """All readings of a text.

    Attributes:
        text: the question as it is read: quotes gone, one kind of bracket, lower case.
        tokens: the readings.
        homonyms: names that mean several things of one type, with these.
        noted: words read as something that they are not quite: (said, meant, how).
    """

    text: str
    tokens: list[Token] = field(default_factory=list)
    homonyms: dict[str, tuple[Link, ...]] = field(default_factory=dict)
    noted: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def is_english(self) -> bool:
        """Whether most of its letters are Latin."""
        letters = [c for c in self.text if c.isalpha()]
        return sum(c.isascii() for c in letters) > len(letters) / 2

    def leftover(self) -> list[str]:
        """The pieces that no word or name covers, in order."""
        covered = [False] * len(self.text)
        for token in self.tokens:
            covered[token.start : token.end] = [True] * (token.end - token.start)
        pieces, piece = [], ""
        for character, known in zip([*self.text, " "], [*covered, True], strict=True):
            if not known:
                piece += character
            elif piece:
                pieces.append(piece)
                piece = ""
        return pieces


def scan(question: str, vocabulary: Vocabulary, gazetteer: Gazetteer) -> Scan:
    """Find everything that can be read in a question."""
    text = plain(unicodedata.normalize("NFC", question)).strip()
    text = re.sub(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u9fff\uff00-\uffef])", "", text)
    text = re.sub(r"\s+", " ", text)
    found = Scan(text)
    names = _outermost([*_names(text, gazetteer), *_programmes(text, gazetteer)])
    words = [*_words(text, vocabulary), *_dates(text), *_numbers(text), *_province(text, gazetteer, vocabulary)]
    names = [name for name in names if not _inside_list(name, words)]
    words = [word for word in words if not any(_inside(word, name) for name in names)]
    for start, end, meaning in names:
        _add_meaning(found, start, end, meaning)
    found.tokens += [Token(start, end, word) for start, end, word in words]
    _add_latin(found, gazetteer)
    _add_mistyped(found, gazetteer)
    return found


Span = tuple[int, int, object]


def _names(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, tuple[Link, ...] | Some]]:
    for start in range(len(text) - 1):
        for length in gazetteer.by_start.get(text[start : start + 2], ()):
            form = text[start : start + length]
            if len(form) == length:
                for links in gazetteer.meanings(form):
                    yield start, start + length, links


def _programmes(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, tuple[Link, ...] | Some]]:
    for start in range(len(text) - 1):
        for length in gazetteer.by_start.get(text[start : start + 2], ()):
            form = text[start : start + length]
            for some in gazetteer.programme(form) if len(form) == length else ():
                yield start, start + length, some


def _outermost(
    spans: Sequence[tuple[int, int, tuple[Link, ...] | Some]],
) -> list[tuple[int, int, tuple[Link, ...] | Some]]:
    """Names that do not stand inside longer names."""
    return [span for span in spans if not any(_inside(span, other) for other in spans)]


def _inside(span: tuple[int, int, object], other: tuple[int, int, object]) -> bool:
    return other[0] <= span[0] and span[1] <= other[1] and span[1] - span[0] < other[1] - other[0]


def _inside_list(span: tuple[int, int, object], words: Sequence[tuple[int, int, Word]]) -> bool:
    return any(word[2].use in ("LIST", "SCOPE_PROVINCE") and _inside(span, word) for word in words)


def _words(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int, Word]]:
    longest = max(map(len, vocabulary.words))
    for start in range(len(text)):
        if text[start] in PUNCTUATION:
            yield start, start + 1, Word(PUNCTUATION[text[start]])
        for length in range(1, min(longest, len(text) - start) + 1):
            piece = text[start : start + length]
            if piece in vocabulary.words and _at_borders(text, start, start + length):
                for word in vocabulary.words[piece]:
                    yield start, start + length, word


def _at_borders(text: str, start: int, end: int) -> bool:
    """Whether a piece of Latin text is whole words."""
    before = start > 0 and text[start - 1].isascii() and text[start - 1].isalnum() and text[start].isascii()
    after = end < len(text) and text[end].isascii() and text[end].isalnum() and text[end - 1].isascii()
    return not (before or after)


def _dates(text: str) -> Iterator[tuple[int, int, Word]]:
    for match in DATE.finditer(text):
        month = f"-{int(match['month']):02}" if match["month"] else ""
        yield match.start(), match.end(), Word("DATE", match["year"] + month)


def _numbers(text: str) -> Iterator[tuple[int, int, Word]]:
    for match in NUMBER.finditer(text):
        if match.start() and text[match.start() - 1].isdigit():
            continue
        yield match.start(), match.end(), Word("NUM", _value(match[0]))
    for match in LATIN.finditer(text):
        if match[0] in ENGLISH_NUMBERS:
            yield match.start(), match.end(), Word("NUM", ENGLISH_NUMBERS[match[0]])


def _value(numeral: str) -> int:
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return DIGITS[numeral[-1]]
    return 10 * DIGITS.get(tens, 1) + DIGITS.get(ones, 0)


def _province(text: str, gazetteer: Gazetteer, vocabulary: Vocabulary) -> Iterator[tuple[int, int, Word]]:
    """全省, 我省: the workspace's province."""
    if gazetteer.province is None:
        return
    for match in re.finditer("全省|我省|本省|省内", text):
        for links in gazetteer.meanings(gazetteer.province):
            yield match.start(), match.end(), Word("NAME", Some((replace(links[0], said=match[0]),)))


def _add_meaning(found: Scan, start: int, end: int, meaning: tuple[Link, ...] | Some) -> None:
    said = found.text[start:end]
    if isinstance(meaning, Some):
        found.tokens.append(Token(start, end, Word("NAME", meaning)))
        return
    links = tuple(replace(link, said=said) for link in meaning)
    if len(links) > 1:
        found.homonyms[said] = links
        return
    found.tokens.append(Token(start, end, Word("NAME", Some(links))))


def _add_latin(found: Scan, gazetteer: Gazetteer) -> None:
    """Regions in pinyin, alone or with a word for their level: zhuzhou, Changsha City."""
    known = {(token.start, token.end) for token in found.tokens}
    for match in LATIN.finditer(found.text):
        if any(start <= match.start() and match.end() <= end for start, end in known) or len(match[0]) < 4:
            continue
        forms = gazetteer.region_pinyin.get(match[0].replace("'", ""), [])
        links = {link: form for form in forms for group in gazetteer.meanings(form) for link in group}
        best = [link for link in links if link.level == min((k.level or "" for k in links), key=_level_rank)]
        if len(best) != 1:
            if best:
                found.homonyms[match[0]] = tuple(best)
            continue
        link = replace(best[0], said=match[0], how="pinyin")
        found.tokens.append(Token(match.start(), match.end(), Word("NAME", Some((link,)))))
        found.noted.append((match[0], link.name, "pinyin"))


def _level_rank(level: str) -> int:
    return ("省", "市", "县").index(level) if level in ("省", "市", "县") else 3


def _add_mistyped(found: Scan, gazetteer: Gazetteer) -> None:
    """A name in which a character was typed for one that sounds the same, where one name alone is meant.

    Nothing else is corrected: names of schools differ in a single character, and a school that is not there must
    not become one that is.
    """
    leftover = found.leftover()
    if not any(HAN.search(piece) for piece in leftover):
        return
    from chuyi.queries.ask.pinyin import sound_alike

    covered = [any(t.start <= at < t.end for t in found.tokens) for at in range(len(found.text))]
    spans: dict[tuple[int, int], list[Link]] = {}
    for form in gazetteer.forms:
        for start in range(len(found.text) - len(form) + 1) if len(form) >= 2 else ():
            end = start + len(form)
            wrong = [at for at in range(start, end) if found.text[at] != form[at - start]]
            if not 1 <= len(wrong) <= max(1, len(form) // 4) or all(covered[at] for at in wrong):
                continue
            if all(HAN.match(found.text[at]) for at in wrong) and sound_alike(found.text[start:end], form):
                for links in gazetteer.meanings(form):
                    spans.setdefault((start, end), []).extend(links)
    outermost = [span for span in spans if not any(_inside((*span, 0), (*other, 0)) for other in spans)]
    for start, end in outermost:
        links = list(dict.fromkeys(spans[start, end]))
        said = found.text[start:end]
        if len(links) > 1:
            found.homonyms[said] = tuple(links)
            continue
        link = replace(links[0], said=said, how="typing")
        found.tokens = [t for t in found.tokens if not _inside((t.start, t.end, 0), (start, end, 0))]
        found.tokens.append(Token(start, end, Word("NAME", Some((link,)))))
        found.noted.append((said, link.name, "typing"))


def listed(kind: Kind, gazetteer: Gazetteer) -> Kind:
    """A kind whose lists are named by the ids of their sources."""
    conditions = tuple(
        Condition("sources", "any", tuple(gazetteer.sources(condition.values[0])), condition.values[0])
        if condition.operator == "listed"
        else condition
        for condition in kind.conditions
    )
    return Kind(kind.types, conditions)
