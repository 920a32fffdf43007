import pytest

from claimx.sources.drafts import Draft, Grid
from claimx.sources.order import belongs_to, goes_on, is_cut_short, join_broken, restore_order
from claimx.text import Vocabulary

VOCABULARY = Vocabulary([""])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ends.", False),
        ("It ends [3].", False),
        ("It ends. (3)", False),
        ("It ends with a marker (62)", False),
        ("It is \u201cquoted\u201d", False),
        ("These are:", False),
        ("It goes on with", True),
        ("It is a hyphen-", True),
        ("as shown by Doe et al.", True),
    ],
)
def test_is_cut_short(text: str, expected: bool) -> None:
    assert is_cut_short(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cells that", True),
        (", then", True),
        ("Cells", False),
        ("mTOR is", False),
        ("p53 is", False),
        ("c-KIN is", False),
    ],
)
def test_goes_on(text: str, expected: bool) -> None:
    assert goes_on(text) is expected


@pytest.mark.parametrize(
    ("text", "following", "expected"),
    [
        ("It only binds", "to the shape", True),
        ("It was made by", "Doe in spring", True),
        ("It is short", "Another one", False),
        ("It is treated with", "mTOR inhibitors", True),
        ("as said (62)", "and so on", True),
        ("as said (62)", "And so on", False),
        ("It ends.", "where k is a rate", False),
    ],
)
def test_belongs_to(text: str, following: str, expected: bool) -> None:
    assert belongs_to(text, following) is expected


def paragraph(text: str) -> Draft:
    return Draft("paragraph", text)


def heading(text: str) -> Draft:
    return Draft("heading", text, section="body")


def texts(drafts: list[Draft]) -> list[str]:
    return [draft.text or draft.kind for draft in drafts]


def test_a_table_moves_behind_the_paragraph_that_it_cuts() -> None:
    table = Draft("table", label="Table 1", grid=Grid(()))
    caption = Draft("caption", "Table 1", label="Table 1")
    drafts = [
        paragraph("It only binds"),
        caption,
        table,
        paragraph("to one shape. Then"),
        paragraph("it leaves."),
        paragraph("New."),
    ]
    assert texts(join_broken(drafts, VOCABULARY)) == [
        "It only binds to one shape. Then it leaves.",
        "Table 1",
        "table",
        "New.",
    ]


def test_a_heading_keeps_paragraphs_apart() -> None:
    drafts = [paragraph("It only binds"), heading("Next"), paragraph("to one shape.")]
    assert texts(join_broken(drafts, VOCABULARY)) == ["It only binds", "Next", "to one shape."]


COLUMN = [paragraph("column it was cut from. More."), paragraph("Last one.")]
OPEN = [heading("End"), paragraph("Here the section breaks off in the middle of a")]


@pytest.mark.parametrize(
    ("drafts", "expected"),
    [
        (
            [heading("Start"), paragraph("All said."), *COLUMN, *OPEN],
            [
                "Start",
                "All said.",
                "End",
                "Here the section breaks off in the middle of a column it was cut from. More.",
                "Last one.",
            ],
        ),
        (
            [*OPEN, heading("Other"), paragraph("All said."), *COLUMN],
            [
                "End",
                "Here the section breaks off in the middle of a column it was cut from. More.",
                "Last one.",
                "Other",
                "All said.",
            ],
        ),
        (
            [heading("Start"), paragraph("All said."), *COLUMN],
            ["Start", "All said.", "column it was cut from. More.", "Last one."],
        ),
        ([heading("Start"), paragraph("All said."), *OPEN], ["Start", "All said.", "End", OPEN[1].text]),
        ([], []),
    ],
)
def test_restore_order(drafts: list[Draft], expected: list[str]) -> None:
    assert texts(restore_order(drafts, VOCABULARY)) == expected


def test_two_columns_find_their_ends() -> None:
    drafts = [
        paragraph("Said."),
        paragraph("first rest."),
        *OPEN,
        heading("B"),
        paragraph("Said."),
        paragraph("second rest."),
        *OPEN,
    ]
    found = texts(restore_order(drafts, VOCABULARY))
    assert sorted(" ".join(found).split()) == sorted(" ".join(texts(drafts)).split())
    assert [text for text in found if "rest" in text] == [
        f"{OPEN[1].text} {which} rest." for which in ("first", "second")
    ]
