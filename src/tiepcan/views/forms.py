"""Blank forms to fill in by hand that belong to nobody in particular."""

from ..diagnostics import Stop
from ..messages import say
from .desk import Desk
from .sentences import fold


def satisfaction_form_view(desk: Desk) -> dict[str, object]:
    """What people are asked: the items of the indicator that the condition of satisfaction points to.

    `Stop` where the regulation has none, or nobody has read its items.
    """
    assert desk.standard is not None
    asked = next((c.indicator for c in desk.standard.conditions if c.indicator), None)
    indicator = desk.standard.indicator(asked) if asked else None
    items = [fold(item.name) for item in indicator.items if item.name] if indicator else []
    if not items:
        raise Stop(say("what {name} asks people is not known", name=desk.standard.name))
    return {"year": desk.year, "rows": [{"number": n, "name": name} for n, name in enumerate(items, 1)]}
