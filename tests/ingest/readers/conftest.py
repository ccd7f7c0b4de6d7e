"""Each kind of file is read once: recognising a page takes seconds."""

from __future__ import annotations

from pathlib import Path

import pytest

from chuyi.ingest.documents import read_layers
from chuyi.ingest.layers import Layers
from chuyi.ingest.reading import ReadingConfig
from tests.conftest import absent
from tests.ingest.readers.notice import CHROMIUM, FONT, MAKERS, write

SCANS = ("jpg", "scan.pdf")


@pytest.fixture(scope="session")
def notices(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Layers]:
    """What the pipeline finds in the notice, by kind of file."""
    if not Path(FONT).exists():
        absent("the fonts of fonts-noto-cjk")
    if CHROMIUM is None:
        absent("Chromium")
    folder = tmp_path_factory.mktemp("notices")
    return {kind: read_layers(write(folder, kind), ReadingConfig()) for kind in MAKERS}


@pytest.fixture(scope="session")
def scans(notices: dict[str, Layers]) -> dict[str, str]:
    """The texts of the scanned notices, by kind of file."""
    return {kind: notices[kind].repaired.original for kind in SCANS}
