"""The verbs of orders, and what may stand before them. Grammar of administrative language, no names."""

from __future__ import annotations

import re

from chuyi.ingest.mentions.lexicon import trie_expression
from chuyi.ingest.tasks.words import words

ORDERS = words("orders")
"""Verbs that an order can have."""

ALWAYS = tuple(sorted((v for v in set(ORDERS) - set(words("nouns_too")) if len(v) > 1), key=len, reverse=True))
"""Verbs that end what stands before them wherever they stand."""

ORDER = re.compile(trie_expression(ORDERS))
ADVERB = re.compile("|".join(words("adverbs")))


def action_of(text: str) -> str | None:
    """The governing verb of a heading or sentence, or None where no verb of an order begins it.

    Adverbs before the verb are passed over where a verb follows them: 稳步发展 is 发展, but 规范行为 is 规范.
    """
    at = _begin(text)
    while True:
        verb = ORDER.match(text, at)
        adverb = ADVERB.match(text, at)
        longer = verb is not None and adverb is not None and verb.end() > adverb.end()  # 新增 is one verb
        if adverb is not None and not longer and ORDER.match(text, adverb.end()):
            at = adverb.end()
            continue
        if verb is not None:
            return verb[0]
        if adverb is None:
            return None
        at = adverb.end()


_NO_VERB = re.compile("党建|产教融合|科教融汇|联合体|共同体|联合会|教育|[体德美劳智]育")


def first_action(text: str) -> str | None:
    """The first verb of an order anywhere in the words."""
    verb = action_of(text)
    if verb is None:
        found = ORDER.search(_NO_VERB.sub("", text))
        verb = found[0] if found else None
    return verb


_BEGIN = re.compile(r"[“”\s]*(?:(?:到|至|力争)?20\d\d年(?:\d{1,2}月)?(?:底)?(?:前|内)?[，,]?)?")


def _begin(text: str) -> int:
    match = _BEGIN.match(text)
    return match.end() if match else 0
