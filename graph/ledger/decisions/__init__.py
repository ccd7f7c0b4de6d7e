"""What people decided: two names are one or are not, a fact is missing, wrong, or should read otherwise."""

from chuyi.graph.ledger.decisions.acts import Act, Add, Correct, Different, Reject, Same, Undo
from chuyi.graph.ledger.decisions.decision import PERSON, Decision, Stated, Undone

__all__ = ["PERSON", "Act", "Add", "Correct", "Decision", "Different", "Reject", "Same", "Stated", "Undo", "Undone"]
