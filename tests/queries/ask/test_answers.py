"""The yardstick itself: every stored answer is what the tables give, and asks for something."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.queries.ask import answers
from tests.queries.ask.questions import HELD_OUT, OPEN, Question, load

QUESTIONS = load(OPEN)
SET_ASIDE = load(HELD_OUT)
ALL = [*QUESTIONS, *SET_ASIDE]
ANSWERED = [question for question in ALL if question.answer]


def by_id(question: Question) -> str:
    return question.id


def given(status: str, *rows: dict[str, Any]) -> dict[str, Any]:
    return {"status": status, "rows": list(rows)}


@pytest.mark.parametrize("question", ANSWERED, ids=by_id)
def test_the_stored_answer_is_what_the_tables_give(question: Question) -> None:
    assert question.answer is not None
    found = answers.answer(question.answer, question.arguments)
    if isinstance(found, int):
        assert (question.number, question.rows) == (found, None)
    else:
        assert (question.rows, question.number) == (tuple(found), None)


@pytest.mark.parametrize("question", ANSWERED, ids=by_id)
def test_the_answer_is_not_trivial(question: Question) -> None:
    assert question.rows or (question.number or 0) > 0
    assert question.rows is None or len(set(question.rows)) == len(question.rows)


@pytest.mark.parametrize("question", [question for question in ALL if not question.answer], ids=by_id)
def test_what_nothing_can_answer_expects_no_answer(question: Question) -> None:
    assert question.kind == "unanswerable"
    assert set(question.status) == {"unknown", "unsure"}


def test_sixty_four_questions_and_thirty_six_others() -> None:
    assert (len(QUESTIONS), len(SET_ASIDE)) == (64, 36)
    assert Counter(question.kind for question in QUESTIONS)["unanswerable"] == 6
    assert {question.kind for question in SET_ASIDE} <= {question.kind for question in QUESTIONS}


@pytest.mark.parametrize("attribute", ["id", "text"])
def test_no_question_stands_twice(attribute: str) -> None:
    assert Counter(getattr(question, attribute) for question in ALL).most_common(1)[0][1] == 1


def test_the_held_out_questions_ask_other_things() -> None:
    asked = {(question.answer, str(question.arguments)) for question in QUESTIONS}
    assert not asked & {(question.answer, str(question.arguments)) for question in SET_ASIDE if question.answer}


def test_rows_are_exact_in_one_column_whatever_stands_beside() -> None:
    question = Question("x", "x", "x", rows=("甲", "乙"))
    assert question.is_exact(given("answered", {"name": "乙", "n": 1}, {"name": "甲", "n": 2}, {"name": "甲", "n": 3}))
    assert question.is_exact(given("answered", {"names": ["甲", "乙"]}))
    assert not question.is_exact(given("answered", {"name": "甲"}))
    assert not question.is_exact(given("answered", {"name": "甲"}, {"name": "乙"}, {"name": "丙"}))
    assert question.is_wrong(given("answered", {"name": "甲"}))
    assert not question.is_wrong(given("unsure"))


def test_a_ranking_is_exact_in_its_order() -> None:
    question = Question("x", "x", "x", rows=("甲", "乙"), ranked=True)
    assert question.is_exact(given("answered", {"name": "甲"}, {"name": "乙"}))
    assert not question.is_exact(given("answered", {"name": "乙"}, {"name": "甲"}))


def test_a_number_is_exact_alone_in_one_row() -> None:
    question = Question("x", "x", "x", number=3)
    assert question.is_exact(given("answered", {"what": "院校", "count": 3}))
    assert not question.is_exact(given("answered", {"count": 3, "total": 9}))
    assert not question.is_exact(given("answered", {"count": 3}, {"count": 3}))
    assert not question.is_exact(given("answered", {"count": True}))


def test_nothing_but_a_refusal_is_exact_where_nothing_can_answer() -> None:
    question = Question("x", "x", "x", status=("unknown", "unsure"))
    assert question.is_exact(given("unknown"))
    assert not question.is_exact(given("answered", {"name": "甲"}))


def test_an_answer_that_hangs_on_its_reading_is_refused() -> None:
    with pytest.raises(answers.AmbiguousError):  # it is the office of one and leads none
        answers.answer("alliances_led", {"organization": "湖南工业职业技术学院"})
    with pytest.raises(answers.AmbiguousError):  # a school of 河北省 stands in 天津市
        answers.answer("institutions", {"place": "天津市", "register": True})
    with pytest.raises(answers.AmbiguousError):  # one school was private on the list and is public now
        answers.answer("institutions", {"place": "永州市", "ownership": "公办"})
    with pytest.raises(answers.AmbiguousError):  # two cities share the second place
        answers.answer("cities_by_institutions", {"levels": ["中职"], "top": 2})
