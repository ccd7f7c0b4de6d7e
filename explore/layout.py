"""Where the nodes of a picture stand: settled before the page is written, so that nothing moves in the browser.

Communities first (Louvain), each laid out by springs of its own, then the communities among each other: springs
alone lose the communities of a few hundred nodes. Parts that hang together by no edge, down to single nodes,
are packed in rows: left to the springs they fly off and shrink the picture to a dot. The same graph gives the
same places.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import networkx as nx

SEED = 2022
WIDTH, HEIGHT = 148.0, 64.0
"""Room for one node with its label of two lines, in the units of the canvas."""
SMALL = 12
"""Parts of no more nodes have no communities worth keeping apart."""
ASPECT = 1.4
"""Width to height of a window beside legend and panel."""

Point = tuple[float, float]


class _Box(NamedTuple):
    left: float
    top: float
    width: float
    height: float


def lay_out(nodes: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """A place for each node: x to the right, y downwards, in whole units of the canvas.

    Args:
        nodes: ids, in any order.
        links: pairs of ids; several links between two nodes pull them closer.
    """
    order = sorted(set(nodes))
    # Whole numbers instead of names: the order of a set of strings changes from process to process.
    number = {name: index for index, name in enumerate(order)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(order)))
    for one, other in sorted((number[a], number[b]) for a, b in links):
        if one != other:
            weight = graph.get_edge_data(one, other, {"weight": 0})["weight"]
            graph.add_edge(one, other, weight=weight + 1)
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part[0]))
    places = _packed([separate(_by_communities(graph.subgraph(part))) for part in parts])
    return {order[node]: (round(x), round(y)) for node, (x, y) in sorted(places.items())}


def separate(places: dict[int, Point], rounds: int = 120) -> dict[int, Point]:
    """Push nodes apart until their labels do not overlap, or ``rounds`` are over."""
    spots = {node: [x, y] for node, (x, y) in places.items()}
    for _ in range(rounds):
        moved = False
        for one, other in _near(spots):
            moved |= _push(spots[one], spots[other], lean=1.0 if one < other else -1.0)
        if not moved:
            break
    return {node: (x, y) for node, (x, y) in spots.items()}


def _by_communities(graph: nx.Graph[int]) -> dict[int, Point]:
    if len(graph) <= SMALL:
        radius = _radius(sorted(graph))
        return {node: (x * WIDTH / HEIGHT, y) for node, (x, y) in _springs(graph, radius).items()}
    communities = [sorted(c) for c in nx.community.louvain_communities(graph, weight="weight", seed=SEED)]
    communities.sort(key=lambda members: (-len(members), members[0]))
    middles = _middles(graph, communities)
    places = {}
    for members, (x, y) in zip(communities, middles, strict=True):
        for node, (dx, dy) in _springs(graph.subgraph(members), _radius(members)).items():
            places[node] = (x + dx * WIDTH / HEIGHT, y + dy)
    return places


def _radius(members: Sequence[int]) -> float:
    return HEIGHT * 0.62 * math.sqrt(len(members)) if len(members) > 1 else 0.0


def _middles(graph: nx.Graph[int], communities: list[list[int]]) -> list[Point]:
    """Where the communities stand, as far apart as they are large."""
    home = {node: index for index, members in enumerate(communities) for node in members}
    among: nx.Graph[int] = nx.Graph()
    among.add_nodes_from(range(len(communities)))
    for one, other, weight in _weights(graph):
        a, b = sorted((home[one], home[other]))
        if a != b:
            among.add_edge(a, b, weight=among.get_edge_data(a, b, {"weight": 0})["weight"] + weight)
    reach = sum(_radius(members) + HEIGHT for members in communities) / math.sqrt(len(communities))
    spots = {index: list(spot) for index, spot in _springs(among, reach).items()}
    for _ in range(200):
        moved = False
        for a in range(len(communities)):
            for b in range(a + 1, len(communities)):
                apart = _radius(communities[a]) + _radius(communities[b]) + HEIGHT
                moved |= _push_discs(spots[a], spots[b], apart)
        if not moved:
            break
    return [(spots[index][0] * WIDTH / HEIGHT, spots[index][1]) for index in range(len(communities))]


def _springs(graph: nx.Graph[int], radius: float) -> dict[int, Point]:
    """Spring layout inside a disc around (0, 0)."""
    if len(graph) <= 2:
        return {node: (0.0, 1.5 * HEIGHT * index) for index, node in enumerate(sorted(graph))}
    # A fresh graph in sorted order: a view yields its nodes in the order of a set.
    ordered: nx.Graph[int] = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_weighted_edges_from(sorted((min(a, b), max(a, b), weight) for a, b, weight in _weights(graph)))
    places = nx.spring_layout(ordered, weight="weight", seed=SEED, iterations=120, scale=radius)
    return {node: (float(x), float(y)) for node, (x, y) in places.items()}


def _weights(graph: nx.Graph[int]) -> list[tuple[int, int, int]]:
    return [(one, other, data["weight"]) for one, other, data in graph.edges(data=True)]


def _packed(parts: list[dict[int, Point]]) -> dict[int, Point]:
    """Parts without any edge between them, in rows, the largest first; nodes that stand alone come last."""
    boxes = [_box(part) for part in parts]
    if not boxes:
        return {}
    widest = max(box.width for box in boxes)
    even = math.sqrt(sum(box.width * box.height for box in boxes) * ASPECT)
    tries = [_in_rows(boxes, max(widest, even * share / 10)) for share in range(8, 21)]
    corners = min(tries, key=lambda found: _extent(boxes, found))
    return {
        node: (x - box.left + left, y - box.top + top)
        for part, box, (left, top) in zip(parts, boxes, corners, strict=True)
        for node, (x, y) in part.items()
    }


def _in_rows(boxes: list[_Box], room: float) -> list[Point]:
    """The corners of the boxes, in rows no wider than ``room``."""
    corners = []
    x = y = tallest = 0.0
    for box in boxes:
        if x and x + box.width > room:
            x, y, tallest = 0.0, y + tallest, 0.0
        corners.append((x, y))
        x, tallest = x + box.width, max(tallest, box.height)
    return corners


def _extent(boxes: list[_Box], corners: list[Point]) -> float:
    """The height of the window that the rows need."""
    width = max(x + box.width for (x, _), box in zip(corners, boxes, strict=True))
    height = max(y + box.height for (_, y), box in zip(corners, boxes, strict=True))
    return max(width / ASPECT, height)


def _box(part: dict[int, Point]) -> _Box:
    """A part's place and size, with room for its labels and a gap to the next."""
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    gap = 1.0 if len(part) == 1 else 1.6
    return _Box(
        min(xs) - WIDTH / 2, min(ys) - HEIGHT / 2, max(xs) - min(xs) + WIDTH * gap, max(ys) - min(ys) + HEIGHT * gap
    )


