"""Work that is waited for only so long, in threads that are used again."""

from __future__ import annotations

import multiprocessing
import threading
from functools import partial

import pytest

from chuyi.graph.engines.watchdog import Late, Task


def test_a_value_and_an_error_come_back() -> None:
    assert Task(lambda: 7).result(5) == 7
    failing: Task[int] = Task(lambda: int("seven"))
    with pytest.raises(ValueError, match="seven"):
        failing.result(5)


def test_what_is_late_can_be_asked_for_again_and_holds_nobody_up() -> None:
    go_on = threading.Event()
    slow: Task[bool] = Task(lambda: go_on.wait(30))
    with pytest.raises(Late):
        slow.result(0.05)
    assert Task(lambda: "other").result(5) == "other"
    go_on.set()
    assert slow.result(5) is True


def test_a_free_thread_takes_the_next_task() -> None:
    first = Task(threading.get_ident).result(5)
    assert {Task(threading.get_ident).result(5) for _ in range(20)} == {first}


def test_many_at_a_time_each_have_their_own() -> None:
    all_there = threading.Barrier(8)

    def meet(number: int) -> int:
        all_there.wait(10)
        return number

    tasks = [Task(partial(meet, number)) for number in range(8)]
    assert [task.result(10) for task in tasks] == list(range(8))


def _in_child(answers: multiprocessing.SimpleQueue[int]) -> None:
    answers.put(Task(lambda: 3).result(5))


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork")
def test_a_forked_process_has_threads_of_its_own() -> None:
    assert Task(lambda: 1).result(5) == 1
    context = multiprocessing.get_context("fork")
    answers = context.SimpleQueue()
    child = context.Process(target=_in_child, args=(answers,))
    child.start()
    child.join(20)
    assert child.exitcode == 0
    assert answers.get() == 3
