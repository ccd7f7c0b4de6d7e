from __future__ import annotations

import dataclasses

import pytest

from chuyi.errors import Text
from chuyi.explore.picture import MOST_NODES, Edge, Node, Picture, Proof


def test_knows_whether_it_was_cut(picture: Picture) -> None:
    assert picture.is_cut
    assert not dataclasses.replace(picture, found=len(picture.nodes)).is_cut


def test_tells_what_rests_on_our_own_words_alone(picture: Picture) -> None:
    edges = {edge.id: edge for edge in picture.edges}
    assert picture.rests_on_samples(edges["r2"])
    assert not picture.rests_on_samples(edges["r1"])
    assert not picture.rests_on_samples(edges["r4"])  # no evidence is not our words
    both = dataclasses.replace(edges["r1"], proofs=(Proof("p1"), Proof("p3")))
    assert not picture.rests_on_samples(both)


def test_refuses_what_cannot_be_drawn() -> None:
    empty = Text("", "")
    node = Node("region-1", "Region", "长沙市")
    with pytest.raises(ValueError, match="twice"):
        Picture(empty, empty, (node, node))
    with pytest.raises(ValueError, match="without their nodes"):
        Picture(empty, empty, (node,), (Edge("r", "PART_OF", "region-1", "region-2"),))
    with pytest.raises(ValueError, match="without their passages"):
        Picture(empty, empty, (dataclasses.replace(node, proofs=(Proof("p"),)),))
    with pytest.raises(ValueError, match="301 nodes"):
        Picture(empty, empty, tuple(Node(f"region-{i}", "Region", "x") for i in range(MOST_NODES + 1)))
