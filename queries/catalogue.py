"""Where questions are: the catalogue that ships and a workspace's own questions.

The catalogue is ``catalog/<theme>/<name>.cypher``; ``catalog/themes.yaml`` names the themes in their
order. A workspace's own questions are the ``.cypher`` files in its ``questions/`` folder, sub-folders
included; their theme is ``own``. One question is found and read without reading any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

from chuyi.errors import SchemaError, Text, UsageError
from chuyi.queries.header import QUESTION_NAME, Question, read_question
from chuyi.queries.names import quoted

HERE = Path(__file__).parent / "catalog"
OWN = "own"
LONGEST_NAME = 100
OWN_TITLE = Text("自定义问题", "Own questions")


class Catalogue(Mapping[str, Question]):
    """Questions by name: those that ship and, if a folder is given, a workspace's own.

    Args:
        own: the folder of own questions; it need not exist.
        folder: the catalogue that ships.
    """

    def __init__(self, own: Path | None = None, folder: Path = HERE) -> None:
        self._folder = folder
        self._own = own
        self._read: dict[str, Question] = {}

    def __getitem__(self, name: str) -> Question:
        if name not in self._read:
            path = self._path(name)
            if path is None:
                raise KeyError(name)
            shipped = path.is_relative_to(self._folder)
            self._read[name] = read_question(path, path.parent.name if shipped else OWN)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        for theme in themes(self._folder):
            yield from sorted(path.stem for path in (self._folder / theme).glob("*.cypher"))
        yield from sorted(path.stem for path in self._own_files())

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def question(self, name: str) -> Question:
        """The question of that name.

        Raises:
            UsageError: there is none; offers the nearest names.
            SchemaError: its file is wrong.
        """
        try:
            return self[name]
        except KeyError:
            raise self._unknown(name) from None

    def themes(self) -> dict[str, Text]:
        """The themes that have questions, in order, with their titles."""
        known = dict(themes(self._folder))
        if any(self._own_files()):
            known[OWN] = OWN_TITLE
        return known

    def _path(self, name: str) -> Path | None:
        shipped = None
        # Names come from users: one that is no name never becomes a path.
        if len(name) <= LONGEST_NAME and QUESTION_NAME.fullmatch(name):
            shipped = next(self._folder.glob(f"*/{name}.cypher"), None)
        own = next((path for path in self._own_files() if path.stem == name), None)
        if own is None:
            return shipped
        if shipped is not None:
            raise SchemaError(
                Text(f"{own} 与自带的问题同名。", f"{own} has the name of a question that ships."),
                Text("请给它另起一个名字。", "Give it another name."),
            )
        return own

    def _own_files(self) -> Iterator[Path]:
        if self._own is not None and self._own.is_dir():
            yield from self._own.rglob("*.cypher")

    def _unknown(self, name: str) -> UsageError:
        from rapidfuzz import process

        near = [found for found, _, _ in process.extract(name[:60], list(self), limit=4, score_cutoff=50)]
        return UsageError(
            Text(f"没有名为{quoted(name)}的问题。", f"There is no question named {quoted(name)}."),
            Text(
                (f"最接近的有：{'、'.join(near)}。" if near else "") + "全部问题：chuyi query --list",
                (f"Nearest: {', '.join(near)}. " if near else "") + "All questions: chuyi query --list",
            ),
        )


@cache
def themes(folder: Path = HERE) -> Mapping[str, Text]:
    """The declared themes, in order."""
    declared = yaml.safe_load((folder / "themes.yaml").read_text(encoding="utf-8"))
    return {name: Text(title["zh"], title["en"]) for name, title in declared.items()}
