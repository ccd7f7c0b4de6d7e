"""YAML that knows its lines: a wrong mapping is reported with file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import yaml

from chuyi.errors import SchemaError, Text

if hasattr(yaml, "CSafeLoader"):
    _Loader: Any = yaml.CSafeLoader
else:
    _Loader = yaml.SafeLoader


@dataclass(frozen=True)
class Declared:
    """A value of a declaration with the file and line where it stands.

    Attributes:
        value: a string, number, boolean, None, or a list or mapping of :class:`Declared`.
    """

    value: Any
    file: str
    line: int

    def fail(self, zh: str, en: str) -> NoReturn:
        """Report what is wrong here.

        Raises:
            SchemaError: always.
        """
        where = f"{self.file}:{self.line}"
        raise SchemaError(Text(f"表格映射 {where}：{zh}。", f"Table mapping {where}: {en}."))

    def mapping(self) -> Mapping[str, Declared]:
        """The value as a mapping."""
        if not isinstance(self.value, dict):
            self.fail("应是键值对", "must be a mapping")
        return self.value

    def fields(self, *allowed: str, need: tuple[str, ...] = ()) -> Mapping[str, Declared]:
        """The value as a mapping with no key but ``allowed`` and all of ``need``."""
        found = self.mapping()
        for key, item in found.items():
            if key not in allowed:
                item.fail(
                    f"不认识“{key}”；可用的有 {'、'.join(allowed)}", f"unknown key {key}; known: {', '.join(allowed)}"
                )
        for key in need:
            if key not in found:
                self.fail(f"缺少 {key}", f"{key} is missing")
        return found

    def text(self) -> str:
        """The value as text; a number is taken as it is written."""
        if isinstance(self.value, bool) or not isinstance(self.value, (str, int, float)):
            self.fail("应是文字", "must be text")
        return str(self.value)

    def texts(self) -> tuple[str, ...]:
        """The value as a list of texts; one text is a list of one."""
        return tuple(item.text() for item in self.items())

    def items(self) -> Iterator[Declared]:
        """The items of a list; anything else is a list of one."""
        yield from self.value if isinstance(self.value, list) else (self,)

    def flag(self) -> bool:
        """The value as true or false."""
        if not isinstance(self.value, bool):
            self.fail("应是 true 或 false", "must be true or false")
        return self.value

    def number(self) -> int:
        """The value as a whole number."""
        if not self.text().isdecimal():
            self.fail("应是整数", "must be a whole number")
        return int(self.text())

    def words(self) -> Text:
        """The value as ``{zh: …, en: …}``."""
        found = self.fields("zh", "en", need=("zh", "en"))
        return Text(found["zh"].text(), found["en"].text())


def read_declaration(path: Path) -> Declared:
    """The contents of a YAML file.

    Raises:
        SchemaError: the file cannot be read, is no UTF-8 or no YAML, or is empty.
    """
    name = f"{path.parent.name}/{path.name}"
    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=_Loader)
    except (OSError, UnicodeDecodeError) as error:
        raise SchemaError(
            Text(f"读不了表格映射 {path}：{error}。", f"Cannot read the table mapping {path}: {error}.")
        ) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error)
        Declared(None, name, mark.line + 1 if mark else 1).fail(f"不是合法的 YAML：{what}", f"no valid YAML: {what}")
    if node is None:
        Declared(None, name, 1).fail("文件是空的", "the file is empty")
    return _declared(node, name)


def _declared(node: yaml.Node, file: str) -> Declared:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return Declared([_declared(child, file) for child in node.value], file, line)
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Declared] = {}
        for key, child in node.value:
            name = Declared(_scalar(key), file, key.start_mark.line + 1)
            if name.text() in found:
                name.fail(f"“{name.text()}”写了两次", f"{name.text()} is written twice")
            value = _declared(child, file)
            # Where a key is wrong the reader wants the key's line, not that of its first child.
            found[name.text()] = Declared(value.value, file, name.line)
        return Declared(found, file, line)
    return Declared(_scalar(node), file, line)


def _scalar(node: yaml.Node) -> Any:
    """Text as written, but null, true and false by their YAML meaning: a code 0123 or a year stays as it is."""
    if not isinstance(node, yaml.ScalarNode):
        return None
    if node.tag == "tag:yaml.org,2002:null":
        return None
    if node.tag == "tag:yaml.org,2002:bool" and node.value.lower() in ("true", "false"):
        return node.value.lower() == "true"
    return node.value
