"""Pieces of evidence for a packet: long and short, of every kind, placed and not."""

from __future__ import annotations

from datetime import date, timedelta

from calibrate.domain.evidence import Evidence, EvidenceText

PIECES = (
    (
        "Why ingest stalls at month end",
        "Traced a stall of 40 minutes to lock waits in the ledger, two teams away, and showed it "
        "with four graphs.",
        "Incident note",
        ("knowledge",),
    ),
    (
        "Peer note, T. Okafor",
        "“When ledger misbehaves I ask Nadia first, then the ledger team.”",
        "Peer feedback",
        ("knowledge", "standard"),
    ),
    (
        "One storage format",
        "Options, risks and way back for one format across five teams; signed by all five after "
        "three weeks, one option dropped on cost.",
        "Design note",
        ("design",),
    ),
    (
        "Bounded queue for retries",
        "Replaced ad-hoc retries; p99 delay fell from 41 s to 6 s. Property tests found two "
        "orderings that the old code lost: List<String> became List<Retry>.",
        "Merged change",
        ("code",),
    ),
    (
        "Flaky tests, down to three",
        "Removed or mended 46 of 49 tests that failed at random; wrote down how to tell a flaky "
        "test from a race.",
        "Merged changes",
        ("code",),
    ),
    (
        "Roll-out of format v3",
        "Three stages behind a flag; stopped at 10 % for a day when error rates doubled, found the "
        "cause, went on.",
        "Roll-out log",
        ("production",),
    ),
    (
        "Retry note",
        "Lists three ways to bound retries. Written in the week after the change was merged.\n"
        "The first way keeps the queue as it is and drops what is older than an hour. It needs no "
        "migration, and it loses what nobody has asked for yet; two consumers said that they could "
        "live with that, one said that they could not.\n"
        "The second way bounds the queue by bytes. It was built, because the graphs of March show "
        "that the count of messages says little about how long they take. The note gives the "
        "numbers, and the script that made them.\n"
        "The third way asks the producers to slow down. It was dropped: four teams would have had "
        "to change in the same quarter, and one of them had no owner for its client library.",
        "Design note",
        ("design",),
    ),
    (
        "Pager notes for ingest",
        "Every alert that pages has a note; two are out of date since August.",
        "Run book",
        ("production",),
    ),
    (
        "Reviews in the billing repository",
        "Eleven reviews in a repository that is not hers; four comments became lint rules.",
        "Review log",
        ("review", "standard"),
    ),
    (
        "The quota format",
        "The same way of deciding as for the storage format, on a smaller scale.",
        "Design note",
        ("design",),
    ),
    (
        "Talk on back-pressure",
        "Forty minutes for the whole department, with <b>live</b> graphs &amp; a 100 %s demo.",
        "Talk",
        (),
    ),
)


def pieces(times: int = 1) -> tuple[Evidence, ...]:
    """All pieces, `times` over."""
    found = []
    for number, (title, text, kind, criteria) in enumerate(PIECES * times, start=1):
        is_second = number == 5
        content = EvidenceText(
            title,
            text,
            kind,
            date(2026, 1, 31) + timedelta(days=17 * (number % 17)),
            reference=f"PR {4000 + 37 * number}" if kind.startswith("Merged") else "",
            author="T. Okafor" if kind == "Peer feedback" else "",
        )
        found.append(
            Evidence(
                f"piece-{number}",
                "nadia",
                number,
                content,
                criteria,
                version=2 if is_second else 1,
                reason="count corrected from 52" if is_second else "",
            )
        )
    return tuple(found)
