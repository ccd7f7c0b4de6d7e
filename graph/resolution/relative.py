"""省教育厅, 市人社局: whose, the document that says so knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from chuyi.errors import Text
from chuyi.graph.ledger import EntityRow
from chuyi.graph.resolution.departments import full_name, in_place, relative_level
from chuyi.graph.resolution.places import province_of_code, split_prefecture, split_province
from chuyi.graph.resolution.spelling import spelling
from chuyi.graph.resolution.work import Work

_BY_DOCUMENT = Text("按文件的发文机关所在地补全", "completed by the place of the document's issuers")
_BY_SETTING = Text("按工作区设置的省份补全", "completed by the province that the workspace names")
_ITS_SOURCE = Text(
    "没有写明是哪里的，只在该来源内视为同一个", "whose it is is not said: one thing inside its source only"
)
_PROVINCIAL = ("省", "自治区")


def mean_relative_departments(work: Work, province: str | None) -> None:
    """Complete names that say only a level by the place of the document in which they stand.

    Where nothing tells the place, each source's 省教育厅 is a thing of its own: two documents may come from two
    provinces.

    Args:
        province: full name of the province that is meant where a source has no issuers.
    """
    full: dict[str, list[str]] = defaultdict(list)
    relative = []
    for thing in work.of_type("Department"):
        if relative_level(thing.name):
            relative.append(thing)
        else:
            full[full_name(thing.name)].append(thing.id)
    issuers = _issuers(work) if relative else {}
    for thing in relative:
        level = str(relative_level(thing.name))
        for source in sorted(work.material.uses[thing.id]):
            if (source, thing.id) in work.scoped:
                continue
            place, reason = _place(work, level, issuers.get(source, ()), province)
            if place is None:
                own = work.make("Department", thing.name, (thing.name, source))
                work.mean(source, thing.id, own, _ITS_SOURCE, local=True)
                continue
            name = in_place(thing.name, place)
            roots = {work.root(raw) for raw in full.get(name, ())}
            target = roots.pop() if len(roots) == 1 else work.make("Department", name, (name,))
            work.mean(source, thing.id, target, reason, local=False)


def _issuers(work: Work) -> dict[str, list[str]]:
    """The issuers of the text that each source holds, as that source names them."""
    found: dict[str, list[str]] = defaultdict(list)
    for fact in work.material.relations.get("ISSUED_BY", ()):
        if fact.object and fact.subject == work.material.sources[fact.source].document:
            found[fact.source].append(fact.object)
    return found


def _place(work: Work, level: str, issuers: Iterable[str], province: str | None) -> tuple[str | None, Text]:
    """The place that a level means in a document of these issuers, and how that is known."""
    raws = list(issuers)
    places = _provinces(work, raws) if level in _PROVINCIAL else _prefectures(work, raws) if level == "市" else set()
    if len(places) == 1:
        return places.pop(), _BY_DOCUMENT
    nobody = all(relative_level(work.thing(raw).name) for raw in raws)
    if not places and nobody and level in _PROVINCIAL and province:
        return province, _BY_SETTING
    return None, _ITS_SOURCE


def places_of(thing: EntityRow) -> set[str]:
    """The places that an issuer can give to a name that says only a level."""
    return {*_province_of(thing), *_prefecture_of(thing)}


def _provinces(work: Work, raws: Iterable[str]) -> set[str]:
    return {place for raw in raws for thing in map(work.thing, work.members(raw)) for place in _province_of(thing)}


def _prefectures(work: Work, raws: Iterable[str]) -> set[str]:
    return {place for raw in raws for place in _prefecture_of(work.thing(raw))}


def _province_of(thing: EntityRow) -> set[str]:
    place = split_province(spelling(thing.name).removeprefix("中共"))[0] or province_of_code(thing.region)
    return {place} if place else set()


def _prefecture_of(thing: EntityRow) -> set[str]:
    province, rest = split_province(spelling(thing.name).removeprefix("中共"))
    place = split_prefecture(rest)[0]
    if province and province.endswith("市"):
        return {province}
    return {place} if place and place.endswith("市") else set()
