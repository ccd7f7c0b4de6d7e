"""kill -9 at random moments of review, import, ingest, forget and prune: nothing told is lost, half or twice.

    python bench/killed.py [--times 25] [--seed 1]

Review: a process decides pair after pair from a pipe and is killed after a random time; every decision that it told of
must be in the ledger, no pair may be decided twice, and the next process goes on where this one was cut off. Import:
a ledger of the shipped tables is imported into an empty workspace, and into one that holds other sources; after the
kill it must be all there or not at all, and importing again must give the same ledger. Ingest, forget and prune: a
folder of tables is read (each table must be whole or not there), withdrawn, or half of it deleted and pruned (all of it
or nothing); after each kill the same command must come to the end that it comes to undisturbed.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from chuyi.cli import run  # noqa: E402
from chuyi.graph.ledger import Ledger  # noqa: E402
from chuyi.graph.ledger.portable import import_ledger  # noqa: E402
from tests.cli.killing import held, killed_again_and_again, tables  # noqa: E402

PAIRS = 400
TABLES = 60
ENVIRONMENT = {**os.environ, "PYTHONUNBUFFERED": "1"}


def workspace(folder: Path, table: str = "") -> Path:
    """A workspace, with what a table says."""
    folder.mkdir()
    (folder / "chuyi.toml").write_text('province = "湖南省"\n', encoding="utf-8")
    if table:
        file = folder / "院校.csv"
        file.write_text(f"名称,城市\n{table}", encoding="utf-8")
        _chuyi(folder, "ingest", str(file))
    return folder


def killed_reviews(folder: Path, times: int, chance: random.Random) -> dict[str, int]:
    """Kill the dialog again and again until all is decided or it was killed often enough."""
    names = (
        f"湖南{a}{b}"
        for a in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
        for b in "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往"
    )
    pairs = "".join(f"{name}职业学院,\n{name}职业技术学院,\n" for name, _ in zip(names, range(PAIRS), strict=False))
    place = workspace(folder / "review", pairs)
    told: set[str] = set()
    lost = doubled = 0
    for _ in range(times):
        command = [sys.executable, "-m", "chuyi", "--workspace", str(place), "--lang", "en", "review", "--who", "bench"]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENVIRONMENT
        )
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(b"sd" * PAIRS)
        process.stdin.flush()
        # Some decisions, then some milliseconds into the next one.
        left, said = chance.randrange(PAIRS // times), ""
        while left >= 0 and (line := process.stderr.readline().decode("utf-8", "replace")):
            said += line
            left -= "Noted" in line
        time.sleep(chance.uniform(0, 0.05))
        process.send_signal(signal.SIGKILL)
        said += process.communicate()[1].decode("utf-8", "replace")
        ids = re.findall(r"Noted: \w+ \(([0-9a-f]{8})\)", said)
        with Ledger.open(place / "facts.db") as ledger:
            made = [decision for decision in ledger.decisions() if not decision.undone]
        known = {decision.id[:8] for decision in made}
        told.update(ids)
        lost += len(set(ids) - known)
        doubled += len(made) - len({decision.subject for decision in made})
    return {"killed": times, "told": len(told), "lost": lost, "doubled": doubled, "decided": len(made)}


def killed_imports(folder: Path, times: int, chance: random.Random) -> dict[str, int]:
    """Kill imports into an empty and into another ledger by turns."""
    source = workspace(folder / "source")
    _chuyi(source, "ingest", "--shipped")
    file = folder / "shipped.chuyi"
    _chuyi(source, "export", "ledger", str(file))
    other = workspace(folder / "other", "临溪职业学院,\n")
    began = time.monotonic()
    _chuyi(workspace(folder / "once"), "import", "ledger", str(file))
    usual = time.monotonic() - began + 1.0  # a process of its own starts first
    whole = half = differ = 0
    for number in range(times):
        place = folder / f"import{number}"
        if number % 2:
            shutil.copytree(other, place)
        else:
            workspace(place)
            Ledger.create(place / "facts.db").close()
        before = 1 if number % 2 else 0
        command = [sys.executable, "-m", "chuyi", "--workspace", str(place), "import", "ledger", str(file)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
        time.sleep(chance.uniform(0.3 * usual, 1.5 * usual))
        process.send_signal(signal.SIGKILL)
        process.wait()
        with Ledger.open(place / "facts.db") as ledger, Ledger.open(source / "facts.db") as wanted:
            count, full = len(ledger.sources()), len(wanted.sources()) + before
            whole += count == full
            half += count not in (before, full)
            import_ledger(ledger, file)
            keys = {fact.key for fact in ledger.live().facts(with_evidence=False)}
            differ += not keys >= {fact.key for fact in wanted.live().facts(with_evidence=False)}
            differ += len(ledger.sources()) != full
        shutil.rmtree(place)
    return {"killed": times, "whole": whole, "half": half, "differ": differ}


def killed_folders(folder: Path, times: int, chance: random.Random) -> dict[str, dict[str, int]]:
    """Kill the reading, forgetting and pruning of a folder of tables."""
    files = folder / "tables"
    tables(files, TABLES)
    empty = workspace(folder / "empty", "临溪职业学院,\n")
    full = folder / "full"
    shutil.copytree(empty, full)
    _chuyi(full, "ingest", str(files))
    before = held(full)
    rest = held(empty)
    found = {
        "ingest": killed_again_and_again(empty, ("ingest", files), [], times, chance),
        "forget": killed_again_and_again(full, ("forget", files, "--yes"), [before, rest], times, chance),
    }
    gone = sorted(files.iterdir())[::2]
    for file in gone:
        file.unlink()
    kept = {uri: facts for uri, facts in before.items() if uri not in {file.as_uri() for file in gone}}
    found["prune"] = killed_again_and_again(full, ("ingest", files, "--prune"), [before, kept], times, chance)
    return found


def main() -> int:
    """Run all and print what was found; 1 where something was lost, doubled or left half."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        reviews = killed_reviews(Path(folder), options.times, chance)
        print("review", reviews, flush=True)
        imports = killed_imports(Path(folder), options.times, chance)
        print("import", imports, flush=True)
        folders = killed_folders(Path(folder), options.times, chance)
        for what, done in folders.items():
            print(what, done, flush=True)
    wrong = [done[name] for done in (imports, *folders.values()) for name in ("half", "differ")]
    return int(any((reviews["lost"], reviews["doubled"], *wrong)))


def _chuyi(folder: Path, *arguments: str) -> None:
    code = run(["--workspace", str(folder), *arguments])
    if code not in (0, 3):
        raise SystemExit(f"chuyi {' '.join(arguments)}: exit code {code}")


if __name__ == "__main__":
    raise SystemExit(main())
