"""The other side of jobs.py: what runs in the process beside the window. It imports no Qt.

Over a pipe come pickled requests, each with its length before it; answers go back the same way.
Whatever the work itself prints goes to standard error, so that it cannot break an answer.
"""

from __future__ import annotations

import os
import pickle
import struct
import sys
from typing import Any, BinaryIO

from calibrate.domain.errors import CalibrateError

LENGTH = struct.Struct(">Q")
DONE, FAILED, BROKEN, TOLD = "done", "failed", "broken", "told"


def framed(value: object) -> bytes:
    """Return `value` pickled, with its length before it."""
    content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(content)) + content


def unframed(received: bytearray) -> list[Any]:
    """Take all whole values out of what was received, and leave the rest of it."""
    values = []
    while len(received) >= LENGTH.size:
        (length,) = LENGTH.unpack(received[: LENGTH.size])
        end = LENGTH.size + length
        if len(received) < end:
            break
        values.append(pickle.loads(bytes(received[LENGTH.size : end])))
        del received[:end]
    return values


def serve() -> None:
    """Carry out requests until there are no more."""
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def say(answer: tuple[str, Any]) -> None:
        answers.write(framed(answer))
        answers.flush()

    while (request := _read(requests)) is not None:
        work, item, tells = request
        say(_answer(work, item, (lambda value: say((TOLD, value))) if tells else None))


def _read(requests: BinaryIO) -> Any:
    """Return the next request, or None when the window has gone."""
    head = requests.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    return pickle.loads(requests.read(length))


def _answer(work: Any, item: Any, tell: Any) -> tuple[str, Any]:
    """Return what the work made of an item, or in one sentence why it could not."""
    try:
        return DONE, work(item, tell) if tell else work(item)
    except CalibrateError as error:
        return FAILED, str(error)
    except Exception:
        import traceback

        return BROKEN, traceback.format_exc()


if __name__ == "__main__":
    serve()
