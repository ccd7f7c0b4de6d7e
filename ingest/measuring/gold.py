"""Annotated documents: ``NAME.txt`` with ``NAME.gold.json``, read and checked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chuyi.errors import SourceError, Text
from chuyi.graph.schema import ontology

ENDING = ".gold.json"
# What must be there, in each part of the contract.
DOCUMENT = ("title", "doc_number", "issued_on", "issuers")
ENTITY = ("type", "name", "start", "end")
TASK = ("clause", "title", "targets", "responsible", "supports")
TARGET = ("count", "unit", "object")
RELATION = ("type", "subject", "object")
PARTS = {"document": dict, "entities": list, "tasks": list, "relations": list}
# The corpus' name for a task's target that counts a designation.
TARGETS = "TARGETS"


@dataclass(frozen=True)
class Gold:
    """An annotated document."""

    name: str
    text: str
    contract: Mapping[str, Any]


def read_gold(folder: Path) -> list[Gold]:
    """All annotated documents of a folder, in the order of their names.

    Raises:
        SourceError: there are none; a text is missing; an annotation is no JSON, lacks something, or names
            characters that do not stand in the text. Every fault is told, with its file and entry.
    """
    files = sorted(folder.glob(f"*{ENDING}"))
    if not files:
        raise SourceError(
            Text(f"{folder} 里没有 *{ENDING}。", f"There is no *{ENDING} in {folder}."),
            Text(
                f"每份文件 名称.txt 旁放一份标注 名称{ENDING}。",
                f"Put an annotation NAME{ENDING} beside each NAME.txt.",
            ),
        )
    found, faults = [], []
    for file in files:
        name = file.name.removesuffix(ENDING)
        text, contract, wrong = _read(file, file.with_name(f"{name}.txt"))
        faults += [Text(f"{file.name}：{fault.zh}", f"{file.name}: {fault.en}") for fault in wrong]
        found.append(Gold(name, text, contract))
    if faults:
        raise SourceError(
            Text("；".join(fault.zh for fault in faults), "; ".join(fault.en for fault in faults)),
            Text("请改好标注再测。", "Mend the annotations, then measure again."),
        )
    return found


def _read(file: Path, text_file: Path) -> tuple[str, dict[str, Any], list[Text]]:
    try:
        text = text_file.read_bytes().decode("utf-8")
    except OSError:
        return "", {}, [Text(f"缺 {text_file.name}", f"{text_file.name} is missing")]
    except UnicodeDecodeError:
        return "", {}, [Text(f"{text_file.name} 不是 UTF-8", f"{text_file.name} is not UTF-8")]
    try:
        contract = json.loads(file.read_bytes().decode("utf-8"))
    except ValueError as error:
        return text, {}, [Text(f"不是 JSON（{error}）", f"no JSON ({error})")]
    if not isinstance(contract, dict):
        return text, {}, [Text("不是 JSON 对象", "no JSON object")]
    return text, contract, list(_faults(contract, text))


def _faults(contract: Mapping[str, Any], text: str) -> Iterator[Text]:
    for part, kind in PARTS.items():
        if not isinstance(contract.get(part), kind):
            yield Text(f"缺 {part}", f"{part} is missing")
            return
    yield from _lacking("document", contract["document"], DOCUMENT)
    for at, item in enumerate(contract["entities"], 1):
        where = f"entities[{at}]"
        lacking = list(_lacking(where, item, ENTITY))
        yield from lacking or _span_faults(where, item, text)
    for at, task in enumerate(contract["tasks"], 1):
        lacking = list(_lacking(f"tasks[{at}]", task, TASK))
        yield from lacking
        for number, target in enumerate([] if lacking else task["targets"], 1):
            yield from _lacking(f"tasks[{at}].targets[{number}]", target, TARGET)
    for at, item in enumerate(contract["relations"], 1):
        where = f"relations[{at}]"
        lacking = list(_lacking(where, item, RELATION))
        yield from lacking
        if not lacking and item["type"] not in ontology().relations and item["type"] != TARGETS:
            yield Text(f"{where} 没有关系 {item['type']}", f"{where} there is no relation {item['type']}")


def _lacking(where: str, item: Any, keys: tuple[str, ...]) -> Iterator[Text]:
    if not isinstance(item, dict):
        yield Text(f"{where} 不是对象", f"{where} is no object")
        return
    for key in keys:
        if key not in item:
            yield Text(f"{where} 缺 {key}", f"{where} lacks {key}")


def _span_faults(where: str, item: Mapping[str, Any], text: str) -> Iterator[Text]:
    start, end, name = item["start"], item["end"], item["name"]
    known = ontology().entities.get(item["type"])
    if known is None:
        yield Text(f"{where} 没有类型 {item['type']}", f"{where} there is no type {item['type']}")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        yield Text(f"{where} 的起止不在文中", f"{where} lies outside the text")
    elif re.sub(r"\s", "", text[start:end]) != re.sub(r"\s", "", str(name)):
        yield Text(f"{where} 处是“{text[start:end]}”，不是“{name}”", f"{where} is {text[start:end]!r}, not {name!r}")
