"""``compose.yaml`` against what Neo4j documents for its image; no container is started here."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.servers.neo4j_server import CONFIGURATION, POM


@pytest.fixture(scope="module")
def service() -> dict[str, Any]:
    text = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    declared = yaml.safe_load(text)
    assert declared.keys() == {"services", "volumes"}
    [found] = declared["services"].values()
    assert {volume.partition(":")[0] for volume in found["volumes"]} == declared["volumes"].keys()
    return dict(found)


def test_it_is_the_community_edition_that_is_tested(service: dict[str, Any]) -> None:
    tested = re.search(r"<neo4j.version>(\d+\.\d+)", POM.read_text(encoding="utf-8"))
    assert tested
    assert service["image"] == f"neo4j:{tested[1]}-community"


def test_it_answers_on_this_machine_alone(service: dict[str, Any]) -> None:
    assert sorted(service["ports"]) == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687"]


def test_without_a_password_it_does_not_start(service: dict[str, Any]) -> None:
    assert re.fullmatch(r"neo4j/\$\{NEO4J_PASSWORD:\?.+\}", service["environment"]["NEO4J_AUTH"])


def test_settings_are_written_as_the_image_reads_them(service: dict[str, Any]) -> None:
    """A dot is an underscore and an underscore two; the server that tests start knows the settings."""
    settings = {key.removeprefix("NEO4J_") for key in service["environment"]} - {"AUTH"}
    known = {line.partition("=")[0] for line in CONFIGURATION.splitlines()}
    assert {re.sub("__|_", lambda m: "_" if len(m[0]) == 2 else ".", name) for name in settings} <= known


def test_the_data_outlives_the_container(service: dict[str, Any]) -> None:
    assert [volume.partition(":")[2] for volume in service["volumes"]] == ["/data"]
