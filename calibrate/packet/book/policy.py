"""How this panel decides, as its policy has it: in front of a book, in the words of the screen."""

from __future__ import annotations

from calibrate.packet.book.plan import BookPlan
from calibrate.packet.flow.elements import Kind
from calibrate.packet.flow.flow import Strips, gap, together
from calibrate.packet.flow.parts import one_of
from calibrate.packet.flow.style import LABEL, LEFT, META, RIGHT, TEXT
from calibrate.packet.flow.text import statement, written
from calibrate.words.policy.policy import page, source_words

BESIDE = 120.0
"""How far the sentences stand from the left, beside what each is about."""
BETWEEN = 4.0


def policy_lines(plan: BookPlan) -> Strips:
    """Return where the policy comes from, then each choice, then what is fixed otherwise."""
    source = (*statement(source_words(plan.policy), META, LEFT, RIGHT), gap(6))
    lines = (_line(title, said) for title, said in page(plan.in_force))
    choices = tuple(strip for line in lines for strip in line)
    differs = statement(plan.differs, META, LEFT, RIGHT) if plan.differs else ()
    return (gap(6), *source, *choices, *differs)


def _line(title: str, said: str) -> Strips:
    """Return a choice: what it is about at the left, its sentence beside that."""
    first, *others = statement(said, TEXT, LEFT + BESIDE, RIGHT)
    about = one_of(Kind.PARAGRAPH, written(title, LABEL, LEFT, TEXT.baseline))
    beside = first._replace(operations=(*about, *first.operations))
    return together((beside, *others, gap(BETWEEN)))
