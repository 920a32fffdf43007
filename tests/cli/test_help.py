"""Every command explains itself, with an example that can be typed."""

import os
import re
import subprocess
import sys
import time
from itertools import pairwise

import pytest

from tests.corpora import Call

COMMANDS = ("run", "add", "extract", "read", "grade", "show", "diff", "export", "lint")
GROUPS = ("lexicon",)


@pytest.mark.parametrize("command", [*COMMANDS, "lexicon import"])
def test_every_command_has_help_with_an_example(call: Call, command: str) -> None:
    told = call(*command.split(), "--help")
    assert told.exit_code == 0
    assert re.search(rf"Example: claimx {command} \S+", " ".join(told.stdout.split()))
    assert "--debug" in told.stdout


@pytest.mark.parametrize("command", ["add", "grade", "lexicon import", "extract"])
def test_help_is_as_wide_as_the_terminal(call: Call, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No line of a paragraph is shorter than it must be."""
    monkeypatch.setenv("COLUMNS", "200")
    told = call(*command.split(), "--help").stdout.split("╭")[0].splitlines()
    lines = [line.strip() for line in told]
    for line, following in pairwise(lines):
        assert not line or not following or len(line) + len(following.split()[0]) > 190, line


def test_the_help_of_a_group_has_an_example(call: Call) -> None:
    assert "Example: claimx lexicon import" in call("lexicon", "--help").stdout


def test_the_help_lists_the_commands_that_there_are(call: Call) -> None:
    told = call("--help").stdout
    assert [name for name in re.findall(r"^│ ([a-z]+) ", told, re.MULTILINE)] == [*COMMANDS, *GROUPS]


def test_the_version(call: Call) -> None:
    assert call("--version").stdout == "claimx 0.1.0\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("extract", "--format", "pdf", "x.txt"),
        ("grade", "no/such/run", "--gold", "gold.tsv"),
        ("run", "--corpus", "no/such/folder"),
        ("run", "--gold", "no/such/file"),
        ("show",),
        ("show", "c1", "--run", "no/such/run"),
        ("diff", "no/such/run", "no/such/run"),
        ("export", "no/such/run", "--to", "kgx"),
        ("extract", "--format", "brat", "x.txt", "y.txt"),
        ("read", "--unknown", "x.txt"),
    ],
)
def test_a_wrong_call_exits_with_2(call: Call, arguments: tuple[str, ...]) -> None:
    told = call(*arguments)
    assert told.exit_code == 2
    assert "Traceback" not in told.output


def test_help_starts_fast() -> None:
    """It imports no spaCy, pandas or Prefect; half a second is far more than it takes."""
    code = "import sys, claimx.cli; print(sorted({'spacy', 'pandas', 'prefect', 'numpy'} & set(sys.modules)))"
    started = time.monotonic()
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=dict(os.environ), check=True
    )
    assert told.stdout.strip() == "[]"
    assert time.monotonic() - started < 2
