"""A plan whose activities stand in a table behind it."""

from collections.abc import Iterable, Iterator

from ..model.plan import Activity
from ..schedule import text_of
from .desk import Desk
from .plan import budget_text, plan_view
from .sentences import fold, stated, unmarked


def plan_table_view(desk: Desk) -> dict[str, object]:
    """The plan with its activities as the rows of one annex, which therefore has no number.

    Nghị định 30/2020/NĐ-CP, Phụ lục I: the text refers to the annex, and the annex to the document.
    """
    assert desk.plan is not None
    plan = desk.plan
    view = plan_view(plan)
    office = fold(plan.issuer.name) if plan.issuer else ""
    del view["activities"]
    with_it = f"(Kèm theo Kế hoạch số {view['number']}/{view.get('symbol', '')} {view['day']} của {office})"
    return {
        **view,
        "annex": {
            "with_it": with_it,
            "year": plan.year,
            "rows": list(_rows(plan.activities)),
        },
    }


def _rows(activities: Iterable[Activity]) -> Iterator[dict[str, object]]:
    for activity in activities:
        role = f" ({fold(activity.lead_role)})" if activity.lead_role else ""
        yield {
            "id": activity.id,
            "heading": bool(activity.activities),
            **stated("title", activity.title),
            "lead": f"{_joined(activity.lead)}{role}" if activity.lead else "",
            "partners": _joined(activity.partners),
            "time": _joined(map(text_of, (*activity.time, *activity.due))),
            "outputs": _joined(activity.outputs),
            "budget": _joined(budget_text(activity.budget)) if activity.budget else "",
        }
        yield from _rows(activity.activities)


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(map(unmarked, texts))
