"""When a cooperation begins and ends, as the text says it: a term, a signing, the day of the event."""

from __future__ import annotations

import re

from chuyi.ingest.relations.statement import Context, Value

_DAY = "(20[0-9]{2})年(?:([0-9]{1,2})月)?(?:份)?(?:[0-9]{1,2}日)?"
_TERM = re.compile(f"(?:期限|有效期|合作期|协议期|期)?(?:为|：|自|从)?{_DAY}(?:起)?(?:至|到|—|－|-|–)+{_DAY}(?!之间)")
_WHOLE_DAY = "(20[0-9]{2})年(?:([0-9]{1,2})月)?(?:份)?(?:([0-9]{1,2})日)?"
_END = re.compile(
    f"{_WHOLE_DAY}(?:底|初)?(?=[^，。；0-9]{{0,18}}(?:终止|停办|解散|停招|到期|期满|届满|为止|结束|停止|解除|不再))"
)
_START = re.compile(
    f"(?:自|从)?{_DAY}(?:春季|秋季|春|秋)?(?:学期)?[^，。；0-9]{{0,6}}?(?:起|以来|开始|开课|开班|开学|启动|入学)"
)
_SINCE = re.compile(f"(?:始于|起于|起始于|源于|开始于){_DAY}")
_ALREADY = re.compile(f"(?:早在|自|从)?{_DAY}(?=就|便|已|即|开办|开设|创办|开启|实施)")
_OTHER_TIME = re.compile("另据|此前|早在|长期|近年来|一直|历年|持续|继续|仍|第[二三四五六七八九十]年|多年|已[连经]?")
_MONTH = re.compile("(?<![0-9年])(?:今年)?([0-9]{1,2})月(?:[0-9]{1,2}日)?(?:起|开班|开课|启动|开学)")
_SIGNED_AT = re.compile("(20[0-9]{2})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?")
_SIGNS = re.compile("签|捐|赠|送|成立|揭牌|协议")
_LEADING = re.compile(
    "(?:^|[。；])(?![^，。；0-9]{0,6}截[至止])[^，。；\ue000-\ue00d]{0,6}?(20[0-9]{2})年(?:([0-9]{1,2})月)?(?:([0-9]{1,2})日)?(?:起|以来)?，"
)
_RELATIVE = (("前年", 2), ("去年", 1), ("今年", 0))


def iso(year: str, month: str | None = None, day: str | None = None) -> str:
    """The ISO date, as precise as its parts."""
    parts = [year, *(f"{int(part):02d}" for part in (month, day if month else None) if part)]
    return "-".join(parts)


_SINCE_WHEN = re.compile(f"(?:自|从)?{_DAY}(?:起|以来)")
_UNTIL_WHEN = re.compile(f"(?<!截)(?:至|到){_DAY}(?:底)?(?:止|为止|届满|到期|结束)")
_LASTING = ("LEADS", "MEMBER_OF", "SUPERVISED_BY", "HOSTS", "CO_BUILDS")


_LASTS_UNTIL = re.compile(
    f"(?:合作|协议|合同|有效|服务|履行|任|聘|建设|期)(?:期限|期间|期)?(?:为|延长|延续|顺延|延)?(?:至|到){_DAY}"
)
_OVER = re.compile(
    f"{_DAY}(?:底|初)?[^，。；0-9]{{0,12}}(?:终止|停办|解散|停招|期满|届满|到期|结束|解除|解散|注销|关停)"
)
# The day of a revocation, not that of the award before it.
_REVOKED = re.compile(f"{_DAY}[^。；0-9获评认定入选立]{{0,30}}?(?:撤销|取消|收回|摘牌)")


def period(type_: str, properties: dict[str, Value], sentence: str) -> tuple[str | None, str | None]:
    """From when to when a relation holds: by its own dates, else by the one beginning and end that its sentence names."""
    if type_ == "AWARDED":
        return None, _only(_REVOKED, sentence) if properties.get("status") == "撤销" else None
    if type_ not in (*_LASTING, "PARTNERS_WITH"):
        return None, None
    start, end = (str(date) if (date := properties.get(name)) else None for name in ("start_date", "end_date"))
    if "年" not in sentence:
        return start, end
    # What a sentence of several statements says of time may be said of one of them.
    term = _TERM.findall(sentence) if "；" not in sentence else []
    if len(term) == 1 and start is None and end is None:
        return iso(*term[0][:2]), iso(*term[0][2:])
    if type_ in _LASTING:
        start = start or _only(_SINCE_WHEN, sentence)
        end = end or _only(_UNTIL_WHEN, sentence)
    if "；" not in sentence and not term:
        end = end or _only(_LASTS_UNTIL, sentence) or _only(_OVER, sentence)
    return start, end


