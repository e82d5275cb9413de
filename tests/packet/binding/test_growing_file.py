"""A PDF that grows: readers find every object, whatever is in it and in whatever order it came."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.packet.binding.growing_file import GrowingFile, listed, reference, text


def file_of(bodies: list[bytes], packed: list[bool]) -> bytes:
    """A file whose catalog names an array of these streams, or of strings with their bytes."""
    target = BytesIO()
    file = GrowingFile(target)
    catalog, info, pages, _ = (file.reserve() for _ in range(4))
    numbers = [file.reserve() for _ in bodies]
    for number, body, is_packed in reversed(list(zip(numbers, bodies, packed, strict=True))):
        if is_packed:
            file.pack(number, b"<%b>" % body.hex().encode())
        else:
            file.put_stream(number, body)
    kids = listed(map(reference, numbers))
    file.pack(catalog, b"<< /Type /Catalog /Pages %b /Held %b >>" % (reference(pages), kids))
    file.pack(pages, b"<< /Type /Pages /Count 0 /Kids [] >>")
    file.put(info, b"<< /Title %b >>" % text("Ünïcödé 🙂"))
    file.close(catalog, info)
    return target.getvalue()


@given(st.lists(st.tuples(st.binary(max_size=300), st.booleans()), max_size=450))
def test_every_object_is_found_again(objects: list[tuple[bytes, bool]]) -> None:
    bodies, packed = [body for body, _ in objects], [is_packed for _, is_packed in objects]
    content = file_of(bodies, packed)
    with pikepdf.open(BytesIO(content)) as pdf:
        found = [
            bytes(one) if is_packed else one.read_bytes()
            for one, is_packed in zip(pdf.Root.Held, packed, strict=True)
        ]
        assert str(pdf.docinfo.Title) == "Ünïcödé 🙂"
    for body, one, is_packed in zip(bodies, found, packed, strict=True):
        assert one == body if is_packed else one.rstrip(b"\n") == body.rstrip(b"\n")
    assert b"\r\nendstream" not in content


def test_the_same_objects_give_the_same_bytes_and_others_another_name() -> None:
    same = file_of([b"one", b"two"], [True, False])
    assert file_of([b"one", b"two"], [True, False]) == same
    changed = file_of([b"one", b"too"], [True, False])
    with pikepdf.open(BytesIO(same)) as one, pikepdf.open(BytesIO(changed)) as other:
        assert bytes(one.trailer.ID[0]) != bytes(other.trailer.ID[0])


@pytest.mark.parametrize("last", range(40))
def test_no_stream_ends_so_that_a_reader_could_miss_its_last_byte(last: int) -> None:
    content = file_of([bytes([last]) * length for length in range(1, 160)], [False] * 159)
    assert b"\r\nendstream" not in content
    with pikepdf.open(BytesIO(content)) as pdf:
        assert len(pdf.Root.Held) == 159
