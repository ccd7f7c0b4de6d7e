"""Whole passages that were annotated before any rule saw them: what they order is found, and nothing else.

Floors below today's level, over the passages of a file; the level at first sight is in the decision on these passages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from chuyi.ingest.extraction import extract

PASSAGES = Path(__file__).parent / "passages"
FLOORS = {"tasks": 0.95, "targets": 0.85, "responsible": 0.92, "supports": 0.9, "roles": 0.9}


@pytest.mark.parametrize("path", sorted(PASSAGES.glob("*.yaml")), ids=lambda path: path.stem)
def test_levels(nlp: Language, path: Path) -> None:
    gold: dict[str, set[Any]] = {measure: set() for measure in FLOORS}
    found: dict[str, set[Any]] = {measure: set() for measure in FLOORS}
    for passage in yaml.safe_load(path.read_text(encoding="utf-8")):
        for measure, item in _annotated(passage["tasks"]):
            gold[measure].add((passage["name"], *item))
        for measure, item in _read(extract(passage["text"], nlp)):
            found[measure].add((passage["name"], *item))
    for measure, floor in FLOORS.items():
        right = len(gold[measure] & found[measure])
        every = len(gold[measure]) + len(found[measure])
        level = 2 * right / every if every else 1.0
        assert level >= floor, (measure, gold[measure] ^ found[measure])


def _plain(words: str) -> str:
    return re.sub(r"[“”‘’「」《》\s]", "", words)


def _annotated(tasks: list[dict[str, Any]]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for task in tasks:
        title = _plain(task["title"])
        yield "tasks", (title,)
        for written in task.get("targets", ()):
            counted, *rest = (part.strip() for part in written.split("|"))
            count, unit, thing = counted.split(" ", 2)
            qualifier, deadline = [*rest, "", ""][:2]
            yield "targets", (title, float(count), unit, _plain(thing), qualifier, deadline)
        for body in task.get("responsible", ()):
            name, _, role = body.partition(":")
            yield "responsible", (title, name)
            yield "roles", (title, name, role)
        for body in task.get("supports", ()):
            yield "supports", (title, body)


def _read(found: dict[str, Any]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    roles = {
        (item["object"], item["subject"]): item["properties"].get("role", "")
        for item in found["relations"]
        if item["type"] == "RESPONSIBLE_FOR"
    }
    for task in found["tasks"]:
        title = _plain(task["title"])
        yield "tasks", (title,)
        for target in task["targets"]:
            values = (_plain(target["object"]), target["qualifier"] or "", target["deadline"] or "")
            yield "targets", (title, float(target["count"]), target["unit"], *values)
        for name in task["responsible"]:
            yield "responsible", (title, name)
            yield "roles", (title, name, roles.get((task["clause"] or task["title"], name), ""))
        for name in task["supports"]:
            yield "supports", (title, name)
