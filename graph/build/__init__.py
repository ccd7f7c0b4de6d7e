"""Building: the ledger projected into a graph."""
