"""Sets of whole numbers from 0 on, each the bits of one integer: which sums can be reached.

Bit n says that the sum n can be reached. Adding two sets means every number of the one plus every number of
the other; runs of neighbouring numbers, which points in steps of hundredths mostly make, are added at once.
"""

NOTHING = 1
"""The set {0}: nothing gained."""


def between(first: int, last: int) -> int:
    """The numbers from `first` to `last`, both included."""
    return (1 << (last + 1)) - (1 << first) if last >= first else 0


def plus(one: int, other: int, limit: int) -> int:
    """Every sum, up to a limit, of a number of the one set and a number of the other."""
    if _runs(one) < _runs(other):
        one, other = other, one
    found, start = 0, 0
    while other and start <= limit:
        gap = (other & -other).bit_length() - 1
        other >>= gap
        start += gap
        length = (~other & (other + 1)).bit_length() - 1
        found |= _spread(one, length) << start
        other >>= length
        start += length
    return up_to(found, limit)


def up_to(numbers: int, limit: int) -> int:
    """Those that are not above a limit."""
    return numbers & between(0, limit)


def from_on(numbers: int, least: int) -> int:
    """Those that are not below a number."""
    return numbers >> least << least if least > 0 else numbers


def lowest(numbers: int) -> int | None:
    """The smallest one."""
    return (numbers & -numbers).bit_length() - 1 if numbers else None


def highest(numbers: int) -> int | None:
    """The largest one."""
    return numbers.bit_length() - 1 if numbers else None


def missing_to(target: int, numbers: int) -> int:
    """What each of them lacks to a target; those above it lack nothing that could be added."""
    if target < 0:
        return 0
    return int(format(up_to(numbers, target), f"0{target + 1}b")[::-1], 2)


def _runs(numbers: int) -> int:
    """How many runs of neighbours there are."""
    return (numbers & ~(numbers << 1)).bit_count()


def _spread(numbers: int, length: int) -> int:
    """The set together with itself moved by 1, 2 … length − 1."""
    done = 1
    while done < length:
        step = min(done, length - done)
        numbers |= numbers << step
        done += step
    return numbers
