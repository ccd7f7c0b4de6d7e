"""From a question's text to the words, names, dates and numbers that stand in it, with all their readings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from chuyi.queries.ask.gazetteer import Gazetteer, plain
from chuyi.queries.ask.sets import Condition, Kind, Link, Some
from chuyi.queries.ask.vocabulary import Vocabulary, Word

MONTHS = {
    name: number
    for number, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}
# The end of the plan period, which tasks have as their deadline.
PLAN_PERIOD = re.compile(r"十四五(期间|时期|末|期末|规划期内)?")
ENGLISH_DATE = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)}) (?P<year>(?:19|20)\d\d)\b")
DATE = re.compile(r"(?P<year>(?:19|20)\d\d)\s?(?:年度?(?:份)?(?:(?P<month>1[0-2]|0?[1-9])月份?)?|(?![\d年]))")
NUMBER = re.compile(r"\d{1,3}(?![\d年])|[一二两三四五六七八九十]{1,2}")
ENGLISH_NUMBERS = {
    word: number
    for number, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
}
DIGITS = {character: number for number, character in enumerate("一二三四五六七八九", 1)} | {"两": 2}
LATIN = re.compile(r"[a-z][a-z'’-]*")
BEFORE_LIST = re.compile(
    r"(在|按|按照|根据|依据|以|据|依照|参照|对照|收录在|列入|列在|出现在|记载在|登在|进入|"
    r"《|（|on |in |according to |by )+$"
)
AFTER_LIST = re.compile(
    r"(上面|上|里面|里头|里|中|内|所列|所载|收录|统计|来看|来说|为准|为据|口径|》|）|显示|记载|列出|列有|看|排)*(的|，|,)*"
)
LEVEL_WORD = re.compile(r" (city|province|county|prefecture)\b")
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
# Uses of single characters that may be part of a longer word.
SINGLE = ("NOUN", "VERB", "LIGHT", "COOP", "EVENT", "PLAN", "RANKED", "CALLED", "NEWLY", "SAYS")
# A name must be this long before a typing error in it is looked for.
SHORTEST_MISTYPED = 4
LONG_NAME = 7
GENERIC_ENDING = re.compile(
    r"(职业技术学院|职业学院|高等专科学校|股份有限公司|有限责任公司|有限公司|产教融合共同体|产教联合体|职业教育集团)$"
)


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
        listed: what stands on the list that the question names: 2017年名单.
        homonyms: names that mean several things of one type, with these.
    """

    text: str
    tokens: list[Token] = field(default_factory=list)
    homonyms: dict[str, tuple[Link, ...]] = field(default_factory=dict)
    listed: Kind | None = None

    @property
    def is_english(self) -> bool:
        """Whether it is put in English: names in it may be Chinese all the same."""
        return len(LATIN.findall(self.text)) > 1

    def leftover(self) -> list[str]:
        """The pieces that no word or name covers, in order, with single characters beside them that may be part of
        the unknown word: 校长, not 长 alone."""
        known, single = [False] * len(self.text), [False] * len(self.text)
        for token in self.tokens:
            for at in range(token.start, token.end):
                known[at] = True
                single[at] |= token.end - token.start == 1 and token.word.use in SINGLE
        for token in self.tokens:
            if token.end - token.start > 1:
                single[token.start : token.end] = [False] * (token.end - token.start)
        pieces = []
        for run in re.finditer("[us]*u[us]*", "".join(_mark(k, s) for k, s in zip(known, single, strict=True))):
            pieces.append(self.text[run.start() : run.end()])
        return pieces


def _mark(known: bool, single: bool) -> str:
    return "s" if known and single else "k" if known else "u"


