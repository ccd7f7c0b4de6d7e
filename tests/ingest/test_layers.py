"""Look-ups in the layers."""

from __future__ import annotations

from chuyi.ingest.layers import Extent, Layers, Mention, Sentence
from chuyi.ingest.text.repair import repair


def _layers() -> Layers:
    made = Layers(repair("洛阳市教育局支持洛阳职业技术学院。第二句。"))
    made.mentions = [
        Mention(0, 6, "Department", "洛阳市教育局", "rule"),
        Mention(8, 16, "Institution", "洛阳职业技术学院", "rule"),
        Mention(10, 12, "Designation", "职业", "rule", named=False),
    ]
    made.sentences = [Sentence(0, 17), Sentence(17, 21)]
    return made


def test_mentions_in() -> None:
    made = _layers()
    whole = Extent(0, len(made.text))
    assert [m.name for m in made.mentions_in(whole)] == ["洛阳市教育局", "洛阳职业技术学院"]
    assert [m.name for m in made.mentions_in(whole, ("Institution",))] == ["洛阳职业技术学院"]
    assert [m.name for m in made.mentions_in(Extent(1, 21))] == ["洛阳职业技术学院"]
    assert len(made.mentions_in(whole, classes=True)) == 3


def test_sentence_at() -> None:
    made = _layers()
    assert made.sentence_at(0) == Sentence(0, 17)
    assert made.sentence_at(16) == Sentence(0, 17)
    assert made.sentence_at(17) == Sentence(17, 21)
    assert made.sentence_at(99) is None


def test_extents() -> None:
    assert Extent(0, 5).covers(Extent(1, 5))
    assert not Extent(0, 5).covers(Extent(1, 6))
    assert _layers().repaired.span(Extent(3, 3)) == (3, 3)
