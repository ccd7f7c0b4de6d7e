"""How commands talk: results to standard output, everything else to standard error."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import click

from chuyi.config import Workspace, open_workspace
from chuyi.errors import ChuyiError, Text
from chuyi.language import choose_language, harmless


class Words:
    """Choose between the two languages; called with a :class:`Text`."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, text: Text) -> str:
        return text.in_language(self.language)


# Decided before click reads the arguments: option helps are made while the command modules load.
words = Words(choose_language(sys.argv[1:]))


def complain(text: str) -> None:
    """A message (standard error); what sources and file names bring along stays text."""
    click.echo(harmless(text), err=True)


def close_output() -> None:
    """Nobody takes our output any more: what is left in its buffer must not fail at the end."""
    with contextlib.suppress(OSError):
        sys.stdout.close()


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
        complain(words(text))

    def result(self, text: str) -> None:
        """A line of the result for people (standard output)."""
        self.result_as_it_is(harmless(text))

    def result_as_it_is(self, text: str) -> None:
        """A part of the result for programs: every character as the sources have it, except on a terminal.

        Raises:
            ChuyiError: it cannot be written, most often because the disk is full.
        """
        if sys.stdout.isatty():
            text = harmless(text)
        try:
            click.echo(text, color=True)  # or it would take what looks like a colour out of names
        except BrokenPipeError:
            raise  # the reader has seen enough
        except OSError as error:
            close_output()
            raise ChuyiError(
                Text(f"写不了标准输出：{error.strerror}。", f"Cannot write the output: {error.strerror}."),
                Text("请腾出磁盘空间，或输出到别处。", "Make room on the disk, or send the output elsewhere."),
            ) from error

    def result_json(self, value: Any) -> None:
        """One JSON object on standard output."""
        self.result_as_it_is(json.dumps(value, ensure_ascii=False, indent=2, default=str))

    def progress(self, items: Iterable[Any], label: Text, length: int | None = None) -> Iterator[Any]:
        """Go through ``items`` with a bar on a terminal, silently elsewhere."""
        if not sys.stderr.isatty():
            yield from items
            return
        with click.progressbar(items, length=length, label=words(label), file=sys.stderr) as bar:
            yield from bar
