"""Plain text as Markdown that shows it as it is, and back again without any loss."""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[\\`*\[\]<&#~]|(?<![^\W_])_|_(?![^\W_])")
_AT_START = re.compile(r"(?m)^([ \t]*)([-+=|:>]|\d{1,9}[.)](?=\s|$))")
_BULLET = re.compile(r"[ \t]*- \S")
_SPOKEN = re.compile(r"\\([!-/:-@\[-`{-~])|&#(\d{1,7});")
_EMPTY = re.compile(r"(?<=\n\n)\n+")
_BROKEN = re.compile(r"(?<!\\)((?:\\\\)*)\\$")


def escaped(text: str, keeps_bullets: bool = True) -> str:
    """Return text as Markdown; lines that begin with a hyphen stay bullets if they may."""
    inner = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if not inner:
        return _coded(text)
    lines = [_line(line, keeps_bullets) for line in inner.split("\n")]
    marked = _EMPTY.sub(_kept_empty, "\n".join(_with_breaks(lines)))
    return _coded(before) + marked + _coded(after)


def escaped_line(text: str, but: str = "") -> str:
    """Return text as Markdown on one line; `but` are more signs that may not stand in it."""
    marked = _coded("\n").join(escaped(line, False) for line in text.split("\n"))
    for sign in but:
        marked = marked.replace(sign, _coded(sign))
    return marked


def unescaped(marked: str) -> str:
    """Return the text that was escaped; what nobody escaped stays as it stands."""
    lines = [_BROKEN.sub(r"\1", line.rstrip()) for line in marked.strip().split("\n")]
    return _SPOKEN.sub(lambda found: found[1] or _character(found), "\n".join(lines))


def _character(found: re.Match[str]) -> str:
    code = int(found[2])
    return chr(code) if 0 < code < 0x110000 else found[0]


def _line(line: str, keeps_bullets: bool) -> str:
    kept = line.rstrip()
    marked = _SIGNS.sub(r"\\\g<0>", kept)
    if not (keeps_bullets and _BULLET.match(kept)):
        marked = _AT_START.sub(_start, marked)
    return marked + _coded(line[len(kept) :])


def _start(found: re.Match[str]) -> str:
    """Escape what would begin a list or a quotation: a number by the point behind it."""
    sign = found[2]
    return f"{found[1]}{sign[:-1]}\\{sign[-1]}"


def _kept_empty(found: re.Match[str]) -> str:
    """Code the empty lines that follow another: a document has one where a paragraph ends."""
    return _coded(found.group())


def _with_breaks(lines: list[str]) -> list[str]:
    """Return lines so that a reader of Markdown sees where each of them ends."""
    following = [*lines[1:], ""]
    return [
        f"{line}\\" if line and after and not _BULLET.match(after) else line
        for line, after in zip(lines, following, strict=True)
    ]


def _coded(text: str) -> str:
    return "".join(f"&#{ord(character)};" for character in text)
