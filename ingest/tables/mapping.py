"""What a kind of table means: which column feeds which entity, property, relation or alias.

A mapping is data. It is derived from the ontology, or written in YAML, or both: ``extends: Institution``
starts from what the ontology derives for that type.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from chuyi.errors import Text

SEPARATORS = "；;\n"
ROW = "row"  # the key of the entity that a row of an extended mapping describes


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a table may have.

    Attributes:
        name: how the mapping calls it; also accepted as a heading.
        headers: other accepted headings, the one for templates first.
        required: a row without it is refused (missing key).
        separators: characters between several values in a cell; "" where a cell is one value.
        values: what a printed value means in the ontology's words; () where it says nothing.
        ignored: why the column feeds no fact; None if it does.
    """

    name: str
    headers: tuple[str, ...] = ()
    required: bool = False
    separators: str = ""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ignored: Text | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """Whether a rule holds for a row, by one column: every test that is given must pass."""

    column: str
    is_: frozenset[str] | None = None
    is_not: frozenset[str] = frozenset()
    filled: bool | None = None
    contains: str | None = None
    lacks: str | None = None
    same_as: str | None = None

    def holds(self, cells: Mapping[str, str]) -> bool:
        """``cells``: the row's text by column name, blank or absent where there is none."""
        value = cells.get(self.column, "").strip()
        return (
            (self.is_ is None or value in self.is_)
            and value not in self.is_not
            and (self.filled is None or bool(value) == self.filled)
            and (self.contains is None or self.contains in value)
            and (self.lacks is None or self.lacks not in value)
            and (self.same_as is None or (bool(value) and value == cells.get(self.same_as, "").strip()))
        )


@dataclass(frozen=True, slots=True)
class When:
    """Conditions of a rule, and what is said of cells that nothing reads because they fail."""

    conditions: tuple[Condition, ...] = ()
    because: Text | None = None

    def holds(self, cells: Mapping[str, str]) -> bool:
        """Whether all conditions hold for the row."""
        return all(condition.holds(cells) for condition in self.conditions)


ALWAYS = When()


@dataclass(frozen=True, slots=True)
class Ended:
    """When values of some rows ceased to hold at the latest, as is known from elsewhere.

    Attributes:
        at: a date.
        when: for which rows.
    """

    at: str
    when: When


@dataclass(frozen=True, slots=True)
class Term:
    """Where a value comes from; one of ``column``, ``text``, ``entity`` and ``position`` is given.

    Attributes:
        column: the cell of a column.
        text: a constant.
        entity: another entity of the row, as a part of an identity.
        position: which in its list (1, 2 …) the item is that named an entity of the row.
        pattern: the part of the cell that its first group matches; nothing where it does not match.
        year: only the year of a date.
        ended: until when the value holds, for a property.
    """

    column: str | None = None
    text: str | None = None
    entity: str | None = None
    position: str | None = None
    pattern: re.Pattern[str] | None = None
    year: bool = False
    when: When = ALWAYS
    ended: Ended | None = None


@dataclass(frozen=True, slots=True)
class EntityRule:
    """An entity that a row describes or names.

    Attributes:
        types: the types that it can have; several are told apart by ``type_column``, else by what is known
            of the name.
        otherwise: the type where nothing is known.
        identity: the parts of its identity beside the name (host, clause, document …) where the row has them.
        located: columns with places, the smallest first.
        aliases: kind of alias → column.
    """

    key: str
    types: tuple[str, ...]
    name: Term
    type_column: str | None = None
    otherwise: str | None = None
    identity: Mapping[str, Term] = field(default_factory=dict)
    located: tuple[str, ...] = ()
    properties: Mapping[str, Term] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    when: When = ALWAYS


@dataclass(frozen=True, slots=True)
class RelationRule:
    """A relation between two entities of a row, by their keys."""

    type: str
    subject: str
    object: str
    properties: Mapping[str, Term] = field(default_factory=dict)
    when: When = ALWAYS


@dataclass(frozen=True)
class TableMapping:
    """A kind of table.

    Attributes:
        name: its name in the catalogue, e.g. ``institutions``.
        title: for people.
        sheets: names of sheets and files (without suffix) that are of this kind.
        template: which sheet it has in the workbook of ``chuyi init``; None for none.
        origin: the file that declares it.
        grade, document: of rows that name no origin of their own.
        valid_from: from when at least the table's facts hold.
    """

    name: str
    title: Text
    sheets: tuple[str, ...]
    columns: Mapping[str, Column]
    entities: Mapping[str, EntityRule]
    relations: tuple[RelationRule, ...]
    template: int | None = None
    origin: str = ""
    grade: str | None = None
    document: str | None = None
    valid_from: str | None = None

    @cached_property
    def by_heading(self) -> Mapping[str, str]:
        """Column names by accepted heading, normalised."""
        return {heading: column.name for column in self.columns.values() for heading in headings(column)}

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The columns that every row must fill."""
        return tuple(column.name for column in self.columns.values() if column.required)

    def is_named(self, name: str) -> bool:
        """Whether a sheet or file of this name is of this kind."""
        return normal_heading(name) in {normal_heading(own) for own in (self.name, *self.sheets)}


def headings(column: Column) -> Iterator[str]:
    """The normalised headings that a column accepts."""
    yield from dict.fromkeys(normal_heading(heading) for heading in (column.name, *column.headers))


def normal_heading(heading: str) -> str:
    """A heading without white space, width, case and the marks of required columns."""
    plain = unicodedata.normalize("NFKC", heading).casefold()
    return re.sub(r"[\s_*]+|\(必填\)", "", plain)
