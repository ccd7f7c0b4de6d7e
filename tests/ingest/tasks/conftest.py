"""A plan of an invented city around the clauses of a test."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from chuyi.ingest.layers import Layers, layers

HEAD = """洛阳市教育局关于印发《洛阳市职业教育提升行动方案》的通知

洛教发〔2025〕7号

各县区教育局：

现印发给你们。

洛阳市教育局
2025年3月1日

洛阳市职业教育提升行动方案

一、重点任务

"""


@pytest.fixture(scope="session")
def read(nlp: Language) -> Callable[[str], Layers]:
    """From clauses of a plan of 2025 to the layers of the whole document."""
    return lambda clauses: layers(nlp(HEAD + clauses))
