"""Nodes and relations as a networkx graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chuyi.graph.exports.content import Content

if TYPE_CHECKING:
    import networkx


def network_of(content: Content) -> networkx.MultiDiGraph[str]:
    """A directed multigraph: nodes by id with their properties, ``name`` and ``type`` among them; relations keyed by
    their id with their properties and ``relation``, their type. ``graph.graph`` says what it is of."""
    import networkx

    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    network.graph.update({"title": content.title, **content.about})
    for node in sorted(content.nodes, key=lambda item: item.id):
        network.add_node(node.id, **{**node.properties, "type": node.type, "name": node.name})
    for item in sorted(content.relations, key=lambda item: (item.start, item.end, item.id)):
        network.add_edge(item.start, item.end, key=item.id, **{**item.properties, "relation": item.type})
    return network
