"""Kinds of cooperation and what they are about, by the words of a stretch."""

from __future__ import annotations

import re

from chuyi.ingest.relations.coded import Name
from chuyi.ingest.relations.statement import Context

_KINDS = (
    ("捐赠", re.compile("捐")),
    ("订单班", re.compile("订单|冠名班|[\u4e00-\u9fff]{2,}(?<!制)班(?![级长组子底主])")),
    ("现代学徒制", re.compile("学徒制|现代学徒")),
    ("现场工程师", re.compile("现场工程师")),
    ("联合培养", re.compile("联合培养|共同培养")),
    ("校企合作", re.compile("合作|协议|合同|签约|框架|联系")),
)
_BUILT_TOGETHER = re.compile("共建|共同建设|合建|共同打造")
_TAUGHT = re.compile("订单|学徒制|现场工程师|联合培养|签")
_TO_BUILD = re.compile("共建(?:框架|合作)?协议")
_APPRENTICES = re.compile("学徒制|现场工程师")
_TALKS = re.compile("座谈|意向")
_COOPERATES = re.compile(
    "签(?:订|署|约|下|了|成|有)|续签|签(?=[^，。；]{0,4}协议)|长期合作|深度合作|战略合作|稳定合作|保持[^，]{0,6}合作|开展[^，。]{0,10}合作|"
    "的合作|的协议|合作开展|建立[^，。]{0,6}合作|合作关系|达成[^，]{0,4}合作"
)
# 先后与甲、乙合作，…: at the end of its clause the word is the verb.
_WORKS_WITH = re.compile("(?:[\ue001\ue002]|[家所](?:企业|院校|学校|单位|公司))合作(?=[，。；]|$)")
_WOULD = re.compile("加强|深化|寻求|谋求|推动|探索|扩大|开拓|促成")
_AGREEMENT = re.compile("(?:战略)?(?:校企)?(?:合作)?(?:框架)?协议")
_CLASS_NAME = re.compile("“([^“”]{2,14}班)”")
_GIFT = re.compile(
    "(?:捐赠|捐献|赠送|捐助|捐建)(?:了|的)?(?:一批)?(?:(?:一|两|[0-9]+)[套台批件辆])?(?:价值[^，。；的]{2,12}的)"
    "?([^，。；0-9、]{2,16}?)(?=一[批套台]|[两二三四五六七八九十0-9]+[套台件辆]|[，。；、]|$)"
)


# 将一套价值180万元的仿真装置捐赠给某校
_GIVES = re.compile(
    "[将把](?:了)?(?:一批)?(?:(?:一|两|[0-9]+)[套台批件辆])?(?:价值[^，。；的]{2,12}的)?([^，。；0-9、]{2,16}?)(?:无偿|悉数|全部)?(?:捐赠|捐献|赠送|捐)(?=给|予|于)"
)


def kinds_in(text: str) -> list[str]:
    """The kinds of cooperation that a stretch names, the particular before the general."""
    if _BUILT_TOGETHER.search(text) and (not _TAUGHT.search(text) or _TO_BUILD.search(text)):
        return []
    found = [kind for kind, pattern in _KINDS[1:-1] if pattern.search(text)]
    if "联合培养" in found and _APPRENTICES.search(text):
        found.remove("联合培养")
    general = None if found else general_kind(text)
    return [general] if general is not None else found


def general_kind(text: str) -> str | None:
    """校企合作 where a stretch tells of a cooperation at all, else None."""
    works = _COOPERATES.search(text) or (_WORKS_WITH.search(text) and not _WOULD.search(text))
    return "校企合作" if works and not _TALKS.search(text) else None


def classes_of(context: Context, own: str, firms: list[Name]) -> dict[str, str]:
    """Which firm each class of a stretch is named after (“法士特班”: 陕西法士特…); empty unless all are, each after one."""
    found: dict[str, str] = {}
    for match in _CLASS_NAME.finditer(context.raw):
        if match[1] in own:
            brand = _OF_CLASS.sub("", match[1])
            fitting = [firm.name for firm in firms if len(brand) > 1 and brand in firm.name]
            if len(fitting) != 1:
                return {}
            found.setdefault(fitting[0], match[1])
    return found


_OF_CLASS = re.compile("(?:现代|订单|冠名|学徒制?|学徒|定向|工匠|卓越|实验|精英|培养|工程师|现场)*班$")


def first_of(kind: str, text: str) -> int:
    """Where the first words of a kind in a stretch end; behind it where there are none."""
    found = dict(_KINDS)[kind].search(text)
    return found.end() if found else len(text) + 1


def object_of(context: Context, kind: str, own: str, among: tuple[int, int] = (0, 1)) -> str | None:
    """The class, agreement or gift that a stretch names.

    Args:
        among: which of how many pairs it is for: where as many classes are named, each has its own.
    """
    if kind == "订单班":
        classes = [match[1] for match in _CLASS_NAME.finditer(context.raw) if match[1] in own]
        place, pairs = among
        return classes[place] if len(classes) == pairs else next(iter(classes), None)
    if kind == "校企合作":
        signed = _AGREEMENT.search(own)
        return signed.group() if signed else None
    return gift_in(own) if kind == "捐赠" else None


def gift_in(text: str) -> str | None:
    """What a stretch says was given, without price and number."""
    gift = _GIVES.search(text) or _GIFT.search(text)
    return gift[1].lstrip("的") if gift else None
