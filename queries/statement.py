"""A question's statement: Cypher whose lines can hang on what is given.

A planner finds an index only where the statement names the key outright; ``$city IS NULL OR …`` hides
it. So a line that ends in ``//? city`` belongs to the statement only when ``city`` is given, one that
ends in ``//? not city`` only when it is not; several conditions, parted by commas, must all hold. With
every parameter given, the file as it stands is the statement. Two conditions are the runner's own:
``facts`` (the evidence is wanted: the line adds the column ``_facts``) and ``grades`` (``--min-grade``
was given, and ``$grades`` lists the grades that pass).
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property

CONDITION = re.compile(r"\s*//\?\s*(?P<terms>(not\s+)?\w+(\s*,\s*(not\s+)?\w+)*)\s*$")
COMMENT_LINE = re.compile(r"\s*//")
# Strings, quoted names and comments hold no parameters.
OPAQUE = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`(?:``|[^`])*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
PARAMETER = re.compile(r"\$(\w+)")


@dataclass(frozen=True)
class Statement:
    """The lines of a question's file, header lines blank."""

    lines: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """The statement with every line, comment lines left out."""
        return self.rendered(None)

    @cached_property
    def parameters(self) -> frozenset[str]:
        """The names after ``$``."""
        return frozenset(PARAMETER.findall(OPAQUE.sub(" ", self.text)))

    @cached_property
    def conditions(self) -> frozenset[str]:
        """The names that lines hang on."""
        return frozenset(name for line in self.lines for name, _ in _terms(line))

    def rendered(self, given: Container[str] | None) -> str:
        """The Cypher for what is given; None keeps every line."""
        return "\n".join(line for line in self.numbered(given) if line)

    def numbered(self, given: Container[str] | None) -> list[str]:
        """As :meth:`rendered`, each line in its place in the file; those that are left out are empty."""
        kept = []
        for line in self.lines:
            bare = CONDITION.sub("", line).rstrip()
            fits = given is None or all((name in given) == wanted for name, wanted in _terms(line))
            kept.append("" if not fits or COMMENT_LINE.match(bare) else bare)
        return kept


def _terms(line: str) -> list[tuple[str, bool]]:
    match = CONDITION.search(line)
    if match is None:
        return []
    terms = [term.split() for term in match["terms"].split(",")]
    return [(term[-1], len(term) == 1) for term in terms]
