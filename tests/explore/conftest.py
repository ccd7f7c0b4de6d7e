"""A browser that can reach nothing, and a picture for it."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from chuyi.config import Settings, Workspace
from chuyi.errors import Text
from chuyi.explore.page import write_page
from chuyi.explore.picture import Coverage, Edge, Node, Origin, Passage, Picture, Proof
from chuyi.graph.engines import Engine
from chuyi.queries.session import Graph
from chuyi.writing import write_whole
from tests.conftest import absent
from tests.queries.fixture_graph import build_fixture

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1400,860",
    # The network is blocked: no name resolves, no address answers, not even the machine's own.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
)


class Page:
    """A page in the browser, and what happened in it."""

    def __init__(self, driver: Chrome) -> None:
        self.driver = driver

    def run(self, script: str, *arguments: Any) -> Any:
        """What ``script`` returns in the page."""
        return self.driver.execute_script(script, *arguments)

    def text(self, selector: str) -> str:
        """The text of an element as the reader sees it."""
        return str(self.run("return document.querySelector(arguments[0]).innerText", selector))

    def click_node(self, index: int) -> None:
        """Click on a node of the canvas, where it is drawn."""
        self._click(f"network.canvasToDOM(network.getPositions(['n{index}'])['n{index}'])")

    def click_edge(self, index: int) -> None:
        """Click on the middle of a straight line of the canvas."""
        middle = (
            f"(() => {{ const [a, b] = network.getConnectedNodes('e{index}').map((id) => network.getPosition(id));"
            "return network.canvasToDOM({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }); })()"
        )
        self._click(middle)

    def _click(self, place: str) -> None:
        x, y = self.run(
            f"const p = {place}, box = document.getElementById('mynetwork').getBoundingClientRect();"
            "return [box.left + p.x, box.top + p.y];"
        )
        self.run("window.clicked = false; network.once('click', () => (window.clicked = true))")
        for kind in ("mousePressed", "mouseReleased"):
            event = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
            self.driver.execute_cdp_cmd("Input.dispatchMouseEvent", event)
        # The library tells a click from a double click by waiting.
        self.until("window.clicked")

    def until(self, condition: str) -> None:
        """Wait, at most ten seconds, until a condition holds in the page."""
        deadline = time.monotonic() + 10
        while not self.run(f"return Boolean({condition})"):
            assert time.monotonic() < deadline, condition
            time.sleep(0.05)

    def requests(self) -> list[str]:
        """Addresses that the page asked for, itself aside, with what stopped them where something did."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        stops = {
            event["params"]["requestId"]: event["params"].get("blockedReason", "")
            for event in events
            if event["method"] == "Network.loadingFailed"
        }
        sent = [event["params"] for event in events if event["method"] == "Network.requestWillBeSent"]
        own = self.driver.current_url.partition("#")[0]
        found = [(item["request"]["url"], stops.get(item["requestId"], "")) for item in sent]
        return [f"{url} {stop}".strip() for url, stop in found if url.partition("#")[0] != own]

    def complaints(self) -> list[str]:
        """What stands in the console: violations of the policy, errors."""
        return [entry["message"] for entry in self.driver.get_log("browser")]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Headless Chromium without a network."""
    chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or chromedriver is None:
        absent("Chromium and its driver (Debian: apt-get install chromium chromium-driver)")
    options = ChromeOptions()
    options.binary_location = str(chromium)
    profile = tmp_path_factory.mktemp("chromium")
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    # Chromium itself knows no GB18030 for the names of files that it saves, whatever locale the tests run in.
    driver = Chrome(options=options, service=Service(str(chromedriver), env={**os.environ, "LC_ALL": "C.UTF-8"}))
    yield driver
    driver.quit()


@pytest.fixture
def show(browser: Chrome, tmp_path: Path) -> Callable[[Picture], Page]:
    """Write a picture, open it, give the page."""

    def opened(picture: Picture, language: str = "zh") -> Page:
        file = tmp_path / "page.html"
        write_whole(file, write_page(picture, language).encode("utf-8"))
        browser.get("about:blank")
        for log in ("browser", "performance"):
            browser.get_log(log)
        browser.get(file.as_uri())
        # The canvas takes its size in the first frames, and the view is fitted to it.
        frames = "(function next() { left-- ? requestAnimationFrame(next) : done(); })()"
        browser.execute_async_script(f"const done = arguments[0]; let left = 5; {frames}")
        return Page(browser)

    return opened


ROW = "base=智能网联汽车实训基地 | partner=北京理工大学长沙研究院 | role=共建"
SENTENCE = "建设20个“楚怡”文化传承基地，支持湖南工业职业技术学院建设。"


@pytest.fixture(scope="session")
def picture() -> Picture:
    """Six entities: an alliance with members, a training base with a partner, one alone; all kinds of marks."""
    passages = [
        Passage(
            "p1",
            SENTENCE,
            "关于实施职业教育“楚怡”行动的通知",
            {"clause": "二（一）2"},
            "official",
            "https://jyt.example/1",
        ),
        Passage("p2", ROW, "共建名单", {"sheet": "基地", "row": 7}, "mirror", None, "表格"),
        Passage("p3", "我们写的话。", "楚怡行动（示例改写）", {"paragraph": 3}, "unknown", None, "示例改写"),
    ]
    start = SENTENCE.index("湖南工业")
    nodes = [
        Node(
            "institution-1",
            "Institution",
            "湖南工业职业技术学院",
            {"level": "高职专科", "ownership": "公办"},
            ("湖南工职院",),
            "official",
            False,
            (Proof("p1", start, start + 10),),
            3,
        ),
        Node("alliance-1", "Alliance", "全国智能网联汽车行业产教融合共同体", {"founded": "2023-12"}, (), "media"),
        Node("enterprise-1", "Enterprise", "北京理工大学长沙研究院有限公司", {}, (), "mirror", True, (Proof("p2"),), 1),
        Node("trainingbase-1", "TrainingBase", "智能网联汽车实训基地", {}, (), "official"),
        Node("region-1", "Region", "长沙市", {"level": "市", "code": "430100"}, (), "official"),
        Node("association-1", "Association", "湖南省职业教育与成人教育学会", {}, (), "official"),
    ]
    edges = [
        Edge(
            "r1", "LEADS", "institution-1", "alliance-1", {"role": "牵头"}, "official", False, (Proof("p1", 0, 2),), 1
        ),
        Edge("r2", "MEMBER_OF", "institution-1", "alliance-1", {"role": "成员"}, "unknown", True, (Proof("p3"),), 1),
        Edge("r3", "CO_BUILDS", "enterprise-1", "trainingbase-1", {"role": "共建"}, "mirror", True, (Proof("p2"),), 1),
        Edge("r4", "HOSTS", "institution-1", "trainingbase-1", {}, "official"),
        Edge("r5", "LOCATED_IN", "institution-1", "region-1", {}, "official"),
    ]
    return Picture(
        Text("湖南工业职业技术学院", "Hunan Industry Polytechnic"),
        Text("院校，一步以内的关系", "Institution: relations within one step"),
        tuple(nodes),
        tuple(edges),
        {passage.id: passage for passage in passages},
        ("institution-1",),
        found=9,
        coverage=(Coverage("“楚怡”文化传承基地", 1, 20), Coverage("试点高职院校", None, 15)),
        origin=Origin("ledger-3f2a9b8c7d6e", "run-7", "2026-11-24T20:11:00+08:00"),
    )


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def graph(request: pytest.FixtureRequest) -> Iterator[Graph]:
    """The questions' fixture graph on each engine in turn; nothing in a module may write to it."""
    engine: Engine = request.getfixturevalue(f"{request.param}_engine")
    engine.clear()
    build_fixture(engine)
    yield Graph(engine, Workspace(Path("nowhere"), Settings(province="山海省")))
    engine.clear()
