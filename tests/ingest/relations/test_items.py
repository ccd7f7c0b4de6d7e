"""List items without columns: by label, order and what stands between."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from chuyi.ingest.layers import layers

_TITLE = "2021年度河北省职业教育示范性实训基地名单\n\n"
_HOST = "HOSTS 昌黎县职业技术教育中心 → 葡萄酒酿造实训基地"
_PARTNER = "CO_BUILDS 中粮华夏长城葡萄酒有限公司 → 葡萄酒酿造实训基地"


@pytest.fixture
def lines(nlp: Language) -> Callable[[str], set[str]]:
    return lambda text: {
        f"{r.type} {r.subject} → {r.object}" for r in layers(nlp(_TITLE + text)).relations if r.type != "AWARDED"
    }


@pytest.mark.parametrize(
    "text",
    [
        "1.葡萄酒酿造实训基地\n建设单位：昌黎县职业技术教育中心\n合作单位：中粮华夏长城葡萄酒有限公司\n",
        "1.葡萄酒酿造实训基地，昌黎县职业技术教育中心，共建单位：中粮华夏长城葡萄酒有限公司\n",
        "1、葡萄酒酿造实训基地 — 昌黎县职业技术教育中心 — 中粮华夏长城葡萄酒有限公司\n",
        "1.葡萄酒酿造实训基地，昌黎县职业技术教育中心、中粮华夏长城葡萄酒有限公司（参建）\n",
        "1.葡萄酒酿造实训基地（昌黎县职业技术教育中心牵头，中粮华夏长城葡萄酒有限公司参与）\n",
        "（1）昌黎县职业技术教育中心——葡萄酒酿造实训基地（合作企业：中粮华夏长城葡萄酒有限公司）\n",
        "1．昌黎县职业技术教育中心牵头建设的葡萄酒酿造实训基地，合作企业：中粮华夏长城葡萄酒有限公司。\n",
    ],
)
def test_one_item_in_many_forms(lines: Callable[[str], set[str]], text: str) -> None:
    assert lines(text) == {_HOST, _PARTNER}


def test_sections_by_place(lines: Callable[[str], set[str]]) -> None:
    text = "一、秦皇岛市（1个）\n1.葡萄酒酿造实训基地，昌黎县职业技术教育中心\n"
    assert lines(text) == {_HOST, "LOCATED_IN 葡萄酒酿造实训基地 → 秦皇岛市"}


def test_a_sentence_is_no_item(told: Callable[..., list[str]]) -> None:
    text = "1.昌黎县职业技术教育中心与中粮华夏长城葡萄酒有限公司计划共建葡萄酒酿造实训基地，目前正在选址。"
    assert told(text, "HOSTS", "CO_BUILDS") == []


def test_status_and_year_of_sections(nlp: Language) -> None:
    text = (
        "2019年立项海南省省级示范性实训基地验收情况\n\n一、通过验收的基地\n（一）游艇驾驶实训基地\n"
        "申报院校：海南热带海洋学院\n二、限期整改的基地\n（二）免税运营实训基地\n申报院校：海南经贸职业技术学院\n"
    )
    awards = {
        (r.subject, r.properties["status"], r.properties["year"])
        for r in layers(nlp(text)).relations
        if r.type == "AWARDED"
    }
    assert awards == {("游艇驾驶实训基地", "验收通过", 2019), ("免税运营实训基地", "建设中", 2019)}


def test_both_of_a_pair_build_what_the_line_says_they_build_together(lines: Callable[[str], set[str]]) -> None:
    assert lines("★ 昌黎县职业技术教育中心—中粮华夏长城葡萄酒有限公司：共建“葡萄酒酿造实训基地”\n") == {
        _PARTNER,
        "CO_BUILDS 昌黎县职业技术教育中心 → 葡萄酒酿造实训基地",
    }


def test_a_line_that_begins_with_a_pair_is_an_item(lines: Callable[[str], set[str]]) -> None:
    assert lines("昌黎县职业技术教育中心——中粮华夏长城葡萄酒有限公司（共建葡萄酒酿造实训基地）\n") == {
        _PARTNER,
        "CO_BUILDS 昌黎县职业技术教育中心 → 葡萄酒酿造实训基地",
    }
