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

store = Store.open(Path(sys.argv[1]))
session = store.session(in_charge(store))
panelist, candidate = session.panel.panelists[0].id, session.candidates[0].id
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


def tear(path: Path) -> int:
    """Let a process submit until it dies in a commit; return how many it acknowledged.

    It dies where the file would grow too far, after the pages before were written.
    """
    done = subprocess.run([sys.executable, "-c", DIES, str(path)], capture_output=True, text=True)
    assert done.returncode == -signal.SIGXFSZ, done.stderr
    return len(done.stdout.split()) - 1
