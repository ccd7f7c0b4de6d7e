"""What sentences that order tell of what is there already."""

from __future__ import annotations

import pytest
from spacy.language import Language

from chuyi.ingest.layers import Extent, layers
from chuyi.ingest.structure.told import told_in

LEAGUE = "枣阳汽车零部件产教联合体"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("甲联合体2023年成立，由乙校牵头，丙公司任副理事长单位，年内扩充到60家。", ["甲联合体2023年成立，由乙校牵头，丙公司任副理事长单位"]),
        ("甲联合体已由乙校牵头成立，要健全机制。", ["甲联合体已由乙校牵头成立"]),
        ("由乙职业学校牵头的甲联合体，要实体化运行。", ["由乙职业学校牵头的甲联合体"]),
        ("乙校建有的丙基地，要向周边学校开放。", ["乙校建有的丙基地"]),
        ("由乙职业学校牵头的甲联合体，年内挂牌。", []),
        ("2025年成立甲联合体，由乙校牵头。", []),
        ("2026年底前建成丙基地，由乙校承建。", []),
        ("支持乙校建设丙基地，尽早开放。", []),
    ],
)  # fmt: skip
def test_stretches(sentence: str, told: list[str]) -> None:
    found = told_in(sentence, Extent(0, len(sentence)), 2025)
    assert [sentence[part.start : part.end] for part in found] == told


def test_only_what_is_there_is_told(nlp: Language) -> None:
    text = (
        "枣阳市教育局关于印发《枣阳市产教融合方案》的通知\n\n枣教发〔2025〕3号\n\n一、重点任务\n\n"
        f"1.做强联合体。{LEAGUE}2023年成立，由枣阳市职业技术教育中心学校牵头，年内由湖北新火炬科技有限公司任副理事长单位。\n"
    )
    found = [(r.type, r.subject, r.object) for r in layers(nlp(text)).relations if r.type in ("LEADS", "MEMBER_OF")]
    assert found == [("LEADS", "枣阳市职业技术教育中心学校", LEAGUE)]
