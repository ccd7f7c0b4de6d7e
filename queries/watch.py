"""Watch lists: named lists of questions with their parameters, kept in the workspace's ``watch.yaml``.

::

    合作月报:
    - question: partners-of-institution
      parameters: {institution: 湖南汽车工程职业大学}
    - question: new-facts
      min_grade: media

The file is for people, too: it may be edited by hand, and a mistake in it is named with its line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from chuyi.errors import SchemaError, Text, UsageError
from chuyi.graph.facts import Grade
from chuyi.queries.names import quoted
from chuyi.writing import write_whole

FILE = "watch.yaml"
NAME = re.compile(r"\w[\w-]{0,59}")
KEYS = ("question", "parameters", "min_grade")

Value = str | int | float | bool


@dataclass(frozen=True)
class Watched:
    """A question that is asked again and again.

    Attributes:
        question: its name in the catalogue.
        parameters: what it is asked with, as a person writes it.
        min_grade: facts of a worse grade of source are left out; None leaves out nothing.
    """

    question: str
    parameters: Mapping[str, Value] = field(default_factory=dict)
    min_grade: str | None = None

    def as_yaml(self) -> dict[str, Any]:
        """As it stands in the file."""
        return {
            "question": self.question,
            **({"parameters": dict(self.parameters)} if self.parameters else {}),
            **({"min_grade": self.min_grade} if self.min_grade else {}),
        }


Lists = dict[str, list[Watched]]


def read_lists(folder: Path) -> Lists:
    """The lists of a workspace's folder, in the order of the file; none where there is no file.

    Raises:
        SchemaError: the file is wrong; names file and line.
    """
    path = folder / FILE
    if not path.exists():
        return {}
    try:
        text = path.read_text(encoding="utf-8-sig")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        value = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        _fail(path, mark.line + 1 if mark else 1, f"不是合法的 YAML：{error}", f"no valid YAML: {error}")
    except (OSError, UnicodeDecodeError) as error:
        raise SchemaError(Text(f"读不了 {path}：{error}。", f"Cannot read {path}: {error}.")) from error
    if value is None or node is None:
        return {}
    if not isinstance(value, dict):
        _fail(path, 1, "应是“名称: 问题列表”", "it must map names to lists of questions")
    lists: Lists = {}
    for (key, child), (name, items) in zip(node.value, value.items(), strict=True):
        line = key.start_mark.line + 1
        if not isinstance(name, str) or not NAME.fullmatch(name):
            _fail(path, line, f"名称 {name!r} 不可用", f"{name!r} cannot be a list's name")
        if not isinstance(items, list) or not items:
            _fail(path, line, f"{name} 应是问题的列表", f"{name} must be a list of questions")
        lines = [item.start_mark.line + 1 for item in child.value]
        lists[name] = [_watched(path, number, item) for number, item in zip(lines, items, strict=True)]
    return lists


def write_lists(folder: Path, lists: Lists) -> None:
    """Write the file, whole or not at all; without lists it is removed.

    Raises:
        ChuyiError: it cannot be written.
    """
    path = folder / FILE
    if not lists:
        path.unlink(missing_ok=True)
        return
    value = {name: [item.as_yaml() for item in items] for name, items in lists.items()}
    write_whole(path, yaml.safe_dump(value, allow_unicode=True, sort_keys=False).encode("utf-8"))


def add(folder: Path, name: str, watched: Watched) -> None:
    """Put a question on a list, which is made if it is not there.

    Raises:
        UsageError: the name cannot be one, or the list has this question already.
    """
    if not NAME.fullmatch(name):
        raise UsageError(
            Text(f"{quoted(name)}不能作关注列表的名称。", f"{quoted(name)} cannot be a watch list's name."),
            Text(
                "请用文字、数字、下划线和连字符，不超过 60 个字。", "Use words, digits, _ and -, at most 60 characters."
            ),
        )
    lists = read_lists(folder)
    if watched in lists.get(name, []):
        raise UsageError(
            Text(f"{name} 里已经有这个问题。", f"{name} has this question already."),
            Text("看有哪些：chuyi watch list", "See them: chuyi watch list"),
        )
    lists.setdefault(name, []).append(watched)
    write_lists(folder, lists)


def remove(folder: Path, name: str, question: str | None = None) -> list[Watched]:
    """Take a question off a list, or the whole list away; gives what was taken.

    Raises:
        UsageError: there is no such list, or the question is not on it.
    """
    lists = read_lists(folder)
    gone = [item for item in named(lists, name) if question is None or item.question == question]
    if not gone:
        raise UsageError(
            Text(f"{name} 里没有问题 {question}。", f"{question} is not on {name}."),
            Text("看有哪些：chuyi watch list", "See them: chuyi watch list"),
        )
    lists[name] = [item for item in lists[name] if item not in gone]
    write_lists(folder, {key: items for key, items in lists.items() if items})
    return gone


def named(lists: Lists, name: str) -> list[Watched]:
    """The list of that name.

    Raises:
        UsageError: there is none.
    """
    if name not in lists:
        known = Text(f"现有：{'、'.join(lists)}", f"There are: {', '.join(lists)}")
        raise UsageError(
            Text(f"没有名为{quoted(name)}的关注列表。", f"There is no watch list named {quoted(name)}."),
            known if lists else Text("先用 chuyi watch add 建一个。", "Make one with chuyi watch add."),
        )
    return lists[name]


def _watched(path: Path, line: int, item: Any) -> Watched:
    if not isinstance(item, dict) or not isinstance(item.get("question"), str):
        _fail(path, line, "每项要有 question", "each item has a question")
    for key in item:
        if key not in KEYS:
            _fail(path, line, f"不认识 {key}", f"unknown key {key}")
    parameters = item.get("parameters") or {}
    if not isinstance(parameters, dict):
        _fail(path, line, "parameters 应是键值对", "parameters must be a mapping")
    grade = item.get("min_grade")
    if grade is not None and grade not in [value.value for value in Grade]:
        _fail(path, line, f"没有等级 {grade}", f"there is no grade {grade}")
    # YAML reads 2024-01-05 as a date; questions take dates as they are written.
    values = {str(key): _value(value) for key, value in parameters.items()}
    return Watched(item["question"], values, grade)


def _value(value: Any) -> Value:
    return value if isinstance(value, (str, int, float, bool)) else str(value)


def _fail(path: Path, line: int, zh: str, en: str) -> NoReturn:
    raise SchemaError(Text(f"{path.name}:{line}：{zh}。", f"{path.name}:{line}: {en}."))
