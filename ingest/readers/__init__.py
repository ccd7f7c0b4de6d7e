"""Readers of documents: from a file's bytes to its text, with the place of every character.

One module for each kind (docx, html, pdf, pictures); each gives a :class:`~chuyi.ingest.readers.placed.PlacedText`.
"""
