"""Markdown emphasis, HTML tags and inline TeX, taken off a text."""

import html
import re

_TAG = re.compile(r"</?(?:a|b|em|font|i|p|small|span|strong|u|div|center)\b[^<>]*>", re.IGNORECASE)
BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_SUPERSCRIPT = re.compile(r"<sup\b[^<>]*>(.*?)</sup>", re.IGNORECASE)
_NUMERIC = re.compile(r"[\d\s,+\u2013-]+")
_SUBSCRIPT = re.compile(r"</?sub\b[^<>]*>", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]+\d*);")
_TEX = re.compile(r"(?P<before>[-(]?)(?P<gap> ?)\$ ?(?P<tex>[^$\n]{1,200}?) ?\$(?P<after> ?(?=[-,.;:)])|)")
_COMMAND = re.compile(r"\\([A-Za-z]+) ?")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")
_BOLD = re.compile(r"\*\*(?=\S)((?:[^*]|\*(?!\*))+)(?<=\S)\*\*|(?<!\w)__(?=\S)((?:[^_]|_(?!_))+)(?<=\S)__(?!\w)")
_ITALIC = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]+?)(?<=[^\s\\])\*(?![\w*])")
_UNDERLINED = re.compile(r"(?<![\w\\])_(?=[^\s_])([^_\n]+?)(?<=[^\s\\])_(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~|<>$%&])")
_SUPERSCRIPTS = str.maketrans("0123456789+-\u2013", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")

_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho - sigma tau upsilon"
    " phi chi psi omega"
)
_SYMBOLS = {name: chr(0x3B1 + at) for at, name in enumerate(_GREEK.split())}
_SYMBOLS |= {name.capitalize(): chr(ord(letter) - 0x20) for name, letter in _SYMBOLS.items() if name != "-"}
_SYMBOLS |= {
    "times": "\u00d7", "pm": "±", "geq": "≥", "ge": "≥", "leq": "≤", "le": "≤", "sim": "~", "approx": "≈", "to": "→",
    "rightarrow": "→", "uparrow": "↑", "downarrow": "↓", "circ": "°", "cdot": "·", "infty": "∞", "neq": "≠",
    "bullet": "•", "prime": "\u2032",
}  # fmt: skip


def plain(text: str, markdown: bool = True) -> str:
    """The text without its markup.

    Args:
        text: a paragraph, heading or cell.
        markdown: whether asterisks, underscores, links and backslashes are markup.
    """
    text = BREAK.sub(" ", _COMMENT.sub("", text))
    text = _TEX.sub(_untex, text)
    if "<" in text:
        text = _SUBSCRIPT.sub("", _TAG.sub("", _SUPERSCRIPT.sub(_raise, text)))
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    return _unmark(text) if markdown else text


def _unmark(text: str) -> str:
    text = _LINK.sub(lambda match: match.group(1) or match.group(2), text)
    text = _BOLD.sub(r"\1\2", text)
    text = _UNDERLINED.sub(r"\1", _ITALIC.sub(r"\1", text))
    return _ESCAPE.sub(r"\1", text)


def _raise(match: re.Match[str]) -> str:
    """Numbers and signs as raised characters; other superscripts as they are."""
    inner: str = match.group(1)
    return inner.replace(" ", "").translate(_SUPERSCRIPTS) if _NUMERIC.fullmatch(inner) else inner


def _untex(match: re.Match[str]) -> str:
    tex = match["tex"]
    if "\\" not in tex and not re.search(r"[_^{]", tex) and len(tex) > 2:
        return match.group()
    tex = re.sub(r"\\(?:mathrm|text|mathbf|mathit|rm|textit|textbf|mathsf)\b ?", "", tex)
    tex = _COMMAND.sub(lambda command: _SYMBOLS.get(command.group(1), command.group(1)), tex)
    tex = re.sub(r"\^\{?([^{}]*)\}?", lambda power: power.group(1).translate(_SUPERSCRIPTS), tex)
    tex = re.sub(r"[{}\\]|_(?=[\w{])", "", tex).strip()
    gap = "" if match["before"] else match["gap"]
    return f"{match['before']}{gap}{tex}"
