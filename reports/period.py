"""The period of a report: a year, a quarter or a month."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from chuyi.errors import Text, UsageError

PERIOD = re.compile(r"(?P<year>\d{4})(?:[Qq](?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?")


@dataclass(frozen=True)
class Period:
    """A period with its first and last day."""

    name: str
    first: date
    last: date

    @property
    def label(self) -> Text:
        """2026年第四季度, 2026年11月, 2026年."""
        year = self.first.year
        months = (self.last.month - self.first.month) + 1
        if months == 12:
            return Text(f"{year}年", str(year))
        if months == 3:
            quarter = self.last.month // 3
            return Text(f"{year}年第{'一二三四'[quarter - 1]}季度", f"quarter {quarter} of {year}")
        return Text(f"{year}年{self.first.month}月", f"{calendar.month_name[self.first.month]} {year}")


def parse_period(text: str) -> Period:
    """``2026Q4``, ``2026-11`` or ``2026``.

    Raises:
        UsageError: it is none of these.
    """
    found = PERIOD.fullmatch(text.strip())
    if found is None or found["year"] == "0000":
        raise UsageError(
            Text(f"看不懂报告期“{text}”。", f"{text!r} is no period."),
            Text("请写成 2026Q4、2026-11 或 2026。", "Write it as 2026Q4, 2026-11 or 2026."),
        )
    year = int(found["year"])
    if found["quarter"]:
        last_month = int(found["quarter"]) * 3
        first_month = last_month - 2
    elif found["month"]:
        first_month = last_month = int(found["month"])
    else:
        first_month, last_month = 1, 12
    last_day = calendar.monthrange(year, last_month)[1]
    return Period(text.strip().upper(), date(year, first_month, 1), date(year, last_month, last_day))
