"""Hashes of what makes a result: they change with it, and with nothing else."""

from pathlib import Path

import pytest

from claimx import fingerprints

FILES = ("rules.py", "claims/wording/frames.tsv", "claims/linking.py", "models/gene/weights.npz", "models/pairing.json")
CODE, MODELS = fingerprints.code, fingerprints.models


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A package of a few files."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("rules.py", "code"),
        ("claims/wording/frames.tsv", "code"),
        ("claims/wording/wordings.tsv", "code"),
        ("models/gene/weights.npz", "models"),
        ("models/pairing.json", "models"),
        ("models/pairing.md", ""),
        ("grading/templates/report.css", ""),
        ("py.typed", ""),
    ],
)
def test_a_hash_changes_with_what_it_covers(home: Path, name: str, changed: str) -> None:
    before = {"code": CODE(home), "models": MODELS(home)}
    (home / name).parent.mkdir(parents=True, exist_ok=True)
    (home / name).write_text("changed")
    after = {"code": CODE(home), "models": MODELS(home)}
    assert {part for part in before if before[part] != after[part]} == ({changed} if changed else set())


def test_a_hash_tells_names_from_contents(home: Path) -> None:
    before = CODE(home)
    (home / "rules.py").rename(home / "rule.py")
    assert CODE(home) != before


@pytest.mark.parametrize(
    ("lexicons", "taggers", "parts"),
    [("b", ["gene"], {"code": "1"}), ("a", [], {"code": "1"}), ("a", ["gene"], {"code": "2"})],
)
def test_the_whole_changes_with_every_part(lexicons: str, taggers: list[str], parts: dict[str, str]) -> None:
    assert fingerprints.extractor(lexicons, taggers, parts) != fingerprints.extractor("a", ["gene"], {"code": "1"})
