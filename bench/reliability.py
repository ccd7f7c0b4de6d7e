"""Whether confidence means something: findings by the confidence that they were given, and how many are right.

    python bench/reliability.py [--by-rule N] [--arbiter]

Over the annotated documents (the shared corpus and the project's own), apart for those that were set aside while the
rules were written. A mention is right if its type and characters are annotated, a relation if both ends are, a
target if its task, number, unit and object are. ``--by-rule N`` adds the rules with at least N findings.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.extraction import SHARED, name_of, sets_of_documents  # noqa: E402
from chuyi.ingest.confidence import TARGET  # noqa: E402
from chuyi.ingest.extraction import contract  # noqa: E402
from chuyi.ingest.layers import Layers, layers  # noqa: E402
from chuyi.ingest.measuring.likeness import alike, spelled  # noqa: E402
from chuyi.ingest.pipeline import make_nlp  # noqa: E402

BOUNDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
SAME_OBJECT = 0.7
Judged = tuple[str, str, float, bool]


def judged(known: Layers, gold: dict[str, Any]) -> Iterator[Judged]:
    """Kind, rule, confidence of each finding, and whether it is right."""
    spans = {(item["type"], item["start"], item["end"]) for item in gold["entities"]}
    for mention in known.mentions:
        if mention.named:
            place = known.repaired.span(mention.extent)
            yield "mention", mention.rule, mention.confidence, (mention.type, *place) in spans
    first = {spelled(name): spelled(group[0]) for group in gold.get("aliases", ()) for name in group}

    def one(name: str) -> str:
        return first.get(spelled(name), spelled(name))

    stated = {(item["type"], frozenset((one(item["subject"]), one(item["object"])))) for item in gold["relations"]}
    for relation in known.relations:
        key = relation.type, frozenset((one(relation.subject), one(relation.object)))
        yield "relation", relation.rule, relation.confidence, key in stated
    targets = [
        (target["count"], spelled(target["unit"]), target["object"])
        for task in gold["tasks"]
        for target in task["targets"]
    ]
    for task, found in zip(known.tasks, contract(known)["tasks"], strict=True):
        for span, target in zip(task.targets, found["targets"], strict=True):
            same = [t for t in targets if t[:2] == (target["count"], spelled(target["unit"]))]
            yield (
                "target",
                span.rule,
                span.confidence * TARGET,
                any(alike(t[2], target["object"]) >= SAME_OBJECT for t in same),
            )


def table(findings: list[Judged]) -> Iterator[str]:
    """A line for each kind and range of confidence."""
    for kind in ("mention", "relation", "target"):
        for low, high in pairwise(BOUNDS):
            own = [item for item in findings if item[0] == kind and low <= item[2] < high]
            if own:
                mean = sum(item[2] for item in own) / len(own)
                right = sum(item[3] for item in own) / len(own)
                yield f"  {kind:9} {low:.2f}–{min(high, 1):.2f}  {len(own):5} found, mean {mean:.3f}, right {right:.3f}"


def by_rule(findings: list[Judged], least: int) -> Iterator[str]:
    """A line for each rule."""
    rules: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for item in findings:
        rules[item[:2]].append(item)
    for (kind, rule), own in sorted(rules.items()):
        if len(own) >= least:
            right = sum(item[3] for item in own) / len(own)
            yield f"  {kind:9} {rule:40} {len(own):5} found, given {own[0][2]:.2f}, right {right:.3f}"


def main() -> int:
    """Measure and print; 2 where the shared corpus is absent."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--by-rule", type=int, metavar="N")
    parser.add_argument("--arbiter", action="store_true", help="with the arbiter of boundaries (chuyi[lac])")
    options = parser.parse_args()
    corpus = SHARED / "corpus"
    if not (corpus / "score.py").is_file():
        print(f"no shared corpus at {SHARED}; set CHUYI_SHARED", file=sys.stderr)
        return 2
    nlp = make_nlp(opinions=["chuyi_arbiter"] if options.arbiter else [])
    found: dict[str, list[Judged]] = {"open documents": [], "set aside": []}
    for name, paths in sets_of_documents(corpus).items():
        for path in paths:
            text = path.with_name(f"{name_of(path)}.txt").read_bytes().decode("utf-8")
            gold = json.loads(path.read_text(encoding="utf-8"))
            found["set aside" if "set aside" in name else "open documents"] += judged(layers(nlp(text)), gold)
    for name, findings in found.items():
        print(name)
        print("\n".join(table(findings)))
        if options.by_rule:
            print("\n".join(by_rule(findings, options.by_rule)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
