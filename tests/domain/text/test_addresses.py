"""What may be opened leads to the web, and is what it looks like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.text.addresses import web_address, web_addresses


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c#d",
        "http://example.org:8080",
        "HTTPS://example.org",
        "https://例え.jp/x",
    ],
)
def test_an_address_of_the_web_is_one(address: str) -> None:
    assert web_address(f" {address}\n") == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.org",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "smb://example.org/share",
        "https://",
        "https://bank.example@evil.example/",
        "https://example.org\\@evil.example/",
        "https://example.org/ and more",
        "https://example.org/\u202egnp.exe",
        "https://[::1",
        "https://example.org/" + "a" * 2_000,
    ],
)
def test_what_else_stands_there_is_none(text: str) -> None:
    assert web_address(text) == ""


@given(st.text(max_size=80))
def test_no_text_is_refused_with_an_error(text: str) -> None:
    assert web_address(text) in ("", text.strip())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://example.org/a.", ["https://example.org/a"]),
        ("(http://example.org/b_(c)), and more", ["http://example.org/b_(c)"]),
        ("“https://example.org/d?e=f&g=h”!", ["https://example.org/d?e=f&g=h"]),
        (
            "[words](<https://example.org/i>) https://example.org/j",
            [
                "https://example.org/i",
                "https://example.org/j",
            ],
        ),
        ("https://example.org/cut…", []),
        ("javascript://example.org https://a@b.example ftp://example.org", []),
        ("nothing here", []),
    ],
)
def test_addresses_are_found_without_the_signs_around_them(text: str, found: list[str]) -> None:
    assert list(web_addresses(text)) == found


@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_is_found_may_be_opened_and_stands_in_the_text(before: str, behind: str) -> None:
    text = f"{before}https://example.org/{behind}"
    for address in web_addresses(text):
        assert address in text
        assert web_address(address) == address
