"""How well and how fast documents are read.

usage: python bench/extraction.py [--characters N] [--skip-speed]

Prints the measures of the shared corpus' ``score.py`` for four sets: the developers' corpus and the project's own,
each without the documents set aside, and the documents set aside, of which only these totals are ever looked at.
Then the speed: characters per CPU second as a ratio to spaCy's bare ``blank("zh")`` tokeniser, in turns with it; the
time of each component in units of the tokeniser's; the growth from a tenth of N to N characters (1 is linear), and
the peak memory. ``CHUYI_SHARED`` names the shared folder (default: ``shared`` beside the checkout).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import resource
import sys
import time
import tomllib
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import spacy
from spacy.language import Language

from chuyi.ingest.extraction import extract
from chuyi.ingest.pipeline import make_nlp

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("CHUYI_SHARED", ROOT.parent / "shared"))
_ROUNDS = 5
OWN = ROOT / "tests" / "ingest" / "corpus"


def main() -> int:
    """Measure and print; 2 where the shared corpus is absent."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--skip-speed", action="store_true")
    options = parser.parse_args()
    corpus = SHARED / "corpus"
    if not (corpus / "score.py").is_file():
        print(f"no shared corpus at {SHARED}; set CHUYI_SHARED", file=sys.stderr)
        return 2
    nlp = make_nlp()
    score = _module(corpus / "score.py")
    for name, documents in sets_of_documents(corpus).items():
        print(f"{name:22} {_line(_scored(score, documents, nlp))}")
    if not options.skip_speed:
        _speed(nlp, options.characters)
    return 0


def sets_of_documents(corpus: Path) -> dict[str, list[Path]]:
    """Gold files by set; what is set aside stands in files of its own."""
    held = set(tomllib.loads((ROOT / "bench" / "held_out.toml").read_text(encoding="utf-8"))["documents"])
    own_held = set((OWN / "HELD_OUT").read_text(encoding="utf-8").split())
    dev, own = sorted((corpus / "dev").glob("*.gold.json")), sorted(OWN.glob("*.gold.json"))
    return {
        "developers' corpus": [path for path in dev if name_of(path) not in held],
        "  set aside": [path for path in dev if name_of(path) in held],
        "own corpus": [path for path in own if name_of(path) not in own_held],
        "  set aside ": [path for path in own if name_of(path) in own_held],
        "seed": [corpus / "seed.gold.json"],
    }


def name_of(path: Path) -> str:
    return path.name.removesuffix(".gold.json")


def _scored(score: ModuleType, documents: list[Path], nlp: Language) -> dict[str, Any]:
    """Totals over documents: F1 of each measure, accuracy of title, number and date."""
    totals: dict[str, list[int]] = {measure: [0, 0, 0] for measure in score.MEASURES}
    accuracy: dict[str, list[bool]] = defaultdict(list)
    for path in documents:
        text = path.with_name(f"{name_of(path)}.txt").read_bytes().decode("utf-8")
        gold = json.loads(path.read_text(encoding="utf-8"))
        scored, _ = score.score_document(gold, extract(text, nlp), [])
        for measure, numbers in scored["counts"].items():
            totals[measure] = [a + b for a, b in zip(totals[measure], numbers, strict=True)]
        for key, value in scored["accuracy"].items():
            accuracy[key].append(value)
    found = {measure: score.ratios(*numbers)["f1"] for measure, numbers in totals.items()}
    return found | {key: sum(values) / len(values) for key, values in accuracy.items()}


def _line(measures: dict[str, float]) -> str:
    return "  ".join(f"{name} {value:.3f}" for name, value in measures.items())


def _speed(nlp: Language, characters: int) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(OWN.glob("*.txt"))]
    own_held = (OWN / "HELD_OUT").read_text(encoding="utf-8").split()
    texts = [text for path, text in zip(sorted(OWN.glob("*.txt")), texts, strict=True) if path.stem not in own_held]
    unit = "\n\n".join(texts)
    long = (unit * (characters // len(unit) + 1))[:characters]
    bare = spacy.blank("zh")
    bare.max_length = characters + 1
    base = ours = 0.0
    for _ in range(_ROUNDS):
        base += _seconds(lambda: [bare.make_doc(text) for text in texts])
        ours += _seconds(lambda: [extract(text, nlp) for text in texts])
    speed = sum(map(len, texts)) * _ROUNDS / ours
    print(f"documents              {speed:,.0f} characters per CPU second, {base / ours:.3f} of the bare tokeniser")
    parts = {name: seconds / base for name, seconds in _components(nlp, texts).items()}
    print(f"by component           {_line(parts)}  (the bare tokeniser is 1)")
    short = _seconds(lambda: extract(long[: characters // 10], nlp)) / (characters // 10)
    whole = _seconds(lambda: extract(long, nlp)) / characters
    print(f"{characters:,} characters  {1 / whole:,.0f} per CPU second, {whole / short:.2f} × the cost at a tenth")
    print(f"peak memory            {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def _components(nlp: Language, texts: list[str]) -> dict[str, float]:
    """CPU seconds of each component over all rounds, reading characters first."""
    spent: dict[str, float] = defaultdict(float)
    for text in texts * _ROUNDS:
        start = time.process_time()
        doc = nlp.make_doc(text)
        for name, component in (("characters", None), *nlp.pipeline):
            doc = component(doc) if component else doc
            end = time.process_time()
            spent[name.removeprefix("chuyi_")] += end - start
            start = end
    return spent


def _seconds(work: Any) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _module(path: Path) -> ModuleType:
    specification = importlib.util.spec_from_file_location("corpus_score", path)
    if specification is None or specification.loader is None:
        raise ImportError(str(path))
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main())
