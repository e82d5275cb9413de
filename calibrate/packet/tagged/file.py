"""The last step of a PDF: what was drawn gets its structure, metadata, and attached files."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import BinaryIO, Final

from pikepdf import (
    Array,
    AttachedFileSpec,
    Dictionary,
    Name,
    ObjectStreamMode,
    Pdf,
    Stream,
    String,
    settings,
)

from calibrate.packet.layout import Pages
from calibrate.packet.tagged.attached import Attached
from calibrate.packet.tagged.colours import NAME, srgb_profile
from calibrate.packet.tagged.endings import clear_ends, has_unclear_end
from calibrate.packet.tagged.metadata import metadata
from calibrate.packet.tagged.structure import write_structure
from calibrate.packet.tagged.tree import Tree

VERSION = "1.7"
QUICKLY: Final = 4
"""How hard streams are pressed: a tenth larger than with 6, in two thirds of the time."""
SET_APART = (Name.Lang, Name.MarkInfo, Name.OutputIntents)
"""What the catalog may hold, or name as an object of its own."""


def write_tagged(
    drawn: BinaryIO, target: BinaryIO, tree: Tree, pages: Pages, attached: Sequence[Attached]
) -> None:
    """Write a PDF that was drawn with a tree; the same bytes come of the same ones."""
    with Pdf.open(drawn) as pdf:
        write_structure(pdf, tree)
        _describe(pdf, pages)
        _colour(pdf)
        for one in attached:
            _attach(pdf, one, str(pdf.docinfo.ModDate))
        target.write(_saved_clearly(pdf))


def _saved_clearly(pdf: Pdf) -> bytes:
    """Return the file as small as it gets with clear ends of all its streams.

    Objects are packed together in streams of their own: one object more, and they are packed
    otherwise.
    """
    saved = _saved(pdf)
    for name in SET_APART:
        if not has_unclear_end(saved):
            return saved
        clear_ends(pdf)
        pdf.Root[name] = pdf.make_indirect(pdf.Root[name])
        saved = _saved(pdf)
    return _saved(pdf, compressed=False) if has_unclear_end(saved) else saved


def _saved(pdf: Pdf, *, compressed: bool = True) -> bytes:
    saved = BytesIO()
    settings.set_flate_compression_level(QUICKLY)
    pdf.save(
        saved,
        force_version=VERSION,
        compress_streams=compressed,
        object_stream_mode=ObjectStreamMode.generate,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return saved.getvalue()


def _describe(pdf: Pdf, pages: Pages) -> None:
    """Say about the file as XMP what it says of itself in other places; it is not packed."""
    told = metadata(
        pages,
        language=str(pdf.Root.Lang),
        creator=str(pdf.docinfo.Creator),
        producer=str(pdf.docinfo.Producer),
    )
    pdf.Root.Metadata = Stream(pdf, told, Type=Name.Metadata, Subtype=Name.XML)


def _colour(pdf: Pdf) -> None:
    """Say which colours are meant, for every screen and printer."""
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(NAME),
        Info=String(NAME),
        DestOutputProfile=Stream(pdf, srgb_profile(), N=3),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _attach(pdf: Pdf, one: Attached, changed: str) -> None:
    """Attach a file as the data of which the pages were drawn."""
    pdf.attachments[one.name] = AttachedFileSpec(
        pdf,
        one.content,
        filename=one.name,
        description=one.description,
        mime_type=one.media_type,
        creation_date=changed,
        mod_date=changed,
        relationship=Name.Data,
    )
