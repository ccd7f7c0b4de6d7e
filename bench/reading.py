"""How fast files become text: characters per CPU second of each reader, and the growth from a tenth of N to N.

    python bench/reading.py [--characters 1000000] [--kinds docx html pdf]

A growth of 1 is linear. The files are made on the way (reportlab for PDF), outside of what is measured.
"""

from __future__ import annotations

import argparse
import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from chuyi.ingest.readers.kinds import read_words  # noqa: E402
from chuyi.ingest.readers.limits import Limits  # noqa: E402
from chuyi.ingest.text.repair import repair  # noqa: E402

SENTENCE = "到2027年，建设省级产教融合实训基地20个，支持云州工业职业技术学院先行先试，各市州要加强统筹协调。"


def paragraphs(characters: int) -> list[str]:
    """Numbered paragraphs of so many characters in all."""
    return [f"{at}.{SENTENCE}" for at in range(1, characters // len(SENTENCE) + 1)]


def docx(lines: list[str]) -> bytes:
    from tests.ingest.readers import office

    return office.docx("".join(office.p(line) for line in lines))


def html(lines: list[str]) -> bytes:
    return f"<html><body><div>{''.join(f'<p>{line}</p>' for line in lines)}</div></body></html>".encode()


def pdf(lines: list[str]) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(595, 842))
    pieces = [line[at : at + 36] for line in lines for at in range(0, len(line), 36)]
    for first in range(0, len(pieces), 36):
        canvas.setFont("STSong-Light", 12)
        for at, piece in enumerate(pieces[first : first + 36]):
            canvas.drawString(72, 780 - 20 * at, piece)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


MAKERS: dict[str, Callable[[list[str]], bytes]] = {"docx": docx, "html": html, "pdf": pdf}


def measure(kind: str, characters: int) -> tuple[float, float]:
    """CPU seconds of the reader, and of the repair of its text."""
    data = MAKERS[kind](paragraphs(characters))
    start = time.process_time()
    read = read_words(data, f"a.{kind}", f".{kind}", Limits())
    middle = time.process_time()
    repair(read.text, read.breaks)
    return middle - start, time.process_time() - middle


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--kinds", nargs="+", choices=list(MAKERS), default=list(MAKERS))
    options = parser.parse_args()
    for kind in options.kinds:
        small, _ = measure(kind, options.characters // 10)
        large, repaired = measure(kind, options.characters)
        growth = large / (10 * small) if small else float("nan")
        print(
            f"{kind}: {options.characters / large:,.0f} characters a CPU second, growth {growth:.2f}; "
            f"repair {repaired:.1f} s"
        )


if __name__ == "__main__":
    main()
