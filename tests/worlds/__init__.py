"""What tests are played in: clocks, people, ladders, sessions and cases, one subject a file.

Without a store: `clocks`, `people`, `rubrics`, `giving` (what panelists answer), `values` (a
session), `evidence`, `cases` and `two_rounds` (what a packet is drawn from). In a file:
`sessions` (the small ladder, short names), `stages` (the same at every point of a meeting) and
`meetings` (seven criteria, up to twelve raters with long names, for windows and pictures).
"""
