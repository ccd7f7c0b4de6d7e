"""Lay ``.typing/chuyi``: the package as one tree of links, for tools that read sources and not the installation."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("graph", "ingest", "queries", "explore", "reports", "data")


def lay(tree: Path) -> None:
    """Make the tree anew."""
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    for entry in (ROOT / "src" / "chuyi").iterdir():
        if entry.name != "__pycache__":
            (tree / entry.name).symlink_to(entry)
    for room in ROOMS:
        (tree / room).symlink_to(ROOT / room)


if __name__ == "__main__":
    lay(ROOT / ".typing" / "chuyi")