def scan(question: str, vocabulary: Vocabulary, gazetteer: Gazetteer, *, list_year: bool = False) -> Scan:
    """Find everything that can be read in a question.

    Args:
        list_year: read the year of a list as that list: 广东2017年有多少所高校.
    """
    text = plain(unicodedata.normalize("NFC", question)).strip()
    text = re.sub(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u9fff\uff00-\uffef])", "", text)
    text = re.sub(r"\s+", " ", text)
    found = Scan(text)
    # A programme that is called like a kind of thing (市域产教联合体) is not meant by its word.
    programmes = [span for span in _programmes(text, gazetteer) if text[span[0] : span[1]] not in vocabulary.words]
    named = [span for span in _names(text, gazetteer) if not _is_word(text[span[0] : span[1]], span[2], vocabulary)]
    names = _outermost([*named, *programmes])
    words = [
        *_words(text, vocabulary),
        *_patterns(text, vocabulary.patterns),
        *(_patterns(text, vocabulary.list_years) if list_year else ()),
        *_values(text, gazetteer),
        *_dates(text),
        *_numbers(text),
        *_province(text, gazetteer, vocabulary),
    ]
    named_lists = [(start, end, word.meaning) for start, end, word in words if word.use == "LISTED"]
    if named_lists:
        start, end, kind = max(named_lists, key=lambda span: span[1] - span[0])
        found.listed = listed(kind, gazetteer)
        before, after = BEFORE_LIST.search(text, 0, start), AFTER_LIST.match(text, end)
        # A list is said anywhere in a question and concerns all of it.
        words.append((before.start() if before else start, after.end() if after else end, Word("FILL")))
    names = [name for name in names if not _inside_list(name, words)]
    words = [word for word in words if not any(_inside(word, name) for name in names)]
    for start, end, meaning in names:
        _add_meaning(found, start, end, meaning)
    # 长沙大学 looks like a name, and is none that is known: it is not a 大学 of 长沙.
    places = {token.end for token in found.tokens if _is_place(token)}
    found.tokens += [Token(*word) for word in words if not (word[2].proper and word[0] in places)]
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


def _is_place(token: Token) -> bool:
    return token.word.use == "NAME" and all(link.type == "Region" for link in token.word.meaning.links)


def _is_word(form: str, meaning: tuple[Link, ...] | Some, vocabulary: Vocabulary) -> bool:
    """Whether a form that was made of a name is a word of the grammar, which then is meant."""
    made = isinstance(meaning, tuple) and all(link.how == "part" and link.type != "Target" for link in meaning)
    return made and form in vocabulary.words


def _patterns(text: str, patterns: Iterable[tuple[re.Pattern[str], Word]]) -> Iterator[tuple[int, int, Word]]:
    for pattern, word in patterns:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), word


def _values(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, Word]]:
    """What the graph itself holds as kinds and industries."""
    for form, words in gazetteer.values.items():
        for match in re.finditer(re.escape(form), text):
            for word in words:
                yield match.start(), match.end(), word


