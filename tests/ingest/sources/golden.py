"""Each kind of table has a sample and the facts expected of it beside its mapping.

``python -m tests.ingest.sources.golden`` writes the expectations anew; read the difference before committing it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from chuyi.graph.facts import Entity, Evidence, SourceFacts
from chuyi.ingest import sources
from chuyi.ingest.reading import ReadingConfig, read_source

FOLDERS = sorted(path.parent for path in Path(sources.__file__).parent.glob("*/mapping.yaml"))


def read_sample(folder: Path) -> SourceFacts:
    """The facts of a folder's sample, read as of the folder's kind."""
    return read_source(folder / "sample.csv", ReadingConfig(kind=folder.name, uri=f"sample:{folder.name}"))


def readable(facts: SourceFacts) -> dict[str, Any]:
    """Facts as people read them: ends by type and name, evidence as the cells that it spans."""

    def name(entity: Entity) -> str:
        others = [part for part in entity.identity[1:] if part and not part.startswith(("document-", "task-"))]
        return f"{entity.type} {entity.name}" + "".join(f" [{part}]" for part in (*others, entity.region) if part)

    def cells(evidence: tuple[Evidence, ...]) -> str:
        return " + ".join(
            f"row {facts.passages[item.passage].location['row']}: "
            f"{facts.passages[item.passage].text[item.start : item.end]}"
            for item in evidence
        )

    return {
        "source": {"grade": str(facts.source.grade), "title": facts.source.title},
        "passages": [
            {
                "text": passage.text,
                "location": dict(passage.location),
                "grade": passage.grade and str(passage.grade),
                "address": passage.address,
                "title": passage.title,
            }
            for passage in facts.passages
        ],
        "properties": [
            f"{name(fact.entity)} | {fact.property} = {_value(fact.value)} | {cells(fact.evidence)}"
            for fact in facts.properties
        ],
        "relations": [
            f"{name(fact.subject)} -{fact.type}{_properties(fact.properties)}-> {name(fact.object)} | "
            f"{cells(fact.evidence)}"
            for fact in facts.relations
        ],
        "aliases": [
            f"{name(fact.entity)} | {fact.kind} {fact.alias} | {cells(fact.evidence)}" for fact in facts.aliases
        ],
        "rejects": [
            f"{reject.severity} {reject.reason} {json.dumps(dict(reject.location), ensure_ascii=False)} "
            f"{reject.value} | {reject.message_zh}"
            for reject in facts.rejects
        ],
    }


def _value(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _properties(properties: Any) -> str:
    given = {key: value for key, value in properties.items() if value is not None}
    return f" {_value(given)} " if given else ""


if __name__ == "__main__":
    for folder in FOLDERS:
        text = json.dumps(readable(read_sample(folder)), ensure_ascii=False, indent=1)
        (folder / "expected.json").write_text(text + "\n", encoding="utf-8")
