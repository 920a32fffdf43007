"""Records as JSON: names, order, schemas."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import jsonschema
import pytest

from claimx.errors import InputError
from claimx.runs.wire import PUBLISHED, from_line, from_lines, published_schema, schema, to_line, to_lines, to_object
from claimx.schema import Claim, Document, Extraction, Mention, Rejection


def records(value: object) -> Iterator[object]:
    """A record and every record inside it."""
    if is_dataclass(value):
        yield value
        for field in fields(value):
            yield from records(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from records(part)


def test_the_example_leaves_no_field_empty(extraction: Extraction) -> None:
    for record in records(extraction):
        assert is_dataclass(record)
        assert [f.name for f in fields(record) if getattr(record, f.name) in ((), "", None)] in ([], ["title"])


def test_a_round_trip_keeps_every_field(extraction: Extraction) -> None:
    assert from_line(Extraction, to_line(extraction)) == extraction
    assert from_lines(Claim, to_lines(extraction.claims)) == extraction.claims


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("mention", ["doc_id", "start", "end", "text", "label", "name", "id", "found_by", "score", "corrected_from"]),
        ("reference", ["label", "text", "title", "year", "doi", "pmid", "pmcid"]),
        ("citation", ["marker", "start", "end", "labels", "references", "problem"]),
        (
            "claim",
            [
                "claim_id",
                "type",
                "drug",
                "gene",
                "mutation",
                "alteration",
                "mechanism",
                "cancer",
                "agent",
                "confidence",
            ],
        ),
    ],
)
def test_the_names_on_the_wire_are_the_contract(name: str, first: list[str]) -> None:
    assert list(schema(name)["properties"])[: len(first)] == first


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_schemas_are_current(name: str) -> None:
    assert published_schema(name) == json.loads(json.dumps(schema(name))), "run scripts/write_schemas.py"


def test_real_records_are_valid(extraction: Extraction) -> None:
    by_type = {kind: name for name, kind in PUBLISHED.items()}
    checked = set()
    for record in records(extraction):
        name = by_type.get(type(record))
        if name:
            jsonschema.Draft202012Validator(published_schema(name)).validate(to_object(record))
            checked.add(name)
    assert checked == set(PUBLISHED)


@pytest.mark.parametrize("change", [{"label": "PLANET"}, {"extra": 1}, {"start": "x"}, {"text": None}])
def test_schemas_refuse_what_is_no_mention(extraction: Extraction, change: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(to_object(extraction.mentions[0]) | change, published_schema("mention"))


def test_a_line_is_one_line_for_every_reader() -> None:
    text = "one\u2028two\u2029three\u0085four\nfive"
    line = to_line(Rejection("r1", "claim", "d", 0, 1, text, "w", "r"))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["text"] == text


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("{", "Invalid JSON"),
        ('{"doc_id": "d"}', "text"),
        ('{"doc_id": "d", "text": 7}', "text: Input should be a valid string"),
    ],
)
def test_a_bad_line_is_named(line: str, found: str) -> None:
    with pytest.raises(InputError, match=found) as caught:
        from_lines(Document, f'{{"doc_id": "d", "text": "t"}}\n{line}\n', "documents.jsonl")
    assert caught.value.place == "documents.jsonl line 2"


def test_equal_records_are_equal_bytes() -> None:
    one = Mention("d", 0, 4, "KRAS", "GENE", "KRAS")
    assert to_line(one) == to_line(Mention(**to_object(one)))
