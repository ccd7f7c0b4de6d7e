"""The page in a real browser without a network: it draws, answers clicks, and runs nothing but its own scripts."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from chuyi.errors import Text
from chuyi.explore.page import label, shape, write_page
from chuyi.explore.picture import Edge, Node, Passage, Picture, Proof
from tests.explore.conftest import SENTENCE, Page

Show = Callable[..., Page]

SCRIPT = "<script>document.title='owned'</script>"
HOSTILE = [
    SCRIPT,
    "</script><script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "\"><svg onload=document.title='owned'>",
    "';document.title='owned';//",
    "`${document.title='owned'}`",
    "{{LIBRARY}} {% raw %} {{ 7*7 }}",
    "<a href=javascript:alert(1)>href</a>",
    '=HYPERLINK("http://evil.example","x")',
    "first line\nsecond line",
    "\u202egnirts\u202c right-to-left",
    "<!-- <script> --!>",
    "\u2028\u2029\x00\x1b[31m",
    "长" * 10_000,
    "\ud800 lone",
    "𠮷野家",
]


def test_draws_without_asking_for_anything(show: Show, picture: Picture) -> None:
    page = show(picture)
    assert page.run("return nodes.length") == 6
    assert page.run("return edges.length") == 5
    # Seen, not only held: the canvas has the colours of the types.
    colours = page.run(
        "const c = document.querySelector('#mynetwork canvas'), found = new Set();"
        "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "for (let i = 0; i < d.length; i += 4) found.add('#' + [d[i], d[i+1], d[i+2]]"
        ".map((v) => v.toString(16).padStart(2, '0')).join(''));"
        "return [...found]"
    )
    assert {"#2f6f9f", "#c07a2c", "#d0a215", "#9e9e9e"} <= set(colours)
    assert page.requests() == []
    assert page.complaints() == []


def test_the_network_of_the_test_is_blocked(show: Show, picture: Picture) -> None:
    """The two tests above and below would pass on a page that fetches, if nothing noticed."""
    page = show(picture)
    page.driver.get("data:text/html,<img src='https://cdn.jsdelivr.net/x.png'><img src='http://127.0.0.1:80/y.png'>")
    page.until("[...document.images].every((image) => image.complete)")
    assert {"https://cdn.jsdelivr.net/x.png", "http://127.0.0.1/y.png"} <= set(page.requests())
    assert len([line for line in page.complaints() if "ERR_" in line]) >= 2


def test_the_policy_stops_what_is_not_the_pages_own(show: Show, picture: Picture) -> None:
    page = show(picture)
    page.run(
        "const s = document.createElement('script'); s.textContent = \"document.title = 'owned'\";"
        "document.body.append(s);"
        "const i = new Image(); i.src = 'https://evil.example/x.png'; document.body.append(i);"
        "fetch('https://evil.example/').catch(() => {});"
    )
    page.until("[...document.images].every((image) => image.complete)")
    assert page.driver.title != "owned"
    assert page.requests() == ["https://evil.example/x.png csp"]
    assert len([line for line in page.complaints() if "Content Security Policy" in line]) >= 3


def test_hostile_names_stay_text(show: Show) -> None:
    passages = {f"p{i}": Passage(f"p{i}", name, name, {"sheet": name, "row": i}, "mirror", "javascript:" + name)
                for i, name in enumerate(HOSTILE)}  # fmt: skip
    proofs = [(Proof(f"p{i}", 0, 1),) for i in range(len(HOSTILE))]
    nodes = tuple(
        Node(f"enterprise-{i:02}", "Enterprise", name, {"industry": name}, (name,), "mirror", True, proofs[i], 1)
        for i, name in enumerate(HOSTILE)
    )
    edges = tuple(
        Edge(f"r{i:02}", "SUBSIDIARY_OF", nodes[0].id, node.id, {}, "mirror", True, (Proof(f"p{i}"),), 1)
        for i, node in enumerate(nodes[1:], 1)
    )
    page = show(Picture(Text(SCRIPT, SCRIPT), Text(SCRIPT, SCRIPT), nodes, edges, passages, (nodes[0].id,), len(nodes)))
    title = page.driver.title
    for index, name in enumerate(HOSTILE):
        page.run(
            "const search = document.getElementById('search'); search.focus(); search.value = arguments[0];"
            "search.dispatchEvent(new Event('input')); search.blur()",
            name[:20].encode("utf-8", "replace").decode("utf-8"),
        )
        page.click_node(index)
        shown = json.loads(page.run("return JSON.stringify(document.querySelector('#panel h2').textContent)"))
        assert shown == name
        assert page.run("return document.querySelectorAll('#panel a').length") == 0
    assert page.run("return document.querySelectorAll('script').length") == 4
    assert page.run("return document.querySelectorAll('main img, main svg script, main iframe').length") == 0
    assert page.driver.title == title == f"{SCRIPT} · 楚怡图谱"
    assert page.requests() == []
    assert page.complaints() == []


def test_a_click_shows_properties_and_the_marked_sentence(show: Show, picture: Picture) -> None:
    page = show(picture)
    index = [node.id for node in picture.nodes].index("institution-1")
    page.click_node(index)
    panel = page.text("#panel")
    assert "湖南工业职业技术学院" in panel
    assert "层次\n高职专科" in panel
    assert "其他名称\n湖南工职院" in panel
    assert SENTENCE in panel
    assert "关于实施职业教育“楚怡”行动的通知" in panel
    assert "条款 二（一）2" in panel
    assert "另有 2 处未列出" in panel
    assert page.run("return document.querySelector('#panel mark').textContent") == "湖南工业职业技术学院"
    assert page.run("return document.querySelector('#panel figure a').href") == "https://jyt.example/1"
    assert page.run("return location.hash") == "#institution-1"


def test_offsets_count_characters_not_utf16_units(show: Show) -> None:
    passage = Passage("p", "𠮷𠮷支持𠮷野家公司建设", "文件")
    node = Node("enterprise-1", "Enterprise", "𠮷野家公司", proofs=(Proof("p", 4, 9),), proof_count=1)
    page = show(Picture(Text("x", "x"), Text("", ""), (node,), (), {"p": passage}))
    page.click_node(0)
    assert page.run("return document.querySelector('#panel mark').textContent") == "𠮷野家公司"


def test_what_is_to_be_checked_or_only_a_sample_is_marked(show: Show, picture: Picture) -> None:
    page = show(picture)
    page.click_node([node.id for node in picture.nodes].index("enterprise-1"))
    assert page.run("return [...document.querySelectorAll('#panel > .top .chip')].map((c) => c.innerText)") == [
        "企业",
        "待核",
    ]
    assert "工作表 基地，第 7 行" in page.text("#panel figure")
    assert "转载" in page.text("#panel figure")
    page.run("document.querySelector('#panel .close').click()")
    index = [node.id for node in picture.nodes].index("institution-1")
    page.click_node(index)
    page.run(
        "[...document.querySelectorAll('#panel button.why')].filter((b) => b.innerText.includes('成员'))[0].click()"
    )
    assert page.run("return [...document.querySelectorAll('#panel > .top .chip')].map((c) => c.innerText)") == [
        "关系",
        "待核",
        "示例改写",
    ]
    assert page.run("return document.querySelector('#panel figure').className") == "proof sample"
    assert "示例改写" in page.text("#panel figcaption")
    drawn = {edge: page.run(f"return edges.get('e{i}').dashes") for i, edge in enumerate(e.id for e in picture.edges)}
    assert drawn == {"r1": None, "r2": [6, 4], "r3": [6, 4], "r4": None, "r5": None}


def test_a_click_on_a_line_shows_the_relation(show: Show, picture: Picture) -> None:
    page = show(picture)
    page.click_edge([edge.id for edge in picture.edges].index("r3"))
    ends = [line.strip() for line in page.text("#panel .ends").split("\n")]
    assert ends == ["北京理工大学长沙研究院有限公司", "↓ 共建", "智能网联汽车实训基地"]
    assert "共建" in page.text("#panel dl")


def test_search_by_name_and_alias_with_the_keyboard_alone(show: Show, picture: Picture) -> None:
    page = show(picture)
    ActionChains(page.driver).send_keys("/").perform()
    ActionChains(page.driver).send_keys("工职院").send_keys(Keys.ENTER).perform()
    assert page.run("return document.querySelector('#panel h2').textContent") == "湖南工业职业技术学院"
    ActionChains(page.driver).send_keys("/").send_keys("基地").perform()
    assert page.run("return document.querySelectorAll('#matches [role=option]').length") == 1
    ActionChains(page.driver).send_keys(Keys.ARROW_DOWN).send_keys(Keys.ENTER).perform()
    assert page.run("return document.querySelector('#panel h2').textContent") == "智能网联汽车实训基地"
    ActionChains(page.driver).send_keys(Keys.ESCAPE).perform()
    assert "未收录不等于没有" in page.text("#panel")
    ActionChains(page.driver).send_keys("/").send_keys("没有这个").perform()
    assert page.text("#matches") == "图中没有这个名称"


def test_the_canvas_obeys_the_keyboard(show: Show, picture: Picture) -> None:
    page = show(picture)
    page.run("document.getElementById('mynetwork').focus()")
    before = page.run("return [network.getScale(), network.getViewPosition().x]")
    ActionChains(page.driver).send_keys("+").send_keys(Keys.ARROW_RIGHT).perform()
    after = page.run("return [network.getScale(), network.getViewPosition().x]")
    assert after[0] == pytest.approx(before[0] * 1.25)
    assert after[1] > before[1]
    ActionChains(page.driver).send_keys("0").perform()
    assert page.run("return network.getScale()") == pytest.approx(before[0])


def test_the_legend_names_and_hides_types(show: Show, picture: Picture) -> None:
    page = show(picture)
    assert "院校" in page.text("#legend")
    assert "共建" in page.text("#legend")
    fill = page.run("return document.querySelector('#legend [data-kind=Alliance] svg *').getAttribute('fill')")
    assert fill == "#c07a2c"
    page.run("document.querySelector('#legend [data-kind=Alliance]').click()")
    hidden = page.run("return [nodes.get().filter((n) => n.hidden).length, edges.get().filter((e) => e.hidden).length]")
    assert hidden == [1, 2]
    assert (
        page.run("return document.querySelector('#legend [data-kind=Alliance]').getAttribute('aria-pressed')")
        == "false"
    )
    page.run("document.querySelector('#legend [data-kind=Alliance]').click()")
    page.run("document.querySelector('#legend [data-kind=HOSTS]').click()")
    hidden = page.run("return [nodes.get().filter((n) => n.hidden).length, edges.get().filter((e) => e.hidden).length]")
    assert hidden == [0, 1]


def test_says_how_complete_it_is(show: Show, picture: Picture) -> None:
    page = show(picture)
    assert page.text("footer").startswith("未收录不等于没有")
    assert "显示 6 个，共找到 9 个" in page.text("footer")
    assert "2026-11-24" in page.text("footer")
    assert "run-7" in page.text("footer")
    assert "“楚怡”文化传承基地\t1/20" in page.text("#panel")
    assert "试点高职院校\t未核/15" in page.text("#panel")
    complete = show(dataclasses.replace(picture, found=6))
    assert "截取" not in complete.text("footer")


def test_speaks_both_languages(show: Show, picture: Picture) -> None:
    page = show(picture, "en")
    assert page.driver.title == "Hunan Industry Polytechnic · Chuyi graph"
    assert "Not held does not mean that it does not exist" in page.text("footer")
    assert "Training base" in page.text("#legend")
    page.run("document.getElementById('language').click()")
    assert "实训基地" in page.text("#legend")
    assert page.run("return document.documentElement.lang") == "zh-CN"


def test_saves_its_data_and_its_image_without_a_network(show: Show, picture: Picture, tmp_path: Path) -> None:
    page = show(picture)
    behaviour = {"behavior": "allow", "downloadPath": str(tmp_path / "saved")}
    page.driver.execute_cdp_cmd("Browser.setDownloadBehavior", behaviour)
    page.run("document.getElementById('save-data').click(); document.getElementById('save-image').click()")
    deadline = time.monotonic() + 10
    while sorted(file.suffix for file in tmp_path.glob("saved/*")) != [".json", ".png"]:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    # By suffix: in which encoding the browser writes names is its own affair.
    data, image = sorted(tmp_path.glob("saved/*"), key=lambda file: file.suffix)
    saved = json.loads(data.read_text(encoding="utf-8"))
    assert [node["id"] for node in saved["nodes"]] == [node.id for node in picture.nodes]
    assert saved["edges"][2]["from"] == "enterprise-1"
    assert saved["edges"][2]["evidence"] == [{"passage": "p2", "start": None, "end": None}]
    assert saved["note"] == "未收录不等于没有"
    assert image.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert page.requests() == [] or all(url.startswith("blob:") for url in page.requests())


def test_follows_the_readers_preference_for_dark(show: Show, picture: Picture) -> None:
    page = show(picture)
    light = page.run("return getComputedStyle(document.body).backgroundColor")
    media = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    page.until("nodes.get('n0').font.color !== '#1d2733'")
    dark = page.run("return [getComputedStyle(document.body).backgroundColor, nodes.get('n0').font.color]")
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert light == "rgb(246, 247, 249)"
    assert dark == ["rgb(18, 23, 29)", "#dfe6ed"]


def test_an_address_opens_at_its_entity(show: Show, picture: Picture) -> None:
    page = show(picture)
    page.run("location.hash = 'trainingbase-1'; location.reload()")
    page.until("document.querySelector('#panel h2')")
    assert page.run("return document.querySelector('#panel h2').textContent") == "智能网联汽车实训基地"


def test_three_hundred_nodes_are_drawn_at_once(show: Show) -> None:
    nodes = tuple(Node(f"enterprise-{i:03}", "Enterprise", f"湖南第{i}机械制造股份有限公司") for i in range(300))
    edges = tuple(Edge(f"r{i:03}", "SUBSIDIARY_OF", nodes[i].id, nodes[i // 7].id) for i in range(1, 300))
    page = show(Picture(Text("x", "x"), Text("", ""), nodes, edges, found=300))
    assert page.run("return [nodes.length, edges.length]") == [300, 299]
    # Labels keep their size, and those that are shown do not cover each other.
    shown = page.run("return nodes.get().filter((n) => n.label !== ' ').length")
    assert 20 < shown < 300
    assert page.complaints() == []


def test_two_builds_are_the_same_bytes_in_any_process(picture: Picture, tmp_path: Path) -> None:
    script = (
        "import sys; from tests.explore.conftest import picture; from chuyi.explore.page import write_page\n"
        "sys.stdout.buffer.write(write_page(picture.__wrapped__(), 'zh').encode('utf-8'))\n"
    )
    root = Path(__file__).parents[2]
    built = [
        subprocess.run(
            [sys.executable, "-c", script], check=True, capture_output=True, cwd=root, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    ]
    assert built[0] == built[1] == write_page(picture, "zh").encode("utf-8")


def test_nothing_of_the_net_is_left_in_the_file(picture: Picture) -> None:
    page = write_page(picture, "zh")
    assert not re.search(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=", page)
    assert "sourceMappingURL" not in page
    assert "cdnjs" not in page
    assert "default-src 'none'" in page
    assert "unsafe" not in re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1]  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("湖南铁道职业技术学院", "湖南铁道职业技术学院"),
        ("全国智能网联汽车行业产教融合共同体", "全国智能网联汽车\n行业产教融合共同体"),
        ("湖南工业大学醴陵陶瓷学院", "湖南工业大学\n醴陵陶瓷学院"),
        ("长" * 50, "长" * 10 + "\n" + "长" * 9 + "…"),
        ("a\u202eb\nc", "a\ufffdb c"),
        ("", ""),
    ],
)
def test_labels_are_two_lines_at_most(name: str, shown: str) -> None:
    assert label(name) == shown


def test_shapes_tell_organisations_places_and_the_rest_apart() -> None:
    assert [shape(type_) for type_ in ("Enterprise", "TrainingBase", "Task")] == ["dot", "square", "diamond"]
