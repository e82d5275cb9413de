"""What may be opened leads to the web, and is what it looks like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibrate.domain.text.addresses import web_address


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
