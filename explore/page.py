"""One picture as one file: UTF-8, no network, nothing of the data ever read as markup or script.

pyvis draws: it writes the nodes, edges and options, and its wheel carries vis-network. Its page is not used
as it is, because it loads scripts from the net in every mode, adds nodes in quadratic time, and lets names
become script by three ways (heading, tooltips, selection menu). What is taken from it are the two scripts
that draw; around them stands a page of our own, whose Content-Security-Policy allows these scripts, by
their hashes, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from pyvis.network import Network

from chuyi.errors import ChuyiError, Text
from chuyi.explore.captions import CAPTIONS
from chuyi.explore.layout import lay_out
from chuyi.explore.picture import Edge, Node, Picture, Proof
from chuyi.graph.facts import Grade
from chuyi.graph.schema import Property, ontology
from chuyi.queries.evidence import place_words

HERE = Path(__file__).parent
LINE_WIDTH = 20
"""Of a line of a label; a Chinese character counts as two."""
BEFORE = re.compile(
    r"(?=职业技术|职业学院|职业大学|职业中|学院|有限|股份|产教|行业|职教|实训|基地|产业|委员会|教育|联盟)"
)
AFTER = re.compile(r"(?<=大学|学院|公司|集团)|(?<=[）、· ])")
"""Where a long name breaks well: before the words that end names, after those that end an owner's."""

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "tooltipDelay": 10**9, "multiselect": False, "selectConnectedEdges": False},
    "nodes": {
        "borderWidth": 2,
        "borderWidthSelected": 3,
        "labelHighlightBold": False,
        "font": {"size": 13, "face": "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Noto Sans SC',sans-serif"},
    },
    "edges": {
        "width": 1.2,
        "selectionWidth": 1.6,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
        "font": {"size": 11, "strokeWidth": 4, "align": "middle"},
        "smooth": False,
    },
}


def write_page(picture: Picture, language: str) -> str:
    """The page as text; write it as UTF-8 with ``\\n`` line ends, or the hashes of its scripts fail.

    Args:
        language: ``"zh"`` or ``"en"``: what the page opens in; the reader may switch.

    Raises:
        ChuyiError: the installed pyvis writes another page than the one known here.
    """
    library, drawing = _scripts_of(_network(picture))
    style = (HERE / "page.css").read_text(encoding="utf-8")
    script = (HERE / "page.js").read_text(encoding="utf-8")
    template = (HERE / "page.html").read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; script-src {' '.join(map(_hash, (library, drawing, script)))}; "
        f"style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    )
    parts = {
        "LANGUAGE": "zh-CN" if language == "zh" else "en",
        "POLICY": policy,
        "TITLE": html.escape(f"{picture.title.in_language(language)} · {CAPTIONS['app'].in_language(language)}"),
        "NO_SCRIPT": html.escape(CAPTIONS["noScript"].in_language(language)),
        "STYLE": style,
        "DATA": _json(_data(picture, language)),
        "LIBRARY": library,
        "DRAWING": drawing,
        "SCRIPT": script,
    }
    head, *rest = template.split("{{")
    return head + "".join(parts[key] + tail for key, tail in (piece.split("}}", 1) for piece in rest))


def label(name: str) -> str:
    """A name as the canvas shows it: at most two lines, without characters that command."""
    shown = "".join(_visible(character) for character in " ".join(name.split()))
    if _width(shown) <= LINE_WIDTH:
        return shown
    first = _break(shown)
    rest = shown[first:].lstrip()
    if _width(rest) > LINE_WIDTH:
        rest = _start(rest, LINE_WIDTH - 2) + "…"
    return f"{shown[:first].rstrip()}\n{rest}"


def _break(text: str) -> int:
    """Where the first of two lines ends: before a word that ends names, where one is near the middle."""
    half = min(_width(text) / 2, LINE_WIDTH)
    fitting = [position for position in range(1, len(text)) if _width(text[:position]) <= LINE_WIDTH]
    words = [position for position in fitting if BEFORE.match(text, position) or AFTER.match(text, position)]
    near = [p for p in words if _width(text) > 2 * LINE_WIDTH or _width(text[p:]) <= LINE_WIDTH]
    return min(near or fitting, key=lambda position: abs(_width(text[:position]) - half))


