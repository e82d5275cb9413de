"""Attacks: long tries of the whole app from outside, each of which prints a table. `./dev attack`.

One file an attack, whose first line says what it tries; its `main` returns the exit status: 0 when
all held, 1 when something did not, 2 when the machine lacks what the attack needs.
"""
