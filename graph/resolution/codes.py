"""Codes by which registers know schools."""

from __future__ import annotations

from chuyi.graph.resolution.work import Work

# A university's ten digits (学校标识码) begin with 41 or 42 and end with the five by which it is known.
_HIGHER = ("41", "42")


def register_code(written: str) -> str:
    """The code as it is compared: a university's five digits, another school's ten."""
    code = written.strip()
    return code[-5:] if len(code) == 10 and code.startswith(_HIGHER) else code


def codes_of(work: Work, raw: str) -> set[str]:
    """What sources state as the codes of a raw entity's group."""
    return {register_code(str(code)) for member in work.members(raw) for code in work.material.stated("code", member)}


def codes_contradict(work: Work, raw: str, other: str) -> bool:
    """Whether both have codes and none in common."""
    some, others = codes_of(work, raw), codes_of(work, other)
    return bool(some and others and not some & others)
