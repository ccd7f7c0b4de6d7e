"""Which part of a web page is its text: not its navigation, lists of links, header, footer and forms."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from chuyi.ingest.readers.markup import Element, local

NEVER_SHOWN = frozenset(
    ("script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "canvas", "select", "button",
     "textarea", "input", "audio", "video", "map", "datalist", "dialog", "applet", "frameset")
)  # fmt: skip
BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
     "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main",
     "nav", "ol", "p", "pre", "section", "summary", "table", "ul", "tr", "td", "th", "tbody", "thead", "tfoot", "caption")
)  # fmt: skip
"""What begins and ends a paragraph."""
_AROUND = frozenset(("nav", "footer", "aside", "menu"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|ofd|pptx?)\s*$", re.IGNORECASE)
_WHITE = re.compile(r"\s+")
_PARTS_OF_TITLE = re.compile(r"\s*[|_｜—–]+\s*|\s+-+\s+|-(?=[^-]{2,20}$)")
_STOPS = "，。；、"
_MOST = 0.75  # of the sentences, that what holds the text has at least
_MOST_AROUND = 120  # characters beside heading and text
_LEAST_TITLE = 6
_LINKS = 0.5


class Part(NamedTuple):
    """A part of a page: what of ``top`` comes from ``first`` (None: its beginning) to ``last`` (None: its end)."""

    top: Element
    first: Element | None = None
    last: Element | None = None


class Page:
    """A parsed page with what was counted in it.

    Args:
        root: its root element.
    """

    def __init__(self, root: Element) -> None:
        self._root = root
        self._words: dict[Element, int] = {}
        self._linked: dict[Element, int] = {}
        self._stops: dict[Element, int] = {}
        self._left_out: set[Element] = set()
        self._count()

    @property
    def title(self) -> str | None:
        """What the page calls itself, without the site's name."""
        element = next(self._root.iter("title"), None)
        said = _plain("".join(element.itertext())) if element is not None else ""
        return _PARTS_OF_TITLE.split(said)[0] or None

    def is_left_out(self, element: Element) -> bool:
        """Whether an element and what is in it is no part of the text."""
        return element in self._left_out

    def main(self) -> Part:
        """The part that is the page's text: from its heading to the end of what holds its sentences; to the end of what
        holds both, if there is not much else in it (dates of publication, attachments)."""
        inner = self._holder()
        heading = self._heading()
        above = [] if heading is None else list(heading.iterancestors())
        if heading is None or heading is inner or inner in above:
            return Part(inner)
        holders = [inner, *inner.iterancestors()]
        both = next(element for element in holders if element in above)
        more = self._own(both) - self._own(inner) - self._own(heading)
        if local(both) not in ("body", "html") and more <= max(_MOST_AROUND, self._own(inner) / 2):
            return Part(both, heading)
        return Part(both, heading, inner)

    def _holder(self) -> Element:
        """The innermost element that holds most of the sentences (where there are none, of the words)."""
        at = next(self._root.iter("body"), self._root)
        counted: Callable[[Element], int] = self._sentences if self._sentences(at) else self._own
        whole = counted(at)
        while True:
            inner = next((e for e in at if counted(e) >= _MOST * whole), None)
            if inner is None or whole == 0 or not any(local(e) in BLOCKS for e in inner):
                return at
            at = inner

    def _sentences(self, element: Element) -> int:
        return 0 if element in self._left_out else self._stops.get(element, 0)

    def _heading(self) -> Element | None:
        """The page's heading: an element that says what the page's title says, else its one h1."""
        title = self.title or ""
        for element in self._root.iter():
            if local(element) in ("title", "head", "meta") or self._words.get(element, 0) < _LEAST_TITLE:
                continue
            if self._words[element] <= 120 and element not in self._left_out and not self._is_in_head(element):
                said = _plain("".join(element.itertext()))
                if said and title and (said == title or (len(said) >= _LEAST_TITLE and said in title)):
                    return element
        headings = [e for e in self._root.iter("h1") if self._words.get(e, 0) and e not in self._left_out]
        return headings[0] if len(headings) == 1 else None

    def _is_in_head(self, element: Element) -> bool:
        return any(local(above) == "head" or above in self._left_out for above in element.iterancestors())

    def _own(self, element: Element) -> int:
        """Characters of an element outside of links."""
        if element in self._left_out:
            return 0
        return self._words.get(element, 0) - self._linked.get(element, 0)

    def _count(self) -> None:
        """Characters and linked characters of every element, from the leaves up; what is left out counts nothing."""
        order = list(self._root.iter())
        for element in order:
            above = element.getparent()
            name = local(element)
            if above in self._left_out or not name or name in NEVER_SHOWN or name in _AROUND or _is_hidden(element):
                self._left_out.add(element)
        for element in reversed(order):
            if element not in self._left_out:
                self._count_one(element)

    def _count_one(self, element: Element) -> None:
        words = _length(element.text) + sum(_length(inner.tail) for inner in element)
        stops = _stops(element.text) + sum(_stops(inner.tail) for inner in element)
        linked = 0
        for inner in element:
            words += self._words.get(inner, 0)
            linked += self._linked.get(inner, 0)
            stops += self._stops.get(inner, 0)
        if local(element) == "a" and not _FILE.search(element.get("href", "")):
            linked, stops = words, 0
        elif local(element) in ("div", "ul", "ol", "table", "dl", "section", "header", "td") and _is_list_of_links(
            element, words, linked
        ):
            self._left_out.add(element)
            return
        self._words[element], self._linked[element], self._stops[element] = words, linked, stops


def _is_list_of_links(element: Element, words: int, linked: int) -> bool:
    return words > 0 and linked >= _LINKS * words and sum(1 for _ in element.iter("a")) >= 3


def _is_hidden(element: Element) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and bool(_HIDDEN.search(style)))


def _length(text: str | None) -> int:
    return len(_WHITE.sub("", text)) if text else 0


def _stops(text: str | None) -> int:
    return sum(text.count(stop) for stop in _STOPS) if text else 0


def _plain(text: str) -> str:
    return _WHITE.sub(" ", text).strip()
