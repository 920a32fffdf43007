"""Lexicons: TSV files that a curator edits, and the search for their forms in a text.

A lexicon file has a header line, one concept a row and lists inside a cell separated by ``|``.
A form is a name or synonym as papers print it. Inside forms

* a blank, hyphen or dash matches any of them, and a plural ``s`` may follow,
* ``*`` at the end of a word stands for any further letters (``overcom*``),
* `` ~ `` stands for up to four words of the same clause (``loss ~ target antigen``).

The name of a drug class may be put together from a stem and a head (``{} inhibitor``, ``class_heads.tsv``; see
:mod:`claimx.lexicon.heads`).

Wordings (``wordings.tsv``) tell of a term without naming it, one a row with an example. In them

* ``<less>`` stands for any word of a class of ``word_classes.tsv``,
* `` & `` joins two words that stand near each other in either order (``<less> & drug uptake``), `` ~ `` two in this
  order; see :mod:`claimx.lexicon.pairs`.
"""

from claimx.lexicon.class_kinds import class_kinds
from claimx.lexicon.faults import lint_lexicon
from claimx.lexicon.folding import fold, fold_whole
from claimx.lexicon.inferences import Inference, inferences
from claimx.lexicon.lexicon import Lexicon
from claimx.lexicon.reading import read_lexicon
from claimx.lexicon.records import OTHER, Cue, Hit, Stopword, Term, Wording
from claimx.lexicon.tables import PACKAGED, TERM_COLUMNS

__all__ = [
    "OTHER",
    "PACKAGED",
    "TERM_COLUMNS",
    "Cue",
    "Hit",
    "Inference",
    "Lexicon",
    "Stopword",
    "Term",
    "Wording",
    "class_kinds",
    "fold",
    "fold_whole",
    "inferences",
    "lint_lexicon",
    "read_lexicon",
]
