"""Records as JSON and back, and the JSON Schema of each.

The names on the wire are the names of :mod:`claimx.schema`. One record is one line, keys in the order of the
fields, so that equal records are equal bytes.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from claimx.errors import InputError
from claimx.schema import Citation, CitedReference, Claim, Document, Evidence, Extraction, Mention, Rejection

Record = TypeVar("Record")
JsonObject = dict[str, Any]

PUBLISHED: Mapping[str, type] = {
    "mention": Mention,
    "claim": Claim,
    "evidence": Evidence,
    "citation": Citation,
    "reference": CitedReference,
    "document": Document,
    "rejection": Rejection,
    "extraction": Extraction,
}
# Legal in JSON, but many readers take them for the end of a line.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def to_object(record: object) -> JsonObject:
    """A record as plain dictionaries, lists, strings and numbers."""
    plain: JsonObject = _adapter(type(record)).dump_python(record, mode="json")
    return plain


def to_line(record: object) -> str:
    """A record, or plain JSON data, as one line without the line end."""
    plain = record if isinstance(record, dict | list) else to_object(record)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False).translate(_LINE_ENDS)


def to_lines(records: Iterable[object]) -> str:
    """Records as JSON Lines, each line ended."""
    return "".join(to_line(record) + "\n" for record in records)


def from_line(kind: type[Record], line: str, place: str = "") -> Record:
    """The record that a line of JSON holds.

    Args:
        kind: the record's class.
        line: JSON, as :func:`to_line` writes it.
        place: where the line comes from, for the error.

    Raises:
        InputError: the line is no such record; names the field.
    """
    try:
        record: Record = _adapter(kind).validate_json(line)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in fault["loc"]) or "the line"
        raise InputError(
            place or kind.__name__, f"{where}: {fault['msg']}", f"expected a {kind.__name__} as JSON"
        ) from error
    return record


def from_lines(kind: type[Record], text: str, place: str = "") -> tuple[Record, ...]:
    """The records of a JSON Lines text. Raises InputError with the line's number."""
    lines = enumerate(text.split("\n"), start=1)
    return tuple(from_line(kind, line, f"{place} line {number}") for number, line in lines if line.strip())


def schema(name: str) -> JsonObject:
    """The JSON Schema (draft 2020-12) of a published record: every field named, required, and nothing else."""
    body = _adapter(PUBLISHED[name]).json_schema(mode="serialization")
    for part in (body, *body.get("$defs", {}).values()):
        part["required"] = list(part["properties"])
        part["additionalProperties"] = False
        for field in part["properties"].values():
            field.pop("default", None)
            field.pop("title", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **body}


def published_schema(name: str) -> JsonObject:
    """The JSON Schema as it is published with the package, ``schemas/<name>.json``."""
    body: JsonObject = json.loads((files("claimx.runs") / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    return body


def _adapter(kind: Any) -> TypeAdapter[Any]:
    return _build_adapter(kind)


@cache
def _build_adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
