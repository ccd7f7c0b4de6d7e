"""The tables that ship: vocational education in Hunan, each row with its source and grade."""

from chuyi._rooms import refuse_other_name

refuse_other_name(__name__, "chuyi.data")
