"""The options by which a command asks for second opinions on documents."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from chuyi.cli.speech import words
from chuyi.errors import Text, UsageError

if TYPE_CHECKING:
    from chuyi.ingest.reading import Opinion

KEY = "CHUYI_MODEL_KEY"


def opinion_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--arbiter``, ``--language-model`` and ``--model``."""
    for option in reversed(
        (
            click.option(
                "--arbiter",
                is_flag=True,
                help=words(
                    Text(
                        "用离线分词模型核对机构名的边界，只调整可信度（需 chuyi[lac]）",
                        "check the borders of names with an offline segmenter: changes confidence only (chuyi[lac])",
                    )
                ),
            ),
            click.option(
                "--language-model",
                metavar="URL",
                help=words(
                    Text(
                        f"让语言模型（OpenAI 兼容接口）指出漏掉的名称，与原文核对，等人判断；密钥取自环境变量 {KEY}。"
                        "文件内容会发到该地址",
                        "let a language model (OpenAI-compatible endpoint) point at names that were missed; checked "
                        f"against the text, left to a person; key from {KEY}. Sends the document to that address",
                    )
                ),
            ),
            click.option("--model", help=words(Text("语言模型的名称", "name of the language model"))),
        )
    ):
        command = option(command)
    return command


def opinions_of(arbiter: bool, language_model: str | None, model: str | None) -> tuple[Opinion, ...]:
    """What was asked for.

    Raises:
        UsageError: an address without a model, a model without an address, or no http address.
    """
    from chuyi.ingest.reading import Opinion

    if bool(language_model) != bool(model):
        raise UsageError(
            Text("--language-model 与 --model 要一起用。", "--language-model and --model go together."),
            Text(
                "例：--language-model http://127.0.0.1:11434/v1 --model qwen3",
                "For instance: --language-model http://127.0.0.1:11434/v1 --model qwen3",
            ),
        )
    found = [Opinion("chuyi_arbiter")] if arbiter else []
    if language_model and model:
        if urlsplit(language_model).scheme not in ("http", "https"):
            raise UsageError(
                Text(f"不是 http 地址：{language_model}", f"{language_model} is no http address."),
            )
        settings = {"url": language_model, "model": model, "key": os.environ.get(KEY, "")}
        found.append(Opinion("chuyi_language_model", tuple(settings.items())))
    return tuple(found)
