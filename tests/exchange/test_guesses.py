"""What is guessed of an encoding is for a person to choose from."""

from __future__ import annotations

import pytest

from calibrate.exchange.guesses import MOST_GUESSES, MOST_LETTERS, guesses


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1252", "Zoë Müller"),
        ("mac_roman", "Zoë Müller"),
        ("cp1250", "Łukasz Żak"),
        ("cp1251", "Иван Петров"),
        ("shift_jis", "山田太郎"),
    ],
)
def test_the_right_reading_is_among_the_guesses(encoding: str, name: str) -> None:
    raw = f"candidate,title\nAnn,Plain\n{name},Bounded\n".encode(encoding)
    assert f"{name},Bounded" in [guess.line for guess in guesses(raw)]
    assert guesses(raw, known=(name,))[0].line == f"{name},Bounded"


def test_no_two_guesses_read_alike_and_they_are_few_and_short() -> None:
    found = guesses("name\nZoë Müller ".encode("mac_roman") + b"x" * 500)
    assert len({guess.line for guess in found}) == len(found) <= MOST_GUESSES
    assert all(len(guess.line) <= MOST_LETTERS for guess in found)
