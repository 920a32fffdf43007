"""Settings from arguments and environment."""

import os
from pathlib import Path

import pytest

from claimx.errors import InputError
from claimx.settings import DEFAULT_TAGGERS, Settings, read_settings


def test_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_settings(environment={}) == Settings()


def test_gold_tables_of_the_corpus_are_found(tmp_path: Path) -> None:
    for name in ("gold.tsv", "gold_second.tsv", "other.tsv"):
        (tmp_path / name).touch()
    found = read_settings(corpus=tmp_path, environment={})
    assert (found.gold, found.second) == (tmp_path / "gold.tsv", tmp_path / "gold_second.tsv")
    other = read_settings(corpus=tmp_path, gold=tmp_path / "other.tsv", environment={})
    assert (other.gold, other.second) == (tmp_path / "other.tsv", None)


def test_folders_of_the_environment(tmp_path: Path) -> None:
    environment = {"CLAIMX_CORPUS_PATH": f"/a{os.pathsep}{os.pathsep}b", "CLAIMX_LEXICON_PATH": str(tmp_path)}
    found = read_settings(environment=environment)
    assert found.search == (Path("/a"), Path("b"))
    assert found.lexicons == (tmp_path,)


@pytest.mark.parametrize(
    ("given", "variable", "expected"), [(None, "", 1), (None, "4", 4), (3, "4", 3), (1, "many", 1)]
)
def test_workers(given: int | None, variable: str, expected: int) -> None:
    assert read_settings(workers=given, environment={"CLAIMX_WORKERS": variable}).workers == expected


@pytest.mark.parametrize(
    ("given", "environment", "place"),
    [
        (0, {}, "--workers"),
        (65, {}, "--workers"),
        (None, {"CLAIMX_WORKERS": "many"}, "CLAIMX_WORKERS"),
        (None, {"CLAIMX_WORKERS": "-1"}, "CLAIMX_WORKERS"),
        (None, {"CLAIMX_LEXICON_PATH": "/no/such/folder"}, "CLAIMX_LEXICON_PATH"),
    ],
)
def test_what_cannot_be_used_is_named(given: int | None, environment: dict[str, str], place: str) -> None:
    with pytest.raises(InputError) as caught:
        read_settings(workers=given, environment=environment)
    assert caught.value.place == place
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("value", "expected"),
    [("", DEFAULT_TAGGERS), ("none", ()), ("gene, cancer,gene", ("gene", "cancer")), ("en_model", ("en_model",))],
)
def test_taggers_of_the_environment(value: str, expected: tuple[str, ...]) -> None:
    assert read_settings(environment={"CLAIMX_TAGGERS": value}).taggers == expected
