"""Names that a text repeats."""

import re

import pytest

from claimx.taggers.spans import TaggedSpan
from claimx.taggers.spreading import spread_repeats, spread_short_forms


def marked(text: str) -> tuple[str, list[TaggedSpan]]:
    """A text without its braces, and the spans that they mark."""
    spans = []
    for count, match in enumerate(re.finditer(r"\{([^}]*)\}", text)):
        start = match.start() - 2 * count
        spans.append(TaggedSpan(start, start + len(match[1]), "GENE", 0.9))
    return re.sub(r"[{}]", "", text), spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{Big growth factor} (BGF) is one. BGF binds.", ["Big growth factor", "BGF", "BGF"]),
        ("{Big growth factor} (BGF) is one. BGFR binds.", ["Big growth factor", "BGF"]),
        ("{Big growth factor} ({BGF}) is one.", ["Big growth factor", "BGF"]),
        ("{Big growth factor} (XQ) is one. XQ binds.", ["Big growth factor"]),
        ("Big growth {factor} (BGF) is one.", ["factor"]),
        ("Big {growth} factor (BGF) is one.", ["growth"]),
    ],
)
def test_a_short_form_follows_its_long_form(text: str, expected: list[str]) -> None:
    plain, spans = marked(text)
    assert [plain[span.start : span.end] for span in spread_short_forms(plain, spans)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{ABC} binds. So does ABC, not ABCD.", 2),
        ("{ABC} binds. ABC, ABC.", 3),
        ("{ABC} binds. ABC, ABC, ABC.", 1),
        ("{ABC receptor} and {ABC}. ABC receptor.", 3),
        ("{A} and A.", 1),
        ("{abc} and ABC.", 1),
    ],
)
def test_a_repeated_name_is_found_again(text: str, expected: int) -> None:
    plain, spans = marked(text)
    spread = spread_repeats(plain, spans)
    assert len(spread) == expected
    assert list(spread) == sorted(spread, key=lambda span: span.start)
