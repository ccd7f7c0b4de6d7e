"""Work that is waited for only so long."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, ClassVar, Generic, TypeVar

T = TypeVar("T")


class Late(Exception):  # noqa: N818 - no error: "not yet"
    """The work is not done yet."""


class Task(Generic[T]):
    """Work in a thread of its own, begun at once.

    The thread is a daemon: work that never ends keeps neither its caller nor the interpreter.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._done = threading.Event()
        self._value: T
        self._error: BaseException | None = None
        _Worker.free().begin(self)

    def run(self, finished: Callable[[], None]) -> None:
        """Do the work; call ``finished`` before anybody is told that it is done."""
        try:
            self._value = self._work()
        except BaseException as error:  # handed to the caller below
            self._error = error
        finally:
            finished()
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


class _Worker:
    """A thread that does one task after the other: to start one for each question costs as much as a short question.

    One whose task never ends is never free again; the next task gets another.
    """

    _idle: ClassVar[list[_Worker]] = []
    _process: ClassVar[int] = os.getpid()

    def __init__(self) -> None:
        self._todo: SimpleQueue[Task[Any]] = SimpleQueue()
        threading.Thread(target=self._work, daemon=True).start()

    @classmethod
    def free(cls) -> _Worker:
        """A worker that has nothing to do."""
        if cls._process != os.getpid():
            # A forked child has the list, and none of the threads.
            cls._process, cls._idle = os.getpid(), []
        try:
            return cls._idle.pop()
        except IndexError:
            return cls()

    def begin(self, task: Task[Any]) -> None:
        """Do a task."""
        self._todo.put(task)

    def _work(self) -> None:
        while True:
            self._todo.get().run(lambda: self._idle.append(self))
