"""What is painted in place of Qt's own needs no word of ours; every other public method does."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from types import FunctionType

from calibrate import ui

PAINTED = {"draw": "paint", "draw_section": "paintSection"}
"""What is overridden in place of a method of Qt's that enlarges first."""


def classes() -> Iterator[type]:
    """Yield every class of the windows."""
    for found in walk_packages(ui.__path__, f"{ui.__name__}."):
        module = import_module(found.name)
        for _, made in inspect.getmembers(module, inspect.isclass):
            if made.__module__ == module.__name__:
                yield made


def is_qts(made: type, name: str) -> bool:
    """Tell whether a method is Qt's, in whichever class it is from."""
    bases = [base for base in made.__mro__ if base.__module__.startswith("PySide6")]
    stands_for = PAINTED.get(name, name)
    return any(stands_for in vars(base) for base in bases)


def bare(member: object) -> object:
    """Return the function below a property or a class method."""
    return getattr(member, "fget", None) or getattr(member, "__func__", None) or member


def test_every_public_method_of_ours_says_what_it_means() -> None:
    silent = [
        f"{made.__module__}.{made.__qualname__}.{name}"
        for made in classes()
        for name, member in vars(made).items()
        if isinstance(function := bare(member), FunctionType)
        and not name.startswith("_")
        and not (function.__doc__ or is_qts(made, name))
    ]
    assert not silent
