from pathlib import Path

import pytest

from chuyi.ingest.folders import files_under


def touched(folder: Path, *names: str) -> Path:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return folder


def test_folders_are_walked_in_order_and_every_file_comes_once(tmp_path: Path) -> None:
    touched(tmp_path, "b.csv", "a/2.csv", "a/1.csv", "a/深/3.csv")
    found = list(files_under([tmp_path / "b.csv", tmp_path, tmp_path / "a", tmp_path / "没有.csv"]))
    assert found == [tmp_path / name for name in ("b.csv", "a/1.csv", "a/2.csv", "a/深/3.csv", "没有.csv")]


def test_what_is_no_source_is_passed_over(tmp_path: Path) -> None:
    touched(tmp_path, ".hidden.csv", ".git/x.csv", "~$名单.xlsx", "Thumbs.db", "名单.xlsx")
    assert list(files_under([tmp_path])) == [tmp_path / "名单.xlsx"]


def test_a_workspace_does_not_read_itself(tmp_path: Path) -> None:
    touched(
        tmp_path, "chuyi.toml", "facts.db", "graph/x", "out/r.xlsx", "mappings/m.yaml", "questions/q.cypher", "名单.csv"
    )
    touched(tmp_path, "资料/out/名单.csv")
    assert list(files_under([tmp_path])) == [tmp_path / "名单.csv", tmp_path / "资料/out/名单.csv"]


def test_links_to_folders_do_not_lead_round_in_circles(tmp_path: Path) -> None:
    touched(tmp_path, "a/1.csv")
    try:
        (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    assert list(files_under([tmp_path])) == [tmp_path / "a" / "1.csv"]


def test_the_parts_of_a_saved_page_are_no_sources(tmp_path: Path) -> None:
    for folder in ("通知_files", "公示.files", "my_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "logo.png").write_bytes(b"x")
    for page in ("通知.html", "公示.HTM"):
        (tmp_path / page).write_text("<p>x", encoding="utf-8")
    assert set(files_under([tmp_path])) == {
        tmp_path / "通知.html", tmp_path / "公示.HTM", tmp_path / "my_files" / "logo.png"
    }  # fmt: skip
