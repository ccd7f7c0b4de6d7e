"""A report from the graph to files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from chuyi.reports.content import collect
from chuyi.reports.definition import load_definition
from chuyi.reports.docx import document
from chuyi.reports.xlsx import workbook
from chuyi.writing import write_whole

if TYPE_CHECKING:
    from chuyi.queries.session import Graph
    from chuyi.reports.period import Period


def write_report(graph: Graph, name: str, period: Period, out: Path, language: str) -> list[Path]:
    """Ask, and write a Word document and a workbook into ``out``; the same graph gives the same bytes.

    Raises:
        UsageError: there is no report of that name.
        ChuyiError: a question cannot be answered, or a file cannot be written.
    """
    report = collect(graph, load_definition(name), period)
    stem = f"{report.file.in_language(language)}-{period.name}"
    written = []
    for suffix, content in (("docx", document), ("xlsx", workbook)):
        target = out / f"{stem}.{suffix}"
        write_whole(target, content(report, language))
        written.append(target)
    return written
