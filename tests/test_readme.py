"""The commands of README.md do what it says. In expected output, … stands for anything."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT

BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def steps() -> list[tuple[str, str]]:
    """Every command of the README's console blocks, with the output that is shown for it."""
    found = []
    for block in BLOCK.findall((PROJECT / "README.md").read_text(encoding="utf-8")):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = step.partition("\n")
            found.append((command, shown))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the corpus, as in a checkout."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "corpus").symlink_to(PROJECT / "corpus", target_is_directory=True)
    return folder


@pytest.mark.parametrize(("command", "shown"), steps())
def test_the_readme_shows_what_happens(command: str, shown: str, folder: Path) -> None:
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
    pages = ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", "outputs/README.md", "docs/mentions.md")
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
