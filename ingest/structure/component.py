"""The spaCy component that writes structure on a ``Doc``."""

from __future__ import annotations

from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc

from chuyi.ingest.layers import layers
from chuyi.ingest.structure.clauses import find_clauses
from chuyi.ingest.structure.header import find_header
from chuyi.ingest.structure.lines import find_lines
from chuyi.ingest.structure.sentences import find_sentences
from chuyi.ingest.structure.tables import find_tables, mark_tables


class StructureComponent:
    """Fills lines, tables, header, clauses and sentences of :class:`~chuyi.ingest.layers.Layers`."""

    def __call__(self, doc: Doc) -> Doc:
        known = layers(doc)
        text = known.text
        lines = find_lines(text)
        known.header = find_header(text, lines)
        known.tables = find_tables(text, lines)
        known.lines = mark_tables(lines, known.tables)
        known.clauses = find_clauses(text, known.lines, known.header)
        starts = [clause.label.start for clause in known.clauses]
        for table in known.tables:
            index = bisect_right(starts, table.extent.start) - 1
            inside = index >= 0 and table.extent.start < known.clauses[index].body.end
            table.clause = index if inside else None
        known.sentences = find_sentences(text, known.lines, known.clauses)
        return doc


@Language.factory("chuyi_structure")
def create_structure(nlp: Language, name: str) -> StructureComponent:
    """How a pipeline makes the component."""
    return StructureComponent()
