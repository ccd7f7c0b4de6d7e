"""From files to facts: readers, text with offset map, spaCy components, tables, sources."""

from chuyi._rooms import refuse_other_name

refuse_other_name(__name__, "chuyi.ingest")
