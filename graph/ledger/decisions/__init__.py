"""What people decided: two names are one or are not, a fact is right, missing, wrong, or should read otherwise."""

from chuyi.graph.ledger.decisions.acts import Accept, Act, Add, Correct, Different, Reject, Same, Undo
from chuyi.graph.ledger.decisions.decision import PERSON, Decision, Stated, Undone

__all__ = [
    "PERSON",
    "Accept",
    "Act",
    "Add",
    "Correct",
    "Decision",
    "Different",
    "Reject",
    "Same",
    "Stated",
    "Undo",
    "Undone",
]