def _visible(character: str) -> str:
    """Control and direction marks become �: on a canvas nothing isolates them."""
    return "\ufffd" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn") else character


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _start(text: str, room: int) -> str:
    for position in range(len(text)):
        if _width(text[: position + 1]) > room:
            return text[:position]
    return text


def _network(picture: Picture) -> Network:
    """The picture for pyvis. Lists are assigned: its add methods search all earlier nodes for each new one."""
    network = Network(directed=True, cdn_resources="in_line")
    keys = {node.id: f"n{index}" for index, node in enumerate(picture.nodes)}
    places = lay_out(keys, [(edge.source, edge.target) for edge in picture.edges])
    degrees = Counter(end for edge in picture.edges for end in {edge.source, edge.target})
    network.nodes = [_drawn_node(node, keys, places, degrees, picture.centres) for node in picture.nodes]
    between: Counter[frozenset[str]] = Counter()
    network.edges = [_drawn_edge(f"e{i}", edge, keys, between, picture) for i, edge in enumerate(picture.edges)]
    network.options = OPTIONS
    return network


def _drawn_node(
    node: Node,
    keys: Mapping[str, str],
    places: Mapping[str, tuple[int, int]],
    degrees: Mapping[str, int],
    centres: Collection[str],
) -> dict[str, Any]:
    x, y = places[node.id]
    central = node.id in centres
    return {
        "id": keys[node.id],
        "label": label(node.name),
        "shape": shape(node.type),
        "color": ontology().entities[node.type].colour,
        "size": 22 if central else round(min(9 + 1.6 * math.sqrt(degrees[node.id]), 18), 1),
        "x": x,
        "y": y,
        "shapeProperties": {"borderDashes": [4, 3] if node.needs_check else False},
    }


