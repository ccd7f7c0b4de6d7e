"""Resolving only what a change reaches decides what resolving everything decides."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path

import pytest

from chuyi.errors import LedgerError
from chuyi.graph.ledger import Ledger, Run
from chuyi.graph.ledger.decisions import Different, Same, Undo
from chuyi.graph.resolution import Resolution, resolve
from chuyi.graph.resolution.anew import resolve_anew
from chuyi.graph.resolution.kept import Kept, Stamp
from chuyi.graph.resolution.links import words_of
from chuyi.graph.resolution.material import read_material
from tests.graph.worlds import (
    Fact,
    called,
    department,
    document_entity,
    enterprise,
    has,
    hosted_entity,
    many_facts,
    named,
    new_ledger,
    relates,
    says,
    school,
)

PROVINCE, THRESHOLD = "湖南省", 0.5


class Following:
    """A kept resolution that follows a ledger."""

    def __init__(self, ledger: Ledger, folder: Path) -> None:
        kept = Kept.open(folder / "names.db")
        assert kept is not None
        self.ledger, self.kept, self.entry = ledger, kept, 0
        self.kept.write(self._stamp(0), Resolution(), {}, 0)
        self.sizes: list[int] = []

    def follow(self) -> Resolution:
        """Resolve anew what has changed, and compare with everything."""
        before, after = self.ledger.at_entry(self.entry), self.ledger.live()
        sources = after.altered(after.changed_sources(self.entry), self.entry)
        anew = resolve_anew(self.kept, before, after, sources, province=PROVINCE, threshold=THRESHOLD)
        stamps = self._stamp(self.entry), self._stamp(after.entry)
        whole = resolve(after, province=PROVINCE, threshold=THRESHOLD)
        entities, uses = after.entities(), {(fact.source, fact.subject) for fact in after.facts()}
        for source, raw in [*uses, *whole.scoped]:
            meant = anew.meanings.of(raw, source)
            assert meant == whole.of(raw, source), entities[raw]
            assert anew.meanings.is_secondary(raw, source) == whole.is_secondary(raw, source)
            assert anew.meanings.is_local(raw, source) == whole.is_local(raw, source)
            assert anew.meanings.all_of(raw) == whole.all_of(raw)
            assert anew.meanings.members(meant) == whole.members(meant)
            assert anew.meanings.made_as(meant) == whole.made_as(meant)
        assert self.kept.splice(*stamps, anew.raws, anew.after, anew.words, 7)
        self.entry = after.entry
        assert self.kept.whole() == whole
        words = words_of(read_material(after, THRESHOLD))
        assert self.kept.words(entities) == {raw: found for raw, found in words.items() if found}
        self.sizes.append(len(anew.raws))
        return whole

    def _stamp(self, entry: int) -> Stamp:
        return Stamp(self.ledger.id, entry, "", "")


CHANGSHA, YUEYANG = department("长沙市教育局", "430100"), department("长沙市教育局", "430600")
POLICY, PLAN = document_entity("关于推进产教融合的实施意见"), document_entity("湖南省教育厅关于推进产教融合的实施意见")
GENERIC = document_entity("实施方案")
BASES = [hosted_entity("TrainingBase", "数控实训基地", host) for host in (None, "湖南工业职业技术学院", "长沙商贸学校")]
MORE: list[Fact] = [
    *many_facts(),
    *(
        named(school(name))
        for name in ("湖南工业职院", "湖南工业职业技术学院", "湖南工业职业学院", "湖南省工业职业技术学院")
    ),
    *(named(school(f"{place}商务职业学院")) for place in ("湖南", "湖北", "河南", "河北", "山东", "")),
    *(named(school(name)) for name in ("湖工院", "湖南工程学院", "湖南工学院", "湖南工业学院", "湖北工业学院")),
    *(named(school("长沙财经学校", code)) for code in (None, "430100", "430600")),
    *(named(enterprise(name)) for name in ("湖南天清石油有限公司", "湖南天晴石油有限公司", "天清石油有限公司")),
    named(school("湖南工业职业技术学院（原湖南机械工业学校）")),
    named(school("湖南机械工业学校")),
    *(has(school(name), "code", "4143010831") for name in ("湖南工程学院", "湖南工学院", "湖南工业职业技术学院")),
    has(school("湖南工业学院"), "code", "4143010555"),
    *(
        named(item)
        for item in (CHANGSHA, YUEYANG, department("长沙教育局"), department("市教育局"), department("省教育厅"))
    ),
    *(called(item, "长沙教育局") for item in (CHANGSHA, YUEYANG)),
    *(called(school(name), "学院", "short", "source") for name in ("湖南工程学院", "湖南工学院")),
    *(named(item) for item in (POLICY, PLAN, GENERIC, *BASES)),
    *(
        relates(item, "ISSUED_BY", issuer)
        for item in (POLICY, PLAN, GENERIC)
        for issuer in (department("湖南省教育厅"), CHANGSHA)
    ),
    relates(POLICY, "ISSUED_BY", department("省教育厅")),
    has(POLICY, "issued_on", "2023-05"),
    has(PLAN, "issued_on", "2023"),
    has(GENERIC, "doc_number", "湘教发〔2023〕8号"),
    relates(school("湖南工业职院"), "HOSTS", BASES[0]),
    relates(school("湖南工业职业技术学院"), "HOSTS", BASES[1]),
    relates(school("学院"), "HOSTS", BASES[0]),
    relates(school("学院"), "SUPERVISED_BY", department("市教育局")),
    relates(school("长沙财经学校"), "SUPERVISED_BY", department("省教育厅")),
]
TEXTS = (None, POLICY, PLAN, GENERIC, document_entity("关于实施职业教育“楚怡”行动的通知", issued_on="2022-04-08"))


def step(ledger: Ledger, said: dict[str, list[Fact]], draw: random.Random) -> None:
    """A source says a few things more or less, comes or goes, or people decide something of names."""
    name = draw.choice("abcdefghij")
    kind = draw.random()
    with ledger.run("test") as run:
        if kind < 0.75:
            kept = [fact for fact in said.get(name, ()) if draw.random() < 0.9]
            said[name] = [*kept, *(fact for fact in draw.sample(MORE, draw.randint(1, 6)) if fact not in kept)]
            sort = "示例改写" if name == "a" and draw.random() < 0.5 else "文件"
            text = TEXTS["abcdefghij".index(name) % len(TEXTS)] if draw.random() < 0.9 else None
            ledger.record(run, says(f"chuyi:test/{name}", *said[name], kind=sort, document=text))
        elif kind < 0.85:
            for row in draw.sample(ledger.sources(), min(1, len(ledger.sources()))):
                if row.uri.startswith("chuyi:test/"):
                    ledger.withdraw_source(run, row.id)
        else:
            decide(ledger, run, draw)


def decide(ledger: Ledger, run: Run, draw: random.Random) -> None:
    by_type: dict[str, list[str]] = {}
    for thing in ledger.live().entities().values():
        by_type.setdefault(thing.type, []).append(thing.id)
    held = [decision for decision in ledger.decisions() if decision.undone is None]
    types = sorted(type_ for type_, ids in by_type.items() if len(ids) > 1)
    with contextlib.suppress(LedgerError):  # what contradicts a decision in force is refused
        if held and draw.random() < 0.5:
            ledger.decide(run, "某人", Undo(draw.choice(held).id, "看错了"))
        elif types:
            pair = draw.sample(sorted(by_type[draw.choice(types)]), 2)
            ledger.decide(run, "某人", draw.choice((Same, Different))(*pair, "看过", "档案"))


@pytest.mark.parametrize("seed", range(2))
def test_after_any_step_a_part_gives_the_whole(tmp_path: Path, seed: int) -> None:
    compare(tmp_path, seed, 40)


def compare(folder: Path, seed: int, steps: int) -> list[int]:
    """Go through a history; gives how many names were looked at in each step."""
    draw, said = random.Random(seed), dict[str, list[Fact]]()
    with new_ledger(folder) as ledger:
        following = Following(ledger, folder)
        for number in range(steps):
            step(ledger, said, draw)
            try:
                following.follow()
            except Exception as error:
                raise AssertionError(f"seed {seed}, step {number}") from error
    return following.sizes