def _near(spots: dict[int, list[float]]) -> list[tuple[int, int]]:
    """Pairs that may overlap, found by a grid of cells as large as a label."""
    cells: dict[tuple[int, int], list[int]] = {}
    for node, (x, y) in sorted(spots.items()):
        cells.setdefault((math.floor(x / WIDTH), math.floor(y / HEIGHT)), []).append(node)
    pairs = []
    for (column, row), members in cells.items():
        around = [
            other
            for dx, dy in ((0, 0), (1, 0), (1, 1), (0, 1), (-1, 1))
            for other in cells.get((column + dx, row + dy), ())
        ]
        pairs += [
            (one, other)
            for one in members
            for other in around
            if one < other or (other not in members and one != other)
        ]
    return pairs


def _push(one: list[float], other: list[float], lean: float) -> bool:
    """Move two overlapping labels apart along the axis that needs less; ``lean`` decides when they coincide."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    over_x, over_y = WIDTH - abs(dx), HEIGHT - abs(dy)
    if over_x <= 1 or over_y <= 1:
        return False
    axis, over, gap = (0, over_x, dx) if over_x * HEIGHT < over_y * WIDTH else (1, over_y, dy)
    way = math.copysign(1.0, gap) if gap else lean
    one[axis] -= way * over / 2
    other[axis] += way * over / 2
    return True


def _push_discs(one: list[float], other: list[float], apart: float) -> bool:
    dx, dy = other[0] - one[0], other[1] - one[1]
    distance = math.hypot(dx, dy)
    if distance >= apart - 1:
        return False
    ux, uy = (dx / distance, dy / distance) if distance else (1.0, 0.0)
    half = (apart - distance) / 2
    one[0] -= ux * half
    one[1] -= uy * half
    other[0] += ux * half
    other[1] += uy * half
    return True
