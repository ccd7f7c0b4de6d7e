"""``chuyi fact``: one fact added, corrected or rejected by a person, with a source and a reason."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from chuyi.cli.options import GRADES
from chuyi.cli.parameters import parse_parameters
from chuyi.cli.speech import Speech, words
from chuyi.errors import Text, UsageError

if TYPE_CHECKING:
    from chuyi.graph.ledger import Decision, FactRow, Ledger
    from chuyi.graph.ledger.decisions.acts import Act
    from chuyi.graph.resolution.correcting import Statements


def _shared(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that all three commands have."""
    options = (
        click.option(
            "--source", required=True, help=words(Text("依据：文件、网址或文号", "the ground: a document or address"))
        ),
        click.option("--reason", required=True, help=words(Text("理由", "why"))),
        click.option("--who", help=words(Text("谁决定的（默认：登录名）", "who decides (default: the login)"))),
        click.option(
            "--type", "type_", help=words(Text("事物的类型，如 Institution", "the thing's type, e.g. Institution"))
        ),
        click.option(
            "--dry-run", is_flag=True, help=words(Text("只看会改什么", "show what would change, change nothing"))
        ),
        click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True),
    )
    for option in reversed(options):
        function = option(function)
    return function


def _adding(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a fact that is new."""
    options = (
        click.option(
            "--grade",
            type=click.Choice(GRADES),
            default="unknown",
            show_default=True,
            help=words(Text("依据的等级", "grade of the ground")),
        ),
        click.option("--object-type", help=words(Text("关系另一端的类型", "type of the relation's other end"))),
        click.option(
            "--param",
            "-p",
            "params",
            multiple=True,
            metavar="KEY=VALUE",
            help=words(Text("关系的属性，可重复", "a property of the relation, repeatable")),
        ),
        click.option("--valid-from", metavar="DATE", help=words(Text("从何时起", "since when"))),
        click.option("--valid-to", metavar="DATE", help=words(Text("到何时止", "until when"))),
    )
    for option in reversed(options):
        function = option(function)
    return function


@click.group(
    help=words(
        Text(
            "补充、更正或否定一条事实，写明依据和理由；记入台账，可用 chuyi review undo 撤回。"
            "例：chuyi fact correct 海东职业技术学院 层次 职业本科 --source 教育部公告 --reason 已升格",
            "Add, correct or reject one fact, with its ground and reason; it is in the ledger and chuyi review undo "
            'takes it back. E.g.: chuyi fact correct 海东职业技术学院 level 职业本科 --source "the notice" '
            '--reason "raised since"',
        )
    )
)
def command() -> None:
    """The group itself does nothing."""


@command.command(
    help=words(
        Text(
            "补充一条来源里没有的事实。PREDICATE 是属性、关系或 alias（中文名也可），VALUE 是值或关系另一端的名称。"
            "例：chuyi fact add 海东职业技术学院 合作 临港软件有限公司 -p kind=订单班 --source 官网 --reason 漏记",
            "Add a fact that no source states. PREDICATE is a property, a relation or alias, VALUE the value or the "
            "name of the relation's other end.",
        )
    )
)
@click.argument("subject")
@click.argument("predicate")
@click.argument("value")
@_adding
@_shared
@click.pass_obj
def add(speech: Speech, /, subject: str, predicate: str, value: str, **options: Any) -> None:
    from chuyi.graph.ledger import Add

    def act(statements: Statements) -> tuple[Act, list[FactRow]]:
        fact = _fact(statements, subject, predicate, value, options)
        return Add(fact, options["source"], options["reason"], _grade(options)), []

    _decide(speech, act, options)


@command.command(
    help=words(
        Text(
            "更正一条事实：原来的说法不再采用，VALUE 取而代之。属性的各种旧值都被取代，--instead-of 只取代其中一个。",
            "Correct a fact: what sources state gives way to VALUE. All other values of a property give way; "
            "--instead-of names one of them, or the other end of the relation that is wrong.",
        )
    )
)
@click.argument("subject")
@click.argument("predicate")
@click.argument("value")
@click.option(
    "--instead-of", metavar="OLD", help=words(Text("被取代的值或另一端", "the value or other end that gives way"))
)
@_adding
@_shared
@click.pass_obj
def correct(
    speech: Speech, /, subject: str, predicate: str, value: str, instead_of: str | None, **options: Any
) -> None:
    from chuyi.graph.ledger import Correct

    def act(statements: Statements) -> tuple[Act, list[FactRow]]:
        fact = _fact(statements, subject, predicate, value, options)
        thing = statements.thing(subject, options["type_"])
        kind = statements.predicate(thing.type, predicate)
        wrong = instead_of or (value if kind.kind == "relation" else None)
        gone = statements.matching(thing, kind, wrong)
        if kind.kind != "relation":
            right = {row.key for row in statements.matching(thing, kind, value)}
            gone = [row for row in gone if row.key not in right]
        _need(
            gone,
            Text(
                "没有可更正的事实；补充请用 chuyi fact add。",
                "There is nothing to correct; to add a fact: chuyi fact add",
            ),
        )
        keys = tuple(row.key for row in gone)
        return Correct(keys, fact, options["source"], options["reason"], _grade(options)), gone

    _decide(speech, act, options)


@command.command(
    help=words(
        Text(
            "否定一条事实：不论哪个来源这样说，都不再采用。不写 VALUE 则否定这个属性或关系的全部说法。",
            "Reject a fact: it is left out whichever source states it. Without VALUE, all that is stated of the "
            "property or relation.",
        )
    )
)
@click.argument("subject")
@click.argument("predicate")
@click.argument("value", required=False)
@_shared
@click.pass_obj
def reject(speech: Speech, /, subject: str, predicate: str, value: str | None, **options: Any) -> None:
    from chuyi.graph.ledger import Reject

    def act(statements: Statements) -> tuple[Act, list[FactRow]]:
        thing = statements.thing(subject, options["type_"])
        gone = statements.matching(thing, statements.predicate(thing.type, predicate), value)
        _need(gone, Text("台账里没有这样的事实。", "The ledger has no such fact."))
        return Reject(tuple(row.key for row in gone), options["source"], options["reason"]), gone

    _decide(speech, act, options)


def _fact(statements: Statements, subject: str, predicate: str, value: str, options: dict[str, Any]) -> Any:
    thing = statements.thing(subject, options["type_"])
    return statements.fact(
        thing,
        statements.predicate(thing.type, predicate),
        value,
        object_type=options["object_type"],
        properties=parse_parameters(options["params"]),
        valid_from=options["valid_from"],
        valid_to=options["valid_to"],
    )


def _grade(options: dict[str, Any]) -> Any:
    from chuyi.graph.facts import Grade

    return Grade(options["grade"])


def _need(rows: Sequence[FactRow], words_: Text) -> None:
    if not rows:
        raise UsageError(words_)


def _decide(speech: Speech, act_of: Callable[[Statements], tuple[Act, list[FactRow]]], options: dict[str, Any]) -> None:
    """Write the act, or only show what it would change."""
    from chuyi.graph.ledger import Ledger
    from chuyi.graph.ledger.decisions.file import as_values
    from chuyi.graph.resolution import resolve
    from chuyi.graph.resolution.correcting import Statements

    workspace = speech.workspace()
    settings = workspace.settings
    with Ledger.open(workspace.ledger) as ledger:
        snapshot = ledger.live()
        resolution = resolve(snapshot, province=settings.province, threshold=settings.threshold)
        act, gone = act_of(Statements(snapshot, resolution, settings.threshold))
        for line in _gone_lines(ledger, gone):
            speech.say(line)
        decision: Decision | None = None
        if not options["dry_run"]:
            with ledger.run("fact") as run:
                [decision] = ledger.decide(run, options["who"] or getpass.getuser(), act)
    if options["form"] == "json":
        speech.result_json({"dry_run": options["dry_run"], "decision": decision and as_values(decision)})
        return
    if decision is None:
        speech.say(Text("没有改动。", "Nothing was changed."))
        return
    from chuyi.cli.review import decision_lines

    for line in decision_lines(decision):
        speech.result(words(line))
    speech.say(Text("运行 chuyi build 后图谱随之改变。", "chuyi build changes the graph accordingly."))


def _gone_lines(ledger: Ledger, rows: Sequence[FactRow]) -> Iterator[Text]:
    """What sources say that would be left out."""
    from chuyi.graph.ledger.addresses import file_name

    snapshot = ledger.live()
    entities, sources = snapshot.entities(), {row.id: row for row in snapshot.sources()}
    for row in rows:
        subject, source = entities[row.subject].name, sources[row.source]
        said = entities[row.object].name if row.object else row.value
        where = source.title or file_name(source.uri)
        yield Text(
            f"不再采用：{subject} {row.predicate} {said}（{where}）",
            f"left out: {subject} {row.predicate} {said} ({where})",
        )
