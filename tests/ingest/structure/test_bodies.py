"""Bodies in letterheads, whole and in pieces."""

from __future__ import annotations

import pytest

from chuyi.ingest.structure.bodies import is_body, restore


@pytest.mark.parametrize(
    "name", ["江西省教育厅", "教育部", "中共云州市委办公室", "云州高新区管委会", "国家发展改革委", "云州市总工会"]
)
def test_body(name: str) -> None:
    assert is_body(name)


@pytest.mark.parametrize(
    "name", ["云州职业技术学院", "云州集团有限公司", "云州市机械行业协会", "关于规范办学的通知", "云州大学", "附件"]
)
def test_no_body(name: str) -> None:
    assert not is_body(name)


def test_restored_from_pieces_in_their_order() -> None:
    pieces = [
        "省教育厅",
        "江西",
        "展和改革委员会",
        "江西省发展和改革委员会",
        "省财政厅",
        "源和社会保障厅",
        "江西省人力资源和社会保障厅",
    ]
    names = [name for name, _ in restore(pieces)]
    assert names == ["江西省教育厅", "江西省发展和改革委员会", "江西省财政厅", "江西省人力资源和社会保障厅"]


def test_a_piece_that_spells_a_name_is_its_place() -> None:
    assert restore(["云州市教育局", "云州市教育局", "市财政局"]) == [("云州市教育局", [0, 1]), ("云州市财政局", [2])]


def test_noise_is_no_issuer() -> None:
    assert restore(["附件", "目录", "2026"]) == []
