"""A small invented corpus to call claimx on."""

from pathlib import Path

import pytest

from tests.corpora import GOLD, REVIEW, write_corpus, write_gold


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of one review with one gold row, in an otherwise empty place."""
    monkeypatch.delenv("CLAIMX_CORPUS_PATH", raising=False)
    monkeypatch.chdir(tmp_path)
    folder = write_corpus(tmp_path / "corpus", {"escape": REVIEW.encode()})
    write_gold(folder / "gold.tsv", [GOLD])
    return folder
