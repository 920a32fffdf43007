"""Responses: words that lessen a response, or leave it open, are looked for where a sentence has one of them."""

import pytest

from claimx.claims.sensitivity.responses import WORDS
from claimx.claims.wording.traits import TRAITS

OPEN = (
    "affects |influencing |altered |modulates |impacts on |impacting |involved in |role in |roles in |assessed |"
    "evaluating |monitors |measured |compared |variation in |changes in |difference in "
)
LOWERED = (
    "limits |reduced |decreasing |diminishes |impair |compromise |attenuated |blunts |abolish |abrogate |lowering |"
    "hampers |weakens |suppressed "
)
LESS = (
    "lower response|low response rate|a poorer outcome|poor survival|less sensitivity|reduced efficacy|"
    "decreased survival|diminished responses|impaired response|inferior outcomes|worse survival|shorter survival|"
    "limited efficacy|loss of sensitivity|lack of response|little efficacy|weaker responses|weak response"
)


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("prolonged", "prolonged treatment|prolonged daily use"),
        ("open", OPEN),
        ("lowered", LOWERED),
        (
            "returned",
            "restored the |re-established |reinstating its |regained |renewed |recovery of ".replace("-", " "),
        ),
        ("less", LESS),
        ("less benefit", "a smaller benefit|less clinical benefit|limited survival benefit"),
    ],
)
def test_words_that_are_looked_for_have_their_trait(part: str, told: str) -> None:
    for words in told.split("|"):
        assert WORDS[part].search(words), words
        assert TRAITS.of_text(words) & WORDS.bits[part], words
