"""A packet laid out and drawn, against its text drawn at known positions on a plain canvas."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from calibrate.domain.handing.editions import Paper
from calibrate.domain.record.case import Case
from calibrate.exchange.demo.session import write_demo
from calibrate.packet.flow.operations import Text
from calibrate.packet.flow.paper import PAGE_SIZES
from calibrate.packet.fonts.typesetting import wrap
from calibrate.packet.packet import Pages, layout_case, paint
from calibrate.packet.paint import draw_pages
from calibrate.resources import font_file
from calibrate.store.store import Store
from tests.benchmarks.figure import Figure, paired_ratio
from tests.packet.ink import drawn
from tests.worlds.sessions import in_charge

A4 = PAGE_SIZES[Paper.A4]
UNTAGGED_AIM, TAGGED_AIM = 2.5, 4
ROUNDS = 15
Placed = tuple[float, float, float, str]


def measure() -> list[Figure]:
    """Draw the demo's longest case anew each time: no line broken before is remembered."""
    case = _longest_case()
    pages = layout_case(case)
    floor = _floor([list(_texts(pages, page)) for page in range(len(pages.pages))])
    figures = []
    for name, draw, aim in (
        ("a packet, without tags", draw_pages, UNTAGGED_AIM),
        ("a packet, tagged", paint, TAGGED_AIM),
    ):
        ratio, mine, theirs = paired_ratio(_whole(case, draw), floor, ROUNDS)
        note = f"{len(pages.pages)} pages, {mine:.1f} ms, canvas {theirs:.1f} ms"
        figures.append(Figure(name, ratio, aim, note))
    return figures


def _longest_case() -> Case:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "demo.calib"
        write_demo(path)
        with Store.open(path) as store:
            ids = [state.id for state in store.session(in_charge(store)).candidates]
            cases = [store.case(candidate, in_charge(store)) for candidate in ids]
    return max(cases, key=lambda case: len(layout_case(case).pages))


def _whole(case: Case, draw: Callable[[Pages, BytesIO], object]) -> Callable[[], None]:
    def whole() -> None:
        wrap.cache_clear()
        draw(layout_case(case), BytesIO())

    return whole


def _texts(pages: Pages, number: int) -> Iterator[Placed]:
    for operation in drawn(pages.pages[number]):
        if isinstance(operation, Text):
            text = "".join(run.text for run in operation.line.runs)
            yield operation.x, A4.height - operation.y, operation.size, text


def _floor(pages: list[list[Placed]]) -> Callable[[], None]:
    pdfmetrics.registerFont(TTFont("Plain", str(font_file("Regular"))))

    def draw() -> None:
        canvas = Canvas(BytesIO(), pagesize=(A4.width, A4.height), invariant=1)
        for page in pages:
            for x, y, size, text in page:
                canvas.setFont("Plain", size)
                canvas.drawString(x, y, text)
            canvas.showPage()
        canvas.save()

    return draw
