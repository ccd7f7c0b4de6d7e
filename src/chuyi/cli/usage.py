"""Wrong usage in Chinese: what click says in English, by the kind of its error."""

from __future__ import annotations

import click


def in_chinese(error: click.ClickException) -> str:
    """What is wrong, and where the usage stands."""
    lines = [_wrong(error)]
    if isinstance(error, click.UsageError) and error.ctx is not None:
        lines.append(f"用法请看：{error.ctx.command_path} --help")
    return "\n".join(lines)


def _wrong(error: click.ClickException) -> str:
    match error:
        case click.MissingParameter():
            return f"缺少{_parameter(error)}。"
        case click.BadParameter():
            return f"{_parameter(error)}的值不对：{_allowed(error)}"
        case click.NoSuchOption():
            near = f"是不是 {'、'.join(error.possibilities)}？" if error.possibilities else ""
            return f"没有选项 {error.option_name}。{near}"
        case click.BadOptionUsage():
            return f"选项 {error.option_name} 后面要有值。"
    said = error.format_message()
    if said.startswith("No such command"):
        return f"没有命令 {said.removeprefix('No such command').strip(' .')}。"
    if said.startswith("Got unexpected extra argument"):
        return f"多余的参数：{said.partition('(')[2].rstrip(').')}。"
    return said


def _parameter(error: click.BadParameter) -> str:
    if error.param is None:
        return "参数"
    kind = "参数" if isinstance(error.param, click.Argument) else "选项"
    return f"{kind} {error.param.get_error_hint(error.ctx)}"


def _allowed(error: click.BadParameter) -> str:
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return f"可用 {'、'.join(map(str, kind.choices))}。"
    if isinstance(kind, (click.IntRange, click.FloatRange)):
        low, high = ("" if end is None else f"{end:g}" for end in (kind.min, kind.max))
        return f"应为{low or '任意'}到{high or '任意'}的{'整数' if isinstance(kind, click.IntRange) else '数'}。"
    return error.message
