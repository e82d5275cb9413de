"""The command that takes evidence in from a table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from calibrate.cli.arguments.parser import Options
from calibrate.cli.encodings import said_by_option
from calibrate.cli.output import complain_of_rows, one_line, say
from calibrate.cli.session_file import act, chair, given_step, needed_step, opened
from calibrate.domain.commands import ImportEvidence
from calibrate.domain.errors import BadInput, Refused
from calibrate.domain.permissions import need_setup
from calibrate.domain.session import SessionPhase
from calibrate.exchange.tables.dates import Order
from calibrate.exchange.tables.evidence_mapping import MOST_NAMED, named
from calibrate.exchange.tables.evidence_table import (
    Defaults,
    ImportPlan,
    RowStatus,
    parse_mapping,
    plan_import,
    recognise,
)
from calibrate.exchange.tables.table import Table, read_table
from calibrate.store.store import Store
from calibrate.words.phrases import several, some

MOST_TOLD = 40
"""How many columns that are left out are named."""


def import_evidence(options: Options) -> int:
    """Add the pieces of a table that are new, and correct those that read otherwise now."""
    with opened(options) as store:
        plan = _plan(options, store)
        command = _command(plan, options.only_good_rows, options.because or "")
        if plan.problems:
            complain_of_rows(tuple(problem.sentence for problem in plan.problems))
        if not options.dry_run and (command.added or command.corrected or command.shown):
            _need_reason(store, command)
            act(store, command, chair(store))
        say(_summary(plan, command))
        if plan.left_out:
            say(f"left out, for no field uses them: {named(plan.left_out, MOST_TOLD)}")
    if options.dry_run:
        say("nothing was written, because of --dry-run")
    return 0


def table_of(path: Path, encoding: str | None, sheet: str | None = None) -> Table:
    """Return the table in a file, under a name that can be written down.

    Raises BadInput where it is one of several sheets and none was named.
    """
    with said_by_option():
        table = read_table(path, encoding, sheet)
    if table.day_zero and len(table.sheets) > 1 and sheet is None:
        has = some(table.sheets, MOST_NAMED)
        raise BadInput(f"{table.source} has several sheets: {has}; name one by --sheet.")
    return replace(table, source=one_line(table.source))


def tell(table: Table) -> None:
    """Say what a person has to know of how a table was read."""
    for told in filter(None, (*table.told, table.mended)):
        say(told)


def _need_reason(store: Store, command: ImportEvidence) -> None:
    if store.session(chair(store)).phase is not SessionPhase.SETUP and not command.reason:
        raise Refused("Rating is open, so what is imported needs a reason; say it by --because.")


def _command(plan: ImportPlan, only_good: bool, reason: str) -> ImportEvidence:
    """Return the plan's command; raise BadInput saying which option answers an open question."""
    if question := plan.question:
        ways = " or ".join(f"--dates {order}" for order in question.orders)
        sentence = question.sentence.rstrip(".")
        raise BadInput(f"{plan.source}: {sentence[:1].lower()}{sentence[1:]}; say {ways}.")
    return plan.command(plan.source, only_good, reason)


def _plan(options: Options, store: Store) -> ImportPlan:
    viewer = chair(store)
    session = store.session(viewer)
    table = table_of(options.table, options.encoding, options.sheet)
    recognised = recognise(table)
    pieces = [piece for pieces in store.evidence(viewer).values() for piece in pieces]
    defaults = Defaults(
        given_step(options, session.rubric) or session.rubric.steps[0],
        recognised.kind if options.kind is None else options.kind,
        options.candidate or "",
        Order(options.dates) if options.dates else None,
    )
    plan = plan_import(table, parse_mapping(options.map, table), session, pieces, defaults)
    tell(table)
    if recognised.name:
        say(f"recognised as {recognised.name}")
    if plan.candidates:
        needed_step(options, session.rubric)
        need_setup(session)
    return plan


def _summary(plan: ImportPlan, command: ImportEvidence) -> str:
    statuses = (RowStatus.NEW, RowStatus.UNCHANGED, RowStatus.CHANGED)
    counts = ", ".join(f"{plan.count(status)} {status}" for status in statuses)
    left_out = plan.count(RowStatus.PROBLEM)
    without = f"; {several(left_out, 'wrong row')} left out" if left_out else ""
    names = ", ".join(candidate.name for candidate in command.candidates)
    many = several(len(command.candidates), "candidate")
    return f"{counts}{without}{f'; {many} added: {names}' if names else ''}"
