"""A place in the tokens of one text, and what may be asked and taken there."""

from functools import cache
from typing import NoReturn

from .syntax import Stuck
from .tokens import Token, tokens_of

CLOSING = (".", ";", ",")


class Cursor:
    """Reads the tokens of a text from left to right; raises `Stuck` where it cannot go on."""

    def __init__(self, text: str, tokens: tuple[Token, ...] | None = None, at: int = 0) -> None:
        self.text = text
        self.tokens = tokens_of(text) if tokens is None else tokens
        self.at = at
        self._words = tuple(token.text for token in self.tokens)

    def peek(self, ahead: int = 0) -> str:
        """The text of a token to come; empty behind the last."""
        at = self.at + ahead
        return self._words[at] if 0 <= at < len(self._words) else ""

    def comes(self, words: str) -> bool:
        """Whether these words come next."""
        wanted = _split(words)
        return self._words[self.at : self.at + len(wanted)] == wanted

    def accept(self, *choices: str) -> str:
        """Step over the first of these that comes next; empty where none does."""
        for words in choices:
            if self.comes(words):
                self.at += len(_split(words))
                return words
        return ""

    def ended(self) -> bool:
        """Whether nothing is left but a mark that closes the text."""
        left = len(self.tokens) - self.at
        return left <= 0 or (left == 1 and self.peek() in CLOSING)

    def is_number(self, ahead: int = 0) -> bool:
        """Whether a number stands there."""
        at = self.at + ahead
        return 0 <= at < len(self.tokens) and self.tokens[at].is_number

    def is_short(self, ahead: int = 0) -> bool:
        """Whether a number of one or two digits stands there."""
        return self.is_number(ahead) and len(self.peek(ahead)) <= 2

    def number(self, least: int, most: int, digits: int = 2) -> int:
        """A number within bounds, written with no more digits than that."""
        text = self.peek()
        if not self.is_number() or len(text) > digits or not least <= int(text) <= most:
            self.stuck(self.at, self.at + 1)
        self.at += 1
        return int(text)

    def note(self) -> None:
        """Step over a remark in parentheses that holds no number: (Ngày Pháp luật), 05 (năm)."""
        if self.peek() != "(":
            return
        for ahead in range(1, len(self.tokens) - self.at):
            if self.peek(ahead) == ")":
                self.at += ahead + 1
                return
            if self.is_number(ahead) or self.peek(ahead) == "(":
                return

    def rest(self, start: int) -> str:
        """The words from a token to the end of the text, as inside a sentence; all are taken."""
        end = len(self.tokens)
        while end - 1 > start and self.tokens[end - 1].text in CLOSING:
            end -= 1
        self.at = len(self.tokens)
        words = " ".join(self.text[self.tokens[start].start : self.tokens[end - 1].end].split())
        return words if words[1:2].isupper() else words[:1].lower() + words[1:]

    def place(self, start: int) -> tuple[int, int]:
        """The place in the text of all that was read since a token."""
        return self.tokens[start].start, self.tokens[self.at - 1].end

    def stuck(self, first: int | None = None, last: int | None = None) -> NoReturn:
        """Give up at these tokens; without any, at all that is left."""
        if not self.tokens:
            raise Stuck(0, 0)
        first = min(self.at if first is None else first, len(self.tokens) - 1)
        last = len(self.tokens) if last is None else min(last, len(self.tokens))
        while last - 1 > first and self.tokens[last - 1].text in CLOSING:
            last -= 1
        raise Stuck(self.tokens[first].start, self.tokens[max(last - 1, first)].end)


@cache
def _split(words: str) -> tuple[str, ...]:
    """The words that the grammar asks for by the thousand are few."""
    return tuple(words.split(" "))
