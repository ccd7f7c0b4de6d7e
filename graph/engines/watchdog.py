"""Work that is waited for only so long."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Late(Exception):  # noqa: N818 - no error: "not yet"
    """The work is not done yet."""


class Task(Generic[T]):
    """Work in a thread of its own, begun at once.

    The thread is a daemon: work that never ends keeps neither its caller nor the interpreter.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        self._done = threading.Event()
        self._value: T
        self._error: BaseException | None = None
        threading.Thread(target=self._run, args=(work,), daemon=True).start()

    def _run(self, work: Callable[[], T]) -> None:
        try:
            self._value = work()
        except BaseException as error:  # handed to the caller below
            self._error = error
        finally:
            self._done.set()

    def result(self, seconds: float) -> T:
        """The value of the work, or its error raised.

        Raises:
            Late: it was not done within ``seconds``; asking again later is fine.
        """
        if not self._done.wait(seconds):
            raise Late
        if self._error is not None:
            raise self._error
        return self._value
