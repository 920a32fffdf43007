"""brat's standoff format (Stenetorp et al., 2012): a text file and a file of annotations beside it.

Mentions are text-bound annotations with their identifiers as normalizations; a passage of a claim is an event on its
cue, with Negation where it disputes the claim and Speculation where it is not asserted. A note holds the claim's id.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from claimx.exports.standoff import LABELS, Spot, Statement, standoff_of
from claimx.schema import CLAIM_TYPES, Extraction

ROLES = ", ".join(f"{role}*:<ENTITY>" for role in LABELS if role != "cue")
CONFIGURATION = "\n".join(
    (
        "[entities]",
        *dict.fromkeys((*LABELS.values(), "DRUG_CLASS")),
        "[relations]",
        "[events]",
        *(f"{kind} {ROLES}" for kind in CLAIM_TYPES),
        "[attributes]",
        "Negation Arg:<EVENT>",
        "Speculation Arg:<EVENT>",
        "",
    )
)
_UNSAFE = re.compile(r"[^\w.-]+")


def render_brat(extraction: Extraction) -> str:
    """The annotations of a document; offsets count in ``extraction.document.text``, which is the text file."""
    standoff = standoff_of(extraction)
    text = extraction.document.text
    names = {spot: f"T{number}" for number, spot in enumerate(standoff.spots, start=1)}
    lines = [f"{name}\t{_bound(text, spot, spot.label)}" for spot, name in names.items()]
    identified = [(name, spot) for spot, name in names.items() if spot.id]
    lines += [f"N{n}\tReference {name} {s.id}\t{s.name}" for n, (name, s) in enumerate(identified, start=1)]
    triggers: dict[tuple[str, Spot], str] = {}
    attributes: list[str] = []
    for number, statement in enumerate(standoff.statements, start=1):
        kind = statement.claim.type
        trigger = triggers.setdefault((kind, statement.trigger), f"T{len(names) + len(triggers) + 1}")
        lines.append(f"E{number}\t{kind}:{trigger}" + "".join(f" {role}:{names[s]}" for role, s in _roles(statement)))
        attributes += (f"{attribute} E{number}" for attribute in _attributes(statement))
        lines.append(f"#{number}\tAnnotatorNotes E{number}\t{_note(statement)}")
    lines += [f"{name}\t{_bound(text, spot, kind)}" for (kind, spot), name in triggers.items()]
    lines += [f"A{number}\t{attribute}" for number, attribute in enumerate(attributes, start=1)]
    return "".join(f"{line}\n" for line in lines)


def render_folder(extractions: Sequence[Extraction]) -> dict[str, str]:
    """The files of a folder that brat opens: text and annotations of every document, and ``annotation.conf``.

    Files are named by the ids of the documents; of ids that make the same name the later ones are numbered.
    """
    files: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for extraction in extractions:
        stem = _UNSAFE.sub("_", extraction.document.doc_id) or "document"
        seen[stem] += 1
        stem += f"-{seen[stem]}" if seen[stem] > 1 else ""
        files |= {f"{stem}.txt": extraction.document.text, f"{stem}.ann": render_brat(extraction)}
    return files | {"annotation.conf": CONFIGURATION}


def _bound(text: str, spot: Spot, label: str) -> str:
    """Label, offsets and text; a span over several lines is told in parts, since brat knows no line ends in them."""
    parts: list[tuple[int, int]] = []
    start = spot.start
    for line in text[spot.start : spot.end].splitlines(keepends=True):
        printed = line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        if printed:
            parts.append((start, start + len(printed)))
        start += len(line)
    offsets = ";".join(f"{a} {b}" for a, b in parts)
    return f"{label} {offsets}\t{' '.join(text[a:b].replace(chr(9), ' ') for a, b in parts)}"


def _roles(statement: Statement) -> Iterator[tuple[str, Spot]]:
    """Roles numbered from the second of a kind on, as brat writes them."""
    seen: Counter[str] = Counter()
    for role, spot in statement.arguments:
        seen[role] += 1
        yield role + (str(seen[role]) if seen[role] > 1 else ""), spot


def _attributes(statement: Statement) -> Iterator[str]:
    if statement.evidence.direction == "disputes":
        yield "Negation"
    if statement.evidence.certainty != "asserted":
        yield "Speculation"


def _note(statement: Statement) -> str:
    return f"{statement.claim.claim_id} confidence {statement.claim.confidence:.3f}"
