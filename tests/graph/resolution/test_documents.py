"""Documents by title: titles that many have, titles with the issuer before them, dates and numbers against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from chuyi.graph.facts import Entity, document_entity
from chuyi.graph.ledger import Ledger, Recorded
from chuyi.graph.resolution import Resolution, resolve
from tests.graph.worlds import Fact, department, has, named, new_ledger, record, relates, says

CORE = "关于推进山海职业学校建设的通知"
ISSUER = department("山海省教育厅")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return new_ledger(tmp_path)


def resolved(ledger: Ledger, *sources: tuple[Fact, ...]) -> tuple[Resolution, list[Recorded]]:
    recorded = record(ledger, *(says(f"test:{number}", *facts) for number, facts in enumerate(sources)))
    return resolve(ledger.live(), province=None, threshold=0.5), recorded


def one(resolution: Resolution, *things: Entity) -> bool:
    return len({resolution.of(thing.id, "") for thing in things}) == 1


@pytest.mark.parametrize("title", ["实施方案", "关于印发管理办法的通知", "三年行动计划", "工作方案（试行）", "通知"])
def test_a_title_that_many_have_is_another_document_in_each_source(title: str, ledger: Ledger) -> None:
    cited = document_entity(title)
    resolution, (first, second) = resolved(ledger, (named(cited),), (named(cited),))
    assert resolution.of(cited.id, first.source) != resolution.of(cited.id, second.source)


def test_a_generic_title_with_its_date_is_one_document(ledger: Ledger) -> None:
    dated = document_entity("实施方案", issued_on="2024-05-06")
    facts = (named(dated), has(dated, "issued_on", "2024-05-06"))
    resolution, (first, second) = resolved(ledger, facts, facts)
    assert resolution.of(dated.id, first.source) == resolution.of(dated.id, second.source)


def test_a_title_that_says_what_it_is_about_is_one_document(ledger: Ledger) -> None:
    cited, dated = document_entity(CORE), document_entity(CORE, issued_on="2024-05-06")
    resolution, _ = resolved(ledger, (named(cited),), (named(dated), has(dated, "issued_on", "2024-05-06")))
    assert one(resolution, cited, dated)


@pytest.mark.parametrize("before", ["山海省教育厅", "山海省教育厅等五部门", "山海省教育厅等5部门"])
def test_the_issuer_before_the_title_changes_nothing(before: str, ledger: Ledger) -> None:
    full, core = document_entity(f"{before}{CORE}"), document_entity(CORE, issued_on="2024-05-06")
    resolution, _ = resolved(
        ledger,
        (named(core), has(core, "issued_on", "2024-05-06"), relates(core, "ISSUED_BY", ISSUER, order=1)),
        (named(full),),
    )
    assert one(resolution, full, core)


def test_another_issuer_before_the_title_is_another_document(ledger: Ledger) -> None:
    theirs, ours = document_entity(f"望川省教育厅{CORE}"), document_entity(CORE)
    resolution, _ = resolved(ledger, (named(ours), relates(ours, "ISSUED_BY", ISSUER, order=1)), (named(theirs),))
    assert not one(resolution, theirs, ours)


def test_without_a_known_issuer_nothing_is_certain(ledger: Ledger) -> None:
    full, core = document_entity(f"山海省教育厅{CORE}"), document_entity(CORE)
    resolution, _ = resolved(ledger, (named(core),), (named(full),))
    assert not one(resolution, full, core)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (("issued_on", "2024-05-06"), ("issued_on", "2021-01-01")),
        (("doc_number", "山教〔2024〕1号"), ("doc_number", "山教〔2021〕9号")),
    ],
)
def test_dates_and_numbers_keep_equal_titles_apart(
    ours: tuple[str, str], theirs: tuple[str, str], ledger: Ledger
) -> None:
    def document(said: tuple[str, str]) -> Entity:
        number, date = (said[1], None) if said[0] == "doc_number" else (None, said[1])
        return document_entity(f"山海省教育厅{CORE}" if said is theirs else CORE, number, date)

    one_, other = document(ours), document(theirs)
    resolution, _ = resolved(
        ledger,
        (named(one_), has(one_, *ours), relates(one_, "ISSUED_BY", ISSUER, order=1)),
        (named(other), has(other, *theirs)),
    )
    assert not one(resolution, one_, other)


def test_two_documents_of_one_title_and_a_bare_mention_wait(ledger: Ledger) -> None:
    dated = [document_entity(CORE, issued_on=day) for day in ("2021-01-01", "2024-05-06")]
    bare = document_entity(CORE)
    resolution, _ = resolved(
        ledger,
        *(
            (named(item), has(item, "issued_on", day))
            for item, day in zip(dated, ("2021-01-01", "2024-05-06"), strict=True)
        ),
        (named(bare),),
    )
    assert len({resolution.of(item.id, "") for item in (*dated, bare)}) == 3
    assert any(bare.id in pending.entities for pending in resolution.pending)
