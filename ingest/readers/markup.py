"""Markup from strangers: no entities, no network, no endless nesting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from chuyi.ingest.readers.refusals import corrupt

Element = Any
"""An lxml element; lxml has no types of its own."""


def parse_xml(data: bytes, name: str, kind: str) -> Element:
    """The root element of an XML part.

    Raises:
        SourceError: not well formed, nested without end, or with a document type (entities, a billion laughs).
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise corrupt(name, kind, str(error)) from error
    if root.getroottree().docinfo.doctype:
        raise corrupt(name, kind, "a document type declaration has no place in it")
    return root


def local(element: Element) -> str:
    """A tag without its namespace: strict and transitional files differ in nothing else."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by its local name."""
    if element is not None:
        for key, value in element.attrib.items():
            if key.rpartition("}")[2] == name:
                return str(value)
    return None


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of local names, or None."""
    for step in path:
        element = None if element is None else next((e for e in element if local(e) == step), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of a local name."""
    return (e for e in (() if element is None else element) if local(e) == name)
