"""The grammar's rules: what phrases can be made of, and what that means."""

from __future__ import annotations

from chuyi.queries.ask.context import Context
from chuyi.queries.ask.parsing import Rules
from chuyi.queries.ask.rules import (
    comparisons,
    conjunction,
    cooperation,
    coordination,
    distribution,
    english,
    events,
    having,
    nouns,
    origins,
    possession,
    properties,
    quantities,
    question_words,
    questions,
    rankings,
    targets,
    verbs,
)

MODULES = (
    nouns,
    possession,
    coordination,
    question_words,
    verbs,
    cooperation,
    having,
    events,
    conjunction,
    questions,
    properties,
    rankings,
    comparisons,
    origins,
    targets,
    quantities,
    distribution,
)


def all_rules(context: Context) -> Rules:
    """The rules for a question; those of English word order only where it is English."""
    rules = Rules()
    for module in (*MODULES, *((english,) if context.english else ())):
        module.add(rules, context)
    return rules
