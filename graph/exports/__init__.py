"""Exports: a graph, or a table, in the formats that other programs read.

A graph is read into :class:`~chuyi.graph.exports.content.Content`; each format is a module that turns that into
bytes. Tables are :class:`~chuyi.graph.exports.sheets.Sheet`. Nothing is written but by
:mod:`chuyi.graph.exports.files`: whole or not at all.
"""
