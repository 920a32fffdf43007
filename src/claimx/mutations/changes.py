"""Canonical names of sequence changes, and their HGVS forms where these can be derived."""

from claimx.mutations.records import Change, Kind
from claimx.mutations.residues import code_of, spell

EVENT_KINDS: dict[str, Kind] = {"del": "deletion", "ins": "insertion", "dup": "duplication", "delins": "delins"}
EVENTS = {
    "delta": "del", "\u03b4": "del", "\u2206": "del", "deletion": "del", "deleted": "del", "deletions": "del",
    "insertion": "ins", "insertions": "ins", "inserted": "ins", "duplication": "dup", "duplications": "dup",
    "duplicated": "dup", "indel": "delins", "delins": "delins", "del": "del", "ins": "ins", "dup": "dup",
    ">": "delins", "inv": "inv", "inversion": "inv",
}  # fmt: skip

Site = tuple[str, str]
"""A one-letter code ('' where it is not printed) and a position."""


def event_of(word: str) -> str:
    """The HGVS word for an event in any wording: ``deletion`` and ``delta`` are ``del``."""
    return EVENTS[word.lower()]


def substitution(wild: str, position: str, mutant: str) -> Change:
    """One residue for another: ``T790M``, ``p.Thr790Met``; a stop is ``Q61*``, ``p.Gln61Ter``."""
    name, site = f"{wild}{position}{mutant}", f"p.{code_of(wild)}{position}"
    if position.startswith("-"):
        return Change(name, "protein substitution")
    if mutant == "*":
        return Change(name, "nonsense", f"{site}Ter")
    return Change(name, "protein substitution", site + ("=" if mutant == wild else code_of(mutant)))


def any_substitution(wild: str, position: str) -> Change:
    """Whatever replaces a residue, as in 'V600 mutations': named by the site, ``V600``."""
    return Change(f"{wild}{position}", "protein substitution")


def frameshift(wild: str, position: str, mutant: str = "", length: str = "") -> Change:
    """A frameshift, named short (``V35fs``); the new residues stay in the HGVS form."""
    tail = f"Ter{length}" if length else ""
    return Change(f"{wild}{position}fs", "frameshift", f"p.{code_of(wild)}{position}{code_of(mutant)}fs{tail}")


def residue_event(ends: tuple[Site, ...], event: str, added: str = "") -> Change:
    """A deletion, insertion, duplication or delins of residues: ``E746_A750del``, ``V769_D770insASV``."""
    ends = tuple(dict.fromkeys((ends[0], ends[-1])))
    kept = added if event in ("ins", "delins") else ""
    name = "_".join(letter + position for letter, position in ends) + event + kept
    letters = all(letter for letter, _ in ends) and not kept.isdigit()
    derivable = letters and (bool(kept) if event == "delins" else event != "ins" or (bool(kept) and len(ends) == 2))
    full = "_".join(code_of(letter) + position for letter, position in ends)
    return Change(name, EVENT_KINDS[event], f"p.{full}{event}{spell(kept)}" if derivable else "")


def base_substitution(prefix: str, position: str, wild: str, mutant: str) -> Change:
    """Bases for others: ``c.2369C>T``. HGVS writes more than one base as a delins."""
    name = f"{prefix or 'c'}.{position}{wild}>{mutant}"
    return Change(name, "coding DNA change", name if len(wild) == len(mutant) == 1 else "")


def base_event(prefix: str, position: str, event: str, bases: str = "") -> Change:
    """A deletion, insertion, duplication, inversion or delins of bases: ``c.35delG``."""
    place = f"{prefix or 'c'}.{position}{event}"
    if event in ("del", "dup", "inv"):
        return Change(place + bases, "coding DNA change", place)
    return Change(place + bases, "coding DNA change", place + bases if bases.isalpha() and "_" in position else "")


def printed_dna(name: str) -> Change:
    """A DNA change that keeps its printed form, such as ``G-902A`` or ``IVS6+3A>G``."""
    return Change(name, "coding DNA change")
