"""The day: read once, here, in Vietnam's calendar."""

import os
from datetime import UTC, date, datetime, timedelta, timezone

from ..diagnostics import Stop
from ..messages import say
from ..reading.scalars import NotRead, read_date

VIETNAM = timezone(timedelta(hours=7))
"""Vietnam has had no other time since 1975; the table of time zones is missing on many office PCs."""

YEARS = range(2000, 2100)
"""The years that files can speak of."""


def day_of(as_of: str | None) -> date:
    """The day asked for with `--as-of`, else SOURCE_DATE_EPOCH, else today. Stop where it is no day."""
    if as_of is not None:
        try:
            day = read_date(as_of)
        except NotRead as problem:
            raise Stop(problem.message, problem.hint) from None
        if day.year not in YEARS:
            raise Stop(say("“{text}” does not lie between 2000 and 2099", text=as_of))
        return day
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdecimal() and len(epoch) <= 10:
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(VIETNAM).date()
    return datetime.now(VIETNAM).date()
