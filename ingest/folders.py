"""Which files a path means."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from chuyi.config import SETTINGS_FILE
from chuyi.ingest.readers.kinds import PAGES
from chuyi.ingest.sources import MAPPING_FOLDER

# What a workspace keeps for itself, and what programs leave lying about.
OWN_FOLDERS = ("graph", "out", "questions", MAPPING_FOLDER)
OWN_FILES = (SETTINGS_FILE, "facts.db", "facts.db-wal", "facts.db-shm")
LEFT_BEHIND = ("Thumbs.db", "desktop.ini")
# Where a browser puts the pictures and scripts of a page that it saves: 通知.html, 通知_files or 通知.files.
_PARTS = re.compile(r"[_.]files$")


def files_under(paths: Iterable[Path]) -> Iterator[Path]:
    """Files as they are named, and every file of a folder and its sub-folders by name; each once.

    Hidden files, lock files of office programs and a workspace's own files are no sources. A path that
    does not exist comes too: reading it says so.
    """
    seen = set()
    for path in paths:
        for file in _walk(path) if path.is_dir() else (path,):
            place = file.resolve()
            if place not in seen:
                seen.add(place)
                yield file


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        here = Path(place)
        is_workspace = (here / SETTINGS_FILE).is_file()
        pages = {Path(name).stem for name in files if name.lower().endswith(PAGES)}
        folders[:] = sorted(
            name
            for name in folders
            if not (name.startswith(".") or (is_workspace and name in OWN_FOLDERS) or _PARTS.sub("", name) in pages)
        )
        for name in sorted(files):
            left_behind = name.startswith((".", "~$")) or name in LEFT_BEHIND
            if not left_behind and not (is_workspace and name in OWN_FILES):
                yield here / name
