"""``chuyi doctor``: is everything here that chuyi needs?"""

from __future__ import annotations

import locale
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from chuyi import __version__
from chuyi.cli.finding import Finding
from chuyi.cli.speech import Speech, words
from chuyi.config import EMBEDDED, GraphAddress, Workspace, graph_address
from chuyi.errors import ChuyiError, Text, UsageError

PACKAGES = ("neo4j", "arcadedb", "spacy", "networkx", "pyvis", "SQLAlchemy", "openpyxl", "XlsxWriter", "python-docx")
# What the report asks for, in the order of preference of Office on Windows and of free systems.
FONTS = ("仿宋", "FangSong", "STFangsong", "SimSun", "Noto Serif CJK SC", "Noto Sans CJK SC", "WenQuanYi")


@click.command(
    help=words(
        Text(
            "检查安装、引擎、字体、编码和工作区；加 --data 检查数据本身：可疑、矛盾、无出处、孤立、疑似重复、来源有变、"
            "名单不全，各有多少、怎样处理。有问题时退出码为 1。",
            "Check installation, engine, fonts, encodings and workspace; with --data the data itself: doubtful, "
            "contradicting, unsourced, orphaned, perhaps twice there, sources that changed, lists with holes, how many "
            "and what to do about each. Exits with 1 if something is wrong.",
        )
    )
)
@click.option("--data", is_flag=True, help=words(Text("检查台账和图谱里的数据", "check the data of ledger and graph")))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def command(speech: Speech, data: bool, form: str) -> int:
    if data:
        from chuyi.cli.health import examine_data

        findings = list(examine_data(speech.workspace()))
    else:
        findings = list(examine(speech))
    if form == "json":
        language = words.language
        speech.result_json(
            {
                "findings": [
                    {
                        "check": f.check,
                        "state": f.state,
                        "message": f.message.in_language(language),
                        "remedy": f.remedy.in_language(language) if f.remedy else None,
                        **({} if f.number is None else {"count": f.number}),
                    }
                    for f in findings
                ]
            }
        )
    else:
        for finding in findings:
            mark = {"ok": "✓", "note": "·", "bad": "✗"}[finding.state]
            speech.result(f"{mark} {words(finding.message)}")
            if finding.remedy:
                speech.result(f"    {words(finding.remedy)}")
    return int(any(finding.state == "bad" for finding in findings))


def examine(speech: Speech) -> Iterator[Finding]:
    """Look at one thing after the other; a check that fails unexpectedly is itself a finding."""
    workspace: Workspace | None = None
    try:
        workspace = speech.workspace()
        yield Finding("workspace", "ok", Text(f"工作区：{workspace.path}", f"workspace: {workspace.path}"))
    except UsageError as error:
        yield Finding("workspace", "note", error.message, error.remedy)
    except ChuyiError as error:
        yield Finding("workspace", "bad", error.message, error.remedy)
    checks: list[tuple[str, Callable[[], Iterator[Finding]]]] = [
        ("python", _python),
        ("packages", _packages),
        ("ontology", _ontology),
        ("encodings", _encodings),
        ("fonts", _fonts),
        ("engine", _embedded_engine),
    ]
    if workspace is not None:
        checks += [("ledger", lambda: _ledger(workspace)), ("server", lambda: _server(workspace))]
    for name, check in checks:
        try:
            yield from check()
        except ChuyiError as error:
            yield Finding(name, "bad", error.message, error.remedy)


def _python() -> Iterator[Finding]:
    system = f"{platform.system()} {platform.machine()}"
    yield Finding(
        "python",
        "ok",
        Text(
            f"chuyi {__version__}，Python {platform.python_version()}，{system}",
            f"chuyi {__version__}, Python {platform.python_version()}, {system}",
        ),
    )


def _packages() -> Iterator[Finding]:
    found, lacking = [], []
    for package in PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            lacking.append(package)
    listed = ", ".join(found)
    yield Finding("packages", "ok", Text(f"软件包：{listed}", f"packages: {listed}"))
    if lacking:
        names = " ".join(lacking)
        yield Finding(
            "packages",
            "note" if lacking == ["arcadedb"] else "bad",
            Text(f"缺少软件包：{names}", f"packages missing: {names}"),
            Text(
                "请重新安装 chuyi；若本机没有 arcadedb 的安装包，请改用 Neo4j 服务器（设置 NEO4J_URI）。",
                "Install chuyi again; where arcadedb has no wheel, use a Neo4j server (set NEO4J_URI).",
            ),
        )