def _crosses(span: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans overlap without one holding the other."""
    first, second = sorted((span, other))
    return first[0] < second[0] < first[1] < second[1]


def _inside_list(span: tuple[int, int, object], words: Sequence[tuple[int, int, Word]]) -> bool:
    return any(word[2].use in ("LISTED", "COUNTRY", "EACH_PROVINCE") and _inside(span, word) for word in words)


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
    for match in PLAN_PERIOD.finditer(text):
        yield match.start(), match.end(), Word("TDATE", "2025")
    for match in ENGLISH_DATE.finditer(text):
        yield match.start(), match.end(), Word("DATE", f"{match['year']}-{MONTHS[match['month']]:02}")
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
    # Several targets may count the same thing: the document or task says which.
    # Programme groups of one name are of several schools.
    if len(links) > 1 and links[0].type not in ("Target", "ProgrammeGroup"):
        found.homonyms[said] = links
        return
    found.tokens.append(Token(start, end, Word("NAME", Some(links))))


def _add_latin(found: Scan, gazetteer: Gazetteer) -> None:
    """Names in pinyin, written as one or by syllables: zhuzhou, Changsha City, zhong lian zhong ke."""
    words = list(LATIN.finditer(found.text))
    known = [(token.start, token.end) for token in found.tokens if token.word.use != "FILL"]
    unknown = [word for word in words if not any(start <= word.start() and word.end() <= end for start, end in known)]
    for first, word in enumerate(unknown):
        for last in range(len(unknown) - 1, first - 1, -1):
            piece = found.text[word.start() : unknown[last].end()]
            if not re.fullmatch(r"[a-z' ]{4,}", piece):
                continue
            links = _in_pinyin(piece, gazetteer)
            if len(links) > 1:
                found.homonyms[piece] = links
            elif links:
                end = unknown[last].end()
                level = LEVEL_WORD.match(found.text, end)
                link = replace(links[0], said=piece, how="pinyin")
                found.tokens.append(Token(word.start(), level.end() if level else end, Word("NAME", Some((link,)))))
                break


def _in_pinyin(piece: str, gazetteer: Gazetteer) -> tuple[Link, ...]:
    """What a piece can mean as pinyin: places before all else, and of places the highest."""
    forms = gazetteer.by_pinyin.get(re.sub("[' ]", "", piece), [])
    links = list(dict.fromkeys(link for form in forms for group in gazetteer.meanings(form) for link in group))
    places = [link for link in links if link.type == "Region"]
    highest = min((_level_rank(link.level or "") for link in places), default=None)
    return tuple(link for link in places if _level_rank(link.level or "") == highest) or tuple(links)


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
    covered = [any(t.start <= at < t.end for t in found.tokens) for at in range(len(found.text))]
    spans: dict[tuple[int, int], list[Link]] = {}
    for form in gazetteer.forms:
        for start, end in (*_sounding(found, form, covered), *_swapped(found, form, covered)):
            for links in gazetteer.meanings(form):
                spans.setdefault((start, end), []).extend(links)
    outermost = [span for span in spans if not any(_inside((*span, 0), (*other, 0)) for other in spans)]
    for start, end in outermost:
        links = tuple(dict.fromkeys(spans[start, end]))
        said = found.text[start:end]
        if len(links) > 1:
            found.homonyms[said] = links
            continue
        link = replace(links[0], said=said, how="typing")
        found.tokens = [t for t in found.tokens if not _inside((t.start, t.end, 0), (start, end, 0))]
        found.tokens.append(Token(start, end, Word("NAME", Some((link,)))))


def _sounding(found: Scan, form: str, covered: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where the text sounds like a form: 长纱 for 长沙; of longer names also in a southern mouth (z for zh)."""
    from chuyi.queries.ask.pinyin import sound_alike

    for start in range(len(found.text) - len(form) + 1):
        end = start + len(form)
        wrong = [at for at in range(start, end) if found.text[at] != form[at - start]]
        if not 1 <= len(wrong) <= max(1, len(form) // 4) or all(covered[at] for at in wrong):
            continue
        if any(token.word.use == "NAME" and _crosses((token.start, token.end), (start, end)) for token in found.tokens):
            continue
        han = all(HAN.match(found.text[at]) for at in wrong)
        if han and sound_alike(found.text[start:end], form, loosely=len(form) >= SHORTEST_MISTYPED):
            yield start, end


def _swapped(found: Scan, form: str, covered: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where two characters of a form stand in the wrong order, or one of its common ending is missing: neither
    makes another name of it."""
    if len(form) < LONG_NAME:
        return
    ending = GENERIC_ENDING.search(form)
    variants = {form[:at] + form[at + 1] + form[at] + form[at + 2 :] for at in range(len(form) - 1)}
    if ending is not None:
        variants |= {form[:at] + form[at + 1 :] for at in range(ending.start(), len(form))}
    for variant in variants - {form}:
        start = found.text.find(variant)
        if start >= 0 and not all(covered[start : start + len(variant)]):
            yield start, start + len(variant)


def listed(kind: Kind, gazetteer: Gazetteer) -> Kind:
    """A kind whose lists are named by the ids of their sources."""
    conditions = tuple(
        Condition("sources", "any", tuple(gazetteer.sources(condition.values[0])), condition.values[0])
        if condition.operator == "listed"
        else condition
        for condition in kind.conditions
    )
    return Kind(kind.types, conditions)
