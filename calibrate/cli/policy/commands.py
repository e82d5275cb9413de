"""The command that prints a session's policy, writes, changes and compares it."""

from __future__ import annotations

from pathlib import Path

from calibrate.cli.arguments.parser import Options
from calibrate.cli.output import one_line, say
from calibrate.cli.session_file import act, chair, opened
from calibrate.domain.commands import SetPolicy
from calibrate.domain.errors import BadInput
from calibrate.domain.policy.policy import Policy
from calibrate.domain.session import Session
from calibrate.exchange.policy.other import policy_in
from calibrate.exchange.policy.policy_file import SUFFIX, read_policy_file, write_policy_file
from calibrate.exchange.policy.policy_json import policy_json
from calibrate.exchange.policy.policy_text import differences_text, policy_lines
from calibrate.store.store import Store


def policy(options: Options) -> int:
    """Print what a session's panel decides by; or write, change or compare it."""
    if options.out and options.out.suffix.lower() != SUFFIX:
        raise BadInput(f"{options.out.name} has to end in {SUFFIX}, by which a policy is known.")
    chosen = read_policy_file(options.set) if options.set else None
    with opened(options, takes_kits=chosen is None) as store:
        viewer = chair(store, options.chair)
        if chosen:
            say(act(store, SetPolicy(chosen), viewer))
        session = store.session(viewer)
    if options.out:
        write_policy_file(session.policy, options.out)
        say(f"wrote the policy of {session.title} to {options.out}")
    if options.against or not (options.out or chosen):
        _tell(options, session)
    return 0


def _tell(options: Options, session: Session) -> None:
    other = _other(options) if options.against else None
    if options.json:
        print(policy_json(session, other[1] if other else None), end="")
    elif other:
        print(differences_text((one_line(session.title), session.policy_in_force), other), end="")
    else:
        print(policy_lines(session), end="")


def _other(options: Options) -> tuple[str, Policy]:
    """Return what is compared with: a policy of its own, or what is in force in a session."""

    def opened_copy(copy: Path) -> Store:
        return opened(Options(file=copy, words_file=options.against_words_file))

    return policy_in(options.against, opened_copy)
