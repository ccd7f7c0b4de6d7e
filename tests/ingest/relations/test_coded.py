"""Sentences in code."""

from __future__ import annotations

from chuyi.ingest.layers import Extent
from chuyi.ingest.relations.coded import CODES, PARTIES, Name, encode, frame

_SCHOOL, _FIRM = CODES["Institution"], CODES["Enterprise"]


def _coded(text: str, *names: tuple[str, str]) -> tuple[str, list[str]]:
    places = []
    position = 0
    for name, type_ in names:
        start = text.index(name, position)
        position = start + len(name)
        places.append((Extent(start, position), (Name(name, type_, Extent(start, position)),)))
    coded = encode(text, Extent(0, len(text)), places)
    return coded.text, [name.name for name in coded.within(0, len(coded.text))]


def test_names_quotes_and_asides() -> None:
    text = "甲校（以下简称“甲”）与乙厂共建“丙”（2019年）。"
    assert _coded(text, ("甲校", "Institution"), ("乙厂", "Enterprise")) == (
        f"{_SCHOOL}与{_FIRM}共建丙（2019年）。",
        ["甲校", "乙厂"],
    )


def test_two_bodies_under_one_word() -> None:
    both = (Name("甲校", "Institution", Extent(0, 2)), Name("乙厂", "Enterprise", Extent(0, 2)))
    coded = encode("双方签约", Extent(0, 4), [(Extent(0, 2), both)])
    assert coded.text == f"{PARTIES}签约"
    assert coded.names[0] == both


def test_frames() -> None:
    many = frame("{ORG+}共建")
    assert many.match(f"{_SCHOOL}、{_FIRM}和{_SCHOOL}等12家单位共建")
    assert not many.match(f"{_SCHOOL}的{_FIRM}共建")
    assert frame("{I}…{E}").match(f"{_SCHOOL}一二三{_FIRM}")
    assert not frame("{I}…{E}").match(f"{_SCHOOL}一。{_FIRM}")


def test_bodies_in_brackets_are_no_members_of_the_group() -> None:
    text = f"{_SCHOOL}（{_FIRM}控股）、{_SCHOOL}共建"
    names = [("甲", "Institution"), ("乙", "Enterprise"), ("丙", "Institution")]
    coded = encode(
        "甲（乙控股）、丙共建",
        Extent(0, 10),
        [(Extent(i, i + 1), (Name(n, t, Extent(i, i + 1)),)) for (n, t), i in zip(names, (0, 2, 7), strict=True)],
    )
    assert coded.text == text
    match = frame("(?P<a>{ORG+})共建").search(coded.text)
    assert match
    assert [name.name for name in coded.group(match, "a")] == ["甲", "丙"]
