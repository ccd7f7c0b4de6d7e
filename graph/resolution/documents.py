"""Documents: by 文号, else by title and date. What the project wrote itself is never a ministry's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from chuyi.errors import Text
from chuyi.graph.ledger import EntityRow
from chuyi.graph.resolution.material import SAMPLE, Material
from chuyi.graph.resolution.spelling import number_spelling, spelling
from chuyi.graph.resolution.work import Work

# Shortest title (as spelled) that says which document is meant.
MEANINGFUL = 9
_GENERIC = re.compile(
    r"(?:关于)?(?:印发|实施|工作|建设|管理|暂行|试行|改革|行动|发展|三年|重点|总体)*"
    r"(?:方案|通知|意见|办法|规划|计划|纲要|决定|规定|章程|公告|通告|公示|条例|细则|清单|要点)+(?:\(试行\))?(?:的通知)?"
)
_ABOUT = re.compile(r"^(.+?)(?:等.{1,4}(?:部门|单位|厅局))?(关于.+)$")

_NUMBER = Text("文号相同", "same document number")
_TITLE = Text("标题相同，日期与文号不矛盾", "same title, and dates and numbers agree")
_ISSUER = Text("标题只差发文机关", "the titles differ only in the issuer")
_TWO = Text("同名文件有几份，此处没有写明日期或文号", "several documents have this title and this one has no date")
_ITS_SOURCE = Text("只写了泛称，只在该来源内视为同一份", "a title that many have: one document inside its source only")


def mean_generic_titles(work: Work) -> None:
    """A title such as 《实施方案》 names no document: what each source means by it is a thing of its own."""
    for thing in work.of_type("Document"):
        bare = not work.material.stated("doc_number", thing.id) and not work.material.stated("issued_on", thing.id)
        if bare and len(work.material.uses[thing.id]) > 1 and is_generic(spelling(thing.name)):
            for source in sorted(work.material.uses[thing.id]):
                own = work.make("Document", thing.name, (thing.name, source))
                work.mean(source, thing.id, own, _ITS_SOURCE, local=False)


def join_documents(work: Work) -> None:
    """Join documents of one number, then of one title where date and number agree with one document only."""
    documents = [thing.id for thing in work.of_type("Document")]
    samples = {raw for raw in documents if _is_sample(work, raw)}
    for chosen in (samples, set(documents) - samples):
        ordered = [raw for raw in documents if raw in chosen]
        _join_numbers(work, ordered)
        titled: dict[str, list[str]] = defaultdict(list)
        for raw in ordered:
            for title in _titles(work, raw):
                titled[title].append(raw)
        for title, raws in titled.items():
            if len(raws) > 1 and len(title) >= MEANINGFUL and not is_generic(title):
                _join_titles(work, raws)
        _join_issuer_titles(work, titled)


def is_generic(title: str) -> bool:
    """Whether many documents have this title (as spelled)."""
    return _GENERIC.fullmatch(title) is not None


def without_issuer(title: str) -> str | None:
    """A title (as spelled) from 关于 on, where something stands before and enough is left; else None."""
    found = _ABOUT.match(title)
    return found.group(2) if found and len(found.group(2)) >= MEANINGFUL else None


def _is_sample(work: Work, raw: str) -> bool:
    sources = (work.material.sources[source] for source in work.material.uses[raw])
    return SAMPLE in work.material.stated("kind", raw) or any(
        row.kind == SAMPLE and row.document == raw for row in sources
    )


def _join_numbers(work: Work, raws: Sequence[str]) -> None:
    numbered: dict[str, str] = {}
    for raw in raws:
        for number in _numbers(work, raw):
            work.join(raw, numbered.setdefault(number, raw), _NUMBER)


def _join_titles(work: Work, raws: Sequence[str]) -> None:
    """Groups that are told apart by number or date; those that have neither go to the only group, if there is one."""
    groups: list[str] = []
    bare: list[str] = []
    for raw in raws:
        if not _group_numbers(work, raw) and not _group_dates(work, raw):
            bare.append(raw)
        elif not any(work.root(raw) == work.root(other) for other in groups):
            groups.append(raw)
    for index, raw in enumerate(groups):
        agreeing = [other for other in groups if other != raw and _agree(work, raw, other)]
        if len(agreeing) == 1 and index < groups.index(agreeing[0]):
            work.join(raw, agreeing[0], _TITLE)
        elif len(agreeing) > 1:
            work.wait((raw, *agreeing), _TWO)
    for raw in bare[1:]:
        work.join(raw, bare[0], _TITLE)
    roots = sorted({work.root(raw): raw for raw in groups}.values())
    if bare and len(roots) == 1:
        work.join(bare[0], roots[0], _TITLE)
    elif bare and roots:
        work.wait((bare[0], *roots), _TWO)


def _join_issuer_titles(work: Work, titled: dict[str, list[str]]) -> None:
    """湖南省教育厅等五部门关于…的通知 is 关于…的通知 of 湖南省教育厅."""
    issuers: dict[str, set[str]] = defaultdict(set)
    for fact in work.material.relations.get("ISSUED_BY", ()):
        if fact.object:
            issuer = work.of(fact.object, fact.source)
            issuers[work.root(fact.subject)].update(spelling(work.thing(raw).name) for raw in work.members(issuer))
    for title, raws in sorted(titled.items()):
        core = without_issuer(title)
        if core is None or core not in titled:
            continue
        issuer = title.removesuffix(core)
        others = sorted(
            {
                work.root(other): other
                for other in reversed(titled[core])
                if any(issuer.startswith(name) for name in issuers.get(work.root(other), ()))
            }.values()
        )
        if len(others) == 1 and _agree(work, raws[0], others[0]):
            for raw in raws:
                work.join(raw, others[0], _ISSUER)


def _agree(work: Work, raw: str, other: str) -> bool:
    numbers = _group_numbers(work, raw), _group_numbers(work, other)
    if all(numbers) and not numbers[0] & numbers[1]:
        return False
    dates = _group_dates(work, raw), _group_dates(work, other)
    return all(one.startswith(two) or two.startswith(one) for one in dates[0] for two in dates[1])


def titles_of(material: Material, thing: EntityRow) -> list[str]:
    """A document's titles, as spelled."""
    stated = [str(title) for title in material.stated("title", thing.id)]
    return list(dict.fromkeys(spelling(title) for title in stated or [thing.name]))


def numbers_of(material: Material, raw: str) -> list[str]:
    """A document's numbers, as spelled."""
    return [number_spelling(str(number)) for number in material.stated("doc_number", raw)]


def _titles(work: Work, raw: str) -> list[str]:
    return titles_of(work.material, work.thing(raw))


def _numbers(work: Work, raw: str) -> list[str]:
    return numbers_of(work.material, raw)


def _group_numbers(work: Work, raw: str) -> set[str]:
    return {number for member in work.members(raw) for number in _numbers(work, member)}


def _group_dates(work: Work, raw: str) -> set[str]:
    found: set[str] = set()
    for member in work.members(raw):
        found.update(str(date) for date in work.material.stated("issued_on", member))
        identity = work.thing(member).identity
        if len(identity) > 1 and identity[1] and re.fullmatch(r"\d{4}(-\d\d){0,2}", identity[1]):
            found.add(identity[1])
    return found
