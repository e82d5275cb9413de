from __future__ import annotations

from io import BytesIO

import pikepdf

from calibrate.packet.binding.growing_file import GrowingFile, reference
from calibrate.packet.binding.outline import Entry, OutlineWriter, nested


def entry(title: str) -> Entry:
    return Entry(title, 1, 700.0)


def test_entries_stand_in_one_another_by_their_levels() -> None:
    marks = [(0, "A"), (1, "A1"), (2, "A1a"), (1, "A2"), (0, "B"), (1, "B1")]
    first, second = nested((level, entry(title)) for level, title in marks)
    assert [one.title for one in first.entries] == ["A1", "A2"]
    assert [one.title for one in first.entries[0].entries] == ["A1a"]
    assert [one.title for one in second.entries] == ["B1"]
    assert first.count == 3


def test_a_level_that_is_left_out_is_none() -> None:
    (only,) = nested([(0, entry("A")), (3, entry("deep"))])
    assert [one.title for one in only.entries] == ["deep"]


def test_a_reader_sees_all_of_it_and_what_is_within_is_closed() -> None:
    target = BytesIO()
    file = GrowingFile(target)
    catalog, info, pages, page = (file.reserve() for _ in range(4))
    entries = nested([(0, entry("Ann")), (1, entry("Decision")), (2, entry("1 Code"))])
    for one in (entries[0], entries[0].entries[0], entries[0].entries[0].entries[0]):
        one.page = page
    outline = OutlineWriter(file)
    outline.add(*entries, Entry("ليلى", page, 700.0))
    root = outline.finish([Entry("Overview", page, 700.0)])
    file.pack(page, b"<< /Type /Page /Parent %b /MediaBox [0 0 9 9] >>" % reference(pages))
    file.pack(pages, b"<< /Type /Pages /Count 1 /Kids [%b] >>" % reference(page))
    named = b"<< /Type /Catalog /Pages %b /Outlines %b >>" % (reference(pages), reference(root))
    file.pack(catalog, named)
    file.put(info, b"<< >>")
    file.close(catalog, info)
    with pikepdf.open(target) as pdf, pdf.open_outline() as seen:
        front, ann, layla = seen.root
        assert (front.title, ann.title, layla.title) == ("Overview", "Ann", "ليلى")
        assert ann.is_closed
        assert [one.title for one in ann.children] == ["Decision"]
        assert [one.title for one in ann.children[0].children] == ["1 Code"]
