"""A small graph whose names try to break out of every format."""

from __future__ import annotations

from chuyi.graph.exports.content import Content, Node, Relation

NAMES = (
    '=HYPERLINK("http://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "</data></node><script>alert(1)</script>&amp;",
    '"""quotes" \\"and\\\\ backslashes\\',
    "> . <urn:evil> a <urn:evil> .",
    "行一\n行二\t制表；分号,逗号\x1f单元",
    "'; DROP TABLE x; -- $(rm -rf /) `id` %00 ${HOME}",
    "]]><!--",
    "\u202eright-to-left\u200b",
)
# What no XML holds: it is replaced there, and kept where it can be.
CONTROLS = "\x00\x07\x1bend\r\nline\rdone\ud800"


def hostile_content() -> Content:
    """Institutions with hostile names in a ring, with lists, numbers, flags, empty texts and values of several kinds."""
    nodes = [
        Node(
            f"institution-{number:032x}",
            "Institution",
            {
                "name": name,
                "type": "Institution",
                "aliases": [name, "简称"] if number % 2 else [],
                "needs_check": number % 2 == 0,
                **({"code": ""} if number == 0 else {}),
                **({"founded": 1990 + number, "score": number / 3 if number else 0} if number < 4 else {}),
                "mixed": (name, number, [name], number / 2)[number % 4],
            },
        )
        for number, name in enumerate(NAMES)
    ]
    relations = [
        Relation(
            f"partners_with-{number:032x}",
            "PARTNERS_WITH",
            node.id,
            nodes[(number + 1) % len(nodes)].id,
            {"kind": node.name, "start": number, "end": -1, "evidence": [node.name], "evidence_starts": [0, number]},
        )
        for number, node in enumerate(nodes)
    ]
    # Two relations between the same ends stay two, and one that leads back to its start stays.
    relations.append(Relation("leads-0", "LEADS", nodes[0].id, nodes[1].id, {"role": "牵头"}))
    relations.append(Relation("leads-1", "LEADS", nodes[2].id, nodes[2].id, {}))
    return Content("恶意 <名称> & ]]>", nodes, relations, {"ledger": "l-1", "run": '"r" <1>'})
