"""One table of tokens, from which palette, style sheet, fonts and measures are made.

Home's first paint waits for this file. Hence named tuples in place of dataclasses, and no use of
Qt's namespace of enumerations while it is imported: either costs about a tenth of a bare window.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from calibrate.resources import FONT_FAMILY, font_file, resource
from calibrate.ui.look.style import STYLE


class Tokens(NamedTuple):
    """The colours of one appearance. Colour belongs to the levels alone; the rest is ink."""

    background: str
    surface: str
    tint: str
    selection: str
    hairline: str
    strong_hairline: str
    control: str
    ink: str
    muted: str
    faint: str
    primary: str
    on_primary: str
    current: str
    current_ground: str
    target: str
    target_ground: str
    on_target: str
    chip: str
    disabled: str

    def color(self, name: str) -> QColor:
        """Return the token of this name as a colour."""
        return QColor(getattr(self, name))


LIGHT = Tokens(
    background="#F4F5F7",
    surface="#FFFFFF",
    tint="#E8ECF1",
    selection="#E8ECF1",
    hairline="#DFE4E9",
    strong_hairline="#C6CED6",
    control="#7A8590",
    ink="#18212B",
    muted="#4F5B67",
    faint="#5C6773",
    primary="#1E2A38",
    on_primary="#FFFFFF",
    current="#0B6BA8",
    current_ground="#EEF6FB",
    target="#A84B00",
    target_ground="#FCEFE3",
    on_target="#FFFFFF",
    chip="#EDF0F3",
    disabled="#E8EBEF",
)

DARK = Tokens(
    background="#14181D",
    surface="#1B2127",
    tint="#242B33",
    selection="#29313A",
    hairline="#2D353E",
    strong_hairline="#414C57",
    control="#717D89",
    ink="#E8ECF0",
    muted="#ADB7C1",
    faint="#9AA5B0",
    primary="#E8ECF0",
    on_primary="#14181D",
    current="#6DB9EA",
    current_ground="#182831",
    target="#F0A35E",
    target_ground="#33261A",
    on_target="#14181D",
    chip="#2B333C",
    disabled="#232A31",
)


class Measures(NamedTuple):
    """Lengths at one size of window, in logical pixels at a text size of 100 %."""

    top_bar: int
    left: int
    right: int
    padding: int
    gap: int
    expectation_share: float
    body: int
    name: int
    choice_row: int
    label: int = 13
    meta: int = 12


WIDE = Measures(56, 256, 352, 24, 18, 0.26, 14, 21, 33)
NARROW = Measures(48, 212, 304, 16, 14, 0.25, 13, 18, 27)
TIGHT = Measures(48, 212, 304, 12, 10, 0.25, 13, 18, 27)
"""Where there is no room for what stands at the left: it folds away."""

MEASURES = (WIDE, NARROW, TIGHT)
NARROW_BELOW, TIGHT_BELOW = 1440, 1120
LEADING = 1.38


def measures(width: int) -> Measures:
    """Return the lengths for a window of this width, which larger text makes smaller."""
    room = width / appearance.zoom
    return WIDE if room >= NARROW_BELOW else NARROW if room >= TIGHT_BELOW else TIGHT


class Appearance(QObject):
    """The tokens and the text size in force; `changed` tells painters to paint again.

    `zoom` is the text size as a share: 1.0 is 100 %.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = LIGHT
        self.zoom = 1.0

    @property
    def is_dark(self) -> bool:
        """Whether the dark tokens are in force."""
        return self.tokens is DARK

    def use(self, dark: bool) -> None:
        """Put the light or the dark tokens in force in the whole application."""
        self.tokens = DARK if dark else LIGHT
        self._dress()

    def enlarge(self, percent: int) -> None:
        """Put a text size in force in the whole application."""
        self.zoom = percent / 100
        if isinstance(QApplication.instance(), QApplication):
            QApplication.setFont(text_font(WIDE.body))
        self._dress()

    def _dress(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(palette(self.tokens))
            application.setStyleSheet(style_sheet(self.tokens, self.zoom))
        self.changed.emit()


appearance = Appearance()


def tokens() -> Tokens:
    """Return the tokens in force."""
    return appearance.tokens


STYLE_ARGUMENTS = ("-style", "Fusion")
"""For QApplication: setStyle answers with a style, and to wrap that loads every class of styles."""


def prepare(application: QApplication, dark: bool | None = None, percent: int = 100) -> None:
    """Give the application its fonts, text size and tokens; None follows the system.

    The application has to be made with STYLE_ARGUMENTS.
    """
    load_fonts()
    appearance.zoom = percent / 100
    application.setFont(text_font(WIDE.body))
    appearance.use(_has_dark_palette() if dark is None else dark)


def is_dark_system() -> bool:
    """Tell whether the system asks for dark windows."""
    return QGuiApplication.styleHints().colorScheme() is QtCore.Qt.ColorScheme.Dark


def _has_dark_palette() -> bool:
    """Tell by the system's own colours, before ours take their place: quicker to ask for."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


_families: list[str] = []


FIRST_STYLES = ("Regular", "Medium", "SemiBold")
"""What Home is set in; the others are registered after its first paint."""


def load_fonts() -> None:
    """Register the shipped text font, once, in the styles of the first paint."""
    if not _families:
        for style in FIRST_STYLES:
            QFontDatabase.addApplicationFont(str(font_file(style)))
        _families.append(FONT_FAMILY)


OTHER_SCRIPTS = (
    "NotoSansArabic-Regular",
    "NotoSansHebrew-Regular",
    "NotoSansSC-Regular",
    "NotoSansJP-Regular",
    "HangulSans-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansThai-Regular",
    "NotoSansArmenian-Regular",
    "NotoSansGeorgian-Regular",
    "NotoSansLao-Regular",
)
"""Fonts that come before those of the system, which may hold a script in a monospaced face only."""


def load_fallback_fonts() -> None:
    """Register the fonts of all other styles and scripts, once, after something was painted: 20 ms.

    Qt takes them where the text font, which is always the first, lacks a glyph.
    """
    load_fonts()
    if len(_families) > 1:
        return
    first = [resource("fonts", f"{name}.ttf") for name in OTHER_SCRIPTS]
    known = {font_file(style) for style in FIRST_STYLES}.union(first)
    others = sorted(set(resource("fonts").glob("*.ttf")) - known)
    for file in (*first, *others):
        identifier = QFontDatabase.addApplicationFont(str(file))
        if file in first:
            _families.extend(QFontDatabase.applicationFontFamilies(identifier)[:1])
    QApplication.setFont(text_font(WIDE.body))


def scaled(length: float) -> int:
    """Return how long in the window is what is `length` pixels long at a text size of 100 %."""
    return round(length * appearance.zoom)


def text_font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the text font of a widget whose text is `pixels` high at a text size of 100 %."""
    return font(scaled(pixels), weight)


def font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the text font at a size in logical pixels; painters enlarge by themselves."""
    made = QFont(_families) if _families else QFont()
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget one of the style sheet's roles: title, panel-title, label, meta, primary …"""
    widget.setProperty("role", role)
    if widget.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def palette(tokens: Tokens) -> QPalette:
    """Return the palette made from the tokens."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.background,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.background,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.Highlight: tokens.primary,
        QPalette.ColorRole.HighlightedText: tokens.on_primary,
        QPalette.ColorRole.PlaceholderText: tokens.faint,
        QPalette.ColorRole.ToolTipBase: tokens.surface,
        QPalette.ColorRole.ToolTipText: tokens.ink,
        QPalette.ColorRole.Mid: tokens.strong_hairline,
        QPalette.ColorRole.Link: tokens.ink,
    }
    for role, value in roles.items():
        made.setColor(role, QColor(value))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, tokens.color("faint"))
    return made


GROWING = re.compile(r"(font-size|min-height|min-width|width|height): (\d+)px")
"""What grows with the text. Borders and paddings do not: the room is for the words."""


def style_sheet(tokens: Tokens, zoom: float = 1.0) -> str:
    """Return the one style sheet, with every `@token` replaced by its colour."""
    sheet = GROWING.sub(lambda found: f"{found[1]}: {round(int(found[2]) * zoom)}px", STYLE)
    names = sorted(tokens._fields, key=len, reverse=True)
    for name in names:
        sheet = sheet.replace(f"@{name}", str(getattr(tokens, name)))
    return sheet
