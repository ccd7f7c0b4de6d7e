"""How often each component is right, as ``extraction_confidence`` of what it finds.

The values are the precision on the annotated documents that were set aside while the rules were written
(``bench/reliability.py`` prints it), rounded down: what the rules reach on documents that they were not
written for. Relations and mentions carry their rule's own.
"""

HEADER = 0.98
TASK = 0.95
TARGET = 0.85
DUTY = 0.9
SUPPORT = 0.8
