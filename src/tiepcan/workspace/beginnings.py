"""What helps where nothing is there yet."""

from ..messages import Message, say

NO_PLANS = say("name a plan by its path, go to the folder of the office, or begin one: tiepcan init")
_YEARS = range(2000, 2100)


def no_sheets(year: int) -> Message | None:
    """How the score sheets of a year are begun; None where it is no year that a file could name."""
    return say("begin them: tiepcan new scores {year} --all", year=str(year)) if year in _YEARS else None
