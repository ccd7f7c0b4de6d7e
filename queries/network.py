"""An answer as a networkx graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chuyi.errors import ChuyiError, Text

if TYPE_CHECKING:
    import networkx

    from chuyi.queries.answer import Answer, Row
    from chuyi.queries.header import Edge


def answer_network(answer: Answer) -> networkx.MultiDiGraph[str]:
    """Nodes by id with ``name`` and ``type``; relations keyed by their place in the answer.

    Columns become relations as the question's header says. Cypher of one's own gives the nodes,
    relations and paths that it returns.

    Raises:
        ChuyiError: the rows name no relations.
    """
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    if answer.question is None:
        for value in (value for values in answer.values for value in values):
            _add_value(graph, value)
    elif answer.question.network:
        for row in answer.rows:
            for edge in answer.question.network:
                _add_edge(graph, row, edge)
    if not graph:
        raise ChuyiError(
            Text("这个答案里没有可连成图的实体。", "This answer names no entities that could be joined to a graph."),
            Text("换一个列出关系两端的问题。", "Ask a question that lists both ends of relations."),
        )
    return graph


def _add_edge(graph: networkx.MultiDiGraph[str], row: Row, edge: Edge) -> None:
    for end in (edge.source, edge.target):
        id_ = row[f"{end}_id"]
        if id_ is not None:
            graph.add_node(id_, name=row[end], type=entity_type(id_))
    source, target = row[f"{edge.source}_id"], row[f"{edge.target}_id"]
    if source is None or target is None:
        return
    relation = row[edge.relation[1:]] if edge.relation.startswith("$") else edge.relation
    known = {edge.source, edge.target, f"{edge.source}_id", f"{edge.target}_id", "relation"}
    properties = {name: value for name, value in row.items() if name not in known and value is not None}
    graph.add_edge(source, target, **properties, relation=relation)


def entity_type(id_: str) -> str:
    """The entity type, which the id begins with in lower case."""
    from chuyi.graph.schema import ontology

    lower = id_.partition("-")[0]
    return next((type_ for type_ in ontology().concrete if type_.lower() == lower), lower)


def _add_value(graph: networkx.MultiDiGraph[str], value: Any) -> None:
    if hasattr(value, "relationships"):  # a path
        for item in (*value.nodes, *value.relationships):
            _add_value(graph, item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _add_value(graph, item)
    elif hasattr(value, "labels"):  # a node
        _add_node(graph, value.element_id, dict(value))
    elif hasattr(value, "start_node"):  # a relation
        for node in (value.start_node, value.end_node):
            _add_node(graph, node.element_id, dict(node))
        graph.add_edge(value.start_node.element_id, value.end_node.element_id, **dict(value), relation=value.type)


def _add_node(graph: networkx.MultiDiGraph[str], key: str, properties: dict[str, Any]) -> None:
    # Relations carry their ends without properties: what another value says of a node must survive them.
    graph.add_node(key, **properties)
