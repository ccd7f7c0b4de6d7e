"""Why a document was read as it was: each finding with its rule and its sentence, and what was left out and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from chuyi.errors import Text
from chuyi.graph.facts import Passage
from chuyi.graph.schema import ontology
from chuyi.ingest import confidence
from chuyi.ingest.layers import Extent, Layers, Mention, RelationSpan, TaskSpan
from chuyi.ingest.passages import Passages
from chuyi.ingest.relations.coded import Name, encode
from chuyi.ingest.relations.modality import Modality, modality

LEFT_OUT = "left out"
NOT_A_NAME = Text("是一类事物，不是名称", "a class of things, no name")
# Why a sentence with several names gave no relation.
REASONS = {
    Modality.PLANNED: Text("只是计划、拟议或有条件", "only planned, proposed or conditional"),
    Modality.NEGATED: Text("被否定、取消或未能实现", "denied, cancelled or failed"),
    Modality.ORDERED: Text("是要求或鼓励，不是已有的事", "ordered or encouraged, not so yet"),
    Modality.ENDED: Text("已经结束", "over"),
}


@dataclass(frozen=True)
class Finding:
    """Something that was found in a document, or seen and left out.

    Attributes:
        kind: ``document``, ``mention``, ``task``, ``target``, ``responsible``, ``supports``, ``relation``,
            or ``left out``.
        words: what it says, or why it was left out.
        rule: the rule or component that made it; empty for what was left out.
        confidence: how surely it was read; None where nothing was.
        passage: the sentence or row, as read.
        start, end: the characters of the passage that say it.
        location: where the passage stands in the file.
    """

    kind: str
    words: Text
    rule: str
    confidence: float | None
    passage: str
    start: int
    end: int
    location: Mapping[str, Any]


def explain(known: Layers) -> list[Finding]:
    """All findings, by kind in the order of the contract, then as they stand in the text; what was left out last."""
    raw = [
        *_document(known),
        *(("mention", _mention_words(m), m.rule, m.confidence, m.extent) for m in known.mentions if m.named),
        *(found for task in known.tasks for found in _task(task)),
        *_relations(known.relations),
        *_left_out(known),
    ]
    passages = Passages(known)
    evidence = [passages.evidence(extent) for *_, extent in raw]
    made: tuple[Passage, ...] = passages.made()
    return [
        Finding(kind, words, rule, sure, made[at.passage].text, at.start or 0, at.end or 0, made[at.passage].location)
        for (kind, words, rule, sure, _), at in zip(raw, evidence, strict=True)
    ]


_Raw = tuple[str, Text, str, float | None, Extent]


def _document(known: Layers) -> Iterator[_Raw]:
    header, written = known.header, known.repaired.written
    found: list[tuple[Text, Extent | None]] = [
        (Text("标题", "title"), header.title),
        (Text("文号", "number"), header.number),
    ]
    for label, extent in found:
        if extent is not None:
            value = written(extent)
            yield "document", Text(f"{label.zh}：{value}", f"{label.en}: {value}"), "header", confidence.HEADER, extent


def _mention_words(mention: Mention) -> Text:
    label = ontology().entities[mention.type].label
    meant = mention.alias_of if mention.alias_of not in (None, mention.name) else None
    return Text(
        f"{label.zh} {mention.name}{f'（即{meant}）' if meant else ''}",
        f"{label.en} {mention.name}{f' (that is, {meant})' if meant else ''}",
    )


def _task(task: TaskSpan) -> Iterator[_Raw]:
    said = f"{task.path} {task.title}".strip()
    yield "task", Text(said, said), task.rule, task.confidence * confidence.TASK, task.title_extent
    for target in task.targets:
        more = "，".join(str(value) for value in (target.qualifier, target.deadline) if value)
        said = f"{task.path} {target.count}{target.unit} {target.object}{f'（{more}）' if more else ''}".strip()
        yield "target", Text(said, said), target.rule, target.confidence * confidence.TARGET, target.sentence
    for duty in task.duties:
        said = f"{task.path} {duty.name}{f'（{duty.role}）' if duty.role else ''}".strip()
        yield "responsible", Text(said, said), "duty", confidence.DUTY, duty.extent
    for support in task.supports:
        said = f"{task.path} {support.name}".strip()
        yield "supports", Text(said, said), "support", confidence.SUPPORT, support.extent


def _relations(relations: list[RelationSpan]) -> Iterator[_Raw]:
    for relation in relations:
        label = ontology().relations[relation.type].label
        more = "，".join(str(value) for value in relation.properties.values() if value is not None)
        words = Text(
            f"{relation.subject} —{label.zh}{f'（{more}）' if more else ''}→ {relation.object}",
            f"{relation.subject} —{label.en}{f' ({more})' if more else ''}→ {relation.object}",
        )
        yield "relation", words, relation.rule, relation.confidence, relation.evidence[0]


def _left_out(known: Layers) -> Iterator[_Raw]:
    counted = {
        (t.object_extent.start, t.object_extent.end) for task in known.tasks for t in task.targets if t.object_extent
    }
    for mention in known.mentions:
        if not mention.named and (mention.start, mention.end) not in counted:
            words = Text(f"{mention.name}：{NOT_A_NAME.zh}", f"{mention.name}: {NOT_A_NAME.en}")
            yield LEFT_OUT, words, "", None, mention.extent
    said = [extent for relation in known.relations for extent in relation.evidence]
    said += [extent for task in known.tasks for extent in (task.title_extent, *(d.extent for d in task.duties))]
    for sentence in known.sentences:
        whole = Extent(sentence.start, sentence.end)
        names = [m for m in known.mentions_in(whole) if m.type != "Region"]
        if len(names) < 2 or any(whole.start < other.end and other.start < whole.end for other in said):
            continue
        state = _state(known.text, whole, names)
        if state in REASONS:
            reason = REASONS[state]
            yield LEFT_OUT, Text(f"关系：{reason.zh}", f"relation: {reason.en}"), "", None, whole


def _state(text: str, sentence: Extent, names: list[Mention]) -> Modality:
    coded = encode(text, sentence, [(m.extent, (Name(m.name, m.type, m.extent),)) for m in names])
    places = sorted(coded.names)
    return modality(coded, places[0], places[-1] + 1) if places else Modality.HOLDS
