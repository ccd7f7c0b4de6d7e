"""``graph.questions``: the catalogue, and each question as a method that editors complete.

::

    graph.questions.enterprises_by_base(city="株洲市").records[0].enterprise
    graph.questions["enterprises-by-base"].title
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from chuyi.queries.answer import Answer
from chuyi.queries.catalogue import Catalogue
from chuyi.queries.header import Question
from chuyi.queries.records import TypedAnswer, typed
from chuyi.queries.shipped import ShippedQuestions
from chuyi.queries.signatures import described, method_name, row_name, signature_of

Asking = Callable[..., Answer]


class Questions(ShippedQuestions, Mapping[str, Question]):
    """Questions by name (a mapping), and as methods: hyphens become underscores.

    Shipped questions are plain methods with signatures and typed rows; a workspace's own ones are found when they
    are first looked at.
    """

    def __init__(self, catalogue: Catalogue, answer: Asking) -> None:
        self._catalogue = catalogue
        self._answer = answer
        self._ask = self._typed

    def __getitem__(self, name: str) -> Question:
        return self._catalogue[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._catalogue)

    def __len__(self) -> int:
        return len(self._catalogue)

    def question(self, name: str) -> Question:
        """The question of that name.

        Raises:
            UsageError: there is none; offers the nearest names.
            SchemaError: its file is wrong.
        """
        return self._catalogue.question(name)

    def __getattr__(self, name: str) -> Callable[..., Answer]:
        known = {} if name.startswith("_") else {method_name(item): item for item in self._catalogue}
        if name not in known:
            raise AttributeError(f"there is no question {name}")
        return self._method(self._catalogue[known[name]])

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *map(method_name, self._catalogue)})

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._catalogue)

    def _typed(self, name: str, given: Mapping[str, Any], min_grade: str | None, evidence: bool) -> TypedAnswer[Any]:
        from chuyi.queries import shipped_rows

        record = getattr(shipped_rows, row_name(name))
        return typed(self._answer(name, given, min_grade=min_grade, evidence=evidence), record)

    def _method(self, question: Question) -> Callable[..., Answer]:
        signature = signature_of(question)

        def ask(**given: Any) -> Answer:
            bound = signature.bind(**given).arguments
            beside = {key: bound.pop(key) for key in ("min_grade", "evidence") if key in bound}
            return self._answer(question.name, bound, **beside)

        ask.__name__ = ask.__qualname__ = method_name(question.name)
        ask.__doc__ = inspect.cleandoc(described(question))
        ask.__signature__ = signature  # type: ignore[attr-defined]
        return ask
