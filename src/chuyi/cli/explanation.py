"""How the findings of a document are shown: as lines, and as a page that opens anywhere."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from chuyi.errors import Text
from chuyi.queries.evidence import place_words

if TYPE_CHECKING:
    from chuyi.ingest.explaining import Finding

KINDS = {
    "document": Text("文件", "Document"),
    "mention": Text("名称", "Names"),
    "task": Text("任务", "Tasks"),
    "target": Text("目标", "Targets"),
    "responsible": Text("负责单位", "Responsible bodies"),
    "supports": Text("支持对象", "Supported bodies"),
    "relation": Text("关系", "Relations"),
    "left out": Text("看到而没有采用的", "Seen and left out"),
}
# Nothing of the page is loaded from anywhere and nothing in it runs.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
STYLE = """
body{font-family:"Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;line-height:1.6;color:#222;
max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.4rem} h2{font-size:1.1rem;margin-top:2rem} li{margin:.7rem 0}
.rule{color:#666;font-size:.85rem}
blockquote{margin:.2rem 0 0;padding:.2rem .8rem;border-left:3px solid #ccc;white-space:pre-wrap}
mark{background:#ffe08a}
"""


def lines(findings: Iterable[Finding]) -> Iterator[Text]:
    """A heading for each kind, then each finding with its rule and its sentence, the words marked by 【】."""
    for kind, group in groupby(findings, key=lambda finding: finding.kind):
        yield Text(f"\n{KINDS[kind].zh}", f"\n{KINDS[kind].en}")
        for finding in group:
            yield finding.words
            rule, place = _rule(finding), place_words(finding.location)
            yield Text(
                *[f"    {'  '.join(filter(None, parts))}" for parts in ((rule.zh, place.zh), (rule.en, place.en))]
            )
            before, said, after = _parts(finding)
            marked = " ".join(f"{before}【{said}】{after}".split())
            yield Text(f"    {marked}", f"    {marked}")


def page(title: str, findings: Sequence[Finding], language: str) -> str:
    """The same as one HTML file: no script, no network, everything from the document escaped."""

    def spoken(text: Text) -> str:
        return html.escape(text.zh if language == "zh" else text.en)

    parts = []
    for kind, group in groupby(findings, key=lambda finding: finding.kind):
        items = "\n".join(_item(finding, spoken) for finding in group)
        parts.append(f"<h2>{spoken(KINDS[kind])}</h2>\n<ul>\n{items}\n</ul>")
    body = "\n".join(parts)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{html.escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{html.escape(title)}</h1>\n{body}\n</body>\n</html>\n"
    )


def as_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """For scripts."""
    return [
        {
            "kind": finding.kind,
            "words": {"zh": finding.words.zh, "en": finding.words.en},
            "rule": finding.rule or None,
            "confidence": finding.confidence,
            "passage": finding.passage,
            "start": finding.start,
            "end": finding.end,
            "location": dict(finding.location),
        }
        for finding in findings
    ]


def _item(finding: Finding, spoken: Any) -> str:
    before, said, after = map(html.escape, _parts(finding))
    about = "  ".join(filter(None, (spoken(_rule(finding)), spoken(place_words(finding.location)))))
    return (
        f'<li>{spoken(finding.words)} <span class="rule">{about}</span>\n'
        f"<blockquote>{before}<mark>{said}</mark>{after}</blockquote></li>"
    )


def _rule(finding: Finding) -> Text:
    if finding.confidence is None:
        return Text("", "")
    sure = f"{finding.confidence:.2f}"
    return Text(f"规则 {finding.rule}，可信度 {sure}", f"rule {finding.rule}, confidence {sure}")


def _parts(finding: Finding) -> tuple[str, str, str]:
    text = finding.passage
    return text[: finding.start], text[finding.start : finding.end], text[finding.end :]
