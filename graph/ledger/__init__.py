"""The ledger of facts: what every source says, since when and until when it said it."""

from chuyi.graph.ledger.decisions import Accept, Add, Correct, Decision, Different, Reject, Same, Undo
from chuyi.graph.ledger.ledger import Ledger
from chuyi.graph.ledger.rows import (
    Acceptance,
    EntityRow,
    EntryRow,
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
    "Accept",
    "Acceptance",
    "Add",
    "Correct",
    "Decision",
    "Different",
    "EntityRow",
    "EntryRow",
    "EvidenceRow",
    "FactRow",
    "ForgottenRow",
    "Holding",
    "Ledger",
    "PassageRow",
    "Recorded",
    "Reject",
    "RejectRow",
    "Run",
    "Same",
    "Snapshot",
    "SourceRow",
    "Undo",
    "validate",
]
