"""Answers in the formats that other programs read: see :mod:`chuyi.graph.exports`."""
