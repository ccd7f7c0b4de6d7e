"""The health of the data: what in ledger and graph is doubtful, unsourced, contradicting, orphaned or out of date."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from chuyi.cli.finding import Finding
from chuyi.config import EMBEDDED, Workspace, graph_address
from chuyi.errors import ChuyiError, Text

if TYPE_CHECKING:
    from chuyi.graph.engines import Engine
    from chuyi.graph.ledger import Ledger
    from chuyi.queries.session import Graph

# Relations that no source backs prove nothing; what the ledger says of its own sources needs no evidence.
UNSOURCED = """MATCH (:Entity)-[r]->(:Entity)
WHERE r.evidence IS NULL OR size(r.evidence) = 0
RETURN count(r) AS number"""
TO_CONFIRM = "MATCH (:Entity)-[r]->(:Entity) WHERE r.needs_check RETURN count(r) AS number"
MOST = 10_000


def examine_data(workspace: Workspace) -> Iterator[Finding]:
    """Look at the ledger, then at the graph; one that cannot be read is itself a finding.

    Raises:
        UsageError: the workspace's settings name no graph that there is.
    """
    from chuyi.graph.ledger import Ledger

    if not workspace.ledger.exists():
        yield Finding(
            "ledger",
            "note",
            Text("台账还没有内容", "the ledger is still empty"),
            Text("用 chuyi ingest 读入文件。", "Read files with: chuyi ingest"),
        )
        return
    try:
        with Ledger.open(workspace.ledger) as ledger:
            yield from _ledger(ledger, workspace)
            yield from _graph(ledger, workspace)
    except ChuyiError as error:
        yield Finding("data", "bad", error.message, error.remedy)


def _ledger(ledger: Ledger, workspace: Workspace) -> Iterator[Finding]:
    from chuyi.graph.ledger.addresses import file_of
    from chuyi.graph.resolution import resolve
    from chuyi.graph.resolution.review_facts import Doubts

    snapshot, settings = ledger.live(), workspace.settings
    resolution = resolve(snapshot, province=settings.province, threshold=settings.threshold)
    yield _counted(
        "doubtful",
        len(Doubts(snapshot, resolution, settings.threshold).cases()),
        Text("可信度低于门槛、没有进图谱的事实", "facts read too unsurely for the graph"),
        Text(
            "逐条判断，列出原文：chuyi review --what facts",
            "Decide one by one, with the sentences: chuyi review --what facts",
        ),
    )
    yield _counted(
        "duplicates",
        len(resolution.pending),
        Text("可能是同一事物、等人判断的名称", "names that may be one thing and wait for a person"),
        Text("逐对判断：chuyi review --what names", "Decide pair by pair: chuyi review --what names"),
    )
    refused = len(ledger.rejects())
    yield _counted(
        "refused",
        refused,
        Text("读入时没有采用的内容", "things that were refused when files were read"),
        Text(
            "用 chuyi ingest 再读一遍，会列出文件、行、列和原因；改好文件后再读。",
            "Read again with chuyi ingest: file, row, column and reason are listed; mend the file and read again.",
        ),
    )
    files = [(source, file) for source in ledger.sources() if (file := file_of(source.uri)) is not None]
    gone = sum(not file.exists() for _, file in files)
    changed = sum(
        file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() != source.sha256 for source, file in files
    )
    yield _counted(
        "changed",
        changed,
        Text("读入之后内容变了的来源文件", "source files that changed since they were read"),
        Text("再读一遍：chuyi ingest 文件夹", "Read them again: chuyi ingest FOLDER"),
    )
    yield _counted(
        "gone",
        gone,
        Text("文件已不在的来源", "sources whose file is gone"),
        Text(
            "确实不要了的撤回：chuyi ingest --prune；磁盘没接上的先接上。",
            "Withdraw those that are meant to be gone: chuyi ingest --prune; connect the disk if it is not.",
        ),
    )


def _graph(ledger: Ledger, workspace: Workspace) -> Iterator[Finding]:
    from chuyi.graph.build import is_built
    from chuyi.graph.engines import open_engine
    from chuyi.queries.session import Graph

    address, settings = graph_address(workspace), workspace.settings
    build = Text("运行 chuyi build。", "Run chuyi build.")
    if address.uri == EMBEDDED and not workspace.graph_dir.is_dir():
        yield Finding("graph", "bad", Text("图谱还没有建", "the graph has not been built"), build)
        return
    with open_engine(address, workspace) as engine:
        current = is_built(ledger, engine, province=settings.province, threshold=settings.threshold)
        if not current:
            words = Text("图谱落后于台账，或没有建完", "the graph is behind the ledger, or incomplete")
            yield Finding("graph", "bad", words, build)
            if not _holds_something(engine):
                return
        else:
            yield Finding("graph", "ok", Text("图谱与台账一致", "the graph is that of the ledger"))
        graph = Graph(engine, workspace)
        for check in (_unsourced, _to_confirm, _contradictions, _orphans, _same_names, _lists):
            yield check(graph)


def _holds_something(engine: Engine) -> bool:
    return bool(engine.node_counts().get("Graph"))


def _number(graph: Graph, cypher: str) -> int:
    return int(graph.cypher(cypher)[0]["number"])


def _unsourced(graph: Graph) -> Finding:
    found = _counted(
        "unsourced",
        _number(graph, UNSOURCED),
        Text("没有出处的关系", "relations without any source"),
        Text("重新建一遍：chuyi build --full", "Build anew: chuyi build --full"),
    )
    return found._replace(state="bad") if found.number else found


def _to_confirm(graph: Graph) -> Finding:
    return _counted(
        "to confirm",
        _number(graph, TO_CONFIRM),
        Text("只有转载或不明来源支持的关系", "relations that rest on mirror or unknown sources alone"),
        Text(
            "chuyi query facts-to-check 列出；找到原文后读入，或用 chuyi fact add 写明依据。",
            "Listed by chuyi query facts-to-check; read the original, or state the ground by chuyi fact add.",
        ),
    )


def _contradictions(graph: Graph) -> Finding:
    rows = graph.query("contradictions", top=MOST).rows
    number = len({(row["entity_id"], row["other_id"], row["property"]) for row in rows})
    return _counted(
        "contradictions",
        number,
        Text("来源说法不一的属性、所在地和主管单位", "properties, places and supervisors on which sources disagree"),
        Text(
            "chuyi query contradictions 并列各种说法；定下来的用 chuyi fact correct 或 reject"
            "（例：chuyi fact reject 学校 主管 单位）；先后都对的写明时间：--valid-to。",
            "Side by side in chuyi query contradictions; settle them by chuyi fact correct or reject (e.g. chuyi fact "
            "reject SCHOOL SUPERVISED_BY OFFICE); where both held, one after the other, by --valid-to.",
        ),
    )


def _orphans(graph: Graph) -> Finding:
    types: Callable[[], list[str]] = lambda: graph.choices("entities-without-relations", "type")  # noqa: E731
    number = sum(len(graph.query("entities-without-relations", type=type_, top=MOST)) for type_ in types())
    return _counted(
        "orphans",
        number,
        Text("除所在地外没有任何关系的实体", "entities with no relation but their place"),
        Text(
            "chuyi query entities-without-relations --param type=Enterprise 列出；多半是名称没对上：chuyi review。",
            "Listed by chuyi query entities-without-relations --param type=Enterprise; often a name that matched "
            "nothing: chuyi review.",
        ),
    )


def _same_names(graph: Graph) -> Finding:
    return _counted(
        "same names",
        len(graph.query("same-names")),
        Text("几个不同实体共用的名称", "names that several entities share"),
        Text(
            "chuyi query same-names 列出所在地；同一事物的用 chuyi review 合并。",
            "With their places in chuyi query same-names; join what is one by chuyi review.",
        ),
    )


def _lists(graph: Graph) -> Finding:
    rows = [row for row in graph.query("official-lists") if row["missing"] is None or row["missing"] > 0]
    return _counted(
        "lists",
        len(rows),
        Text("没有收全的官方名单（未收录不等于没有）", "official lists with holes (not held is not absent)"),
        Text(
            "chuyi query official-lists 列出各缺多少；找到名单后用 chuyi ingest 读入。",
            "How many each lacks is in chuyi query official-lists; find the list and read it with chuyi ingest.",
        ),
    )


def _counted(check: str, number: int, what: Text, remedy: Text) -> Finding:
    message = Text(f"{what.zh}：{number}", f"{what.en}: {number}")
    return Finding(check, "note" if number else "ok", message, remedy if number else None, number)
