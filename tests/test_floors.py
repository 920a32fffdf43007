"""The floors of ARCHITECTURE.md: who may import whom."""

from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]


def test_imports_keep_the_contracts(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from importlinter.cli import lint_imports

    monkeypatch.chdir(PROJECT)
    assert lint_imports(no_cache=True) == 0, capsys.readouterr().out


def test_the_architecture_names_every_module() -> None:
    told = (PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    package = PROJECT / "src" / "claimx"
    rooms = [path.name for path in package.glob("*.py") if path.name != "__init__.py"]
    rooms += [f"{path.parent.name}/" for path in package.glob("*/__init__.py")]
    assert [room for room in sorted(rooms) if f"`{room}`" not in told] == []
