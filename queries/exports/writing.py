"""An answer in a format, as bytes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from chuyi.graph.exports.formats import graph_files
from chuyi.graph.exports.sheets import csv_file, workbook
from chuyi.queries.exports.answers import answer_book, answer_content, answer_sheet

if TYPE_CHECKING:
    from chuyi.queries.answer import Answer


def answer_files(answer: Answer, form: str, language: str, *, evidence: bool = False) -> bytes | dict[str, bytes]:
    """One file's bytes, or for ``neo4j`` a folder's files by name.

    Args:
        form: one of :data:`chuyi.graph.exports.formats.FORMATS`.
        language: ``"zh"`` or ``"en"``, for titles and notes.
        evidence: with what each row rests on; csv, xlsx and json can show it.

    Raises:
        ChuyiError: the answer names no entities, and the format is one of graphs.
    """
    if form == "csv":
        return csv_file(answer_sheet(answer, language, evidence=evidence))
    if form == "xlsx":
        return workbook(answer_book(answer, language, evidence=evidence))
    if form == "json":
        return json.dumps(answer.as_json(evidence=evidence), ensure_ascii=False, indent=1).encode(
            "utf-8", "backslashreplace"
        )
    return graph_files(answer_content(answer, language), form)
