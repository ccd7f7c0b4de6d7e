"""``chuyi extract``: what one or more documents say, without storing it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from chuyi.cli.speech import Speech, words
from chuyi.errors import ChuyiError, Text, UsageError
from chuyi.writing import write_whole

REFUSED, FAILED = 3, 1


@click.command(
    help=words(
        Text(
            "从文件（txt、md、docx、html、pdf、图片）抽取文件信息、实体、任务和关系，不入库，不需要工作区。",
            "Extract document data, entities, tasks and relations from files (txt, md, docx, html, pdf, pictures); stores nothing, "
            "needs no workspace.",
        )
    )
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help=words(Text("每个文件写成 DIR/文件名.json", "write DIR/NAME.json for each file")),
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help=words(Text("输出格式：text（概要）或 json", "output: text (a summary) or json")),
)
@click.pass_obj
def command(speech: Speech, files: tuple[Path, ...], out: Path | None, format_: str) -> int:
    if out is None and format_ == "json" and len(files) > 1:
        raise UsageError(
            Text("多个文件的 JSON 请用 --out DIR。", "For the JSON of several files use --out DIR."),
            Text("或每次给一个文件。", "Or give one file at a time."),
        )
    _check_names(files, out)
    failures = 0
    for file in files:
        try:
            result = _extract(file)
        except ChuyiError as error:
            failures += 1
            speech.say(error.message)
            if error.remedy:
                speech.say(error.remedy)
            continue
        _give(speech, file, result, out, format_)
    if failures == len(files):
        return FAILED
    return REFUSED if failures else 0


def _check_names(files: tuple[Path, ...], out: Path | None) -> None:
    """Two files of one stem would overwrite each other's result."""
    stems = [file.stem for file in files]
    twice = next((stem for stem in stems if stems.count(stem) > 1), None)
    if out is not None and twice is not None:
        raise UsageError(
            Text(
                f"有两个文件都叫 {twice}，结果会互相覆盖。", f"Two files are called {twice}: results would overwrite."
            ),
            Text("请分两次写到不同的文件夹。", "Write them into different folders."),
        )


def _extract(file: Path) -> dict[str, Any]:
    from chuyi.ingest.documents import read_layers
    from chuyi.ingest.extraction import contract
    from chuyi.ingest.readers.kinds import DOCUMENT_SUFFIXES
    from chuyi.ingest.reading import ReadingConfig, read_bytes, unknown_suffix

    config = ReadingConfig()
    if file.suffix.lower() not in DOCUMENT_SUFFIXES:
        read_bytes(file, config.max_bytes)  # a file that is not there is the first thing to say
        raise unknown_suffix(file)
    return contract(read_layers(file, config))


def _give(speech: Speech, file: Path, result: dict[str, Any], out: Path | None, format_: str) -> None:
    if out is not None:
        target = out / f"{file.stem}.json"
        text = json.dumps(result, ensure_ascii=False, indent=1) + "\n"
        write_whole(target, text.encode("utf-8", "backslashreplace"))
        speech.say(Text(f"已写 {target}", f"wrote {target}"))
    elif format_ == "json":
        speech.result_json(result)
    else:
        for line in _summary(file, result):
            speech.result(words(line))


def _summary(file: Path, result: dict[str, Any]) -> list[Text]:
    """A page for a person: document, tasks with targets and bodies, counts of the rest."""
    document = result["document"]
    issuers = "、".join(document["issuers"]) or "—"
    head = f"{document['doc_number'] or '—'}  {document['issued_on'] or '—'}"
    lines = [
        Text(f"{file.name}：{document['title'] or '（无标题）'}", f"{file.name}: {document['title'] or '(no title)'}"),
        Text(f"  文号、日期 {head}；发文 {issuers}", f"  number, date {head}; issued by {issuers}"),
    ]
    for task in result["tasks"]:
        lines.append(Text(*[f"  {task['clause']} {task['title']}"] * 2))
        for target in task["targets"]:
            more = "，".join(str(v) for v in (target["qualifier"], target["deadline"]) if v)
            words_ = f"      {target['count']}{target['unit']} {target['object']}{f'（{more}）' if more else ''}"
            lines.append(Text(words_, words_))
        for zh, en, key in (("负责", "responsible", "responsible"), ("支持", "supports", "supports")):
            if task[key]:
                names = "、".join(task[key])
                lines.append(Text(f"      {zh}：{names}", f"      {en}: {names}"))
    lines.append(
        Text(
            f"  名称 {len(result['entities'])} 处，关系 {len(result['relations'])} 条",
            f"  {len(result['entities'])} mentions, {len(result['relations'])} relations",
        )
    )
    return lines
