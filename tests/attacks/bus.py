"""A screen reader's hands on the real accessibility bus, for the system's Python: it has pyatspi.

Reads orders from standard input, one JSON object a line, and answers each with one: what was found,
or what was not. Knows nothing of the app but the name of its process.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

import pyatspi  # type: ignore[import-not-found]

PATIENCE = 20.0
"""Seconds after which what is looked for does not come."""

ROLES = {
    "button": (pyatspi.ROLE_PUSH_BUTTON,),
    "radio": (pyatspi.ROLE_RADIO_BUTTON,),
    "tab": (pyatspi.ROLE_PAGE_TAB,),
    "field": (pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY, pyatspi.ROLE_PARAGRAPH),
    "count": (pyatspi.ROLE_SPIN_BUTTON,),
}


def main() -> None:
    """Carry out orders until there are no more."""
    name = sys.argv[1]
    for line in sys.stdin:
        order = json.loads(line)
        try:
            answer = carry_out(name, order)
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


def carry_out(app: str, order: dict[str, Any]) -> dict[str, Any]:
    """Do one thing, as soon as it can be done."""
    found = wait_for(app, order)
    if found is None:
        return {"error": f"nothing is called {order['name']!r}", "there": there(app)}
    told = {"role": found.getRoleName(), "name": found.name}
    act(found, order)
    return told


def act(found: Any, order: dict[str, Any]) -> None:
    """Do what is ordered to what was found."""
    match order["do"]:
        case "press" | "toggle":
            actions = found.queryAction()
            names = [actions.getName(place).lower() for place in range(actions.nActions)]
            actions.doAction(names.index(order["do"]))
        case "write":
            found.queryEditableText().setTextContents(order["with"])
        case "count":
            found.queryValue().currentValue = order["with"]


def wait_for(app: str, order: dict[str, Any]) -> Any:
    """Return what an order means once it is there, can be seen and can be used."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for one in everything(app):
            if is_meant(one, order):
                return one
        time.sleep(0.1)
    return None


def is_meant(one: Any, order: dict[str, Any]) -> bool:
    """Tell whether something has the role and the name, and does not lie idle."""
    if not one.name.startswith(order["name"]):
        return False
    if order["do"] == "hear":
        return True
    state = one.getState()
    return one.getRole() in ROLES[order["role"]] and state.contains(pyatspi.STATE_ENABLED)


def everything(app: str) -> Iterator[Any]:
    """Yield all that the window shows, or while a dialog is open all that it shows."""
    for program in pyatspi.Registry.getDesktop(0):
        if program is not None and program.name == app:
            windows = [one for one in program if one is not None and is_shown(one)]
            dialogs = [one for one in windows if one.getRole() == pyatspi.ROLE_DIALOG]
            for window in dialogs or windows:
                yield from walk(window)


def walk(one: Any) -> Iterator[Any]:
    """Yield a thing and what is in it, as far as it is shown."""
    if one is None or not is_shown(one):
        return
    yield one
    for place in range(min(one.childCount, 200)):
        yield from walk(one.getChildAtIndex(place))


def is_shown(one: Any) -> bool:
    """Tell whether something is on the screen."""
    return bool(one.getState().contains(pyatspi.STATE_SHOWING))


def there(app: str) -> list[str]:
    """Return what there is instead, for whoever looks why something failed."""
    return [f"{one.getRoleName()}: {one.name}" for one in everything(app) if one.name][:80]


if __name__ == "__main__":
    main()
