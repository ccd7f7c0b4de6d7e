"""Shortest paths through a network, each step with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from chuyi.errors import ChuyiError, Text
from chuyi.queries.evidence import Evidence, collect_evidence
from chuyi.queries.names import Names, quoted
from chuyi.queries.networks.measures import simple

if TYPE_CHECKING:
    import networkx

    from chuyi.queries.session import Graph

    Network = networkx.MultiDiGraph[str]


@dataclass(frozen=True)
class Step:
    """One step of a path: a relation between two entities, and what it rests on.

    Attributes:
        forward: whether the relation points the way the path goes.
    """

    start: str
    relation: str
    finish: str
    forward: bool
    start_id: str
    finish_id: str
    relation_id: str
    evidence: list[Evidence] = field(default_factory=list, repr=False)


def paths_between(graph: Graph, network: Network, start: str, finish: str, *, most: int = 3) -> list[list[Step]]:
    """At most ``most`` shortest paths, always the same ones; none where the two are not connected.

    Args:
        network: as :meth:`Graph.network` gives it: paths lead through its types and relations only.
        start, finish: names, aliases or ids.

    Raises:
        UnknownNameError, AmbiguousNameError: a name means nothing here, or several things.
        ChuyiError: an end is not in the network.
    """
    import networkx

    ends = [_end(graph, network, value) for value in (start, finish)]
    undirected = simple(network)
    if not networkx.has_path(undirected, *ends):
        return []
    found = islice(networkx.all_shortest_paths(undirected, *ends), most)
    return [list(_steps(graph, network, path)) for path in found]


def _end(graph: Graph, network: Network, value: str) -> str:
    found = Names(graph.read).resolve(("Entity",), value)
    if found.id not in network:
        raise ChuyiError(
            Text(
                f"{quoted(found.name)}不在这个网络里。",
                f"{quoted(found.name)} is not in this network.",
            ),
            Text(f"建网络时请包括 {found.type}。", f"Build the network with {found.type} among its types."),
        )
    return found.id


def _steps(graph: Graph, network: Network, path: list[str]) -> Iterator[Step]:
    for start, finish in pairwise(path):
        there, back = network.get_edge_data(start, finish), network.get_edge_data(finish, start)
        between: dict[Any, dict[str, Any]] = there or back
        key = min(between)
        yield _step(graph, network, (start, finish), key, between[key], bool(there))


def _step(
    graph: Graph, network: Network, ends: tuple[str, str], key: str, properties: dict[str, Any], forward: bool
) -> Step:
    names = [str(network.nodes[end].get("name", end)) for end in ends]
    evidence = collect_evidence(graph.read, [properties])
    return Step(names[0], str(properties["relation"]), names[1], forward, *ends, key, evidence)
