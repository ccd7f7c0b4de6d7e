"""Narrowing a question to the things that stand on a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from chuyi.queries.ask.sets import Asked, AtLeast, Both, Hop, Kind, Set, Without, both


def on_lists(question: Asked, kind: Kind) -> Asked:
    """The question with every kind of institution narrowed to a list."""
    return with_sets(question, lambda item: narrowed(item, kind))


def with_sets(question: Asked, change: Callable[[Set], Set]) -> Asked:
    """The question with each of its sets changed; what it compares stays as it is named."""
    changed: dict[str, Any] = {
        name: change(value)
        for name, value in vars(question).items()
        if isinstance(value, Kind | Hop | Both | Without | AtLeast)
    }
    return replace(question, **changed)


def narrowed(item: Set, kind: Kind) -> Set:
    """The set in which everything of the kind's types is the kind's."""
    match item:
        case Kind(types=types) if types <= kind.types:
            return both(item, kind) or item
        case Hop(base=base, step=step):
            inner = item if base is None else replace(item, base=narrowed(base, kind))
            return (both(inner, kind) or inner) if step.end <= kind.types else inner
        case Both(parts=parts):
            return Both(tuple(narrowed(part, kind) for part in parts))
        case Without(whole=whole, part=part):
            return Without(narrowed(whole, kind), narrowed(part, kind))
        case AtLeast(step=step, counted=counted):
            enough = replace(item, counted=narrowed(counted, kind))
            return (both(enough, kind) or enough) if step.start <= kind.types else enough
        case _:
            return item
