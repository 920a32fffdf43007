"""XML read without trust: nothing is fetched, nothing expands, nothing nests without end.

Names lose their namespaces: ``mml:mi`` is ``mi``, ``xlink:href`` is ``href``.
"""

from html.entities import html5
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from claimx.errors import InputError
from claimx.sources.formats import HEAD, UNKNOWN, find_format

MOST_DEEP = 100  # elements inside each other; articles need a third of it
MOST_BYTES = 64 * 2**20
_BROKEN_OFF = frozenset(("no element found", "unclosed token", "unclosed CDATA section", "partial character"))
_AGAIN = "fetch the article's XML again"
_HTML_HEADS = (b"<!doctype html", b"<html", b"<head", b"<body")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def parse_tree(data: bytes, place: str) -> Element:
    """The root element of an XML file.

    Args:
        data: the file's bytes.
        place: the file's name, for people.

    Raises:
        InputError: for whatever is not well-formed XML, and for XML that declares entities,
            nests too deep or is too large; it names the line.
    """
    _check_bytes(data, place)
    builder = _Builder(place)
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as error:
        _refuse(error, data, place)
    except (LookupError, ValueError) as error:  # of the encoding that the file declares
        raise InputError(f"{place} line 1", f"cannot decode the text ({error})", "save the file as UTF-8") from None
    return builder.tree.close()


def _check_bytes(data: bytes, place: str) -> None:
    head = data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not data.strip():
        raise InputError(place, "the file is empty", _AGAIN)
    if len(data) > MOST_BYTES:
        raise InputError(place, f"{len(data):,} bytes, at most {MOST_BYTES:,} are read", "give the article alone")
    if head.startswith(_HTML_HEADS):
        raise InputError(place, "expected JATS XML, found an HTML page", "save the XML itself, not the page about it")
    if not head.startswith(b"<") and not data.startswith(_UTF16):
        found = find_format(data)
        name = f"{head[:12]!r} at its beginning" if found is UNKNOWN else found.name
        raise InputError(place, f"expected XML, found {name}", found.remedy(_AGAIN))


def _refuse(error: expat.ExpatError, data: bytes, place: str) -> NoReturn:
    words = expat.ErrorString(error.code) or "not well-formed"
    where = f"{place} line {error.lineno}"
    if words in _BROKEN_OFF:
        raise InputError(where, f"the XML breaks off ({words}): the file is incomplete", _AGAIN) from None
    bad = _first_bad_byte(data)
    if "token" in words and bad is not None and not data.startswith(_UTF16):
        problem = f"expected UTF-8, found the byte 0x{data[bad]:02X} (byte {bad})"
        raise InputError(where, problem, "declare the encoding that it is in, or convert it") from None
    raise InputError(f"{where}, column {error.offset + 1}", f"not well-formed XML ({words})", _AGAIN) from None


def _first_bad_byte(data: bytes) -> int | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None


class _Builder:
    """The parser with its callbacks, and the tree that they build."""

    def __init__(self, place: str) -> None:
        self.place, self.depth = place, 0
        self.tree = TreeBuilder()
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.tree.data
        self.parser.EntityDeclHandler = self.declare
        self.parser.SkippedEntityHandler = self.name

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MOST_DEEP:
            self.refuse(
                f"more than {MOST_DEEP} elements inside each other", "this is no article as journals write them"
            )
        self.tree.start(_bare(name), {_bare(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        self.depth -= 1
        self.tree.end(_bare(name))

    def declare(self, name: str, parameter: bool, value: str | None, base: str | None, system: str | None,
                public: str | None, notation: str | None) -> None:  # fmt: skip
        """Entities of a picture format are never expanded; any other might be a bomb or name a file."""
        if notation is None:
            what = f"the file {system!r} as an entity" if system else f"the entity {name!r}"
            self.refuse(f"the XML declares {what}; entities are not expanded", "write the text out in the file itself")

    def name(self, name: str, parameter: bool) -> None:
        """A character's name from the JATS entity sets, which are not read: ``&alpha;``."""
        if not parameter and f"{name};" not in html5:
            self.refuse(f"no character is called &{name};", "write the character itself")
        self.tree.data("" if parameter else html5[f"{name};"])

    def refuse(self, problem: str, remedy: str) -> NoReturn:
        raise InputError(f"{self.place} line {self.parser.CurrentLineNumber}", problem, remedy)


def _bare(name: str) -> str:
    return name.rpartition("}")[2]
