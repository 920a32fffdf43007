"""Forms of an antigen told by a letter before its symbol: ``mCD30`` in the membrane, ``sCD30`` shed into the serum."""

import re
from collections.abc import Iterator

from claimx.lexicon import Lexicon, fold
from claimx.mentions.records import Candidate

# A capital is sought first, and the letter before it looked at behind it: small letters are everywhere.
_FORM = re.compile(r"(?P<symbol>[A-Z](?<=[sm].)[A-Z0-9]+(?:-[A-Z]*\d+)?)(?!\w)")
_WITHIN = re.compile(r"[\w-]")
_ANTIGEN = "antigen"
_SHED = "antigen shedding"
_SOLUBLE = "s"


def find_forms(text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    """The antigens of the membrane, and antigen shedding for those that are soluble: no cell has more of these."""
    shed = lexicon.by_name.get(("MECHANISM", _SHED))
    for match in _FORM.finditer(text):
        term = lexicon.by_form.get(("GENE", fold(match["symbol"])))
        start = match.start() - 1
        if term is None or _WITHIN.match(text[start - 1 : start]) or _ANTIGEN not in term.facts.get("roles", ()):
            continue
        named = shed if text[start] == _SOLUBLE else term
        if named:
            rule = f"rule antigen-form ({named.place})"
            yield Candidate(start, match.end(), named.label, named.name, named.id, rule, 0.9, term=named)
