"""What users are told when something fails: what happened, where, and what to do next.

Every failure that a user can meet is a :class:`ChuyiError`; anything else that reaches the command
line is a defect of ours. Words for users are :class:`Text`: Chinese and English side by side, chosen
when they are shown.
"""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """Words for a user in Chinese and English."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """The words in ``"zh"`` or ``"en"``."""
        return self.zh if language == "zh" else self.en


class ChuyiError(Exception):
    """A failure that a user can meet.

    Args:
        message: what happened, naming the file, row or character.
        remedy: what to do next.
    """

    exit_code = 1

    def __init__(self, message: Text, remedy: Text | None = None) -> None:
        super().__init__(message.en if remedy is None else f"{message.en} {remedy.en}")
        self.message = message
        self.remedy = remedy

    def in_language(self, language: str) -> str:
        """Message and remedy on lines of their own, in ``"zh"`` or ``"en"``."""
        parts = [self.message, *([self.remedy] if self.remedy else [])]
        return "\n".join(part.in_language(language) for part in parts)

    def __reduce__(self) -> tuple[object, ...]:
        # The default rebuilds from args (a joined string), which loses the two languages between processes.
        return type(self), (self.message, self.remedy)


class UsageError(ChuyiError):
    """The command or call itself is wrong: an unknown name, a value of the wrong type."""

    exit_code = 2


class SourceError(ChuyiError):
    """A source cannot be read: missing, empty, encrypted, corrupt, of an unknown kind."""


class SchemaError(ChuyiError):
    """A declaration (ontology, mapping, question header) is wrong; names the file and line."""


class LedgerError(ChuyiError):
    """The ledger cannot be opened or written."""


class EngineError(ChuyiError):
    """The graph engine cannot be reached, refuses, or failed in the middle."""


class ForbiddenError(EngineError):
    """A question tried to do something that questions may not: write, read files, call out."""
