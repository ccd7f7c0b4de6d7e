"""The ledger of facts: what every source says, since when and until when it said it."""

from chuyi.graph.ledger.ledger import Ledger
from chuyi.graph.ledger.rows import (
    EntityRow,
    EvidenceRow,
    FactRow,
    ForgottenRow,
    Holding,
    PassageRow,
    Recorded,
    RejectRow,
    Run,
    SourceRow,
)
from chuyi.graph.ledger.snapshot import Snapshot
from chuyi.graph.ledger.validation import validate

__all__ = [
    "EntityRow",
    "EvidenceRow",
    "FactRow",
    "ForgottenRow",
    "Holding",
    "Ledger",
    "PassageRow",
    "Recorded",
    "RejectRow",
    "Run",
    "Snapshot",
    "SourceRow",
    "validate",
]
