"""Records: equal and hashed by what they hold, copied with changes, and without room for anything else."""

from dataclasses import field, replace

import pytest

from claimx.claims.passages.records import record


@record
class Ticket:
    """A record with a field that does not tell it from others."""

    name: str
    seats: tuple[int, ...] = ()
    note: str = field(default="", compare=False)


def test_records_are_equal_and_hashed_by_what_they_hold() -> None:
    assert Ticket("Oslo", (1,), "late") == Ticket("Oslo", (1,)) != Ticket("Oslo")
    assert len({Ticket("Oslo", (1,), "late"), Ticket("Oslo", (1,)), Ticket("Bergen")}) == 2


def test_a_copy_leaves_its_record_as_it_was() -> None:
    ticket = Ticket("Oslo")
    assert replace(ticket, seats=(2,)) == Ticket("Oslo", (2,))
    assert ticket == Ticket("Oslo")


def test_a_record_has_no_room_for_what_it_does_not_name() -> None:
    with pytest.raises(AttributeError):
        setattr(Ticket("Oslo"), "price", 3)  # noqa: B010
