"""What a build keeps of names serves the next one; where it is missing, torn or of another state, nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from chuyi.graph.build import BuildReport, build, names
from chuyi.graph.engines import Engine
from chuyi.graph.ledger import Ledger
from chuyi.graph.resolution.kept import ENDING
from tests.graph.build.test_building import contents
from tests.graph.worlds import called, has, named, new_ledger, record, says, school

FULL, SHORT, OTHER = school("湖南工业职业技术学院"), school("湖南工业职院"), school("湖南工业职业学院")


@pytest.fixture
def empty(embedded_engine: Engine) -> Engine:
    embedded_engine.clear()
    return embedded_engine


def built(ledger: Ledger, engine: Engine, *, full: bool = False) -> BuildReport:
    return build(ledger, engine, province="湖南省", threshold=0.5, full=full)


def forget(file: Path) -> None:
    for path in file.parent.glob(f"{file.name}*"):
        path.unlink()


def tear(file: Path) -> None:
    forget(file)
    file.write_bytes(b"no database" * 1000)


def cut(file: Path) -> None:
    content = file.read_bytes()
    forget(file)
    file.write_bytes(content[: len(content) // 2])


def block(file: Path) -> None:
    forget(file)
    file.mkdir()


def nothing(_: Path) -> None: ...


@pytest.mark.parametrize("harm", [nothing, forget, tear, cut, block])
def test_whatever_is_kept_the_graph_is_the_whole_ones(
    empty: Engine, tmp_path: Path, harm: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with new_ledger(tmp_path) as ledger:
        record(ledger, says("test:1", named(FULL), has(FULL, "level", "高职专科", 0.3)), says("test:2", named(SHORT)))
        assert built(ledger, empty).merged == 1
        # A second name that the short form fits makes it uncertain.
        record(ledger, says("test:3", named(OTHER), called(OTHER, "湖工院"), has(OTHER, "level", "职业本科", 0.3)))
        harm(ledger.path.with_suffix(ENDING))
        with monkeypatch.context() as patched:
            if harm is nothing:
                patched.delattr(names, "resolve_material")  # what resolves everything
            report = built(ledger, empty)
        assert (report.mode, report.merged, report.pending, report.waiting) == ("incremental", 0, 3, 2)
        found = contents(empty)
        whole = built(ledger, empty, full=True)
        assert contents(empty) == found
        assert (whole.merged, whole.pending, whole.waiting) == (0, 3, 2)


def test_what_is_kept_of_another_state_is_not_used(empty: Engine, tmp_path: Path) -> None:
    """As after a backup of the ledger, or of its folder, was restored."""
    with new_ledger(tmp_path) as ledger:
        kept = ledger.path.with_suffix(ENDING)
        record(ledger, says("test:1", named(FULL)), says("test:2", named(SHORT)))
        built(ledger, empty)
        old = kept.read_bytes()
        record(ledger, says("test:3", named(OTHER)))
        built(ledger, empty)
        kept.write_bytes(old)
        with ledger.run("test") as run:
            ledger.withdraw_source(run, next(row.id for row in ledger.sources() if row.uri == "test:3"))
        report = built(ledger, empty)
        assert (report.mode, report.merged) == ("incremental", 1)
        assert built(ledger, empty).mode == "incremental"


def test_a_graph_that_lost_nodes_is_written_in_full(empty: Engine, tmp_path: Path) -> None:
    with new_ledger(tmp_path) as ledger:
        record(ledger, says("test:1", named(FULL), named(OTHER)))
        built(ledger, empty)
        empty.delete_nodes({"Institution": [OTHER.id]})
        record(ledger, says("test:2", named(SHORT)))
        assert built(ledger, empty).mode == "full"


def test_what_a_graph_says_of_itself_is_no_statement(empty: Engine, tmp_path: Path) -> None:
    """Whoever may write to a shared server could name a type so that counting it deletes."""
    with new_ledger(tmp_path) as ledger:
        record(ledger, says("test:1", named(FULL)))
        built(ledger, empty)
        counts = json.dumps({"nodes": {"Institution`) DETACH DELETE n //": 1}, "relations": {}})
        empty.write("MATCH (g:Graph) SET g.counts = $counts", {"counts": counts})
        record(ledger, says("test:2", named(OTHER)))
        report = built(ledger, empty)
        assert (report.mode, report.nodes["Institution"]) == ("full", 2)
