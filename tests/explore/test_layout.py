from __future__ import annotations

import random
import subprocess
import sys
from itertools import combinations
from statistics import mean

import networkx as nx
import pytest

from chuyi.explore.layout import HEIGHT, WIDTH, lay_out


def communities(count: int, size: int) -> nx.Graph[int]:
    return nx.planted_partition_graph(count, size, 0.4, 0.005, seed=5)


def test_labels_have_room() -> None:
    graph = nx.barabasi_albert_graph(300, 1, seed=3)
    places = lay_out([f"n{i}" for i in range(300)], [(f"n{a}", f"n{b}") for a, b in graph.edges])
    covering = [
        (one, other)
        for one, other in combinations(places.values(), 2)
        if abs(one[0] - other[0]) < WIDTH - 3 and abs(one[1] - other[1]) < HEIGHT - 3
    ]
    assert covering == []


def test_communities_stay_together() -> None:
    graph = communities(6, 25)
    places = lay_out([f"n{i:03}" for i in graph], [(f"n{a:03}", f"n{b:03}") for a, b in graph.edges])

    def kept(name: str) -> float:
        number = int(name[1:])
        x, y = places[name]
        near = sorted((n for n in places if n != name), key=lambda n: (places[n][0] - x) ** 2 + (places[n][1] - y) ** 2)
        return mean(int(other[1:]) // 25 == number // 25 for other in near[:8])

    assert mean(map(kept, places)) > 0.85


def test_nodes_without_edges_do_not_shrink_the_picture() -> None:
    graph = nx.barabasi_albert_graph(60, 2, seed=1)
    links = [(f"n{a}", f"n{b}") for a, b in graph.edges]
    alone = lay_out([f"n{i}" for i in range(60)], links)
    among = lay_out([f"n{i}" for i in range(60)] + [f"z{i}" for i in range(100)], links)

    def area(places: dict[str, tuple[int, int]]) -> float:
        xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
        return (max(xs) - min(xs) + WIDTH) * (max(ys) - min(ys) + HEIGHT)

    assert area(among) < area(alone) + 2 * 100 * WIDTH * HEIGHT


def test_the_same_graph_has_the_same_places_in_any_order_and_process() -> None:
    graph = communities(3, 20)
    links = [(f"学校{a}", f"企业{b}") for a, b in graph.edges]
    names = sorted({name for link in links for name in link})
    places = lay_out(names, links)
    random.Random(1).shuffle(names)
    random.Random(2).shuffle(links)
    assert lay_out(names, links) == places
    script = f"from chuyi.explore.layout import lay_out; print(lay_out({names!a}, {links!a}))"
    for seed in ("3", "4"):
        environment = {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, env=environment)
        assert done.stdout.decode("utf-8").strip() == str(places)


def test_more_links_pull_closer() -> None:
    names = [f"n{i}" for i in range(8)]
    ring = [(names[i], names[(i + 1) % 8]) for i in range(8)]
    once = lay_out(names, ring)
    often = lay_out(names, [*ring, *[(names[0], names[1])] * 12])

    def share(places: dict[str, tuple[int, int]]) -> float:
        """The length of the first link to the mean of all."""
        lengths = [((places[a][0] - places[b][0]) ** 2 + (places[a][1] - places[b][1]) ** 2) ** 0.5 for a, b in ring]
        return lengths[0] / mean(lengths)

    assert share(often) < share(once)


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_few_nodes(count: int) -> None:
    names = [f"n{i}" for i in range(count)]
    places = lay_out(names, [(a, a) for a in names])
    assert sorted(places) == names
    assert len(set(places.values())) == count
