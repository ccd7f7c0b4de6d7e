"""A ledger as one file: the same ledger elsewhere, two ledgers in one, and nothing half done."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from chuyi.errors import LedgerError
from chuyi.graph.build.projecting import Projector
from chuyi.graph.build.projection import Projection
from chuyi.graph.facts import Grade, PropertyFact
from chuyi.graph.ledger import Add, Different, Ledger, Reject, Same, Undo
from chuyi.graph.ledger.portable import export_ledger, import_ledger
from chuyi.graph.resolution import resolve
from chuyi.graph.schema import ontology
from tests.graph.worlds import DOCUMENTS, Clock, has, many_facts, named, new_ledger, of_source, record, says, school

A, B, C = school("甲职业技术学院"), school("乙职业学院"), school("丙学院")


def graph(ledger: Ledger, known_at: int | None = None) -> Projection:
    snapshot = ledger.live(known_at)
    return Projector(snapshot, resolve(snapshot, province="湖南省", threshold=0.5), ontology(), 0.5).everything()


def opened(folder: Path, name: str, days: int = 0) -> Ledger:
    clock = Clock()
    clock.pass_days(days)
    (folder / name).mkdir()
    return new_ledger(folder / name, clock)


@pytest.fixture
def rich(tmp_path: Path) -> Iterator[Ledger]:
    """Facts of all kinds, a source that changed, one that was withdrawn, decisions in force and taken back."""
    facts = many_facts()
    with opened(tmp_path, "rich") as ledger:
        record(
            ledger, of_source("a", facts[:40], Grade.OFFICIAL, DOCUMENTS[1]), of_source("b", facts[20:], Grade.MEDIA)
        )
        record(
            ledger, of_source("a", facts[:35], Grade.OFFICIAL, DOCUMENTS[1]), says("chuyi:test/c", named(A), named(B))
        )
        record(ledger, says("chuyi:test/gone", named(C)))
        with ledger.run("test") as run:
            ledger.withdraw_source(run, next(row.id for row in ledger.sources() if row.uri.endswith("gone")))
            key = next(fact.key for fact in ledger.live().facts() if fact.predicate == "level")
            ledger.decide(run, "李明", Same(A.id, B.id), Reject((key,), "某处", "错了"))
            [taken_back] = ledger.decide(run, "李明", Add(PropertyFact(A, "level", "中职", (), ""), "某处", "看到了"))
            ledger.decide(run, "李明", Undo(taken_back.id, "看错了"))
        yield ledger


@pytest.fixture
def file(rich: Ledger, tmp_path: Path) -> Path:
    export_ledger(rich, tmp_path / "备份.chuyi")
    return tmp_path / "备份.chuyi"


def test_an_empty_ledger_becomes_the_exported_one_with_all_its_history(
    rich: Ledger, file: Path, tmp_path: Path
) -> None:
    with opened(tmp_path, "new", days=5) as ours:
        done = import_ledger(ours, file)
        assert (done.whole, ours.id) == (True, rich.id)
        assert ours.decisions() == rich.decisions()
        for run in (1, 2, 3, 4, None):
            assert graph(ours, run) == graph(rich, run)
        # The same ledger gives the same rows again.
        export_ledger(ours, tmp_path / "again.chuyi")
        members = [_members(path) for path in (file, tmp_path / "again.chuyi")]
        assert members[0] == members[1]
        # And what is read later goes on from there.
        record(ours, says("chuyi:test/later", named(C)))
        assert ours.last_run() == rich.last_run() + 1
    with Ledger.open(tmp_path / "new" / "facts.db") as again:
        assert again.id == rich.id


def _members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "manifest.json"}


def test_two_ledgers_become_one(tmp_path: Path) -> None:
    shared, own, other = (
        says("chuyi:test/shared", named(A), named(B), sha256="1"),
        says("chuyi:test/own", named(B), has(B, "level", "中职")),
        says("chuyi:test/other", named(C), has(C, "level", "技工")),
    )
    with opened(tmp_path, "ours") as ours, opened(tmp_path, "theirs", days=3) as theirs:
        record(ours, shared, own)
        moved = says("file:///elsewhere/shared.csv", named(A), named(B), sha256="1")
        record(theirs, moved, other)
        with ours.run("review") as run:
            ours.decide(run, "李明", Same(A.id, B.id))
        with theirs.run("review") as run:
            theirs.decide(
                run, "王芳", Different(A.id, B.id), Add(PropertyFact(A, "level", "职业本科", (), ""), "某处", "看到了")
            )
        export_ledger(theirs, tmp_path / "theirs.chuyi")
        done = import_ledger(ours, tmp_path / "theirs.chuyi")
        assert (done.whole, done.sources, done.known) == (False, 1, 1)
        assert [(item.holds.who, item.gave_way.who) for item in done.decisions.conflicts] == [("王芳", "李明")]
        assert {row.uri.rpartition("/")[2] for row in ours.sources() if row.kind != "人工"} == {
            "shared",
            "own",
            "other",
        }
        nodes = {str(node["name"]): node.get("level") for node in graph(ours).nodes["Institution"].values()}
        assert nodes == {A.name: "职业本科", B.name: "中职", C.name: "技工"}
        entry = ours.live().entry
        again = import_ledger(ours, tmp_path / "theirs.chuyi")
        assert (again.sources, again.known, again.decisions.known) == (0, 2, 2)
        assert ours.live().entry == entry


@pytest.mark.parametrize("theirs_is_newer", [True, False])
def test_one_address_with_two_contents_is_a_conflict_and_the_later_reading_holds(
    tmp_path: Path, theirs_is_newer: bool
) -> None:
    days = (0, 3) if theirs_is_newer else (3, 0)
    with opened(tmp_path, "ours", days[0]) as ours, opened(tmp_path, "theirs", days[1]) as theirs:
        record(ours, says("chuyi:test/a", named(A), has(A, "level", "中职")))
        record(theirs, says("chuyi:test/a", named(A), has(A, "level", "技工")))
        export_ledger(theirs, tmp_path / "theirs.chuyi")
        done = import_ledger(ours, tmp_path / "theirs.chuyi")
        [conflict] = done.conflicts
        assert conflict.taken is theirs_is_newer
        assert graph(ours).nodes["Institution"][A.id]["level"] == ("技工" if theirs_is_newer else "中职")


def test_what_a_source_says_comes_over_whole_even_what_is_rejected(rich: Ledger, file: Path, tmp_path: Path) -> None:
    with opened(tmp_path, "ours") as ours:
        record(ours, says("chuyi:test/own", named(C)))
        import_ledger(ours, file)
        assert {decision.id for decision in ours.decisions()} == {decision.id for decision in rich.decisions()}
        theirs, mine = (
            {(fact.key, len(fact.evidence)) for fact in side.live().facts(as_stated=True)} for side in (rich, ours)
        )
        assert theirs <= mine
        held, there = graph(ours), graph(rich)
        for kind, relations in there.relations.items():
            if kind[0] not in ("HAS_PASSAGE", "TEXT_OF", "MENTIONS", "STATES"):
                assert relations.keys() <= held.relations[kind].keys()


def _rewritten(change: Callable[[dict[str, bytes]], None]) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        change(members)
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in members.items():
                archive.writestr(name, content)

    return spoil


def _manifest(**values: object) -> Callable[[dict[str, bytes]], None]:
    def change(members: dict[str, bytes]) -> None:
        members["manifest.json"] = json.dumps({**json.loads(members["manifest.json"]), **values}).encode()

    return change


def _honest(table: str, change: Callable[[bytes], bytes]) -> Callable[[dict[str, bytes]], None]:
    """A change with a hash and a count that fit it: what a forger would write."""

    def forge(members: dict[str, bytes]) -> None:
        import hashlib

        content = change(members[f"{table}.jsonl"])
        members[f"{table}.jsonl"] = content
        manifest = json.loads(members["manifest.json"])
        manifest["tables"][table] |= {"sha256": hashlib.sha256(content).hexdigest(), "rows": content.count(b"\n")}
        members["manifest.json"] = json.dumps(manifest).encode()

    return forge


SPOILED: dict[str, tuple[Callable[[Path], object], str]] = {
    "cut": (lambda path: path.write_bytes(path.read_bytes()[:-200]), "no exported ledger"),
    "a bit": (lambda path: path.write_bytes(_flipped(path.read_bytes())), "damaged"),
    "other zip": (_rewritten(lambda members: members.pop("manifest.json")), "no exported ledger"),
    "text": (lambda path: path.write_text("{}", encoding="utf-8"), "no exported ledger"),
    "other format": (_rewritten(_manifest(format="x")), "no exported ledger"),
    "other version": (_rewritten(_manifest(version=99)), "another version"),
    "no tables": (_rewritten(_manifest(tables={})), "damaged"),
    "member missing": (_rewritten(lambda members: members.pop("facts.jsonl")), "damaged"),
    "a changed value": (
        _rewritten(lambda members: members.update({"facts.jsonl": members["facts.jsonl"].replace(b"level", b"lexel")})),
        "damaged",
    ),
    "a type": (_rewritten(_honest("sources", lambda rows: rows.replace(b",1]", b',"1"]'))), "damaged"),
    "a reference": (_rewritten(_honest("entities", lambda rows: rows[rows.index(b"\n") + 1 :])), "damaged"),
    "a number twice": (
        _rewritten(_honest("entities", lambda rows: rows + rows.splitlines(keepends=True)[0])),
        "damaged",
    ),
    "a row's length": (_rewritten(_honest("sources", lambda rows: rows + b"[]\n")), "damaged"),
    "no JSON": (_rewritten(_honest("sources", lambda rows: rows + b"[" * 100_000 + b"\n")), "damaged"),
    "JSON inside": (_rewritten(_honest("facts", lambda rows: rows.replace(b'"\\"', b'"{\\"'))), "damaged"),
    "a forged decision": (
        _rewritten(_honest("decisions", lambda rows: rows.replace("李明".encode(), "王明".encode()))),
        "damaged",
    ),
}


def _flipped(content: bytes) -> bytes:
    at = content.index(b"facts.jsonl") + 400
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


@pytest.mark.parametrize("how", SPOILED)
def test_a_spoiled_file_changes_nothing(file: Path, tmp_path: Path, how: str) -> None:
    spoil, words = SPOILED[how]
    spoil(file)
    with opened(tmp_path, "empty") as empty, opened(tmp_path, "ours") as ours:
        record(ours, says("chuyi:test/own", named(A)))
        before = graph(ours)
        for ledger in (empty, ours):
            id_, runs = ledger.id, ledger.runs_begun()
            with pytest.raises(LedgerError, match=words):
                import_ledger(ledger, file)
            assert (ledger.id, ledger.runs_begun()) == (id_, runs)
        assert empty.live().entry == 0
        assert graph(ours) == before


def test_a_file_that_cannot_be_written_leaves_the_old_one(rich: Ledger, file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(LedgerError, match="Cannot write"):
        export_ledger(rich, tmp_path / "no folder" / "x.chuyi")
    (tmp_path / "folder").mkdir()
    with pytest.raises(LedgerError, match="Cannot write"):
        export_ledger(rich, tmp_path / "folder")
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".part") == []
    assert file.read_bytes() == before


def test_an_import_killed_at_any_moment_is_whole_or_not_there(file: Path, rich: Ledger, tmp_path: Path) -> None:
    (tmp_path / "chuyi.toml").write_text("", encoding="utf-8")
    command = [sys.executable, "-m", "chuyi", "--workspace", str(tmp_path), "import", "ledger", str(file)]
    wanted = graph(rich)
    chance = random.Random(7)

    for _ in range(6):
        (tmp_path / "facts.db").unlink(missing_ok=True)
        with Ledger.create(tmp_path / "facts.db"):
            pass
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ))
        time.sleep(chance.uniform(0.2, 2.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
        with Ledger.open(tmp_path / "facts.db") as ours:
            whole = ours.live().entry > 0

            assert not whole or graph(ours) == wanted
            if not whole:
                import_ledger(ours, file)
                assert graph(ours) == wanted
