"""Formulas as text: MathML read from its tokens, TeX through the reader's table of symbols."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from claimx.sources.markup import plain
from claimx.text import squeeze

FORMULAS = frozenset(("inline-formula", "disp-formula", "disp-formula-group", "math", "tex-math", "chem-struct"))
_TEX_BODY = re.compile(r"\\begin\{document\}(.*?)(?:\\end\{document\}|$)", re.DOTALL)
_DIGITS = str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_SMALL = re.compile(r"[\d+\-\u2212]+")
_SIMPLE = re.compile(r"[\w.]*")
_SPACED = re.compile(r"[=<>\u2264\u2265\u2248\u00b1\u00d7\u2192+]|\u2212|-")
_UNPRINTED = frozenset(("annotation", "annotation-xml", "label", "graphic", "inline-graphic", "alt-text", "mspace"))


def formula_text(element: Element) -> str:
    """A formula on one line, with its number if it has one; of several forms the MathML is read.

    A picture of a formula gives no text.
    """
    label = " ".join(squeeze("".join(child.itertext())) for child in element.findall("label"))
    math = element if element.tag == "math" else element.find(".//math")
    tex = element if element.tag == "tex-math" else element.find(".//tex-math")
    if math is not None:
        text = _mathml(math)
    elif tex is not None:
        text = _untex(tex.text or "")
    else:
        text = "".join(_printed(element))
    parts = squeeze(f"{text} {label}")
    return f" {parts} " if element.tag.startswith("disp") else parts


def _printed(element: Element) -> Iterator[str]:
    """The text of a formula that is written in the article's own markup."""
    yield element.text or ""
    for child in element:
        if child.tag == "sup":
            yield _power("".join(_printed(child)))
        elif child.tag not in _UNPRINTED:
            yield from _printed(child)
        yield child.tail or ""


def _untex(tex: str) -> str:
    body = _TEX_BODY.search(tex)
    inner = squeeze((body.group(1) if body else tex).replace("$", " "))
    return plain(f"${inner}$", markdown=False).strip("$ ")


def _mathml(element: Element) -> str:
    parts = [_mathml(child) for child in element if child.tag not in _UNPRINTED]
    match element.tag, parts:
        case "mfrac", [above, below]:
            return f"{_grouped(above)}/{_grouped(below)}"
        case "msup", [base, power]:
            return base + _power(power)
        case (("msubsup" | "munderover"), [base, low, power]):
            return base + low + _power(power)
        case "msqrt", _:
            return f"\u221a{_grouped(''.join(parts))}"
        case "mfenced", _:
            inner = (element.get("separators") or ",").join(parts)
            return f"{element.get('open', '(')}{inner}{element.get('close', ')')}"
        case "mtr", _:
            return " ".join(parts) + " "
        case "mo", _:
            return _spaced(squeeze(element.text or ""))
    return "".join([squeeze(element.text or "") if element.tag != "mtext" else element.text or "", *parts])


def _spaced(sign: str) -> str:
    return f" {sign} " if _SPACED.fullmatch(sign) else sign


def _power(text: str) -> str:
    text = text.strip()
    if _SMALL.fullmatch(text.replace(" ", "")):
        return text.replace(" ", "").translate(_DIGITS)
    return f"^{_grouped(text)}" if text else ""


def _grouped(text: str) -> str:
    text = text.strip()
    return text if _SIMPLE.fullmatch(text) else f"({text})"
