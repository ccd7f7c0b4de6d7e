"""What a network says of its nodes: who is in the middle, who belongs together, what holds the parts together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from chuyi.graph.exports.content import Content
from chuyi.graph.exports.network import network_of

if TYPE_CHECKING:
    import networkx

    Network = networkx.MultiDiGraph[str]

SEED = 1
# Betweenness takes a search from every node: of a larger network it is estimated from this many.
EXACT_NODES = 2000
SAMPLE = 500


@dataclass(frozen=True)
class Measures:
    """The measures of a node.

    Attributes:
        degree: how many other nodes it has relations with, whichever way they point.
        relations: how many relations it has.
        betweenness: the share of shortest paths between others that lead through it (0 to 1).
        community: number of its community, 1 being the largest.
        cut_point: whether its part of the network would fall apart without it.
    """

    id: str
    name: str
    type: str
    degree: int
    relations: int
    betweenness: float
    community: int
    cut_point: bool


@dataclass(frozen=True)
class Bridge:
    """Two nodes whose relations alone join two parts of the network; ``cut_off`` nodes are in the smaller part."""

    start: str
    finish: str
    start_name: str
    finish_name: str
    relations: tuple[str, ...]
    cut_off: int


def simple(network: Network) -> networkx.Graph[str]:
    """Who is linked with whom: no direction, ``weight`` relations between two nodes, always in the same order."""
    import networkx

    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(sorted(network))
    for start, finish in sorted((min(ends), max(ends)) for ends in network.edges()):
        if start != finish:
            weight = graph.get_edge_data(start, finish, {"weight": 0})["weight"] + 1
            graph.add_edge(start, finish, weight=weight)
    return graph


def measures(network: Network, *, seed: int = SEED) -> list[Measures]:
    """The measures of every node, those in the middle first.

    Betweenness is among the nodes that have a relation; above 2,000 of them it is estimated from 500 (Brandes and
    Pich 2007), by the seed.
    """
    import networkx

    graph = simple(network)
    linked = graph.subgraph(sorted(id_ for id_ in graph if graph.degree(id_)))
    sample = None if len(linked) <= EXACT_NODES else SAMPLE
    between = networkx.betweenness_centrality(linked, k=sample, seed=seed)
    of = {id_: number for number, group in enumerate(communities(network, seed=seed), 1) for id_ in group}
    cut = set(networkx.articulation_points(graph))
    found = [
        Measures(
            id_,
            str(network.nodes[id_].get("name", id_)),
            str(network.nodes[id_].get("type", "")),
            graph.degree(id_),
            network.degree(id_),
            round(between.get(id_, 0.0), 6),
            of[id_],
            id_ in cut,
        )
        for id_ in graph
    ]
    return sorted(found, key=lambda item: (-item.betweenness, -item.degree, item.id))


def communities(network: Network, *, seed: int = SEED) -> list[list[str]]:
    """Louvain communities (Blondel 2008), weighted by the number of relations: the largest first, each in order."""
    import networkx

    groups = networkx.community.louvain_communities(simple(network), weight="weight", seed=seed)
    return sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))


def bridges(network: Network) -> list[Bridge]:
    """The single links between parts, those that hold the most together first."""
    import networkx

    graph = simple(network)
    links = sorted((min(ends), max(ends)) for ends in networkx.bridges(graph))
    found = []
    for (start, finish), cut_off in zip(links, _cut_off(graph, links), strict=True):
        keys = [str(key) for ends in ((start, finish), (finish, start)) for key in (network.get_edge_data(*ends) or {})]
        names = [str(network.nodes[end].get("name", end)) for end in (start, finish)]
        found.append(Bridge(start, finish, names[0], names[1], tuple(sorted(keys)), cut_off))
    return sorted(found, key=lambda item: (-item.cut_off, item.start, item.finish))


def _cut_off(graph: networkx.Graph[str], links: Sequence[tuple[str, str]]) -> list[int]:
    """For each bridge how many nodes are in the smaller part without it: one walk over the tree of parts."""
    import networkx

    rest = graph.copy()
    rest.remove_edges_from(links)
    parts = [set(part) for part in networkx.connected_components(rest)]
    of = {node: number for number, part in enumerate(parts) for node in part}
    tree: networkx.Graph[int] = networkx.Graph()
    tree.add_nodes_from(range(len(parts)))
    tree.add_edges_from((of[start], of[finish]) for start, finish in links)
    below: dict[frozenset[int], int] = {}
    for whole in networkx.connected_components(tree):
        total = sum(len(parts[number]) for number in whole)
        sizes = {number: len(parts[number]) for number in whole}
        steps = list(networkx.dfs_edges(tree, min(whole)))
        for parent, child in reversed(steps):
            below[frozenset((parent, child))] = min(sizes[child], total - sizes[child])
            sizes[parent] += sizes[child]
    return [below[frozenset((of[start], of[finish]))] for start, finish in links]


def with_measures(content: Content, *, seed: int = SEED) -> Content:
    """The same graph, its nodes with their measures as properties: columns of whatever it is exported to."""
    found: Mapping[str, Measures] = {item.id: item for item in measures(network_of(content), seed=seed)}

    def columns(id_: str) -> dict[str, Any]:
        values = asdict(found[id_])
        return {name: value for name, value in values.items() if name not in ("id", "name", "type")}

    nodes = [replace(node, properties={**node.properties, **columns(node.id)}) for node in content.nodes]
    return replace(content, nodes=nodes)


def of_type(found: Sequence[Measures], type_: str) -> list[Measures]:
    """Those of one type, in their order."""
    return [item for item in found if item.type == type_]
