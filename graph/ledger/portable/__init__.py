"""A ledger as one file that can be kept, moved and joined with another ledger."""

from chuyi.graph.ledger.portable.exporting import Exported, export_ledger
from chuyi.graph.ledger.portable.importing import Imported, SourceConflict, import_ledger

__all__ = ["Exported", "Imported", "SourceConflict", "export_ledger", "import_ledger"]
