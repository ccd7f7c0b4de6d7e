"""Small immutable things of which a document has many: spans, names, candidates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[_Class]) -> type[_Class]:
    """A dataclass with slots and a hash that the type checker holds frozen.

    ``frozen=True`` makes each field cost a call when an instance is made, four times the whole; there a document has
    tens of thousands (decision 0175).
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
