"""Checks of the council that appraises: its size, its meetings, its votes."""

import re
from collections.abc import Callable, Iterator
from unicodedata import normalize

from ..diagnostics import Diagnostic
from ..messages import Message, say
from ..model.council import Council, Meeting
from ..model.procedure import CouncilRules
from ..model.sources import Status
from ..model.standard import Standard
from ..scoring.choice import choose_standard, known_standards
from ..spelling import nearest
from .neighbours import Neighbours

_FRACTION = re.compile("([1-9][0-9]{0,3})/([1-9][0-9]{0,3})", re.ASCII)
_LISTS = ("present", "absent", "written")


def no_standard_for_council(council: Council, around: Neighbours) -> Iterator[Diagnostic]:
    """The council of a year works under the standard of that year, which gives its size and its quorum."""
    if _standard(council, around) is not None:
        return
    known = known_standards(around.standards)
    if council.standard is not None:
        message = say("there is no standard “{id}”", id=council.standard)
        yield Diagnostic("K109", message, council.origin.at("standard"), known)
    else:
        message = say("no standard is known for the assessment year {year}", year=council.year)
        yield Diagnostic("K109", message, council.origin.at("year"), known)


def too_many_members(council: Council, around: Neighbours) -> Iterator[Diagnostic]:
    """A council has at most as many members as the circular of its year allows.

    Where the standard does not state a number nothing is checked.
    """
    rules = _rules(council, around)
    if rules and rules.most_members is not None and len(council.members) > rules.most_members:
        message = say(
            "the council has {count} members, at most {most} are allowed",
            count=len(council.members),
            most=rules.most_members,
        )
        yield Diagnostic("K101", message, council.origin.key("members"), _rests_on(rules))


def no_quorum(council: Council, around: Neighbours) -> Iterator[Diagnostic]:
    """A meeting decides only when enough members take part, by coming or by a written opinion.

    The share stands in the standard of the year, as a fraction of all members; where it states none
    nothing is checked.
    """
    rules = _rules(council, around)
    share = _FRACTION.fullmatch(rules.quorum) if rules and rules.quorum else None
    if rules is None or share is None:
        return
    for meeting in council.meetings:
        if meeting.taking_part * int(share[2]) < len(council.members) * int(share[1]):
            message = say(
                "{count} of {all} members took part, {quorum} are needed",
                count=meeting.taking_part,
                all=len(council.members),
                quorum=rules.quorum,
            )
            yield Diagnostic("K102", message, meeting.origin.at("date"), _rests_on(rules))


def more_votes_than_members(council: Council, around: Neighbours) -> Iterator[Diagnostic]:
    """Nobody votes who takes no part: votes for and against are not more than members there or in writing."""
    for meeting in council.meetings:
        for slug, votes in meeting.votes.items():
            if votes.for_ < 0 or votes.against < 0:
                at = votes.origin.at("for" if votes.for_ < 0 else "against")
                yield Diagnostic("K103", say("a number of votes is not negative"), at)
            elif votes.for_ + votes.against > meeting.taking_part:
                message = say(
                    "{votes} votes on {commune}, but {count} members took part",
                    votes=votes.for_ + votes.against,
                    commune=slug,
                    count=meeting.taking_part,
                )
                yield Diagnostic("K103", message, meeting.origin.key("votes", slug))


def unknown_post(council: Council, around: Neighbours) -> Iterator[Diagnostic]:
    """Who takes part in a meeting is a member: the post is written as in the list of members."""
    posts = {normalize("NFC", m.post) for m in council.members}
    for meeting in council.meetings:
        for field, number, post in _named(meeting):
            if post not in posts:
                near = nearest(post, posts)
                hint = say("did you mean “{near}”?", near=near) if near else None
                message = say("no member of the council has the post “{post}”", post=post)
                yield Diagnostic("K104", message, meeting.origin.at(field, number), hint)


def unknown_commune_voted_on(council: Council, around: Neighbours) -> Iterator[Diagnostic]:
    """Votes are on communes of the office's list, named by their slug."""
    if around.communes is None:
        return
    for meeting in council.meetings:
        for slug in meeting.votes:
            if slug not in around.communes:
                near = nearest(slug, around.communes)
                hint = say("did you mean “{near}”?", near=near) if near else None
                message = say("there is no commune “{slug}” in the list", slug=slug)
                yield Diagnostic("K105", message, meeting.origin.key("votes", slug), hint)


def meeting_before_decision(council: Council, around: Neighbours) -> Iterator[Diagnostic]:
    """A council meets after the decision that sets it up, on the same day at the earliest."""
    signed = council.decision.date if council.decision else None
    for meeting in council.meetings:
        if signed is not None and meeting.date < signed:
            message = say(
                "the council met on {day}, before it was set up on {signed}", day=meeting.date, signed=signed
            )
            yield Diagnostic("K106", message, meeting.origin.at("date"))


def repeated_post(council: Council, around: Neighbours) -> Iterator[Diagnostic]:
    """A post stands once in the council, and once in a meeting: there, absent, or in writing.

    Two members of one office are told apart by their posts: Phó Trưởng phòng, Chuyên viên.
    """
    seen: set[str] = set()
    for member in council.members:
        post = normalize("NFC", member.post)
        if post in seen:
            yield Diagnostic("K107", say("“{post}” is named twice", post=post), member.origin.at("post"))
        seen.add(post)
    for meeting in council.meetings:
        there: set[str] = set()
        for field, number, post in _named(meeting):
            if post in there:
                message = say("“{post}” is named twice", post=post)
                yield Diagnostic("K107", message, meeting.origin.at(field, number))
            there.add(post)


def member_not_accounted_for(council: Council, around: Neighbours) -> Iterator[Diagnostic]:
    """The minutes say of every member whether he or she was there, absent, or answered in writing."""
    for meeting in council.meetings:
        named = {post for _, _, post in _named(meeting)}
        missing = [m.post for m in council.members if normalize("NFC", m.post) not in named]
        if missing:
            message = say("the meeting says nothing of: {posts}", posts=missing)
            yield Diagnostic("K108", message, meeting.origin.at("date"))


def _named(meeting: Meeting) -> Iterator[tuple[str, int, str]]:
    """Every post that a meeting names: the list, the place in it, the post."""
    for field in _LISTS:
        for number, post in enumerate(getattr(meeting, field)):
            yield field, number, normalize("NFC", post)


def _standard(council: Council, around: Neighbours) -> Standard | None:
    if council.standard is not None:
        return next((s for s in around.standards if s.id == council.standard), None)
    return choose_standard(around.standards, council.year)


def _rules(council: Council, around: Neighbours) -> CouncilRules | None:
    standard = _standard(council, around)
    return standard.council if standard else None


def _rests_on(rules: CouncilRules) -> Message:
    """The text behind a rule, and that it is not confirmed where it is not."""
    if rules.source.status is Status.CONFIRMED:
        return say("the rule stands in: {cite}", cite=rules.source.cite)
    return say("the rule stands in {cite}, which is not confirmed", cite=rules.source.cite)


CHECKS: dict[str, Callable[[Council, Neighbours], Iterator[Diagnostic]]] = {
    "K101": too_many_members,
    "K102": no_quorum,
    "K103": more_votes_than_members,
    "K104": unknown_post,
    "K105": unknown_commune_voted_on,
    "K106": meeting_before_decision,
    "K107": repeated_post,
    "K108": member_not_accounted_for,
    "K109": no_standard_for_council,
}
