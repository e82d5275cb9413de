"""Words of the trade that speak of the same thing, where a ladder and a change share none."""

from __future__ import annotations

from collections.abc import Mapping

from calibrate.analysis.likeness import STEMMER

_CONCEPTS = {
    "review": "review reviewer comment approve merge request pull nit feedback",
    "testing": "test coverage regression unit suite fixture flaky fuzz assertion property harness "
    "tester mock",
    "code": "code refactor function module style readable bug library branch loop flag dead patch "
    "rewrite parser interface compile lint naming type",
    "production": "alert monitor metric dashboard deploy launch release rollback incident outage "
    "latency runbook restore paged capacity log recover drill oncall uptime live traffic shift "
    "canary backup quota postmortem availability operate",
    "design": "design architecture proposal option tradeoff alternative schema weigh decision "
    "draft risk sketch model approach reject choose chosen cost plan rfc",
    "knowledge": "knowledge know expert explain guide document annotated question internals "
    "newcomer talk understand teach learn reading deep cause behave answer ask diagram primer "
    "glossary course",
    "team": "teammate habit practice template convention adopt workshop pair mentor rota guideline "
    "standard agreed colleague team help coach onboarding join pattern",
    "improvement": "improve tool procedure propose process automate generator remedy waste faster "
    "pipeline retrospective saved minute hour lasting change script reduce noise shorter",
}

CONCEPTS: Mapping[str, str] = {
    STEMMER.stemWord(word): f"concept:{concept}"
    for concept, words in _CONCEPTS.items()
    for word in words.split()
}
"""What a stem speaks of, under a name that no stem has."""
