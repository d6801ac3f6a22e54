"""The decorators of frozen values, and of the records that files are read into.

Both make dataclasses. `dataclass` compiles six functions for each class, most of a millisecond; a command
loads a hundred classes and makes a few values of most. Here all classes share these functions, and only a
class of which many values are made gets an `__init__` of its own.
"""

from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

MANY = 300
"""So many values made by the shared function cost what compiling one costs."""

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[_Class]) -> type[_Class]:
    """A frozen dataclass with slots; two values of one class are equal if all their fields are."""
    made: Any = _made(dataclass(init=False, repr=False, eq=False, slots=True)(cls))
    compared = [f.name for f in fields(made) if f.compare]
    made.__compared__ = attrgetter(*compared) if compared else type
    made.__eq__, made.__hash__ = _equal, _hash
    return made  # type: ignore[no-any-return]  # Any, to hang functions on it


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[_Class]) -> type[_Class]:
    """A frozen dataclass with slots, made by keywords, whose equality is identity.

    Two records are never the same because they say the same: each was written at its own place in a file.
    """
    made: Any = _made(dataclass(init=False, repr=False, eq=False, kw_only=True, slots=True)(cls))
    return made  # type: ignore[no-any-return]  # as above


def _made(cls: Any) -> Any:
    found = fields(cls)
    cls.__record__ = tuple((f.name, f.default, f.default_factory) for f in found)
    cls.__in_order__ = tuple(f.name for f in found if not f.kw_only)
    cls.__count__ = 0
    cls.__init__ = _fill
    cls.__setattr__ = cls.__delattr__ = _refuse
    cls.__repr__ = _show
    return cls


_set = object.__setattr__


def _fill(self: Any, *values: Any, **named: Any) -> None:
    """Give every field its value or default; TypeError for a missing or unknown one, as in a dataclass."""
    cls = self.__class__
    cls.__count__ += 1
    if cls.__count__ > MANY:
        cls.__init__ = _compiled(cls)
        cls.__init__(self, *values, **named)
        return
    in_order = cls.__in_order__[: len(values)]
    if len(in_order) < len(values) or not named.keys().isdisjoint(in_order):
        raise TypeError(f"{cls.__name__} is given a value too many")
    named.update(zip(in_order, values, strict=True))
    given = len(named)
    for name, default, factory in cls.__record__:
        if name in named:
            given -= 1
            _set(self, name, named[name])
        elif default is not MISSING:
            _set(self, name, default)
        elif factory is not MISSING:
            _set(self, name, factory())
        else:
            raise TypeError(f"{cls.__name__} needs {name}")
    if given:
        unknown = named.keys() - {name for name, _, _ in cls.__record__}
        raise TypeError(f"{cls.__name__} has no {', '.join(sorted(unknown))}")


def _compiled(cls: Any) -> Any:
    """The `__init__` that `dataclass` writes for a class with these fields."""
    body: dict[str, Any] = {"__doc__": cls.__name__, "__annotations__": cls.__annotations__}
    for f in fields(cls):
        body[f.name] = field(default=f.default, default_factory=f.default_factory, kw_only=f.kw_only)
    write: Any = dataclass(frozen=True, repr=False, eq=False, match_args=False)
    return write(type(cls.__name__, (), body)).__init__


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    compared = self.__compared__
    return compared(self) == compared(other)


def _hash(self: Any) -> int:
    return hash(self.__compared__(self))


def _refuse(self: Any, name: str, *_: Any) -> NoReturn:
    raise FrozenInstanceError(f"{self.__class__.__name__}.{name} cannot be changed")


def _show(self: Any) -> str:
    shown = (f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.name != "origin")
    return f"{self.__class__.__name__}({', '.join(shown)})"
