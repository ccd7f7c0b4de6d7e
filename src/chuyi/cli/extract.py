"""``chuyi extract``: what one or more documents say, without storing it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chuyi.cli.opinions import opinion_options, opinions_of
from chuyi.cli.speech import Speech, words
from chuyi.errors import ChuyiError, Text, UsageError
from chuyi.writing import write_whole

if TYPE_CHECKING:
    from chuyi.ingest.layers import Layers
    from chuyi.ingest.readers.placed import PlacedText
    from chuyi.ingest.reading import Opinion

REFUSED, FAILED = 3, 1


@click.command(
    help=words(
        Text(
            "从文件（txt、md、docx、html、pdf、图片）抽取文件信息、实体、任务和关系，不入库，不需要工作区。\n\n"
            "chuyi extract 通知.docx --explain 说明每条结论由哪条规则从哪句话得出；"
            "chuyi extract --gold 标注文件夹 用人工标注的文件测量抽取水平。",
            "Extract document data, entities, tasks and relations from files (txt, md, docx, html, pdf, pictures); "
            "stores nothing, needs no workspace.\n\n"
            "chuyi extract NOTICE.docx --explain tells which rule made each finding of which sentence; "
            "chuyi extract --gold DIR measures on documents that a person has annotated.",
        )
    )
)
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help=words(
        Text(
            "每个文件写成 DIR/文件名.json；与 --explain 同用时写成网页 DIR/文件名.html",
            "write DIR/NAME.json for each file; with --explain a page DIR/NAME.html",
        )
    ),
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help=words(Text("输出格式：text（概要）或 json", "output: text (a summary) or json")),
)
@click.option(
    "--explain",
    is_flag=True,
    help=words(
        Text(
            "列出每条结论的规则、可信度和原句，以及看到而没有采用的及其原因",
            "show each finding with its rule, confidence and sentence, and what was left out and why",
        )
    ),
)
@click.option(
    "--gold",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help=words(
        Text(
            "用 DIR 中的 名称.txt 和 名称.gold.json 测量抽取的准确率和召回率",
            "measure precision and recall on DIR's NAME.txt and NAME.gold.json",
        )
    ),
)
@click.option(
    "--errors",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help=words(Text("与 --gold 同用：每份文件列出 N 条差错", "with --gold: list N mistakes of each document")),
)
@click.option(
    "--text",
    "only_text",
    is_flag=True,
    help=words(
        Text(
            "只输出读到的文字（JSON 里的 start、end 按它计数；扫描件可据此核对识别结果）",
            "only the text as read: what start and end in the JSON count, and what OCR made of a scan",
        )
    ),
)
@opinion_options
@click.pass_obj
def command(
    speech: Speech,
    files: tuple[Path, ...],
    out: Path | None,
    format_: str,
    explain: bool,
    gold: Path | None,
    errors: int,
    only_text: bool,
    arbiter: bool,
    language_model: str | None,
    model: str | None,
) -> int:
    opinions = opinions_of(arbiter, language_model, model)
    if gold is not None:
        if files or out or explain or only_text:
            raise UsageError(
                Text(
                    "--gold 不与文件、--out、--explain、--text 同用。",
                    "--gold does not go with files, --out, --explain or --text.",
                ),
            )
        return _measure(speech, gold, format_, errors, opinions)
    if not files:
        raise UsageError(
            Text("没有指定文件。", "No file is given."),
            Text("例：chuyi extract 通知.docx", "For instance: chuyi extract NOTICE.docx"),
        )
    if out is None and format_ == "json" and len(files) > 1:
        raise UsageError(
            Text("多个文件的 JSON 请用 --out DIR。", "For the JSON of several files use --out DIR."),
            Text("或每次给一个文件。", "Or give one file at a time."),
        )
    _check_names(files, out)
    failures, incomplete = 0, False
    for file in files:
        try:
            placed = _read(file)
        except ChuyiError as error:
            failures += 1
            speech.say(error.message)
            if error.remedy:
                speech.say(error.remedy)
            continue
        for reject in placed.rejects:
            incomplete = True
            speech.say(Text(f"{file.name}：{reject.message_zh}", f"{file.name}: {reject.message_en}"))
        if only_text:
            speech.result_as_it_is(placed.text.removesuffix("\n"))
        elif explain:
            _explain(speech, file, _found(placed, opinions), out, format_)
        else:
            _give(speech, file, _found(placed, opinions), out, format_)
    if failures == len(files):
        return FAILED
    return REFUSED if failures or incomplete else 0


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


def _read(file: Path) -> PlacedText:
    from chuyi.ingest.documents import read_file
    from chuyi.ingest.readers.kinds import DOCUMENT_SUFFIXES
    from chuyi.ingest.reading import ReadingConfig, read_bytes, unknown_suffix

    config = ReadingConfig()
    if file.suffix.lower() not in DOCUMENT_SUFFIXES:
        read_bytes(file, config.max_bytes)  # a file that is not there is the first thing to say
        raise unknown_suffix(file)
    return read_file(file, config)[1]


def _found(placed: PlacedText, opinions: tuple[Opinion, ...]) -> Layers:
    from chuyi.ingest.documents import analysed

    return analysed(placed, opinions)


def _give(speech: Speech, file: Path, known: Layers, out: Path | None, format_: str) -> None:
    from chuyi.ingest.extraction import contract

    result = contract(known)
    if out is not None:
        _write(speech, out / f"{file.stem}.json", json.dumps(result, ensure_ascii=False, indent=1) + "\n")
    elif format_ == "json":
        speech.result_json(result)
    else:
        for line in _summary(file, result):
            speech.result(words(line))


def _explain(speech: Speech, file: Path, known: Layers, out: Path | None, format_: str) -> None:
    from chuyi.cli.explanation import as_json, lines, page
    from chuyi.ingest.explaining import explain

    findings = explain(known)
    if out is not None:
        _write(speech, out / f"{file.stem}.html", page(file.name, findings, words.language))
    elif format_ == "json":
        speech.result_json({"file": file.name, "findings": as_json(findings)})
    else:
        for line in lines(findings):
            speech.result(words(line))


def _write(speech: Speech, target: Path, text: str) -> None:
    write_whole(target, text.encode("utf-8", "backslashreplace"))
    speech.say(Text(f"已写 {target}", f"wrote {target}"))


def _measure(speech: Speech, folder: Path, format_: str, errors: int, opinions: tuple[Opinion, ...]) -> int:
    from chuyi.ingest.documents import pipeline
    from chuyi.ingest.extraction import extract
    from chuyi.ingest.measuring import Score, read_gold, score

    total, nlp = Score(), pipeline(opinions)
    for gold in speech.progress(read_gold(folder), Text("测量", "measuring")):
        one = score(gold.contract, extract(gold.text, nlp))
        total += one
        mistakes = [("漏", "missed", what) for what in one.missed] + [("错", "wrong", what) for what in one.wrong]
        for zh, en, (measure, what) in mistakes[:errors]:
            speech.say(Text(f"{gold.name}：{zh} {measure} {what}", f"{gold.name}: {en} {measure} {what}"))
    if format_ == "json":
        speech.result_json(_score_json(total))
        return 0
    speech.result(words(Text(f"{total.documents} 份文件", f"{total.documents} documents")))
    for name, tally in total.measures.items():
        numbers = f"P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
        counts = Text(
            f"（对 {tally.right}，抽取 {tally.found}，标注 {tally.gold}）",
            f"({tally.right} right of {tally.found} found, {tally.gold} in the gold)",
        )
        speech.result(f"{name:<12}{numbers}  {words(counts)}")
    for name, right in total.heading.items():
        speech.result(f"{name:<12}{right / total.documents:.3f}")
    return 0


def _score_json(total: Any) -> dict[str, Any]:
    measures = {
        name: {
            "precision": round(tally.precision, 4),
            "recall": round(tally.recall, 4),
            "f1": round(tally.f1, 4),
            "right": tally.right,
            "predicted": tally.found,
            "gold": tally.gold,
        }
        for name, tally in total.measures.items()
    }
    heading = {name: round(right / total.documents, 4) for name, right in total.heading.items()}
    return {**measures, **heading, "documents": total.documents}


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
