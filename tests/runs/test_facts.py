"""What a run was made with."""

import subprocess
from pathlib import Path

import pytest

from claimx.runs.facts import commit, run_id, versions

INPUTS = {"extractor": {"code": "a"}, "inputs": {"one": "1", "two": "2"}}


def test_a_run_id_does_not_depend_on_order() -> None:
    assert run_id(INPUTS) == run_id(dict(reversed(INPUTS.items())))


@pytest.mark.parametrize(
    "changed",
    [{"extractor": {"code": "b"}}, {"inputs": {"one": "1"}}, {"inputs": {"one": "2", "two": "1"}}],
)
def test_a_run_id_changes_with_every_input(changed: dict[str, object]) -> None:
    assert run_id(INPUTS | changed) != run_id(INPUTS)


def test_versions_name_what_the_result_depends_on() -> None:
    assert {"claimx", "python", "spacy"} <= set(versions())


def test_the_commit_marks_local_changes(tmp_path: Path) -> None:
    assert commit(tmp_path) == ""
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for arguments in (("init", "-q"), (*identity, "commit", "-q", "--allow-empty", "-m", "first")):
        subprocess.run(["git", "-C", str(tmp_path), *arguments], check=True)
    clean = commit(tmp_path)
    (tmp_path / "new").touch()
    assert len(clean) == 12
    assert commit(tmp_path) == clean + "+"
