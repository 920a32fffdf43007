"""Pointers: the words that point back ("these drugs", "it", "the former"), and mentions of what they stand for.

What a gene or a change does, of which the text says "it", is data: ``wording/pointers.tsv``.
"""

import re
from collections.abc import Iterator
from functools import reduce
from operator import or_

from claimx.claims.passages.groups import POINTER
from claimx.claims.passages.passage import Passage
from claimx.claims.passages.therapies import IS_A
from claimx.claims.wording.openings import Hinted
from claimx.claims.wording.traits import lettered
from claimx.claims.wording.wordlists import Parts
from claimx.schema import Mention

WORDS = Parts(
    "pointers.tsv",
    {
        "gene does": r"^it (?:{links} )*{words}",
        "change does": r"(?:^|[,;] |\b(?:and|but|yet|because|although|since|while|as) )(?P<word>it|they) "
        r"(?=(?:{links} )*(?!make up){words})",
    },
)
_KIND = (
    r"(?:(?:[a-z]+ )?(?:drugs?|agents?|inhibitors?|antibod(?:y|ies)|compounds?|conjugates?|therap(?:y|ies)|molecules?|"
    r"medicines?))"
)
_TELLING = ("to", "from", "with", "of", "against", "under", "on")
_OF_KIND = "drug|agent|inhibitor|antibod|compound|conjugate|therap|molecule|medicine"


def _told_of(word: str) -> str:
    """That something is told of the word before: "against both".

    What stands before a word is looked at behind it, here and below: a search for a plain word is many times as fast.
    """
    return "(?:" + "|".join(f"(?<={before} {word})" for before in _TELLING) + ")"


ONE = Hinted(
    rf"(?:the|this|that) (?:same |new |newer )?{_KIND}(?!\w)"
    r"(?! (?:class|resistance|binding|efflux|target|design|development)\b)",
    _OF_KIND,
)
IT = Hinted(
    r"it(?:(?:(?<=^it)|(?<=, and it)|(?<=, but it)|(?<=; it)|(?<=, yet it)|(?<=because it)|(?<=when it))"
    r"(?= (?:\w+ )?\w)|"
    r"(?:(?<=resistance to it)|(?<=response to it)|(?<=sensitive to it))\b|s(?<=abolish its)(?= effect))",
    " it | its ",
)
THEY = Hinted(
    r"they(?:(?<=^they)|(?<=[,;] they)|(?<=and they)|(?<=but they)|(?<=yet they)|(?<=because they)|(?<=when they)|"
    r"(?<=although they))(?= \w)",
    "they ",
)
MANY = Hinted(
    rf"(?:these|such|those) (?:(?P<two>two|2) |(?P<few>three|3) )?(?:[a-z]+ )?{_KIND}(?!\w)(?! resistan)|"
    rf"(?P<each>each (?:of (?:them|these(?: {_KIND})?)|drug|agent|inhibitor|antibody|compound))(?!\w)|"
    rf"(?P<either>either|neither) (?:of (?:them|these|which|the two)|drug|agent|inhibitor|antibody|compound)(?!\w)|"
    rf"both (?P<both>of (?:them|these|which)|(?:\w+ )?{_KIND})(?!\w)|"
    r"(?P<bare>both|neither|either)(?= (?:have|has|had|are|is|were|was|can|could|may|will|share|bind|act|work|"
    r"proved)\b)|"
    r"all (?P<three>three)(?: of (?:them|these))?(?: \w*drugs| agents| inhibitors)?|"
    rf"(?P<twain>both){_told_of('both')}(?= ?(?:[,.;:()\[]|$))|"
    rf"(?:all{_told_of('all')}|any{_told_of('any')}|most{_told_of('most')}|some{_told_of('some')}) of them|"
    rf"the{_told_of('the')} (?:(?P<pair>two)|(?P<trio>three)) {_KIND}(?!\w)|"
    rf"the (?P<others>other two|other three|others?)(?: {_KIND})?(?= ?(?:[,.;:()\[]|$))",
    "these |such |those |each |either |neither |both|all |of them|the two|the three|the other",
    f"{_OF_KIND}|each |either |neither |both|three| them|other",
)
_MUTATION = (
    r"(?:mutations?|mutants?|substitutions?|insertions?|deletions?|variants?|alterations?|fusions?|"
    r"aberrations?|lesions?)"
)
SAME_MUTATION = Hinted(
    rf"(?:this|the same|such|these|both|either|those) (?:[a-z]+ )?{_MUTATION}(?!\w)|"
    r"the mutation(?:(?<=^the mutation)|(?<=carrying the mutation)|(?<=harboring the mutation)|"
    r"(?<=harbouring the mutation)|(?<=with the mutation)|(?<=bearing the mutation))(?!\w)(?! (?:in|of|at|rate)\b)|"
    r"them\b(?:(?<=against them)|(?<=overcome them)|(?<=overcame them)|(?<=overcomes them))|"
    r"it\b(?:(?<=against it)|(?<=overcome it)|(?<=overcame it)|(?<=overcomes it))|both of which",
    "this |the same |such |these |both |either |those |the mutation|against them|against it|overc",
    "mutation|mutant|substitution|insertion|deletion|variant|alteration|fusion|aberration|lesion|against|overc|which",
)
_MUTATED = frozenset({"mutation", "truncation", "splicing"})
_KINDS_MEANT = {
    **dict.fromkeys(("mutation", "mutant", "substitution", "insertion", "variant"), _MUTATED),
    "deletion": frozenset({"deletion", "loss"}),
    "fusion": frozenset({"rearrangement"}),
}
_NO_DRUG = re.compile(r"(?:[^su]s|ion|blockade|blocking|targeting|therapy|treatment|chemotherapy)$")
"""How a class ends that is of several drugs, or what a drug does."""
_NAMED = re.compile(r",? ?\(?(?:[\w/]+ ){0,2}")
_THIS = (" this ", " both ", " these ")
ACTION = re.compile(r"\b(?:inhibition|blockade|blocking|suppression|targeting)$")
ORDINAL = Hinted(
    r"the (?P<first>former|first(?! (?:is|are|was|were) (?:the|that|to|due|because)\b))"
    r"(?= (?:but|and|but not|is|are|was|were|does|do)\b|[,.;])|the (?P<last>latter)\b"
    r"(?! (?:is|are|was|were) (?:down|up|over|mutat|lost|amplif|methyl|delet|silenc|express))",
    "the former|the first|the latter",
)
_HOW = (
    r"(?:(?:ectopic|forced|exogenous|stable|transient|high|higher|low|lower|elevated|increased|reduced|decreased|aberrant|"
    r"nuclear|constitutive|genetic|targeted) )?"
)
_CHANGED = (
    r"(?:expression|overexpression|upregulation|downregulation|up regulation|down regulation|over expression|loss|"
    r"deletion|depletion|silencing|knockdown|knock down|knockout|amplification|methylation|promoter|ablation|"
    r"restoration)"
)
SAME_GENE = Hinted(
    r"(?:this|the same|that) (?:\w+ )?(?:receptor|kinase|enzyme|antigen|protein|oncogene|gene|transporter|pump|"
    r"transcript|phosphatase|ligand|cytokine|chemokine|growth factor|transcription factor|mirna|micro ?rna|lncrna)"
    r"(?!\w)(?! inhibit)|"
    rf"its(?= {_HOW}{_CHANGED}\b)(?! (?:\w+ ){{1,2}}of )|"
    r"the latter(?= (?:is|are|was|were) (?:down|up|over|mutat|lost|amplif|methyl|delet|silenc|express))",
    "this |the same |that |the latter |its ",
)
_SUBJECTS = lettered("it |they ")
GENE_OBJECT = Hinted(r"\b(?P<without>lack|lacks|lacking|without|lost|lose|losing) it\b", " it")
SUCH = Hinted(r"such (?:tumou?rs?|cells|cancers?|cases|mutants|clones|lesions|leuk[a]?emias|lymphomas)(?!\w)", "such ")
ANY = lettered(_OF_KIND) | reduce(or_, (p.needed for p in (IT, THEY, MANY, SAME_MUTATION, ORDINAL, SAME_GENE, SUCH)))
"""The traits of sentences in which something may point: a gene that does something begins as ``IT`` does."""


