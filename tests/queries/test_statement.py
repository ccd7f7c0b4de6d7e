"""Lines that hang on what is given."""

from chuyi.queries.statement import Statement

LINES = (
    "MATCH (b:TrainingBase {id: $base})  //? base",
    "MATCH (b:TrainingBase)  //? not base",
    "// a comment of the author",
    "WHERE b.kind CONTAINS $kind AND b.note <> '$money //? no'  //? kind, not base",
    "",
    "RETURN b.name AS base",
)


def test_lines_follow_what_is_given() -> None:
    statement = Statement(LINES)
    assert statement.rendered({"base"}) == "MATCH (b:TrainingBase {id: $base})\nRETURN b.name AS base"
    assert statement.rendered(set()) == "MATCH (b:TrainingBase)\nRETURN b.name AS base"
    assert statement.rendered({"kind"}).splitlines()[1].startswith("WHERE b.kind CONTAINS $kind")
    assert "WHERE" not in statement.rendered({"kind", "base"})


def test_without_a_choice_every_line_stays() -> None:
    assert len(Statement(LINES).text.splitlines()) == 4


def test_names_of_parameters_and_conditions() -> None:
    statement = Statement(LINES)
    assert statement.parameters == {"base", "kind"}  # $money stands in a string
    assert statement.conditions == {"base", "kind"}
