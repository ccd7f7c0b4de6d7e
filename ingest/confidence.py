"""How often each component is right, as ``extraction_confidence`` of what it finds.

The values are the precision of the components on the annotated corpora (``bench/extraction.py`` prints it), rounded
down; relations and mentions carry their rule's own.
"""

HEADER = 0.98
TASK = 0.95
TARGET = 0.9
DUTY = 0.93
SUPPORT = 0.9