def is_gene_subject(passage: Passage) -> bool:
    """Whether a sentence begins with an "it" that is a gene told before: it does what genes do."""
    return bool(WORDS.find("gene does", passage))


def change_subjects(passage: Passage) -> Iterator[re.Match[str]]:
    """Each "it" or "they" (as ``word``) that is a change told before: it does, or is seen, as changes do and are."""
    return WORDS.find_all("change does", passage) if passage.traits & _SUBJECTS else iter(())


def number_of(many: re.Match[str]) -> int:
    """To how many drugs words of ``MANY`` point; 0 for several."""
    if many["three"] or many["few"] or many["trio"]:
        return 3
    return 2 if any(many[each] for each in ("both", "two", "either", "bare", "twain", "pair")) else 0


def fits(others: str, count: int) -> bool:
    """Whether so many are left may be called so: "the other", "the others", "the other two"."""
    if others.endswith("two"):
        return count == 2
    if others.endswith("three"):
        return count == 3
    return count > 1 if others == "others" else count == 1


def kinds_meant(mutation: re.Match[str]) -> frozenset[str]:
    """The kinds of change that words of ``SAME_MUTATION`` may mean; none for whatever was told."""
    word = mutation[0].rsplit(" ", 1)[-1].removesuffix("s")
    return _KINDS_MEANT.get(word, frozenset())


def only_points(passage: Passage, drug_class: Mention) -> bool:
    """Whether a class only points to a drug that was named: "this antibody-drug conjugate", "both TKIs"."""
    return f" {passage.gap(passage.start, drug_class.start)}".endswith(_THIS)


def calls_again(passage: Passage, drug_class: Mention) -> bool:
    """Whether a class is one drug that was named: "the anthracycline", but not "the anthracycline doxorubicin", nor
    "doxorubicin, the anthracycline"."""
    if not f" {passage.before(drug_class.start)}".endswith(" the ") or _NO_DRUG.search(drug_class.text):
        return False
    ahead = [m for m in passage.of("DRUG") if m.end < drug_class.start]
    if any(IS_A.fullmatch(passage.gap(drug.end, drug_class.start)) for drug in ahead):
        return False
    behind = [m for m in passage.of("DRUG", "DRUG_CLASS") if m.start >= drug_class.end]
    return not (behind and _NAMED.fullmatch(passage.gap(drug_class.end, behind[0].start)))


def mentions_at(passage: Passage, match: re.Match[str], members: tuple[Mention, ...]) -> Iterator[Mention]:
    """A mention of each member at the words that a search found."""
    start, end = passage.start + match.start(), passage.start + match.end()
    return mentions_for(start, end, passage.document.text[start:end], members)


def mentions_for(start: int, end: int, text: str, members: tuple[Mention, ...]) -> Iterator[Mention]:
    """A mention of each member at the words that point to it."""
    for name, member in {m.name: m for m in members}.items():
        yield Mention(
            member.doc_id, start, end, text, member.label, name, member.id, f"{POINTER} to '{member.text}'", 0.8
        )
