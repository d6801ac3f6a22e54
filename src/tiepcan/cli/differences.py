"""What the appraisal changed, on the screen."""

from ..messages import say
from ..scoring.scorecard import Scorecard
from ..views.differences import appraised_heading, difference_rows
from .rim import Rim


def show_differences(rim: Rim, card: Scorecard) -> None:
    """The table of self-score and appraisal side by side, where they differ."""
    from ..rendering.table import Column, Row, render_table

    words, rows = rim.words, [Row(cells) for cells in difference_rows(card, rim.words)]
    if not rows:
        return
    columns = [
        Column(words(say("Indicator")), whole=True),
        Column(words(say("Self-scored")), right=True),
        Column(appraised_heading(card, words), right=True),
        Column(words(say("Change")), right=True, whole=True),
        Column(words(say("Reason")), share=1),
    ]
    rim.output.say(say("What the appraisal changed:"))
    rim.output.write(render_table(columns, rows, width=rim.output.width, colour=rim.output.colour))
