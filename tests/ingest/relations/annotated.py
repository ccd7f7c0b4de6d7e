"""Short annotated texts: names marked where they stand, relations written below.

``⟨I|某学院⟩`` marks a mention by a letter for its type; behind a line ``===`` stand the relations
(``TYPE subject; subject -> object; object | key=value``), the alias groups (``ALIAS full = short``) and the document's own
title (``DOCUMENT title``, ``~`` for a line break). What is not marked is no mention.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TYPES = {
    "D": "Department",
    "I": "Institution",
    "E": "Enterprise",
    "A": "Association",
    "S": "ResearchInstitute",
    "L": "Alliance",
    "T": "TrainingBase",
    "C": "CultureBase",
    "Y": "IndustryCollege",
    "P": "ProgrammeGroup",
    "G": "Designation",
    "W": "Document",
    "Q": "Region",
}
_MARK = re.compile("⟨([A-Z])\\|([^⟨⟩]*)⟩")


@dataclass(slots=True)
class Annotated:
    """A text and its gold in the extraction contract's form."""

    text: str
    gold: dict[str, Any] = field(default_factory=dict)


def read_annotated(path: Path) -> Annotated:
    """The text without marks, and what they and the lines below say."""
    marked, _, below = path.read_text(encoding="utf-8").partition("\n===\n")
    pieces: list[str] = []
    entities: list[dict[str, Any]] = []
    length = position = 0
    for mark in _MARK.finditer(marked):
        before = marked[position : mark.start()]
        start = length + len(before)
        length = start + len(mark[2])
        pieces += [before, mark[2]]
        name = re.sub(r"\s", "", mark[2])
        entities.append({"type": TYPES[mark[1]], "name": name, "start": start, "end": length})
        position = mark.end()
    text = "".join([*pieces, marked[position:]])
    gold: dict[str, Any] = {"document": {}, "entities": entities, "tasks": [], "relations": [], "aliases": []}
    for line in filter(None, below.splitlines()):
        _read_line(line, gold, text)
    gold["entities"].sort(key=lambda entity: (entity["start"], -entity["end"]))
    return Annotated(text, gold)


def _read_line(line: str, gold: dict[str, Any], text: str) -> None:
    kind, _, rest = line.partition(" ")
    if kind == "ALIAS":
        gold["aliases"].append([name.strip() for name in rest.split("=")])
        return
    if kind == "DOCUMENT":  # the own title, which holds other names
        written = rest.replace("~", "\n")
        start, name = text.index(written), re.sub(r"\s", "", written)
        end = start + len(written)
        gold["entities"] = [e for e in gold["entities"] if not start <= e["start"] < end]
        gold["entities"].append({"type": "Document", "name": name, "start": start, "end": end})
        return
    ends, _, said = rest.partition("|")
    subjects, _, objects = ends.partition("->")
    properties = dict(part.strip().split("=") for part in said.split(",") if part.strip())
    for subject in subjects.split(";"):
        for object_ in objects.split(";"):
            gold["relations"].append(
                {"type": kind, "subject": subject.strip(), "object": object_.strip(), "properties": properties}
            )
