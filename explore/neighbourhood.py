"""The picture of an entity: its neighbours within one or two steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from chuyi.errors import Text
from chuyi.explore.picture import MOST_NODES, Picture
from chuyi.explore.reading import read_picture
from chuyi.graph.schema import ontology
from chuyi.queries.names import Names, Rows

if TYPE_CHECKING:
    from chuyi.queries.session import Graph

RING = """UNWIND $ids AS id
MATCH (a:Entity {id: id})-[r]-(n:Entity)
RETURN n.id AS id, n.type AS type, n.name AS name, type(r) AS relation, count(r) AS links"""


def neighbourhood(graph: Graph, entity: str, *, depth: int = 1, limit: int = MOST_NODES) -> Picture:
    """An entity with its neighbours and all relations among them.

    Where there are more than ``limit``, each kind of neighbour keeps its share, and within a kind those with
    most relations come first. The second step does not go through regions: to lie in one city is not to have
    to do with each other.

    Args:
        entity: a name, alias or id.
        depth: 1 or 2 steps.
        limit: most entities, itself included.

    Raises:
        UnknownNameError: nothing has that name; offers the nearest.
        AmbiguousNameError: several entities have it; lists them.
    """
    centre = _names(graph).resolve(("Entity",), entity)
    shown, seen, found = [centre.id], {centre.id}, 1
    frontier = [centre.id]
    for _ in range(depth):
        ring = [row for row in graph.cypher(RING, ids=frontier) if row["id"] not in seen]
        order = fair_order(ring)
        seen |= set(order)
        found += len(order)
        shown += order[: limit - len(shown)]
        types = {row["id"]: row["type"] for row in ring}
        frontier = [id_ for id_ in order if id_ in shown and types[id_] != "Region"]
        if not frontier:
            break
    label = ontology().entities[centre.type].label
    steps = (Text("一步", "one step"), Text("两步", "two steps"))[depth - 1]
    return read_picture(
        graph,
        shown,
        title=Text(centre.name, centre.name),
        subtitle=Text(f"{label.zh}，{steps.zh}以内的关系", f"{label.en}: relations within {steps.en}"),
        found=found,
        centres=[centre.id],
    )


def fair_order(neighbours: Iterable[Mapping[str, Any]]) -> list[str]:
    """Ids in the order in which they enter a picture: the kinds (relation and type) take turns.

    Args:
        neighbours: maps with id, type, name, relation and links (how many relations lead there).
    """
    kinds: dict[tuple[str, str], list[tuple[int, str, str]]] = {}
    for row in neighbours:
        kinds.setdefault((row["relation"], row["type"]), []).append((-row["links"], row["name"] or "", row["id"]))
    queues = [sorted(kinds[kind]) for kind in sorted(kinds)]
    longest = max(map(len, queues), default=0)
    turns = [queue[turn][2] for turn in range(longest) for queue in queues if turn < len(queue)]
    return list(dict.fromkeys(turns))


class _Read:
    """A graph's answers as the names want them: rows of plain values."""

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        self.columns = list(columns)
        self.rows = [list(row) for row in rows]


def _names(graph: Graph) -> Names:
    def read(text: str, values: Mapping[str, Any]) -> Rows:
        answer = graph.cypher(text, **values)
        return _Read(answer.columns, answer.values)

    return Names(read)
