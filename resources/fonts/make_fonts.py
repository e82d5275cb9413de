"""Make the font files of this folder from the published ones (README.md says where those are from).

Usage: python make_fonts.py FOLDER, where FOLDER holds the published files anywhere below it.
"""

import sys
from pathlib import Path
from unicodedata import normalize

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

HERE = Path(__file__).parent
FAMILY = "Calibrate Sans"
EMOJI = "NotoEmoji-Regular.ttf"
STYLES = ("Regular", "Medium", "SemiBold", "Bold", "Italic")
SCRIPTS = """
    Adlam Arabic Armenian Balinese Batak Bengali Buginese CanadianAboriginal Chakma Cham
    Cherokee Devanagari Ethiopic Georgian Gujarati Gurmukhi HanifiRohingya Hebrew Javanese
    Kannada KayahLi Khmer Lao Lepcha Limbu Lisu Malayalam MeeteiMayek Miao Mongolian Myanmar NKo
    NewTaiLue OlChiki Oriya Osage Saurashtra Sinhala Sundanese SylotiNagri Syriac TaiLe TaiTham
    TaiViet Tamil Telugu Thaana Thai Tifinagh Vai Wancho Yi
"""
HANGUL = range(0xAC00, 0xD7A4)
EAST_ASIAN = range(0x2E80, 0x30000)
ENCLOSED = (0x2312, *range(0x2460, 0x2500))
COMPATIBLE_HAN = range(0xF900, 0xFB00)
EMOJI_BLOCKS = range(0x1F000, 0x1FC00)
LATIN = range(0x21, 0x250)
PRIVATE = range(0xE000, 0xF900)
UNHINTED = (
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
)
TOLERANCE = 0.001
"""How far a quadratic outline may leave the cubic one, in em."""


