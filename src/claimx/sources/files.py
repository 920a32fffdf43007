"""Files of text, checked and decoded."""

import re
from pathlib import Path

from claimx.errors import InputError
from claimx.sources.formats import UNKNOWN, find_format

_LIGATURES = {chr(0xFB00 + at): letters for at, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
_INVISIBLE = dict.fromkeys("\u200b\u2060\ufeff")  # blanks of no width
_HALVES = dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd")  # of characters, which no file can hold
CHARACTERS = str.maketrans(_LIGATURES | _INVISIBLE | _HALVES)  # what is spelled otherwise in plain text
_LINE_END = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
_SOFT_HYPHEN = re.compile(r"\u00ad(?!\s*\n)")
_CUT_MARK = re.compile(r"\ufffe[ \n]?")  # what PDF tools print for a hyphen at a line's end

SUFFIXES = (".txt", ".text", ".md", ".markdown")


def normalize(text: str) -> str:
    """The text with one kind of line end, ligatures spelled out, and no invisible characters."""
    return _SOFT_HYPHEN.sub("", _CUT_MARK.sub("-\n", _LINE_END.sub("\n", text).translate(CHARACTERS)))


def read_text(path: Path) -> tuple[str, bytes]:
    """The text of a UTF-8 file and its bytes.

    Raises:
        InputError: for a missing file, a folder, an unknown suffix, and a file that is empty,
            binary or in another encoding.
    """
    data = _read_bytes(path)
    if not data.strip():
        raise InputError(str(path), "the file is empty", "put the review's text into it, or take it off the list")
    found = find_format(data)
    if found is not UNKNOWN or b"\x00" in data[:65536]:
        name = "a binary file (it has a zero byte)" if found is UNKNOWN else found.name
        remedy = found.remedy("save the review as UTF-8 text and give that file")
        raise InputError(str(path), f"expected plain text, found {name}", remedy)
    try:
        return data.decode("utf-8-sig"), data
    except UnicodeDecodeError as error:
        byte, line = data[error.start], 1 + data.count(b"\n", 0, error.start)
        raise InputError(
            f"{path} byte {error.start}",
            f"expected UTF-8, found the byte 0x{byte:02X} (line {line})",
            "convert the file, for example with: iconv -f WINDOWS-1252 -t UTF-8",
        ) from None


def _read_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise InputError(str(path), "expected a file, found a folder", "name the files in it")
    if not path.exists():
        raise InputError(str(path), "there is no such file", "check the name and the folder")
    if path.suffix.lower() not in SUFFIXES:
        raise InputError(
            str(path),
            f"cannot read {path.suffix or 'a file without suffix'}",
            f"give a PDF with a text layer, JATS XML, or text as one of {', '.join(SUFFIXES)}",
        )
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(str(path), f"cannot be opened ({error.strerror})", "check its permissions") from None
