"""Damage in words: what the store cannot make sense of is told apart from a fault of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from calibrate.domain.errors import CalibrateError, FileTrouble

Given = ParamSpec("Given")
Made = TypeVar("Made")


class Verified(Protocol):
    """What can say in a sentence whether its file is damaged."""

    def damage(self) -> str:
        """Return that the file is damaged, or nothing where it is what commands wrote."""


File = TypeVar("File", bound=Verified)


def telling_damage(
    method: Callable[Concatenate[File, Given], Made],
) -> Callable[Concatenate[File, Given], Made]:
    """Raise FileTrouble where a method stumbles over damage.

    A stored value can be wrong in more ways than anything could list, so any fault may come of it.
    The file is asked: if it holds, the fault is the program's own, and is raised as it is.
    """

    @wraps(method)
    def told(file: File, /, *given: Given.args, **named: Given.kwargs) -> Made:
        try:
            return method(file, *given, **named)
        except CalibrateError:
            raise
        except Exception as fault:
            if sentence := file.damage():
                raise FileTrouble(sentence) from fault
            raise

    return told
