"""The ledger's tables.

Time runs in *journal entries*: one entry for each transaction that wrote, numbered without gaps of
meaning. What can change has *lives*: rows with the entry since which they hold and the entry until
which they held (None: they hold now). So the state after any entry can be asked, and nothing is ever
overwritten. Numbers (``number``) are the ledger's own and stay inside it; ``id`` and ``key`` are hashes
of content and mean the same in every ledger.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

# Raised with every change of a table's meaning; a ledger of another version is refused.
SCHEMA_VERSION = 1

tables = MetaData()


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True, autoincrement=False)


def _life() -> tuple[Column[int], Column[int]]:
    return Column("since", Integer, nullable=False), Column("until", Integer)


meta = Table("ledger", tables, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

runs = Table(
    "runs",
    tables,
    _number(),
    Column("command", Text, nullable=False),
    Column("program", String, nullable=False),  # version of chuyi
    Column("started_at", String, nullable=False),
    Column("finished_at", String),  # None: runs still, or was killed
)

journal = Table(
    "journal",
    tables,
    _number(),
    Column("run", ForeignKey("runs.number"), nullable=False, index=True),
    Column("at", String, nullable=False),  # ISO 8601, UTC
    Column("action", String, nullable=False),  # read, withdraw, return, decide
    Column("source", String, index=True),
    *(
        Column(count, Integer, nullable=False, default=0)
        for count in ("added", "kept", "withdrawn", "returned", "rejected")
    ),
)

sources = Table(
    "sources",
    tables,
    Column("id", String, primary_key=True),
    Column("since", Integer, nullable=False),  # entry of the first reading
)

# A life of a source: one content at one address, described in one way.
versions = Table(
    "source_versions",
    tables,
    _number(),
    Column("source", ForeignKey("sources.id"), nullable=False, index=True),
    Column("uri", Text, nullable=False, index=True),
    Column("sha256", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("grade", String, nullable=False),
    Column("title", Text),
    Column("address", Text),
    Column("document", ForeignKey("entities.number")),
    *_life(),
)

passages = Table(
    "passages",
    tables,
    _number(),
    Column("id", String, nullable=False, unique=True),
    Column("source", ForeignKey("sources.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("occurrence", Integer, nullable=False),
)

# A life of a passage: where it stands and what origin it names. Its text never changes.
placings = Table(
    "placings",
    tables,
    _number(),
    Column("passage", ForeignKey("passages.number"), nullable=False, index=True),
    Column("location", Text, nullable=False),  # JSON
    Column("grade", String),
    Column("address", Text),
    Column("title", Text),
    *_life(),
)

# Things as sources name them. What a raw entity is called belongs to its id and never changes.
entities = Table(
    "entities",
    tables,
    _number(),
    Column("id", String, nullable=False, unique=True),
    Column("type", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("identity", Text, nullable=False),  # JSON
    Column("region", String),
)

facts = Table(
    "facts",
    tables,
    _number(),
    Column("source", ForeignKey("sources.id"), nullable=False),
    Column("key", String, nullable=False),
    Column("kind", String, nullable=False),  # property, relation, alias
    Column("subject", ForeignKey("entities.number"), nullable=False, index=True),
    Column("predicate", String, nullable=False),  # property, relation type, kind of alias
    Column("object", ForeignKey("entities.number"), index=True),
    # JSON: the property's value, the relation's properties, the alias
    Column("value", Text, nullable=False),
    Column("scope", String),  # of an alias: global, source
    Column("valid_from", String),
    Column("valid_to", String),
    Column("since", Integer, nullable=False),  # entry at which it was first seen
    UniqueConstraint("source", "key"),
)

# A life of a fact: while its source said it, read by one reader with one confidence and evidence.
lives = Table(
    "lives",
    tables,
    _number(),
    Column("fact", ForeignKey("facts.number"), nullable=False, index=True),
    Column("confidence", Float, nullable=False),
    Column("extractor", String, nullable=False),
    *_life(),
)

evidence = Table(
    "evidence",
    tables,
    Column("life", ForeignKey("lives.number"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("passage", ForeignKey("passages.number"), nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    PrimaryKeyConstraint("life", "ordinal"),
    sqlite_with_rowid=False,
)

rejects = Table(
    "rejects",
    tables,
    _number(),
    Column("source", ForeignKey("sources.id"), nullable=False),
    Column("reason", String, nullable=False),
    Column("severity", String, nullable=False),
    Column("location", Text, nullable=False),  # JSON
    Column("value", Text, nullable=False),
    Column("message_zh", Text, nullable=False),
    Column("message_en", Text, nullable=False),
    *_life(),
    Index("ix_rejects_source", "source", "until"),
)

# What people decided: these two are one, these are not, this fact is wrong. Taking it back ends its life.
decisions = Table(
    "decisions",
    tables,
    _number(),
    Column("key", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("content", Text, nullable=False),  # JSON: ids and values, as the kind needs them
    Column("who", String, nullable=False),
    Column("why", Text, nullable=False),
    *_life(),
)
