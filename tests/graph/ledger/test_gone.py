"""Files that are gone, and folders that only cannot be reached."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from chuyi.graph.facts import Grade
from chuyi.graph.ledger import SourceRow
from chuyi.graph.ledger.gone import missing_sources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("资料/在.csv", "资料/走 了.csv", "资料/深/丙.csv", "别处/丁.csv"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return tmp_path


def look(folder: Path, *under: str) -> tuple[list[str], dict[str, str]]:
    """Names of the gone, and of those out of reach with the folder that is missing."""
    uris = [(folder / name).as_uri() for name in ("资料/在.csv", "资料/走 了.csv", "资料/深/丙.csv", "别处/丁.csv")]
    sources = [
        SourceRow(uri[-9:], uri, "0", "文件", Grade.MEDIA, None, None, None, None, "", "")
        for uri in (*uris, "chuyi:hunan/institutions.csv")
    ]
    found = missing_sources(sources, [folder / name for name in under])
    names = dict(zip((source.uri for source in sources), ("在", "走", "丙", "丁", "包"), strict=True))
    return (
        [names[source.uri] for source in found.gone],
        {names[source.uri]: place.relative_to(folder).as_posix() for source, place in found.out_of_reach},
    )


def test_a_file_that_left_its_folder_is_gone(folder: Path) -> None:
    assert look(folder) == ([], {})
    (folder / "资料" / "走 了.csv").unlink()
    assert look(folder) == (["走"], {})
    assert look(folder, "资料") == (["走"], {})
    assert look(folder, "资料/走 了.csv") == (["走"], {})
    assert look(folder, "别处") == ([], {})


def test_a_folder_that_is_missing_is_out_of_reach(folder: Path) -> None:
    shutil.rmtree(folder / "资料")
    assert look(folder) == ([], {"在": "资料", "走": "资料", "丙": "资料/深"})
    assert look(folder, "资料") == ([], {"在": "资料", "走": "资料", "丙": "资料"})


def test_an_empty_folder_may_be_a_disk_that_is_not_connected(folder: Path) -> None:
    shutil.rmtree(folder / "资料")
    (folder / "资料").mkdir()
    assert look(folder, "资料") == ([], {"在": "资料", "走": "资料", "丙": "资料"})


def test_a_sub_folder_that_left_a_folder_that_is_there_is_gone(folder: Path) -> None:
    shutil.rmtree(folder / "资料" / "深")
    assert look(folder, "资料") == (["丙"], {})
    assert look(folder) == ([], {"丙": "资料/深"})
