"""The command that takes evidence in from a table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from calibrate.cli.arguments.parser import Options
from calibrate.cli.encodings import said_by_option
from calibrate.cli.output import complain_of_rows, one_line, say
from calibrate.cli.session_file import act, chair, given_step, needed_step, opened
from calibrate.domain.commands import ImportEvidence
from calibrate.domain.permissions import need_setup
from calibrate.exchange.tables.evidence_table import (
    ImportPlan,
    RowStatus,
    parse_mapping,
    plan_import,
)
from calibrate.exchange.tables.table import Table, read_table
from calibrate.store.store import Store
from calibrate.words.phrases import several


def import_evidence(options: Options) -> int:
    """Add the pieces of a table that are new, and correct those that read otherwise now."""
    with opened(options) as store:
        plan = _plan(options, store)
        command = plan.command(plan.source, options.only_good_rows)
        if plan.problems:
            complain_of_rows(tuple(problem.sentence for problem in plan.problems))
        if not options.dry_run and (command.added or command.corrected or command.shown):
            act(store, command, chair(store))
        say(_summary(plan, command))
    if options.dry_run:
        say("nothing was written, because of --dry-run")
    return 0


def table_of(path: Path, encoding: str | None) -> Table:
    """Return the table in a file, under a name that can be written down."""
    with said_by_option():
        table = read_table(path, encoding)
    if table.mended:
        say(table.mended)
    return replace(table, source=one_line(table.source))


def _plan(options: Options, store: Store) -> ImportPlan:
    viewer = chair(store)
    session = store.session(viewer)
    table = table_of(options.table, options.encoding)
    plan = plan_import(
        table,
        parse_mapping(options.map, table),
        session,
        [piece for pieces in store.evidence(viewer).values() for piece in pieces],
        options.kind or "",
        given_step(options, session.rubric) or session.rubric.steps[0],
    )
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
