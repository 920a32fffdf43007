"""Facts of a record: worked out once, kept as long as the record."""

from dataclasses import dataclass, field, replace

from claimx.claims.passages.facts import Facts, once

ASKED: list[str] = []


@dataclass(frozen=True)
class Line:
    """A record with facts."""

    text: str
    facts: Facts = field(default_factory=dict, init=False, repr=False, compare=False)


@once
def words(line: Line) -> tuple[str, ...]:
    """The words of a line."""
    ASKED.append(line.text)
    return tuple(line.text.split())


@once
def length(line: Line) -> int:
    """How long a line is."""
    return len(line.text)


def test_a_fact_is_worked_out_at_most_once_a_record() -> None:
    ASKED.clear()
    one, other = Line("a b"), Line("a b")
    assert [words(one), words(one), words(other), length(one)] == [("a", "b"), ("a", "b"), ("a", "b"), 3]
    assert ASKED == ["a b", "a b"]


def test_a_changed_record_has_facts_of_its_own() -> None:
    line = Line("a b")
    assert words(line) == ("a", "b")
    assert words(replace(line, text="c")) == ("c",)
    assert line == Line("a b")