def _only(pattern: re.Pattern[str], sentence: str) -> str | None:
    """The date of the one place that fits; None where none or several do."""
    found = pattern.findall(sentence)
    return iso(*found[0]) if len(found) == 1 else None


_PAST_DAY = "((?:19|20)[0-9]{2})年(?:([0-9]{1,2})月)?(?:[0-9]{1,2}日)?"
_RENAMES = "更名|改名|改称|定名|升格|升级|转设|改建"
_NAMED_SINCE = re.compile(f'{_PAST_DAY}[^。；0-9]{{0,24}}(?:{_RENAMES})(?:为|成)?[“”"]?$')
_RENAMED_ON = re.compile(f"{_PAST_DAY}[^。；0-9]{{0,24}}?(?:{_RENAMES})")
_RENAMED = re.compile(f"[^。；0-9]{{0,24}}?(?:{_RENAMES})")
_OPENING = re.compile(f"(?<![建办立]于){_PAST_DAY}(?:[春夏秋冬初底]|起)?[，,]?[^，。；0-9的]{{0,8}}$")


def called(text: str, start: int, end: int) -> tuple[str | None, str | None]:
    """From when to when something went by the name that stands there, as its sentence says it: 1999年更名为甲，2023年升格为乙."""
    begin = max(text.rfind(sign, 0, start) for sign in "。；\n") + 1
    before, after = text[begin:start], re.split("[。；\n]", text[end : end + 200], maxsplit=1)[0]
    since = _NAMED_SINCE.search(before)
    until = _RENAMED_ON.match(after.lstrip('，,于在”"（( ')) or _RENAMED_ON.search(after)
    if until is None and since is None and _RENAMED.match(after):
        until = _OPENING.search(before)
    return (iso(*since.groups()) if since else None), (iso(*until.groups()) if until else None)


def end_date(own: str) -> str | None:
    """The date that ends what a stretch tells, or None."""
    term = _TERM.search(own)
    if term:
        return iso(term[3], term[4])
    ended = _END.search(own)
    return iso(ended[1], ended[2], ended[3]) if ended else None


def noted_start(note: str) -> str | None:
    """The first date of a note in brackets (订单班，2022年9月起), unless it is an end."""
    said = _SIGNED_AT.search(note)
    return None if said is None or _END.match(note, said.start()) else iso(said[1], said[2], said[3])


def start_date(context: Context, start: int, parties: int, end: int) -> str | None:
    """The start of the term that a stretch of the coded sentence gives, else the signing or gift.

    Args:
        start, end: the stretch, with the words before the parties.
        parties: where what the parties do begins; dates behind it are the term's own.
    """
    text = context.coded.text
    own = text[start:end]
    for pattern in (_TERM, _START, _SINCE, _ALREADY):
        said = pattern.search(own)
        if said:
            return iso(said[1], said[2])
    month = _MONTH.search(own)
    if month and context.told_year:
        return iso(str(context.told_year), month[1])
    before = text[start:parties]
    if _SIGNS.search(text[parties : parties + 20]):
        signed = _SIGNED_AT.search(before) or _SIGNED_AT.match(text[parties : parties + 24].lstrip("于在"))
        if signed:
            return iso(signed[1], signed[2], signed[3])
    for word, back in _RELATIVE:
        if context.year and word in before:
            return str(context.year - back)
    if _OTHER_TIME.search(own):
        return None
    term = opening_term(context.coded.text)
    return (term[0] if term else None) or _leading(context, start) or context.event


def opening_term(text: str) -> tuple[str, str] | None:
    """Beginning and end of the term that opens a sentence (2019年至2023年，甲与乙…)."""
    said = _TERM.match(text.lstrip())
    if said is None or text.lstrip()[said.end() : said.end() + 1] not in ("，", "间", "期"):
        return None
    return iso(said[1], said[2]), iso(said[3], said[4])


def _leading(context: Context, position: int) -> str | None:
    """The words of time that open the sentence: they hold for its clauses (2022年，与甲…；与乙…)."""
    found = None
    for found in _LEADING.finditer(context.coded.text, 0, position):  # noqa: B007 - the last one is wanted
        pass
    if found is None or ("；" in context.coded.text[found.end() : position] and found[2]):
        return None  # a year holds for the sentence, a month for what follows at once
    return iso(found[1], found[2], found[3])
