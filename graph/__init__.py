"""What holds the facts: schema, ledger, resolution, engines, building, networkx view, exports."""

from chuyi._rooms import refuse_other_name

refuse_other_name(__name__, "chuyi.graph")
