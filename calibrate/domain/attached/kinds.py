"""What kind of file an attachment is, by its suffix alone, and which may be opened from here."""

from __future__ import annotations

from enum import StrEnum

from calibrate.domain.text.file_names import suffix_of


class FileKind(StrEnum):
    """What is in a file, as far as its suffix tells; of *other* nobody knows what it does."""

    PICTURE = "picture"
    PDF = "PDF"
    DOCUMENT = "document"
    TABLE = "table"
    SLIDES = "slides"
    TEXT = "text"
    SOUND = "sound"
    FILM = "film"
    OTHER = "other"


SUFFIXES = {
    FileKind.PICTURE: "png jpg jpeg gif webp bmp tif tiff heic",
    FileKind.PDF: "pdf",
    FileKind.DOCUMENT: "docx odt rtf",
    FileKind.TABLE: "csv tsv xlsx ods",
    FileKind.SLIDES: "pptx odp",
    FileKind.TEXT: "txt md log diff patch",
    FileKind.SOUND: "mp3 m4a wav ogg flac",
    FileKind.FILM: "mp4 mov webm m4v",
}
"""Nothing stands here that runs: neither programs and scripts, nor documents with macros or pages
for a browser."""
KINDS = {f".{suffix}": kind for kind, several in SUFFIXES.items() for suffix in several.split()}


def kind_of(name: str) -> FileKind:
    """Return what kind of file has this name."""
    return KINDS.get(suffix_of(name).lower(), FileKind.OTHER)


def may_open(name: str) -> bool:
    """Tell whether a file of this name is opened from here; any other is only saved."""
    return kind_of(name) is not FileKind.OTHER
