"""Relations between the names of a document: from prose, lists and tables, only what holds or held."""