def _drawn_edge(
    key: str, edge: Edge, keys: Mapping[str, str], between: Counter[frozenset[str]], picture: Picture
) -> dict[str, Any]:
    pair = frozenset((edge.source, edge.target))
    nth, between[pair] = between[pair], between[pair] + 1
    drawn: dict[str, Any] = {"id": key, "from": keys[edge.source], "to": keys[edge.target]}
    if edge.needs_check:
        drawn["dashes"] = [6, 4]
    elif picture.rests_on_samples(edge):
        drawn["dashes"] = [2, 3]
    if nth:  # further relations of the same two bow out, or they would lie on each other
        way = 1 if keys[edge.source] < keys[edge.target] else -1
        side = way if nth % 2 else -way
        drawn["smooth"] = {
            "enabled": True,
            "type": "curvedCW" if side > 0 else "curvedCCW",
            "roundness": round(0.14 * ((nth + 1) // 2), 2),
        }
    return drawn


def shape(type_: str) -> str:
    """Organisations are round, places of training square, everything else diamonds: colour is not all there is."""
    kinds = ontology().ancestors(type_)
    return "dot" if "Organization" in kinds else "square" if "Facility" in kinds else "diamond"


class _Scripts(HTMLParser):
    """Collects the texts of the inline scripts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script" and "src" not in dict(attrs)
        if self.inside:
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[-1] += data


def _scripts_of(network: Network) -> tuple[str, str]:
    """vis-network and the script that draws, out of the page that pyvis makes."""
    page = _Scripts()
    page.feed(network.generate_html().replace("\r\n", "\n"))
    libraries = [text for text in page.texts if "@license" in text and "vis-network" in text]
    drawings = [text for text in page.texts if "function drawGraph" in text]
    if len(libraries) != 1 or len(drawings) != 1:
        raise ChuyiError(
            Text("已安装的 pyvis 版本与本程序不合。", "The installed pyvis is of a version that does not fit."),
            Text("请安装 pyvis 0.3.2：pip install pyvis==0.3.2", "Install 0.3.2: pip install pyvis==0.3.2"),
        )
    # The map is for debuggers and lies on the net.
    return libraries[0].replace("//# sourceMappingURL=vis-network.min.js.map", ""), drawings[0]


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _json(value: object) -> str:
    """JSON that can stand inside a script element: no ``<`` can end it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    # A lone surrogate cannot be written as UTF-8.
    return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in text)


def _data(picture: Picture, language: str) -> dict[str, Any]:
    """What the page's own script reads."""
    passages = {id_: index for index, id_ in enumerate(sorted(picture.passages))}
    keys = {node.id: index for index, node in enumerate(picture.nodes)}
    return {
        "language": language,
        "captions": CAPTIONS,
        "title": picture.title,
        "subtitle": picture.subtitle,
        "found": picture.found,
        "grades": {grade.value: grade.label for grade in Grade},
        "types": _types(picture),
        "relations": _relations(picture),
        "nodes": [_node_data(node, passages, picture) for node in picture.nodes],
        "edges": [
            {**_edge_data(edge, passages, picture), "from": keys[edge.source], "to": keys[edge.target]}
            for edge in picture.edges
        ],
        "centres": [keys[id_] for id_ in picture.centres if id_ in keys],
        "passages": [_passage_data(picture, id_) for id_ in passages],
        "coverage": [{"name": c.name, "held": c.held, "total": c.total} for c in picture.coverage],
        "origin": None
        if picture.origin is None
        else {"ledger": picture.origin.ledger, "run": picture.origin.run, "date": picture.origin.built_at},
    }


def _types(picture: Picture) -> dict[str, Any]:
    used = Counter(node.type for node in picture.nodes)
    found = {}
    for type_ in sorted(used, key=lambda name: (-used[name], name)):
        declared = ontology().entities[type_]
        found[type_] = {
            "label": declared.label,
            "colour": declared.colour,
            "shape": shape(type_),
            "properties": _labels(declared.properties),
        }
    return found


def _relations(picture: Picture) -> dict[str, Any]:
    used = Counter(edge.type for edge in picture.edges)
    return {
        type_: {
            "label": ontology().relations[type_].label,
            "properties": _labels(ontology().relations[type_].properties),
        }
        for type_ in sorted(used, key=lambda name: (-used[name], name))
    }


def _labels(properties: Mapping[str, Property]) -> dict[str, Text]:
    return {name: declared.label for name, declared in properties.items()}


def _node_data(node: Node, passages: Mapping[str, int], picture: Picture) -> dict[str, Any]:
    return {
        "id": node.id,
        "name": node.name,
        "aliases": list(node.aliases),
        **_common_data(node, ontology().entities[node.type].properties, passages, picture),
    }


def _edge_data(edge: Edge, passages: Mapping[str, int], picture: Picture) -> dict[str, Any]:
    return {"id": edge.id, **_common_data(edge, ontology().relations[edge.type].properties, passages, picture)}


def _common_data(
    item: Node | Edge, declared: Mapping[str, Property], passages: Mapping[str, int], picture: Picture
) -> dict[str, Any]:
    values = {name: item.properties[name] for name in declared if item.properties.get(name) not in (None, "", [])}
    return {
        "type": item.type,
        "properties": values,
        "grade": item.grade,
        "check": item.needs_check,
        "sample": picture.rests_on_samples(item),
        "proofs": [_proof_data(proof, passages) for proof in item.proofs],
        "more": max(0, item.proof_count - len(item.proofs)),
    }


def _proof_data(proof: Proof, passages: Mapping[str, int]) -> list[int | None]:
    return [passages[proof.passage], proof.start, proof.end]


def _passage_data(picture: Picture, id_: str) -> dict[str, Any]:
    passage = picture.passages[id_]
    return {
        "id": id_,
        "document": passage.document,
        "location": place_words(passage.location),
        "text": passage.text,
        "grade": passage.grade,
        "address": passage.address,
        "kind": passage.kind,
    }
