"""How well documents are read, measured on documents that a person has annotated.

A folder holds ``NAME.txt`` and ``NAME.gold.json``, the extraction contract as it should be. :func:`read_gold` reads and
checks them, :func:`score` compares one with what was extracted, :class:`Score` adds up.
"""

from __future__ import annotations

from chuyi.ingest.measuring.gold import Gold, read_gold
from chuyi.ingest.measuring.scoring import MEASURES, Score, Tally, score

__all__ = ["MEASURES", "Gold", "Score", "Tally", "read_gold", "score"]
