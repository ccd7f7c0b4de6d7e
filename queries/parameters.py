"""The typed values of a question: from what a person gives to what the statement gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from chuyi.config import Settings
from chuyi.errors import Text, UsageError
from chuyi.queries.header import Parameter, Question
from chuyi.queries.names import Found, Names, UnknownNameError, quoted

YES = frozenset({"true", "yes", "1", "是"})
TODAY = "today"
NO = frozenset({"false", "no", "0", "否"})


@dataclass(frozen=True)
class Bound:
    """The values of one question.

    Attributes:
        shown: what is meant, for people: an entity is its name.
        bindings: what the statement gets: an entity is its id; None where nothing is given.
    """

    shown: Mapping[str, Any]
    bindings: Mapping[str, Any]

    @property
    def given(self) -> frozenset[str]:
        """The parameters that have a value."""
        return frozenset(name for name, value in self.bindings.items() if value is not None)


def bind(question: Question, given: Mapping[str, Any], names: Names, settings: Settings) -> Bound:
    """Check and convert what is given, defaults included.

    Raises:
        UsageError: a parameter is unknown or missing, or a value is of the wrong type.
        UnknownNameError: an entity's name is unknown; offers the nearest.
        AmbiguousNameError: a name means several entities; lists them.
    """
    for name in given:
        if name not in question.parameters:
            raise UsageError(
                Text(
                    f"问题 {question.name} 没有参数 {quoted(name)}。",
                    f"{question.name} has no parameter {quoted(name)}.",
                ),
                _known(question),
            )
    shown: dict[str, Any] = {}
    bindings: dict[str, Any] = {}
    for item in question.parameters.values():
        value = given.get(item.name)
        if value is None or value == "":
            value = getattr(settings, item.setting) if item.setting else item.default
        if value is None:
            if item.required:
                raise _missing(question, item)
            shown[item.name] = bindings[item.name] = None
        elif item.type in ("entity", "region"):
            found = _resolved(item, value, names, is_default=item.name not in given)
            shown[item.name], bindings[item.name] = (found.name, found.id) if found else (None, None)
        else:
            shown[item.name] = bindings[item.name] = CONVERSIONS[item.type](item, value)
    return Bound(shown, bindings)


def _resolved(item: Parameter, value: Any, names: Names, *, is_default: bool) -> Found | None:
    """The entity that a value means; None for a default that this graph does not know and that can be done without."""
    try:
        return names.resolve(item.of or ("Region",), _text(item, value), item.levels)
    except UnknownNameError:
        if is_default and not item.required:
            return None
        raise


def convertible(item: Parameter, value: Any) -> None:
    """Check a value that needs no graph to be understood; names of entities and regions need one.

    Raises:
        UsageError: it is of the wrong type, or none of the choices.
    """
    if item.type in CONVERSIONS:
        CONVERSIONS[item.type](item, value)


def enum_values(item: Parameter) -> tuple[str, ...]:
    """The values of an ``enum``: its own, or those that the ontology declares."""
    if item.values or item.choices is None:
        return item.values
    from chuyi.graph.schema import ontology

    declared = ontology()
    if item.choices == "entities":
        return declared.concrete
    if item.choices == "relations":
        return tuple(declared.relations)
    type_, _, property_ = item.choices.partition(".")
    properties = (declared.relations.get(type_) or declared.entities[type_]).properties
    return properties[property_].values


def _text(item: Parameter, value: Any) -> str:
    if not isinstance(value, str):
        raise _wrong(item, value, Text("应是文字", "must be text"))
    return value.strip()


def _number(item: Parameter, value: Any) -> int | float:
    try:
        if isinstance(value, bool):
            raise ValueError
        number = float(value)
        whole = int(number)
    except (TypeError, ValueError, OverflowError):
        raise _wrong(item, value, Text("应是数字", "must be a number")) from None
    if (item.minimum is not None and number < item.minimum) or (item.maximum is not None and number > item.maximum):
        low, high = item.minimum, item.maximum
        raise _wrong(item, value, Text(f"应在 {low} 到 {high} 之间", f"must be between {low} and {high}"))
    return whole if whole == number else number


def _date(item: Parameter, value: Any) -> str:
    from chuyi.graph.schema import DATE

    text = str(value).strip()
    if text == TODAY:
        return datetime.now(UTC).astimezone().date().isoformat()
    if not DATE.fullmatch(text):
        raise _wrong(
            item,
            value,
            Text("应是 2023、2023-12 或 2023-12-05 这样的日期", "must be a date like 2023, 2023-12 or 2023-12-05"),
        )
    return text


def _flag(item: Parameter, value: Any) -> bool:
    text = str(value).strip().lower()
    if text not in YES | NO:
        raise _wrong(item, value, Text("应是“是”或“否”", "must be true or false"))
    return text in YES


def _enum(item: Parameter, value: Any) -> str:
    text, values = _text(item, value), enum_values(item)
    if text not in values:
        raise _wrong(item, value, Text(f"可用值：{'、'.join(values)}", f"must be one of {', '.join(values)}"))
    return text


CONVERSIONS: Mapping[str, Callable[[Parameter, Any], Any]] = {
    "text": _text,
    "number": _number,
    "date": _date,
    "flag": _flag,
    "enum": _enum,
}


def _wrong(item: Parameter, value: Any, why: Text) -> UsageError:
    shown = quoted(str(value))
    return UsageError(
        Text(f"参数 {item.name}（{item.label.zh}）的值{shown}不对：{why.zh}。", f"{item.name} = {shown}: it {why.en}.")
    )


def _missing(question: Question, item: Parameter) -> UsageError:
    if item.setting:
        return UsageError(
            Text(f"缺少参数 {item.name}（{item.label.zh}）。", f"The parameter {item.name} is missing."),
            Text(
                f'请给出 --param {item.name}=…，或在 chuyi.toml 里写 {item.setting} = "…"。',
                f'Give --param {item.name}=…, or set {item.setting} = "…" in chuyi.toml.',
            ),
        )
    example = " ".join(f"--param {name}={value}" for name, value in question.example.items())
    return UsageError(
        Text(f"缺少参数 {item.name}（{item.label.zh}）。", f"The parameter {item.name} is missing."),
        Text(f"例如：chuyi query {question.name} {example}", f"For example: chuyi query {question.name} {example}"),
    )


def _known(question: Question) -> Text:
    names = list(question.parameters)
    if not names:
        return Text("这个问题不带参数。", "This question takes no parameters.")
    return Text(f"它的参数：{'、'.join(names)}。", f"Its parameters: {', '.join(names)}.")
