"""The commands of README.md and docs/claims.md do what they say. In expected output, … stands for anything."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PROJECT

BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
MADE = {"note.md", "rejected.tsv", "run.json"}
"""What pages name that a reader or a run makes."""


def steps(page: str) -> list[tuple[str, str]]:
    """Every command of a page's console blocks, with the output that is shown for it."""
    found = []
    for block in BLOCK.findall((PROJECT / page).read_text(encoding="utf-8")):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = step.partition("\n")
            found.append((command, shown))
    return found


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the corpus, as in a checkout."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "corpus").symlink_to(PROJECT / "corpus", target_is_directory=True)
    return folder


@pytest.fixture(scope="module")
def own_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the note of the guide and nothing else."""
    folder = tmp_path_factory.mktemp("guide")
    page = (PROJECT / "docs" / "claims.md").read_text(encoding="utf-8")
    (note,) = re.findall(r"```markdown\n(.*?)```", page, re.DOTALL)
    (folder / "note.md").write_text(note, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("command", "shown"), steps("README.md"))
def test_the_readme_shows_what_happens(command: str, shown: str, checkout: Path) -> None:
    check(command, shown, checkout)


@pytest.mark.parametrize(("command", "shown"), steps("docs/claims.md"))
def test_the_guide_of_claims_shows_what_happens(command: str, shown: str, own_folder: Path) -> None:
    check(command, shown, own_folder)


def check(command: str, shown: str, folder: Path) -> None:
    """Fail unless the command succeeds in the folder and writes what is shown, line by line."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CLAIMX_")} | {"PATH": path}
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    written, at = done.stdout, 0
    for line in shown.splitlines():
        pattern = "^" + re.escape(line).replace("…", ".*") + "$"
        match = re.compile(pattern, re.MULTILINE).search(written, at)
        assert match, f"{line!r} is not in what `{command}` wrote:\n{written}"
        at = match.end()


def test_every_link_leads_somewhere() -> None:
    pages = ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", "outputs/README.md")
    pages += ("docs/claims.md", "docs/mentions.md", "corpus/README.md")
    for name in pages:
        text = (PROJECT / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert ((PROJECT / name).parent / target).exists(), f"{name}: {target}"


def python_of(page: str) -> list[str]:
    """The blocks of Python of a page."""
    return re.findall(r"```python\n(.*?)```", (PROJECT / page).read_text(encoding="utf-8"), re.DOTALL)


def test_the_python_of_the_readme_runs() -> None:
    shown = [
        "[('T790M', 'MUTATION', 'EGFR:p.Thr790Met'), ('gefitinib', 'DRUG', 'chembl:CHEMBL939')]\n"
        "[('resistance', 'gefitinib', ('T790M',))]\n",
        "resistance gefitinib ('T790M',) ['T790M confers resistance to gefitinib.']\n",
    ]
    for code, output in zip(python_of("README.md"), shown, strict=True):
        done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout == output


@pytest.mark.parametrize("page", ["ARCHITECTURE.md", "CONTRIBUTING.md", "docs/claims.md", "docs/mentions.md"])
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    named = set(re.findall(r"`([\w./-]+\.(?:py|tsv|txt|md|json|yaml))`", (PROJECT / page).read_text(encoding="utf-8")))
    there = [f"/{path.relative_to(PROJECT).as_posix()}" for path in files()]
    assert {name for name in named - MADE if not any(path.endswith(f"/{name}") for path in there)} == set()


def files() -> Iterator[Path]:
    """The files of the project, without what tools and runs leave there."""
    yield from (path for path in (*PROJECT.iterdir(), PROJECT / "outputs" / "README.md") if path.is_file())
    for folder in ("benchmarks", "corpus", "docs", "flows", "scripts", "src", "tests"):
        yield from (PROJECT / folder).rglob("*.*")
