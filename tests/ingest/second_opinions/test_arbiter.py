"""The arbiter of boundaries: surer where it agrees, less sure where it cuts, and nothing else."""

from __future__ import annotations

from chuyi.ingest.layers import Extent, Layers, Mention, Repaired, Sentence
from chuyi.ingest.second_opinions.arbiter import AGREED, CUT, judge

TEXT = "望川职业技术学院与青禾重机有限公司签订协议。"


def read(*mentions: Mention) -> Layers:
    known = Layers(Repaired(TEXT, TEXT, (0,), (0,)))
    known.sentences = [Sentence(0, len(TEXT))]
    known.mentions = list(mentions)
    return known


def mention(name: str, type_: str, confidence: float) -> Mention:
    start = TEXT.index(name)
    return Mention(start, start + len(name), type_, name, "test", confidence=confidence)


def test_whole_names_become_surer_and_cut_ones_less_sure() -> None:
    whole = mention("望川职业技术学院", "Institution", 0.8)
    cut = mention("川职业技术学院与青", "Institution", 0.9)
    place = mention("望川", "Region", 0.85)
    judge(read(whole, cut, place))
    assert (whole.confidence, cut.confidence, place.confidence) == (AGREED, CUT, 0.85)


def test_what_is_surer_already_and_less_sure_already_stays() -> None:
    sure, unsure = mention("青禾重机有限公司", "Enterprise", 0.99), mention("禾重机有限公", "Enterprise", 0.5)
    known = read(sure, unsure)
    judge(known)
    assert [m.confidence for m in known.mentions] == [0.99, 0.5]
    assert [m.extent for m in known.mentions] == [Extent(9, 17), Extent(10, 16)]
