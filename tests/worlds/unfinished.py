"""A session whose process dies within a commit: the file is torn, and its journal lies there."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

DIES = """
import resource, signal, sys
from pathlib import Path
from calibrate.domain.commands import Submit, new_id
from calibrate.store.store import Store
from tests.worlds.secrets import acting
from tests.worlds.sessions import in_charge, ratings

OPENED
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
print("begun", flush=True)
actor = acting(store, panelist)
for number in range(50):
    store.apply(Submit(new_id(), panelist, candidate, ratings(4, "x" * 3000)), actor)
    print(number, flush=True)
    if number == 2:
        most = store.path.stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
"""


OPENED = """store = Store.open(Path(sys.argv[1]))
session = store.session(in_charge(store))
panelist, candidate = session.panel.panelists[0].id, session.candidates[0].id
actor = Actor(panelist)
"""
OPENED_KIT = """from calibrate.store.document import encrypting
from tests.worlds.kits import actor as own_actor, own
encrypting.COST = encrypting.Cost(1, 8192)
path = Path(sys.argv[1])
store = Store.open(path, driver=encrypting.unlocking(path, sys.argv[2]))
candidate = store.session(own(store)).candidates[0].id
actor = own_actor(store)
panelist = actor.who
"""


def tear(path: Path, words: str = "") -> int:
    """Let a process submit until it dies in a commit; return how many it acknowledged.

    It dies where the file would grow too far, after the pages before were written. With `words`
    the file is a kit that they encrypt.
    """
    source = DIES.replace("OPENED\n", OPENED_KIT if words else OPENED)
    given = [sys.executable, "-c", source, str(path), words]
    done = subprocess.run(given, capture_output=True, text=True)
    assert done.returncode == -signal.SIGXFSZ, done.stderr
    return len(done.stdout.split()) - 1
