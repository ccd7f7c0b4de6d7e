"""Interactive pictures of the graph, each one self-contained page."""

from chuyi._rooms import refuse_other_name

refuse_other_name(__name__, "chuyi.explore")
