"""Which language a user is spoken to in, and text that survives any console."""

from __future__ import annotations

import locale
import os
import re
import sys
from collections.abc import Mapping

LANGUAGES = ("zh", "en")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def choose_language(argv: list[str], environ: Mapping[str, str] = os.environ) -> str:
    """``--lang`` if given, else ``CHUYI_LANG``, else Chinese in a Chinese locale, else English.

    It is read from the raw arguments because the help texts are made before they are parsed.
    """
    wanted = environ.get("CHUYI_LANG", "")
    for position, argument in enumerate(argv):
        if argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
        elif argument == "--lang" and position + 1 < len(argv):
            wanted = argv[position + 1]
    if wanted in LANGUAGES:
        return wanted
    named = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or _system_language()
    return "zh" if named.lower().startswith(("zh", "chinese")) else "en"


def _system_language() -> str:
    try:
        return locale.getlocale()[0] or ""
    except ValueError:  # an unknown locale is no reason to fail
        return ""


def readable(raw: bytes) -> str:
    """A file's name, of which the system knows only the bytes, as people read it.

    A Chinese archive unpacks to GB18030 names, and in a locale of another encoding Python gives what it cannot
    read as halves of characters, which no ledger can store. Some short GB18030 names are valid UTF-8 by chance, as
    letters of other scripts (院校 is ԺУ): where the system's names are not UTF-8, such are not believed.
    """
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")
    by_chance = any("\x80" <= character <= "\u07ff" for character in text)
    if by_chance and sys.getfilesystemencoding() != "utf-8":
        return raw.decode("gb18030", "replace")
    return text


def harmless(text: str) -> str:
    """Text for a terminal in which nothing moves the cursor or turns the reading direction; lines and tabs stay."""
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def write_utf8() -> None:
    """Make the standard streams carry any character.

    A pipe or file gets UTF-8, so that what a script reads does not hang on the console's code page; a
    console keeps its own encoding and shows what it lacks as an escape instead of failing.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")
