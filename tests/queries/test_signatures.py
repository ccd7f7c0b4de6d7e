"""The shipped questions as Python, written from their headers."""

from __future__ import annotations

import inspect
from typing import get_args

from chuyi.queries.catalogue import Catalogue
from chuyi.queries.shipped import ShippedQuestions
from chuyi.queries.signatures import method_name, shipped_modules, signature_of
from tests.conftest import ROOT


def test_the_modules_are_as_generated() -> None:
    for name, text in shipped_modules().items():
        kept = (ROOT / "queries" / name).read_text(encoding="utf-8")
        assert kept == text, "run: CHUYI_LANG=en python docs/generate.py"


def test_every_question_has_a_method_that_takes_what_its_header_says() -> None:
    for name, question in Catalogue().items():
        method = getattr(ShippedQuestions, method_name(name))
        shown = inspect.signature(method).parameters
        assert list(shown) == ["self", *signature_of(question).parameters], name
        for item in question.parameters.values():
            needed = item.required and not item.setting and item.default is None
            assert (shown[item.name].default is inspect.Parameter.empty) == needed, (name, item.name)
        assert question.title.zh in (method.__doc__ or "")


def test_choices_are_in_the_signature() -> None:
    kind = signature_of(Catalogue()["partners-of-institution"]).parameters["kind"]
    assert "订单班" in str(kind.annotation)
    assert kind.default is None
    top = signature_of(Catalogue()["most-partnered-enterprises"]).parameters["top"]
    assert top.annotation is float
    assert top.default == Catalogue()["most-partnered-enterprises"].parameters["top"].default
    assert get_args(signature_of(Catalogue()["partners-of-institution"]).parameters["min_grade"].annotation)
