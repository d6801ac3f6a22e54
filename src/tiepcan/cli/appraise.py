"""tiepcan appraise"""

from pathlib import Path
from typing import Annotated

import typer

from ..messages import say
from ..workspace.appraisal import record_appraisal
from ..workspace.archive import Archive
from ..workspace.files import root_of
from .clock import day_of
from .rim import exit_code, rim_of
from .score import sheet_of


def appraise(
    context: typer.Context,
    subject: Annotated[
        str, typer.Argument(metavar="SUBJECT", help="a score sheet by its path, or as year/commune")
    ],
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="check as of this day, e.g. 2021-01-15")
    ] = None,
) -> int:
    """Record in a score sheet which self-score its appraisal saw.

    The field `saw` receives a short fingerprint of the self-score. When the commune changes its scores
    afterwards, `validate` and `score` say that the appraisal is out of date. Nothing else in the file
    changes.

      tiepcan appraise 2020/tan-phong
    """
    rim, day = rim_of(context), day_of(as_of)
    archive, path = sheet_of(Archive(root_of(Path())), subject)
    recorded = record_appraisal(archive, path, day)
    if recorded.saw is None:
        rim.show_findings(recorded.found, beside=True)
        return exit_code(recorded.found)
    values = {"path": recorded.path, "saw": recorded.saw}
    if recorded.before == recorded.saw:
        rim.output.sum_up(say("{path}: the appraisal records already that it saw {saw}", **values))
    elif recorded.before is None:
        rim.output.sum_up(say("{path}: the appraisal saw the self-score {saw}", **values))
    else:
        before = recorded.before
        rim.output.sum_up(
            say(
                "{path}: the appraisal saw the self-score {saw}, before it was {before}",
                **values,
                before=before,
            )
        )
    return 0
