"""The script that sets a checkout up."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "dev"


@pytest.fixture
def dev(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader = SourceFileLoader("dev", str(SCRIPT))
    spec = spec_from_loader("dev", loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_it_imports_nothing_but_the_standard_library() -> None:
    imported = set()
    for node in ast.walk(ast.parse(SCRIPT.read_text())):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(str(node.module).partition(".")[0])
    assert imported <= sys.stdlib_module_names


def test_its_help_names_every_command(dev: ModuleType) -> None:
    assert set(re.findall(r"^\./dev (\w+)", str(dev.__doc__), re.MULTILINE)) == set(dev.COMMANDS)


def test_an_unknown_command_is_one_sentence_and_sets_nothing_up() -> None:
    done = subprocess.run([sys.executable, SCRIPT, "nonsense"], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == "dev: there is no command nonsense; ./dev help lists them\n"


def test_a_step_runs_again_only_when_its_input_changed(dev: ModuleType, tmp_path: Path) -> None:
    source, stamp, runs = tmp_path / "source", tmp_path / "stamp", list[str]()

    def step() -> bool:
        runs.append(source.read_text())
        return True

    for text in ("one", "one", "two"):
        source.write_text(text)
        assert dev.once(stamp, [source], step)
    assert runs == ["one", "two"]


def test_a_step_that_failed_runs_again(dev: ModuleType, tmp_path: Path) -> None:
    source, stamp = tmp_path / "source", tmp_path / "stamp"
    source.touch()
    assert not dev.once(stamp, [source], lambda: False)
    assert dev.once(stamp, [source], lambda: True)


def test_a_moved_checkout_is_set_up_again(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = dev.digest([SCRIPT])
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    assert dev.digest([SCRIPT]) != before


def test_uv_gets_the_index_that_pip_was_given(dev: ModuleType) -> None:
    listing = ":env:.index-url='one'\nglobal.cert='authority.pem'\nglobal.index-url='two'\n"
    settings = dev.uv_settings(listing)
    assert settings["UV_DEFAULT_INDEX"] == "one"
    assert settings["SSL_CERT_FILE"] == "authority.pem"


def test_uv_keeps_its_own_index_when_pip_has_none(dev: ModuleType) -> None:
    assert dev.uv_settings("") == {"UV_SYSTEM_CERTS": "1"}


@pytest.mark.parametrize("name", ["run.txt", "develop.txt", "tools.txt", "checkers.txt"])
def test_requirements_are_pinned_and_hashed_and_name_no_registry(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text()
    lines = text.replace("\\\n", " ").splitlines()
    entries = [line for line in lines if not line.lstrip().startswith("#")]
    assert entries
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
    assert "://" not in text


def test_what_a_user_gets_is_what_was_tested() -> None:
    pins = [
        set(re.findall(r"^[\w.-]+==[^ ;\\]+", (ROOT / "requirements" / name).read_text(), re.M))
        for name in ("run.txt", "develop.txt")
    ]
    assert pins[0] < pins[1]


def test_without_root_it_says_what_to_install(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    dev.install_on_system("qpdf", "a test")
    assert "sudo apt-get install qpdf" in capsys.readouterr().err


def test_without_a_display_there_is_no_screen(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not dev.has_screen()


def test_a_checker_that_cannot_be_brought_is_said_and_stops_nothing(
    dev: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fails(*arguments: object) -> None:
        raise dev.Failure("this failed: there is no network")

    monkeypatch.setattr(dev, "CHECKERS", tmp_path / "checkers")
    monkeypatch.setattr(dev, "run_uv", fails)
    dev.offer_checkers()
    assert "there is no network; going on without outloud" in capsys.readouterr().err
    assert not (tmp_path / "checkers").exists()
