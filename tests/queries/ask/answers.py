"""The exact answers, computed from the shipped tables with pandas alone.

Nothing of the product is used here: the tables are read as they stand and joined by name. Where a question
could be understood in two ways, the function computes both and raises ``AmbiguousError`` unless they agree,
so that a question in the files has one answer whatever its reader had in mind.

Places are full names (长沙市, 湖南省, 醴陵市) and stand for everything inside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

TABLES = Path(__file__).resolve().parents[3] / "data" / "hunan"
SEPARATOR = "；"
REGISTER_LEVELS = {"本科": "普通本科", "专科": "高职专科"}
UNDERGRADUATE = ("普通本科", "职业本科")
LEADING = ("牵头", "理事长", "秘书处")  # the roles of LEADS; every other role is MEMBER_OF
NO_AWARD = ("公示", "拟建设培育", "撤销")
TO_CHECK = ("mirror", "unknown")
HUNAN = "湖南省"

Rows = list[str]
Answer = Rows | int
Reading = TypeVar("Reading", Rows, int)


class AmbiguousError(ValueError):
    """Two readings of a question have different answers: it needs other words."""

    def __init__(self, message: str, *readings: Sequence[str]) -> None:
        super().__init__(message)
        self.readings = readings


def answer(function: str, arguments: Mapping[str, Any]) -> Answer:
    """What the named function of this module gives for the arguments of a question."""
    found: Answer = _FUNCTIONS[function](**arguments)
    return found


# --- tables ---------------------------------------------------------------------------------------------------


@cache
def table(name: str) -> pd.DataFrame:
    """A table as it stands: every cell text, a blank cell the empty text."""
    return pd.read_csv(TABLES / f"{name}.csv", dtype=str, keep_default_na=False, encoding="utf-8")


def values(cell: str) -> Rows:
    """The values of a cell that holds several."""
    return [value for value in cell.split(SEPARATOR) if value]


@cache
def province_of_city() -> dict[str, str]:
    """Province by the name of a prefecture or municipality."""
    regions = table("regions")
    names = dict(zip(regions.code, regions.name, strict=True))
    above = {row.name: names[row.parent_code] for row in regions.itertuples(index=False) if row.level == "市"}
    return above | {name: name for name, level in zip(regions.name, regions.level, strict=True) if level == "省"}


@cache
def institutions_table() -> pd.DataFrame:
    """Every institution once: the table of institutions, and of the register what that does not hold by code.

    ``province`` is where the school lies, ``printed`` the province under which the register prints it: the two
    differ for a few schools. ``register`` tells whether it stands on the list of 2017.
    """
    own = table("institutions").copy()
    register = table("register_2017").copy()
    printed = dict(zip(register.code, register.province, strict=True))
    own["register"] = own.code.isin(register.code)
    own["printed"] = own.code.map(printed).fillna(own.province)
    rest = register[~register.code.isin(own.code)].copy()
    rest["level"] = rest.level.map(REGISTER_LEVELS)
    rest["printed"] = rest.province
    rest["province"] = rest.city.map(province_of_city()).fillna(rest.province)
    rest["register"] = True
    both = pd.concat([own, rest], ignore_index=True).fillna({"county": "", "short_names": "", "former_names": ""})
    if both.name.duplicated().any():
        raise AmbiguousError("two institutions have one name")
    return both


def inside(frame: pd.DataFrame, place: str) -> pd.DataFrame:
    """The rows that lie in a county, a prefecture or a province."""
    columns = [column for column in ("county", "city", "province") if column in frame]
    return frame[frame[columns].eq(place).any(axis=1)]


def city_of(institution: str) -> str:
    """The prefecture of an institution."""
    frame = institutions_table()
    return str(frame.loc[frame.name == institution, "city"].iloc[0])


def awards() -> pd.DataFrame:
    """Awards that count."""
    frame = table("designations")
    return frame[~frame.status.isin(NO_AWARD)]


def partnerships() -> pd.DataFrame:
    """PARTNERS_WITH: a school with an enterprise or with another organisation, its type in ``partner_type``."""
    enterprises = table("partnerships").rename(columns={"enterprise": "partner"}).assign(partner_type="企业")
    return pd.concat([enterprises, table("partnerships_other")], ignore_index=True)


def builders() -> pd.DataFrame:
    """CO_BUILDS and HOSTS of training bases: base, host, organization."""
    hosts = table("training_bases").rename(columns={"name": "training_base"}).assign(organization=lambda t: t.host)
    columns = ["training_base", "host", "organization"]
    both = pd.concat([table("base_partners")[columns], hosts[columns]], ignore_index=True)
    return both[both.organization != ""]


def enterprise_names() -> set[str]:
    """The names of all enterprises."""
    return set(table("enterprises").name)


def agreed(first: Reading, second: Reading, what: str) -> Reading:
    """The answer, where both readings have the same one."""
    if first != second:
        readings = [reading for reading in (first, second) if not isinstance(reading, int)]
        raise AmbiguousError(f"{what}: {first} / {second}", *readings)
    return first


def distinct(names: Any) -> Rows:
    """Names once each, in an order that hangs on nothing but the names."""
    return sorted({name for name in names if name})


def ranked(counts: pd.Series, top: int) -> Rows:
    """The first ``top`` names of a count, the largest first; no two of these and the next may be equal."""
    ordered = counts.sort_values(ascending=False)
    head = ordered.iloc[: top + 1]
    if head.duplicated().any():
        raise AmbiguousError(f"equal counts: {dict(head)}")
    return [str(name) for name in ordered.index[:top]]


# --- combining ------------------------------------------------------------------------------------------------


def count(of: str, **arguments: Any) -> int:
    """How many another function gives."""
    found = answer(of, arguments)
    if isinstance(found, int):
        raise TypeError(f"{of} is a number already")
    return len(found)


def both(parts: Sequence[Mapping[str, Any]]) -> Rows:
    """What all parts have in common; a part is ``{answer, arguments}``."""
    return distinct(set.intersection(*(_set(part) for part in parts)))


def without(parts: Sequence[Mapping[str, Any]]) -> Rows:
    """What the first part has and no other has."""
    first, *others = (_set(part) for part in parts)
    return distinct(first.difference(*others))


def with_at_least(of: str, key: str, among: Mapping[str, Any], least: int, **arguments: Any) -> Rows:
    """Those among others of which another function gives at least so many."""
    enough = []
    for name in _set(among):
        try:
            numbers = {count(of, **{key: name}, **arguments)}
        except AmbiguousError as error:
            numbers = {len(reading) for reading in error.readings}
        agreed([str(min(numbers) >= least)], [str(max(numbers) >= least)], name)
        enough += [name] if min(numbers) >= least else []
    return distinct(enough)


def _set(part: Mapping[str, Any]) -> set[str]:
    found = answer(part["answer"], part.get("arguments", {}))
    if isinstance(found, int):
        raise TypeError("a number has no members")
    return set(found)


def more(of: str, key: str, between: Sequence[str], **arguments: Any) -> Rows:
    """Those compared, the one with more first."""
    counts = pd.Series({name: count(of, **{key: name}, **arguments) for name in between})
    return ranked(counts, len(between))


def difference(of: str, key: str, between: Sequence[str], **arguments: Any) -> int:
    """By how many the first has more than the second."""
    first, second = (count(of, **{key: name}, **arguments) for name in between)
    return first - second


# --- institutions ---------------------------------------------------------------------------------------------


def institutions(
    place: str,
    levels: Sequence[str] = (),
    ownership: str | None = None,
    supervisor: str | None = None,
    register: bool = False,
) -> Rows:
    """Institutions of a place; ``register`` keeps those of the list of 2017, as that has them.

    Raises:
        AmbiguousError: it matters whether the register's provinces are those printed or those of the address.
    """
    frame = institutions_table()
    if register:
        frame = frame[frame.register].copy()
        printed = table("register_2017").set_index("code")
        frame["level"] = frame.code.map(printed.level).map(REGISTER_LEVELS)
        frame["ownership"] = frame.code.map(printed.ownership)
    if levels:
        frame = frame[frame.level.isin(levels)]
    if ownership:
        if not register:
            _certain_ownership(inside(frame, place))
        frame = frame[frame.ownership == ownership]
    if supervisor:
        frame = frame[frame.supervisor.map(values).map(lambda names: supervisor in names)]
    by_address = distinct(inside(frame, place).name)
    if place in set(frame.printed):
        agreed(by_address, distinct(frame[frame.printed == place].name), f"{place} as printed")
    return by_address


def _certain_ownership(frame: pd.DataFrame) -> None:
    """A school that the register and a later source call differently must not decide an answer."""
    register = table("register_2017").set_index("code").ownership
    known = frame[frame.code.isin(register.index)]
    changed = known[known.ownership != known.code.map(register)]
    if len(changed):
        raise AmbiguousError(f"ownership changed: {list(changed.name)}")


def supervised(supervisor: str) -> Rows:
    """Institutions under a supervisor."""
    own = table("institutions")
    register = institutions_table()
    listed = [*own.itertuples(index=False), *register[register.register].itertuples(index=False)]
    return distinct(row.name for row in listed if supervisor in values(row.supervisor))


def cities_by_institutions(levels: Sequence[str], top: int) -> Rows:
    """Prefectures of Hunan by their institutions of these levels."""
    frame = institutions_table()
    frame = frame[(frame.province == HUNAN) & frame.level.isin(levels) & (frame.city != "")]
    return ranked(frame.groupby("city").size(), top)


def provinces_by_institutions(top: int, ownership: str | None = None) -> Rows:
    """Provinces by the list of 2017."""
    return agreed(
        ranked(_register_counts("province", ownership), top),
        ranked(_register_counts("printed", ownership), top),
        f"first {top} provinces",
    )


def rank_of_province(province: str) -> int:
    """The place of a province among the provinces by the list of 2017."""
    return agreed(_rank("province", province), _rank("printed", province), province)


def _rank(column: str, province: str) -> int:
    counts = _register_counts(column, None)
    if (counts == counts[province]).sum() > 1:
        raise AmbiguousError(f"{province} shares its place")
    return int((counts > counts[province]).sum()) + 1


def _register_counts(column: str, ownership: str | None) -> pd.Series:
    frame = institutions_table()
    frame = frame[frame.register]
    if ownership:
        printed = table("register_2017").set_index("code").ownership
        frame = frame[frame.code.map(printed) == ownership]
    return frame.groupby(column).size()


def same_city(institution: str, levels: Sequence[str]) -> Rows:
    """Other institutions of these levels in the city of one."""
    return distinct(set(institutions(city_of(institution), levels)) - {institution})


def current_name(former: str) -> Rows:
    """The institutions that had a name before."""
    frame = table("institutions")
    return distinct(frame[frame.former_names.map(values).map(lambda names: former in names)].name)


def former_names(institution: str) -> Rows:
    """The names that an institution had."""
    frame = table("institutions").set_index("name")
    return distinct(values(frame.former_names[institution]))


def name_of_short(short: str) -> Rows:
    """The institutions that a short name means."""
    frame = table("institutions")
    return distinct(frame[frame.short_names.map(values).map(lambda names: short in names)].name)


# --- partnerships ---------------------------------------------------------------------------------------------


def partner_organizations(institution: str) -> Rows:
    """All partners of an institution."""
    frame = partnerships()
    return distinct(frame[frame.institution == institution].partner)


def partner_enterprises(institution: str, kind: str | None = None, year: str | None = None) -> Rows:
    """Enterprises that an institution partners with.

    Raises:
        AmbiguousError: enterprises that only build a facility with it would make the answer longer.
    """
    frame = table("partnerships")
    frame = frame[frame.institution == institution]
    if kind:
        return distinct(frame[frame.kind == kind].enterprise)
    if year:
        return distinct(frame[frame.start_date.str.startswith(year)].enterprise)
    colleges = table("industry_colleges")
    building = set(builders().query("host == @institution").organization)
    building |= {name for cell in colleges[colleges.host == institution].partners for name in values(cell)}
    partners = set(frame.enterprise)
    agreed(distinct(partners), distinct(partners | building & enterprise_names()), f"partners of {institution}")
    return distinct(partners)


def partner_institutions(enterprise: str) -> Rows:
    """Institutions that partner with an enterprise."""
    frame = table("partnerships")
    partners = set(frame[frame.enterprise == enterprise].institution)
    building = builders().query("organization == @enterprise").host
    agreed(distinct(partners), distinct(partners | set(building)), f"partners of {enterprise}")
    return distinct(partners)


def institutions_by_cooperation(kind: str) -> Rows:
    """Institutions with a partnership of a kind."""
    frame = table("partnerships")
    return distinct(frame[frame.kind == kind].institution)


def institutions_with_enterprises_of(place: str) -> Rows:
    """Institutions that partner with enterprises of a place."""
    return distinct(name for enterprise in enterprises(place) for name in partner_institutions(enterprise))


def institutions_with_partners() -> Rows:
    """Institutions that partner with an enterprise."""
    return distinct(table("partnerships").institution)


def partners_of_partners(institution: str) -> Rows:
    """Other institutions that partner with the enterprises of one."""
    found = {name for enterprise in partner_enterprises(institution) for name in partner_institutions(enterprise)}
    return distinct(found - {institution})


def cities_of_partners(enterprise: str) -> Rows:
    """Prefectures of the institutions that partner with an enterprise."""
    return distinct(city_of(institution) for institution in partner_institutions(enterprise))


def alliances_of_partners(enterprise: str) -> Rows:
    """Alliances led by institutions that partner with an enterprise."""
    return distinct(alliance for name in partner_institutions(enterprise) for alliance in alliances_led(name))


def partners_to_check(institution: str) -> Rows:
    """Enterprises whose partnership with an institution rests only on sources that need confirmation."""
    frame = table("partnerships")
    frame = frame[frame.institution == institution]
    sure = set(frame[~frame.source_grade.isin(TO_CHECK)].enterprise)
    return distinct(set(frame.enterprise) - sure)


def partnership_sources(institution: str, enterprise: str) -> Rows:
    """Addresses of the pages that state a partnership."""
    frame = table("partnerships")
    return distinct(frame[(frame.institution == institution) & (frame.enterprise == enterprise)].source_url)


# --- enterprises, bases, industry colleges, programme groups ---------------------------------------------------


def enterprises(place: str) -> Rows:
    """Enterprises of a place."""
    return distinct(inside(table("enterprises"), place).name)


def enterprises_in(industry: str) -> Rows:
    """Enterprises whose industry holds a word."""
    frame = table("enterprises")
    return distinct(frame[frame.industry.str.contains(industry, regex=False)].name)


def cities_by_enterprises(top: int) -> Rows:
    """Prefectures of Hunan by their enterprises."""
    frame = table("enterprises")
    frame = frame[frame.city.map(province_of_city()) == HUNAN]
    return ranked(frame.groupby("city").size(), top)


def enterprises_of_bases(host: str) -> Rows:
    """Enterprises that build or host a training base of a host."""
    frame = builders()
    return distinct(set(frame[frame.host == host].organization) & enterprise_names())


def bases_built_by(organization: str) -> Rows:
    """Training bases that an organisation builds with others or hosts."""
    frame = builders()
    return distinct(frame[frame.organization == organization].training_base)


def hosts_of_bases_built_by(organization: str) -> Rows:
    """Hosts of the training bases that an organisation builds with them."""
    frame = builders()
    return distinct(frame[frame.organization == organization].host)


def bases(place: str) -> Rows:
    """Training bases whose host lies in a place: a base without a place of its own lies with its host."""
    frame = table("training_bases")
    hosts = set(inside(institutions_table(), place).name)
    return distinct(frame[frame.host.isin(hosts)].name)


def bases_of(host: str) -> Rows:
    """Training bases of a host."""
    frame = table("training_bases")
    return distinct(frame[frame.host == host].name)


def cities_by_bases(top: int) -> Rows:
    """Prefectures of Hunan by the training bases of their institutions."""
    cities = institutions_table().set_index("name").city
    placed = table("training_bases").host.map(cities)
    return ranked(placed[placed.notna() & (placed != "")].groupby(placed).size(), top)


def cities_without_bases() -> Rows:
    """Prefectures of Hunan no institution of which hosts a training base."""
    regions = table("regions")
    hunan = regions.loc[regions.name == HUNAN, "code"].iloc[0]
    cities = regions[(regions.parent_code == hunan) & (regions.level == "市")].name
    return distinct(city for city in cities if not bases(city))


def industry_colleges(host: str) -> Rows:
    """Industry colleges of a host."""
    frame = table("industry_colleges")
    return distinct(frame[frame.host == host].name)


def college_partners(college: str) -> Rows:
    """Who builds an industry college with its host."""
    frame = table("industry_colleges")
    return distinct(name for cell in frame[frame.name == college].partners for name in values(cell))


def programme_groups(institution: str) -> Rows:
    """Programme groups of an institution."""
    frame = table("programme_groups")
    return distinct(frame[frame.institution == institution].name)


# --- alliances ------------------------------------------------------------------------------------------------


def alliance_leaders(alliance: str) -> Rows:
    """Who leads an alliance."""
    frame = table("alliance_members")
    frame = frame[frame.alliance == alliance]
    return _leading(frame, "member", alliance)


def alliances_led(organization: str, kind: str | None = None) -> Rows:
    """Alliances that an organisation leads."""
    frame = table("alliance_members")
    frame = frame[frame.member == organization]
    if kind:
        frame = frame[frame.alliance.isin(alliances(kind=kind))]
    return _leading(frame, "alliance", organization)


def _leading(frame: pd.DataFrame, column: str, what: str) -> Rows:
    widely = distinct(frame[frame.role.isin(LEADING)][column])
    agreed(widely, distinct(frame[frame.role == LEADING[0]][column]), f"leading roles of {what}")
    return widely


def institutions_leading(kind: str | None = None) -> Rows:
    """Institutions that lead an alliance."""
    frame = table("alliance_members")
    frame = frame[(frame.member_type == "院校") & frame.role.isin(LEADING)]
    if kind:
        frame = frame[frame.alliance.isin(alliances(kind=kind))]
    return distinct(frame.member)


def other_alliances_of_leading_institutions(alliance: str) -> Rows:
    """Other alliances led by the institutions that lead one."""
    frame = table("alliance_members")
    schools = set(frame[frame.member_type == "院校"].member) & set(alliance_leaders(alliance))
    return distinct({name for school in schools for name in alliances_led(school)} - {alliance})


def alliance_members(alliance: str, kind: str | None = None) -> Rows:
    """Members of an alliance, of one kind of organisation or of all.

    Raises:
        AmbiguousError: it matters whether those who lead it are members.
    """
    frame = table("alliance_members")
    frame = frame[frame.alliance == alliance]
    if kind:
        frame = frame[frame.member_type == kind]
    members = distinct(frame[~frame.role.isin(LEADING)].member)
    agreed(members, distinct(frame.member), f"members of {alliance}")
    return members


def members_of_led(organization: str, kind: str, place: str | None = None) -> Rows:
    """Members of one kind, in a place or anywhere, of the alliances that an organisation leads."""
    found = {name for alliance in alliances_led(organization) for name in alliance_members(alliance, kind)}
    return distinct(found & set(enterprises(place)) if place else found)


def alliances_joined(organization: str) -> Rows:
    """Alliances that an organisation takes part in, in whatever role."""
    frame = table("alliance_members")
    return distinct(frame[frame.member == organization].alliance)


def alliances(kind: str | None = None, founded: str = "") -> Rows:
    """Alliances of a kind, founded in a year or month."""
    frame = table("alliances")
    if kind:
        frame = frame[frame.kind == kind]
    return distinct(frame[frame.founded.str.startswith(founded)].name)


def alliances_without_leader(kind: str) -> Rows:
    """Alliances of a kind of which no leader is known."""
    frame = table("alliance_members")
    widely = set(frame[frame.role.isin(LEADING)].alliance)
    strictly = set(frame[frame.role == LEADING[0]].alliance)
    found = set(alliances(kind=kind))
    agreed(distinct(found - widely), distinct(found - strictly), f"{kind} without a leader")
    return distinct(found - widely)


# --- awards, tasks, documents, departments ---------------------------------------------------------------------


def holders(
    kind: str,
    programme: str | None = None,
    designation: str | None = None,
    year: str | None = None,
    status: str | None = None,
) -> Rows:
    """Who holds a designation, or one of a programme: recipients of a kind (院校, 专业群, 实训基地, …)."""
    frame = awards()
    wanted = {"programme": programme, "designation": designation, "year": year, "status": status}
    for column, value in wanted.items():
        if value:
            frame = frame[frame[column] == value]
    return distinct(frame[frame.recipient_type == kind].recipient)


def prefectures() -> Rows:
    """The prefectures of Hunan."""
    regions = table("regions")
    (code,) = regions[regions.name == HUNAN].code
    return distinct(regions[(regions.level == "市") & (regions.parent_code == code)].name)


def renamed() -> Rows:
    """Institutions of which former names are known."""
    own = table("institutions")
    return distinct(own[own.former_names != ""].name)


def cities_of_bases_awarded(designation: str) -> Rows:
    """Prefectures in which a training base with a designation lies."""
    frame = awards()
    held = frame[(frame.designation == designation) & (frame.recipient_type == "实训基地")]
    return distinct(city_of(host) for host in held.recipient_host if host)


def target(task: str) -> int:
    """How many a task is to reach."""
    frame = table("tasks")
    (number,) = frame[frame.title == task].target_count
    return int(number)


def tasks_supporting(organization: str) -> Rows:
    """Tasks that support an organisation."""
    frame = table("tasks")
    return distinct(frame[frame.supports.map(values).map(lambda names: organization in names)].title)


def responsible(task: str) -> Rows:
    """Departments that are responsible for a task."""
    frame = table("tasks")
    return distinct(name for cell in frame[frame.title == task].lead_departments for name in values(cell))


def tasks_of(department: str) -> Rows:
    """Tasks for which a department is responsible."""
    frame = table("tasks")
    return distinct(frame[frame.lead_departments.map(values).map(lambda names: department in names)].title)


def documents(issuer: str | None = None, year: str = "") -> Rows:
    """Documents of an issuer, of a year."""
    frame = table("documents")
    if issuer:
        frame = frame[frame.issuers.map(values).map(lambda names: issuer in names)]
    return distinct(frame[frame.issued_on.str.startswith(year)].title)


def document_by_number(number: str) -> Rows:
    """The title of the document with a number."""
    frame = table("documents")
    return distinct(frame[frame.doc_number == number].title)


def document_number(title: str) -> Rows:
    """The number of a document."""
    frame = table("documents")
    return distinct(frame[frame.title == title].doc_number)


def departments_under(parent: str) -> Rows:
    """Departments whose parent is the one named."""
    frame = table("departments")
    return distinct(frame[frame.parent == parent].name)


_FUNCTIONS = {
    function.__name__: function
    for function in (
        count, both, without, more, difference, with_at_least, cities_of_bases_awarded, prefectures, renamed,
        institutions, supervised, cities_by_institutions, provinces_by_institutions, rank_of_province, same_city,
        current_name, former_names, name_of_short,
        partner_organizations, partner_enterprises, partner_institutions, institutions_by_cooperation,
        institutions_with_enterprises_of, institutions_with_partners, partners_of_partners, cities_of_partners,
        alliances_of_partners, partners_to_check, partnership_sources,
        enterprises, enterprises_in, cities_by_enterprises, enterprises_of_bases, bases_built_by, hosts_of_bases_built_by, bases,
        bases_of, cities_by_bases, cities_without_bases, industry_colleges, college_partners, programme_groups,
        alliance_leaders, alliances_led, institutions_leading, other_alliances_of_leading_institutions,
        alliance_members, members_of_led, alliances_joined, alliances, alliances_without_leader,
        holders, target, tasks_supporting, responsible, tasks_of, documents, document_by_number, document_number,
        departments_under,
    )
}  # fmt: skip
