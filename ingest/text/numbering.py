"""The grammar of printed labels: 一、（一）1. （1）① 第一章 第一条 一是 任务1 1.2.

A label is recognised at a line's start by its form; what level it is on, and whether it is one at all, is for the
clause tree to decide from its neighbours.
"""

from __future__ import annotations

import re

from chuyi.ingest.text.numerals import number
from chuyi.ingest.values import value

_HAN = "零〇一二三四五六七八九十百"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑"
_BRACKETED_HAN = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_NAMED = "重点任务|重点工作|重点工程|任务|举措|措施|行动|工程|项目|专栏|工作|计划|专项|模块|板块"

# What can follow a label that has no stop: words, but no unit of a number that a line break cut off (15 个); words that
# begin with such a character are no units.
_TEXT = "(?:(?=分[类级层步期布工]|条件|支[持撑]|项目|部[门署]|人[才员力]|名[师校]|年度|本[科地]|种[植业]|期限|级差|点面|家[校长])|(?![个所家名人项年月日号时分批次种门部本套场期支对条件间台亩元份处座辆位户万亿千百十倍级]))[\u4e00-\u9fff“]"

# What a label begins with: most lines are left after one look.
_FIRST = (
    f"第（(\\d{_HAN}{_CIRCLED}{_BRACKETED}{_DOTTED}{_BRACKETED_HAN}{''.join(word[0] for word in _NAMED.split('|'))}"
)

# Alternatives are told apart by their first characters; none can match the empty string or repeat inside a repeat.
_LABEL = re.compile(
    rf"""(?=[{_FIRST}])(?:
    (?P<unit>第\s?(?:[{_HAN}]{{1,5}}|\d{{1,3}})\s?(?P<part>编|章|节|条|款|部分))(?=[\s　、:：\u4e00-\u9fff])
  | (?P<named>(?:{_NAMED})\s?(?P<named_number>[{_HAN}]{{1,3}}|\d{{1,2}}))(?=\s*[.．、:：\s　])[.．、:：]?
  | (?P<is>(?P<is_number>[一二三四五六七八九十]{{1,2}})(?:是|要))
  | (?P<item>第(?P<item_number>[一二三四五六七八九十]{{1,2}})[项步])(?=[\s　、:：，,])[、:：，,]?
  | (?P<ordinal>第(?P<ordinal_number>[一二三四五六七八九十]{{1,2}}))(?=[，,、])[，,、]
  | (?P<han>[{_HAN}]{{1,4}})\s?(?:[、．：:]|[.](?!\d(?!\d\d\d年))|(?=[　])|(?=[ ]+(?:{_TEXT}|20\d\d年)))
  | [（(]\s?(?P<han_bracket>[{_HAN}]{{1,4}})\s?[）)]\s?[、.．]?
  | (?P<han_half>[{_HAN}]{{1,3}})\s?[）)]
  | [（(]\s?(?P<digit_bracket>\d{{1,2}})\s?[）)]\s?[、.．]?
  | (?P<digit_half>\d{{1,2}})\s?[）)]
  | (?P<decimal>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}})(?![万亿元个倍年月]|[.．]\d)(?=[\s　、.．“]|[\u4e00-\u9fff])[、.．]?
  | (?P<digit>\d{{1,3}})\s?(?:[、．]|[.](?!\d(?!\d\d\d年))|[,，](?={_TEXT})|(?<=\d)(?=[ 　]+{_TEXT}))
  | (?P<circled>[{_CIRCLED}])
  | (?P<bracketed>[{_BRACKETED}])
  | (?P<dotted>[{_DOTTED}])
  | (?P<bracketed_han>[{_BRACKETED_HAN}]))
    """,
    re.VERBOSE,
)


# （一）项由甲局负责, （二）（三）项任务由…: labels of other places, with which a sentence says who does it.
_REFERS = re.compile(
    rf"(?:[、，和及与至—–-]?第?[（(][{_HAN}\d]{{1,3}}[）)])*(?:项|条|款)(?:重点|具体)?(?:任务|工作|措施|举措|内容)?，?(?:分别|主要)?由"
)


@value
class Label:
    """A printed label.

    Attributes:
        kind: its form: ``第章``, ``一``, ``（一）``, ``1``, ``（1）``, ``①``, ``1.1`` …; labels of one kind in one
            clause are siblings.
        value: its number (of a decimal label the last one), 0 where it has none.
        printed: as it goes into a clause path: brackets full-width, dots and 、 dropped.
        start, end: its place in the line's text, stops and white space after it included.
    """

    kind: str
    value: int
    printed: str
    start: int
    end: int


def label_at(text: str, position: int = 0) -> Label | None:
    """The label that starts at ``position``, or None."""
    match = _LABEL.match(text, position)
    if match is None or (match[0][0] in "（(" and _REFERS.match(text, match.end())):
        return None
    kind, value, printed = _read(match)
    end = match.end()
    while end < len(text) and text[end] in " \t　":
        end += 1
    return Label(kind, value, printed, position, end)


def _read(match: re.Match[str]) -> tuple[str, int, str]:
    if match["unit"]:
        written = re.sub(r"\s", "", match["unit"])
        return f"第{match['part']}", _value(written[1 : -len(match["part"])]), written
    if match["named"]:
        written = re.sub(r"\s", "", match["named"])
        return re.sub(rf"[{_HAN}\d]+$", "", written), _value(match["named_number"]), written
    if match["is"]:
        return "一是", _value(match["is_number"]), match["is_number"]
    if match["item"]:
        return f"第{match['item'][-1]}", _value(match["item_number"]), match["item"]
    if match["ordinal"]:
        return "第一", _value(match["ordinal_number"]), match["ordinal"]
    if match["decimal"]:
        written = match["decimal"].replace("．", ".")
        return f"1{'.1' * written.count('.')}", int(written.rpartition(".")[2]), written
    for form, kind, pattern in _SIMPLE:
        if match[form]:
            return kind, _value(match[form]), pattern.format(match[form])
    return _symbol(match)


_SIMPLE = (
    ("han", "一", "{}"),
    ("han_bracket", "（一）", "（{}）"),
    ("han_half", "（一）", "（{}）"),  # OCR lost the opening bracket
    ("digit_bracket", "（1）", "（{}）"),
    ("digit_half", "1）", "{}）"),
    ("digit", "1", "{}"),
)


def _symbol(match: re.Match[str]) -> tuple[str, int, str]:
    if match["circled"]:
        return "①", _CIRCLED.index(match["circled"]) + 1, match["circled"]
    if match["bracketed"]:
        value = _BRACKETED.index(match["bracketed"]) + 1
        return "（1）", value, f"（{value}）"
    if match["dotted"]:
        value = _DOTTED.index(match["dotted"]) + 1
        return "1", value, str(value)
    value = _BRACKETED_HAN.index(match["bracketed_han"]) + 1
    return "（一）", value, f"（{'一二三四五六七八九十'[value - 1]}）"


def _value(written: str) -> int:
    value = number(written)
    return int(value) if value is not None else 0