def _ontology() -> Iterator[Finding]:
    from chuyi.graph.schema import ontology

    types = ontology()
    entities, relations = len(types.concrete), len(types.relations)
    yield Finding(
        "ontology",
        "ok",
        Text(
            f"本体：{entities} 种实体，{relations} 种关系", f"ontology: {entities} entity types, {relations} relations"
        ),
    )


def _encodings() -> Iterator[Finding]:
    preferred, files = locale.getpreferredencoding(False), sys.getfilesystemencoding()
    yield Finding(
        "encodings",
        "ok",
        Text(
            f"编码：系统 {preferred}，文件名 {files}，标准输出 {sys.stdout.encoding}；写文件一律 UTF-8",
            f"encodings: system {preferred}, file names {files}, output {sys.stdout.encoding}; files are UTF-8",
        ),
    )
    with tempfile.TemporaryDirectory() as folder:
        name = Path(folder) / "楚怡图谱.txt"
        try:
            name.write_text("“楚怡”", encoding="utf-8")
        except (OSError, UnicodeError) as error:
            yield Finding(
                "encodings",
                "bad",
                Text(f"不能建立中文文件名：{error}", f"cannot make a file with a Chinese name: {error}"),
                Text("请设置环境变量 PYTHONUTF8=1。", "Set the environment variable PYTHONUTF8=1."),
            )


def _fonts() -> Iterator[Finding]:
    """Reports name fonts and do not embed them: without a Chinese one Word shows a substitute."""
    files = _font_files()
    if files is None:
        return
    known = {"simfang", "simsun", "fangsong", "stfangso", "notoserifcjk", "notosanscjk", "wqy", "sourcehan", "songti"}
    chinese = sorted(
        {file.name for file in files if any(file.name.lower().replace("-", "").startswith(k) for k in known)}
    )
    if chinese:
        listed = ", ".join(chinese[:3])
        yield Finding("fonts", "ok", Text(f"中文字体：{listed}", f"Chinese fonts: {listed}"))
    else:
        wanted = "、".join(FONTS)
        yield Finding(
            "fonts",
            "note",
            Text("没有找到中文字体，报告会用替代字体显示", "no Chinese font found: reports show with a substitute"),
            Text(f"可安装其中之一：{wanted}", f"Install one of: {wanted}"),
        )


def _font_files() -> list[Path] | None:
    folders = {
        "Windows": [Path("C:/Windows/Fonts"), Path.home() / "AppData/Local/Microsoft/Windows/Fonts"],
        "Darwin": [Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path.home() / "Library/Fonts"],
    }.get(
        platform.system(),
        [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts"],
    )
    return [file for folder in folders if folder.is_dir() for file in folder.rglob("*.[tToO][tT][fFcC]")]


def _embedded_engine() -> Iterator[Finding]:
    """Start the embedded engine in a folder of its own, write, ask, stop."""
    from chuyi.graph.engines import open_engine

    started = time.perf_counter()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        scratch = Workspace(Path(folder))
        with open_engine(GraphAddress(EMBEDDED), scratch) as engine:
            engine.write("CREATE (n:Graph {id: $id}) RETURN n.id AS id", {"id": "doctor"})
            answer = engine.read("MATCH (n:Graph) RETURN n.id AS id").rows
    seconds = time.perf_counter() - started
    if answer != [["doctor"]]:
        yield Finding(
            "engine", "bad", Text(f"内嵌引擎答错：{answer}", f"the embedded engine answered wrongly: {answer}")
        )
    else:
        yield Finding(
            "engine",
            "ok",
            Text(
                f"内嵌引擎：启动、写入、提问、停止 {seconds:.1f} 秒",
                f"embedded engine: start, write, ask, stop in {seconds:.1f} s",
            ),
        )


def _ledger(workspace: Workspace) -> Iterator[Finding]:
    if not workspace.ledger.exists():
        yield Finding(
            "ledger",
            "note",
            Text("台账还没有内容", "the ledger is still empty"),
            Text("用 chuyi ingest 读入文件。", "Read files with: chuyi ingest"),
        )
        return
    from chuyi.graph.ledger import Ledger

    with Ledger.open(workspace.ledger) as ledger:
        count = len(ledger.sources())
    yield Finding("ledger", "ok", Text(f"台账：{count} 个来源", f"ledger: {count} sources"))


def _server(workspace: Workspace) -> Iterator[Finding]:
    """The graph of the workspace, where it is a server."""
    address = graph_address(workspace)
    if address.is_embedded:
        return
    from chuyi.graph.engines import open_engine

    with open_engine(address, workspace) as engine:
        engine.read("RETURN 1 AS one")
    yield Finding("server", "ok", Text(f"图数据库 {address.uri} 可以提问", f"the graph at {address.uri} answers"))
