"""Periodic reports: definitions, and documents and workbooks made from them."""

from chuyi._rooms import refuse_other_name

refuse_other_name(__name__, "chuyi.reports")
