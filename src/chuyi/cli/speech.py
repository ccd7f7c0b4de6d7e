"""How commands talk: results to standard output, everything else to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import click

from chuyi.config import Workspace, open_workspace
from chuyi.errors import Text
from chuyi.language import choose_language


class Words:
    """Choose between the two languages; called with a :class:`Text`."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, text: Text) -> str:
        return text.in_language(self.language)


# Decided before click reads the arguments: option helps are made while the command modules load.
words = Words(choose_language(sys.argv[1:]))


@dataclass
class Speech:
    """What every command gets as ``context.obj``: the named workspace and ways to talk."""

    workspace_path: str | None = None

    def workspace(self) -> Workspace:
        """The workspace that the command works in.

        Raises:
            UsageError: there is none.
        """
        return open_workspace(self.workspace_path)

    def say(self, text: Text) -> None:
        """A message for the person (standard error)."""
        click.echo(words(text), err=True)

    def result(self, text: str) -> None:
        """A line of the result (standard output)."""
        click.echo(text)

    def result_json(self, value: Any) -> None:
        """One JSON object on standard output."""
        click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))

    def progress(self, items: Iterable[Any], label: Text, length: int | None = None) -> Iterator[Any]:
        """Go through ``items`` with a bar on a terminal, silently elsewhere."""
        if not sys.stderr.isatty():
            yield from items
            return
        with click.progressbar(items, length=length, label=words(label), file=sys.stderr) as bar:
            yield from bar
