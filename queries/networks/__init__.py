"""Networks: the graph, or some of its types, as networkx sees it, and what that tells.

Absence is not a fact: where a relation is missing it may only be unrecorded. Measures and candidates are of what the
graph holds, and are to be shown beside the coverage of the official lists.
"""
