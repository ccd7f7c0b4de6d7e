"""``chuyi doctor --data`` on data that is well and on data that is not."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.test_demo import chuyi

PARTNERS = """院校,企业,合作方式,来源网址
青禾职业技术学院,望川重机有限公司,订单班,https://example.org/a
"""
OTHERS = """院校,企业,合作方式
青禾职业技术学院,海蓝电气有限公司,订单班
,无名企业有限公司,订单班
"""


def findings(done: subprocess.CompletedProcess[str]) -> dict[str, dict[str, object]]:
    return {item["check"]: item for item in json.loads(done.stdout)["findings"]}


def look(folder: Path) -> tuple[int, dict[str, dict[str, object]]]:
    done = chuyi("doctor", "--data", "--format", "json", folder=folder, language="en")
    return done.returncode, findings(done)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "w"
    assert chuyi("init", str(folder), folder=tmp_path).returncode == 0
    (folder / "partnerships.csv").write_text(PARTNERS, encoding="utf-8")
    return folder


def test_each_sickness_is_counted_with_its_cure(workspace: Path) -> None:
    assert look(workspace)[1]["graph"]["state"] == "bad"
    assert chuyi("ingest", "partnerships.csv", folder=workspace).returncode == 0
    code, found = look(workspace)
    assert (code, found["graph"]["state"]) == (1, "bad")
    assert chuyi("build", folder=workspace).returncode == 0
    code, found = look(workspace)
    assert code == 0, found
    assert found["graph"]["state"] == "ok"
    for name in ("unsourced", "changed", "gone", "refused", "contradictions"):
        assert (found[name]["count"], found[name]["state"]) == (0, "ok"), name

    (workspace / "partnerships.csv").write_text(PARTNERS.replace("订单班", "现代学徒制"), encoding="utf-8")
    other = workspace / "partnerships_2.csv"
    other.write_text(OTHERS, encoding="utf-8")
    assert chuyi("ingest", "partnerships_2.csv", folder=workspace).returncode == 3
    code, found = look(workspace)
    assert code == 1
    assert found["graph"]["state"] == "bad"
    assert (found["changed"]["count"], found["gone"]["count"], found["refused"]["count"]) == (1, 0, 1)
    other.unlink()
    assert look(workspace)[1]["gone"]["count"] == 1
    for item in found.values():
        assert item["state"] == "ok" or item["remedy"]
