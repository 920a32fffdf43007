"""What a run was made with: versions, commit, hashes; and the id that follows from them."""

import hashlib
import json
import platform
import subprocess
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from claimx import __version__

PACKAGES = ("spacy", "scispacy", "pandas", "pydantic", "pyahocorasick", "prefect")
ID_LENGTH = 12


def run_id(inputs: Mapping[str, object]) -> str:
    """The id of a run over these inputs: the same inputs have the same id on every machine.

    Args:
        inputs: hashes of everything that the result depends on, by name.
    """
    canonical = json.dumps(inputs, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:ID_LENGTH]


def versions() -> dict[str, str]:
    """The versions of claimx, Python and the packages that the result may depend on."""
    return {"claimx": __version__, "python": platform.python_version()} | {
        name: found for name in PACKAGES if (found := _installed(name))
    }


def commit(folder: Path) -> str:
    """The commit of the checkout that holds ``folder``; ``+`` marks local changes; empty outside a checkout."""
    head = _git(folder, "rev-parse", "--short=12", "HEAD")
    return head + ("+" if head and _git(folder, "status", "--porcelain") else "")


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, text=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
