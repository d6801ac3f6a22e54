"""The decorator of the records that files are read into."""

from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import Any, NoReturn, TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[_Class]) -> type[_Class]:
    """A frozen dataclass with slots, made by keywords, whose equality is identity.

    `dataclass` compiles six functions for each class, most of a millisecond; fifty classes were a third of
    the start of `validate`. Here one `__init__` serves all. Two records are never the same because they say
    the same: each was written at its own place in a file.
    """
    made: Any = dataclass(init=False, repr=False, eq=False, match_args=False, slots=True)(cls)
    made.__init__ = _fill
    made.__setattr__ = _refuse
    made.__delattr__ = _refuse
    made.__repr__ = _show
    made.__record__ = tuple((f.name, f.default, f.default_factory) for f in fields(made))
    return made  # type: ignore[no-any-return]  # dataclass is asked for Any, to hang functions on its answer


_set = object.__setattr__


def _fill(self: Any, **values: Any) -> None:
    """Give every field its value or default; TypeError for a missing or unknown one, as in a dataclass."""
    given = len(values)
    for name, default, factory in self.__record__:
        if name in values:
            given -= 1
            _set(self, name, values[name])
        elif default is not MISSING:
            _set(self, name, default)
        elif factory is not MISSING:
            _set(self, name, factory())
        else:
            raise TypeError(f"{self.__class__.__name__} needs {name}")
    if given:
        unknown = values.keys() - {name for name, _, _ in self.__record__}
        raise TypeError(f"{self.__class__.__name__} has no {', '.join(sorted(unknown))}")


def _refuse(self: Any, name: str, *_: Any) -> NoReturn:
    raise FrozenInstanceError(f"{self.__class__.__name__}.{name} cannot be changed")


def _show(self: Any) -> str:
    shown = (f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.name != "origin")
    return f"{self.__class__.__name__}({', '.join(shown)})"
