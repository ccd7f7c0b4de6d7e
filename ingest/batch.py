"""Many files into the ledger: readers side by side, one writer, each file in a transaction of its own."""

from __future__ import annotations

import faulthandler
import itertools
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from chuyi.data import shipped_tables
from chuyi.errors import ChuyiError, SourceError, Text
from chuyi.graph.facts import SourceFacts
from chuyi.graph.ledger import Ledger, Recorded, Run
from chuyi.ingest.readers.kinds import NATIVE
from chuyi.ingest.reading import ReadingConfig, read_source, shown

AHEAD = 4  # files that each reader may be ahead of the writer, which bounds memory


class Input(NamedTuple):
    """A file to read, and how."""

    path: Path
    config: ReadingConfig


@dataclass(frozen=True)
class Outcome:
    """What became of a file.

    Attributes:
        recorded: what the ledger did; None if nothing was taken.
        facts: what was read; None if it could not be.
        error: why it could not be read.
    """

    path: Path
    facts: SourceFacts | None = None
    recorded: Recorded | None = None
    error: ChuyiError | None = None

    @property
    def shown(self) -> str:
        """The path as people read it."""
        return shown(self.path)

    @property
    def refused(self) -> int:
        """How many rows, columns or files were refused."""
        if self.error is not None:
            return 1
        rejects = self.recorded.rejects if self.recorded else self.facts.rejects if self.facts else ()
        return sum(reject.severity == "error" for reject in rejects)


def inputs(paths: Iterable[Path], config: ReadingConfig) -> list[Input]:
    """One input for each file."""
    return [Input(path, config) for path in paths]


def shipped_inputs(config: ReadingConfig) -> list[Input]:
    """The tables that ship, under their own addresses and by their own kinds."""
    plain = replace(config, mappings=(), kind=None)
    return [Input(file.path, replace(plain, uri=file.uri)) for file in shipped_tables()]


def record_all(
    ledger: Ledger, run: Run, files: Sequence[Input], *, jobs: int = 1, strict: bool = False
) -> Iterator[Outcome]:
    """Read files and record each; a file that cannot be read does not stop the others.

    Args:
        jobs: processes that read; with one it is this process, unless a library that can die of a harmful file reads
            one of them (PDF, pictures).
        strict: take nothing of a file in which something is refused.

    Raises:
        LedgerError: the ledger cannot be written; what was recorded before stays.
    """
    for item, read in _read_all(files, jobs):
        if isinstance(read, ChuyiError):
            yield Outcome(item.path, error=read)
        elif strict and any(reject.severity == "error" for reject in read.rejects):
            yield Outcome(item.path, facts=read)
        else:
            yield Outcome(item.path, facts=read, recorded=ledger.record(run, read))


def _read_all(files: Sequence[Input], jobs: int) -> Iterator[tuple[Input, SourceFacts | ChuyiError]]:
    if jobs <= 1 and not any(item.path.suffix.lower() in NATIVE for item in files):
        for item in files:
            yield item, _read(item)
        return
    pool = _pool(jobs)
    try:
        waiting: deque[tuple[Input, Future[SourceFacts | ChuyiError]]] = deque()
        rest = iter(files)
        while True:
            for item in itertools.islice(rest, jobs * AHEAD - len(waiting)):
                waiting.append((item, _submit(pool, item)))
            if not waiting:
                return
            item, future = waiting[0]
            if not _has_died(future):
                waiting.popleft()
                yield item, future.result()
                continue
            # Which of the files at work is to blame shows when one is read after the other.
            pool.shutdown(wait=False, cancel_futures=True)
            pool = _pool(jobs)
            for item, future in waiting:
                if _has_died(future):
                    alone = _submit(pool, item)
                    if _has_died(alone):
                        pool.shutdown(wait=False)
                        pool = _pool(jobs)
                    yield item, _died(item) if _has_died(alone) else alone.result()
                else:
                    yield item, future.result()
            waiting.clear()
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Spawned, not forked: the parent holds threads and an open ledger, and all platforms behave the same.
    return ProcessPoolExecutor(max(jobs, 1), mp_context=multiprocessing.get_context("spawn"))


def _submit(pool: ProcessPoolExecutor, item: Input) -> Future[SourceFacts | ChuyiError]:
    try:
        return pool.submit(_read_or_die, item)
    except BrokenProcessPool as error:  # died since the last file was given out
        broken: Future[SourceFacts | ChuyiError] = Future()
        broken.set_exception(error)
        return broken


def _has_died(future: Future[SourceFacts | ChuyiError]) -> bool:
    """Whether a reading process died before this file was read; waits until that is known."""
    return future.cancelled() or isinstance(future.exception(), BrokenProcessPool)


def _died(item: Input) -> SourceError:
    return SourceError(
        Text(
            f"读 {shown(item.path)} 的进程中止了（内存不足、没有尽头，或文件有害）。",
            f"The process that read {shown(item.path)} died (for want of memory, without an end, or by a harmful file).",
        ),
        Text("请用原程序另存一份再读。", "Save a copy of it in its own program and read that."),
    )


def _read_or_die(item: Input) -> SourceFacts | ChuyiError:
    """Read a file in a process of its own, which ends where a library hangs and looks at no clock of ours."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(item.config.longest, exit=True, file=nowhere)
        try:
            return _read(item)
        finally:
            faulthandler.cancel_dump_traceback_later()


def _read(item: Input) -> SourceFacts | ChuyiError:
    try:
        return read_source(item.path, item.config)
    except ChuyiError as error:
        return error
    except Exception as error:  # a defect of ours in one file must not cost the others
        what = f"{type(error).__name__}: {error}"
        return SourceError(
            Text(f"读 {shown(item.path)} 时程序出错：{what}。", f"Reading {shown(item.path)} met a defect: {what}."),
            Text("请把这份文件和这行字报告给开发者。", "Please report the file and this line."),
        )
