"""The question catalogue: Cypher files with a header, their parameters, running them."""

from chuyi._rooms import refuse_other_name

refuse_other_name(__name__, "chuyi.queries")