def subset(font: TTFont, characters: set[int], features: list[str]) -> None:
    """Keep these characters and layout features; drop hinting, glyph names and dead tables."""
    options = Options(hinting=False, glyph_names=False, notdef_outline=True, recalc_bounds=True)
    options.layout_features = features
    options.layout_scripts = ["*"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.drop_tables += ["vhea", "vmtx", "MVAR", "STAT", "meta", "gasp", "FFTM", "TSI0", "TSI1"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def use_tabular_digits(font: TTFont) -> None:
    """Let the ten digits mean what the feature `tnum` would make of them."""
    layout = font["GSUB"].table
    indices = {
        index
        for record in layout.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    tables = [table for index in indices for table in layout.LookupList.Lookup[index].SubTable]
    width = 0
    for digit in range(0x30, 0x3A):
        name = font.getBestCmap()[digit]
        for table in tables:
            name = getattr(table, "ExtSubTable", table).mapping.get(name, name)
        for encoding in font["cmap"].tables:
            if digit in encoding.cmap:
                encoding.cmap[digit] = name
        width = width or font["hmtx"][name][0]
        font["hmtx"][name] = (width, font["hmtx"][name][1])  # they differ by a rounding


def use_quadratic_outlines(font: TTFont) -> None:
    """Replace the CFF table by TrueType outlines."""
    glyphs = font.getGlyphSet()
    outlines = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(glyphs)
        limit = TOLERANCE * font["head"].unitsPerEm
        glyphs[name].draw(Cu2QuPen(pen, limit, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = table = newTable("glyf")
    table.glyphOrder, table.glyphs = font.getGlyphOrder(), outlines
    del font["CFF "]
    font["maxp"].tableVersion = 0x00010000
    for field in UNHINTED:
        setattr(font["maxp"], field, 0)
    font["maxp"].maxZones = 1
    font["post"].formatType = 3.0
    font.sfntVersion = "\0\1\0\0"


def rename(font: TTFont, family: str, style: str = "Regular") -> None:
    """Name a changed font as ours: the four classic styles share a name, the others add theirs."""
    classic = style in ("Regular", "Bold", "Italic")
    postscript = f"{family.replace(' ', '')}-{style}"
    names = {
        1: family if classic else f"{family} {style}",
        2: style if classic else "Regular",
        3: postscript,
        4: f"{family} {style}",
        6: postscript,
        16: family,
        17: style,
    }
    for record in list(font["name"].names):
        if record.nameID not in (0, 5, 13, 14):
            font["name"].removeNames(nameID=record.nameID)
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)


def make_latin(source: Path, style: str) -> TTFont:
    """Inter with quadratic outlines and tabular digits."""
    font = TTFont(source)
    use_tabular_digits(font)
    subset(font, set(font.getBestCmap()) - set(PRIVATE), ["kern", "mark", "mkmk", "ccmp", "locl"])
    use_quadratic_outlines(font)
    rename(font, FAMILY, style)
    return font


def make_script(source: Path) -> TTFont:
    """A font of one script, without the Latin that Inter has."""
    font = TTFont(source)
    subset(font, set(font.getBestCmap()).difference(LATIN, PRIVATE), ["*"])
    return font


def make_hangul(source: Path) -> TTFont:
    """Only the syllables and letters of Hangul; free to embed, as its licence says."""
    font = TTFont(source)
    letters = [*range(0x3131, 0x318F), *HANGUL]
    subset(font, set(letters) & set(font.getBestCmap()), [])
    font["OS/2"].fsType = 0
    rename(font, "Hangul Sans")
    return font


def make_han(source: Path) -> TTFont:
    """Han, kana, bopomofo, and what is written among them; doubled ideographs share one glyph."""
    font = TTFont(source)
    share_doubled_ideographs(font)
    wanted = {code for code in font.getBestCmap() if code in EAST_ASIAN or code in ENCLOSED}
    subset(font, wanted.difference(PRIVATE, HANGUL, EMOJI_BLOCKS), [])
    return font


def share_doubled_ideographs(font: TTFont) -> None:
    """Draw an ideograph that Unicode has twice, and this font once, by that one glyph."""
    for encoding in font["cmap"].tables:
        if encoding.isUnicode() and encoding.format != 14:
            for code in COMPATIBLE_HAN:
                glyph = encoding.cmap.get(ord(normalize("NFC", chr(code))[0]))
                if glyph:
                    encoding.cmap.setdefault(code, glyph)


def make_emoji(source: Path) -> TTFont:
    """All emoji and what joins them; its digits are there for keycaps."""
    font = TTFont(source)
    subset(font, set(font.getBestCmap()), ["*"])
    return font


def make_symbols(source: Path) -> TTFont:
    """What DejaVu Sans has and no other font of this folder, symbols above all.

    Signs that were there before emoji stay, for they are drawn as such unless emoji are asked for.
    """
    font = TTFont(source)
    wanted = set(font.getBestCmap()).difference(PRIVATE)
    for path in HERE.glob("*.ttf"):
        taken = set(TTFont(path).getBestCmap())
        if path.name != source.name:
            wanted -= taken.intersection(EMOJI_BLOCKS) if path.name == EMOJI else taken
    subset(font, wanted, ["mark", "mkmk", "ccmp"])
    return font


def save(font: TTFont, name: str) -> None:
    """Write a font the same way every time, whatever the clock says."""
    font.recalcTimestamp = False
    font["head"].modified = font["head"].created
    font.save(HERE / name, reorderTables=True)


def main(folder: Path) -> None:
    """Make every file."""
    found = {path.name: path for path in folder.rglob("*.[ot]tf")}
    for style in STYLES:
        save(make_latin(found[f"Inter-{style}.otf"], style), f"CalibrateSans-{style}.ttf")
    for script in SCRIPTS.split():
        name = f"NotoSans{script}-Regular.ttf"
        save(make_script(found[name]), name)
    save(make_script(found["NotoSerifTibetan-Regular.ttf"]), "NotoSerifTibetan-Regular.ttf")
    save(make_hangul(found["NanumSquareR.ttf"]), "HangulSans-Regular.ttf")
    save(make_han(found["NotoSansSC_400Regular.ttf"]), "NotoSansSC-Regular.ttf")
    save(make_han(found["NotoSansJP_400Regular.ttf"]), "NotoSansJP-Regular.ttf")
    save(make_emoji(found["NotoEmoji_400Regular.ttf"]), EMOJI)
    save(make_symbols(found["DejaVuSans.ttf"]), "DejaVuSans.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
