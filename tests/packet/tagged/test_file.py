"""What a packet says about itself, and what lies in it beside its pages."""

from __future__ import annotations

import json
from dataclasses import replace

import pikepdf

from calibrate.exchange.exported.case_json import case_json
from tests.packet.tagged.structure import Heard
from tests.worlds import cases, two_rounds


def test_it_names_the_standards_that_it_was_made_by() -> None:
    case = cases.decided()
    with Heard(case).pdf as pdf, pdf.open_metadata() as metadata:
        assert metadata.pdfa_status == "3A"
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == str(pdf.docinfo.Title)
        assert metadata["xmp:CreateDate"] == "2026-11-19T14:25:00+00:00"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert not pdf.is_encrypted
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.S) == "/GTS_PDFA1"
        assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"


def test_the_case_lies_in_it_as_data() -> None:
    case = two_rounds.talked()
    with Heard(case).pdf as pdf:
        (found,) = pdf.attachments.values()
        file = found.get_file()
        assert file.read_bytes().rstrip(b"\n") == case_json(case).encode().rstrip(b"\n")
        assert (file.mime_type, found.filename) == ("application/json", "case.json")
        assert found.description
        assert str(found.relationship) == "/Data"
        assert str(found.obj.EF.F.Params.ModDate) == str(pdf.docinfo.ModDate)
        (listed,) = pdf.Root.AF
        assert listed.objgen == found.obj.objgen
        content = json.loads(file.read_bytes())
        assert content["candidate"]["name"] == "Nadia Rahimi"


def test_a_draft_and_a_damaged_case_carry_theirs() -> None:
    for case in (cases.undecided(), cases.sealed(), replace(cases.decided(), damage="Altered.")):
        with Heard(case).pdf as pdf:
            (found,) = pdf.attachments.values()
            content = json.loads(found.get_file().read_bytes())
            assert content["candidate"]["record"]["damage"] == (case.damage or None)


def test_letters_that_no_xml_can_hold_stop_nothing() -> None:
    name = "a\x00b\ufffe]]>&<x"
    with Heard(cases.decided(3, name=name, excused=0)).pdf as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"].startswith("a\ufffdb\ufffd]]>&<x")


def test_a_signature_can_be_added_without_touching_a_byte() -> None:
    """A later version is appended: what was there stays, and the table of objects goes on."""
    with Heard(cases.sealed()).pdf as pdf:
        assert pdf.pdf_version == "1.7"
        assert isinstance(pdf.trailer.get("/ID"), pikepdf.Array)
        assert "/Encrypt" not in pdf.trailer and "/AcroForm" not in pdf.Root
