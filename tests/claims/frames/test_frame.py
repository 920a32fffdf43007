"""Frames: every wording of the packaged file reads its own example, and bad rows are named."""

from pathlib import Path

import pytest

from claimx.claims.frames.frame import (
    FRAME_FILE,
    WORDING_FILE,
    Frame,
    Frames,
    find_framed,
    packaged,
    read_frames,
)
from claimx.claims.passages.outlines import outline_of
from claimx.claims.wording.patterns import compile_pattern, parse_words
from claimx.claims.wording.rows import HERE
from claimx.claims.wording.wordlists import words_by
from claimx.errors import InputError
from tests.claims.reviews import claims, passages

FRAMES = [pytest.param(frame, id=frame.place) for frame, _ in packaged().frames]


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_is_found_in_its_example(frame: Frame) -> None:
    frames = packaged()
    used = [use.frame for p in passages(frame.example) for use in find_framed(outline_of(p), frames.of(p))]
    assert frame in used


@pytest.mark.parametrize("frame", FRAMES)
def test_no_frame_that_matches_is_ruled_out(frame: Frame) -> None:
    frames = packaged()
    for sentence in passages(frame.example):
        outline = outline_of(sentence)
        matching = {n for n, (_, pattern) in enumerate(frames.frames) if pattern.expression.search(outline.text)}
        assert matching <= set(frames.of(sentence))


@pytest.mark.parametrize("frame", FRAMES)
def test_an_example_makes_a_claim_of_the_type_in_the_direction(frame: Frame) -> None:
    told = [evidence.direction for claim in claims(frame.type, frame.example) for evidence in claim.evidence]
    assert frame.direction in told


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("MET amplification stops erlotinib.", True),
        ("MET amplification brings to a halt erlotinib.", True),
        ("MET amplification brings erlotinib.", False),
        ("MET amplification hinders erlotinib.", False),
        ("MET amplification stops the cells.", False),
    ],
)
def test_a_first_look_rules_out_what_cannot_match(sentence: str, expected: bool) -> None:
    pattern = compile_pattern("CHANGE <stops> DRUG", {"stops": parse_words("stop*|brings to a halt")}, "a test")
    frame = Frame("resistance", "supports", "", "", "a test")
    frames, told = Frames([(frame, pattern)]), passages(sentence)[0]
    fitting = frames.that_may_fit(outline_of(told), frames.of(told))
    assert bool(fitting) is expected


def test_every_set_of_wordings_is_used() -> None:
    patterns = " ".join(frame.pattern for frame in read_frames(HERE / FRAME_FILE))
    assert [name for name in words_by("name", WORDING_FILE) if f"<{name}>" not in patterns] == []


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("cure\tsupports\tCHANGE helps DRUG\tIt helps.", "line 2.*type 'cure'"),
        ("resistance\tperhaps\tCHANGE stops DRUG\tIt stops.", "line 2.*direction 'perhaps'"),
        ("resistance\tsupports\tCHANGE stops DRUG\t", "line 2.*no example"),
    ],
)
def test_a_bad_row_is_named(row: str, problem: str, tmp_path: Path) -> None:
    (tmp_path / FRAME_FILE).write_text(f"type\tdirection\tpattern\texample\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError, match=problem):
        read_frames(tmp_path / FRAME_FILE)


def test_every_frame_binds_two_names_or_a_therapy_whose_tumor_the_text_tells() -> None:
    for frame, pattern in packaged().frames:
        names = [name for name, _ in pattern.slots]
        used = frame.type == "indication" and "DRUG" in names
        assert len(names) > 1 or names == ["ADDED"] or used, frame.place
