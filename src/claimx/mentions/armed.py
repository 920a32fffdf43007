"""Armed classes with their antigen: "CD19 CAR T cells", "ADCs targeting TROP2", "CD22-directed conjugates"."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from claimx.lexicon import Lexicon, Term, fold
from claimx.mentions.class_names import ARMED, OF_TWO, class_of_target, own_id
from claimx.mentions.coordinated import Genes
from claimx.mentions.records import Candidate

_HOLDS_CELLS = "CD3"
"""What such a class binds of the T cell, whose name tells nothing of the tumor."""
_SIDE_BY_SIDE = re.compile(
    r"(?<![\w-])(?P<one>[a-z][a-z0-9]{1,11}?(?: \d)?)(?: ?[x×:/*] ?| by )(?P<two>[a-z][a-z0-9]{1,11}(?: \d)?)"
    r"(?: (?:directed|targeting|targeted|specific))? $"
)
"""Both antigens before the class: "CD20×CD3 bispecific antibodies"."""
_PAIR_REACH = 40
_OF_GENE = re.compile(
    r"(?P<aimed> (?:targeted|targeting|directed|specific|redirected|based))? (?:autologous |allogeneic )?"
)
_BARE = re.compile(
    r"(?: (?:targeted|targeting|directed|specific))? (?P<head>conjugate|engager|car)(?:s|(?: therap(?:y|ies)))?(?!\w)"
)
_BARE_BEFORE = re.compile(
    r"(?<![\w-])(?P<head>conjugate)s? (?:against|targeting|directed (?:at|against|to)|to|for|of) (?:the )?$"
)
"""Short words that the antigen beside them alone tells to be conjugates of an antibody, or chimeric receptors."""
_ARMED_AS = {
    "conjugate": "antibody-drug conjugate",
    "engager": "bispecific T-cell engager",
    "car": "CAR-T therapy",
}
_BARE_REACH = 40
_BARE_WORDS = tuple(f" {word}" for word in _ARMED_AS)
_AGAINST = re.compile(
    r"(?: (?:therap(?:y|ies)|products?|constructs?))? (?:\(\w+\) )?"
    r"(?:targeting|targeted (?:to|at|against)|(?:directed|aimed|raised) (?:at|against|to|towards?)|against|"
    r"specific (?:for|to)|recogni[sz]ing|binding|(?:that|which) (?:target|recogni[sz]e|bind)s?) "
    r"(?:the |both )?(?:antigens? )?"
)
"""What stands between an armed class and its antigen behind it."""


def find_armed(genes: Genes, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The armed classes of a text, before or behind their antigens, or told by these alone."""
    behind = _behind(genes, candidates, lexicon)
    of_two = [c for c in candidates if c.label == "DRUG_CLASS" and c.name.startswith(OF_TWO)]
    pairs = chain.from_iterable(_binding_two(genes, kind, lexicon) for kind in of_two)
    return [*behind, *_bare(genes, lexicon), *_before(genes, candidates, lexicon), *pairs]


def _behind(genes: Genes, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The class of a gene, and of those joined to it, and the class behind: "CD19/CD22 CAR T cells"."""
    behind: dict[int, Candidate] = {}
    for candidate in candidates:
        if candidate.label == "DRUG_CLASS" and candidate.end > behind.get(candidate.start, candidate).end - 1:
            behind[candidate.start] = candidate
    ends = {gene.end for gene in genes.listed}
    found = []
    for gene in genes.listed if behind else ():
        between = _OF_GENE.match(genes.folded, gene.end)
        kind = behind.get(between.end()) if between else None
        alone = kind is not None and kind.name in ARMED and not kind.name.startswith(OF_TWO)
        member = gene if kind else None
        while kind and member is not None:
            anti = genes.is_behind_anti(member)
            start, called = genes.start_of(member), (genes.printed(member), member.name)
            named = (lexicon.by_form.get(("DRUG_CLASS", fold(f"{name} {kind.name}"))) for name in called)
            term = next(filter(None, named), None)
            aimed = anti or bool(between and between["aimed"])
            stop = kind.end if member is gene else member.end
            if term:
                found_by = f"rule class-against ({term.place})"
                found.append(Candidate(start, stop, "DRUG_CLASS", term.name, term.id, found_by, 0.9, term=term))
            elif kind.name in ARMED and (alone or member.start - 1 not in ends) and _is_antigen(member, aimed, lexicon):
                name, identifier = _armed_class(member, genes.printed(member), kind.name, lexicon)
                found.append(Candidate(start, stop, "DRUG_CLASS", name, identifier, "rule class-against", 0.9))
            else:
                break
            member = genes.left_of(member) if alone else None
    return found


def _is_antigen(gene: Candidate, aimed: bool, lexicon: Lexicon) -> bool:
    """Whether what is armed may be so against a gene that stands before it; CD3 is what holds a T cell."""
    if aimed or gene.name in lexicon.therapy_targets:
        return True
    return gene.name != "CD3" and "antigen" in lexicon.facts("GENE", gene.name, "roles")


def _bare(genes: Genes, lexicon: Lexicon) -> list[Candidate]:
    """What an antigen alone tells to be armed: "CD22-directed conjugates", "CD70 CARs"; behind it, if it is listed."""
    found = []
    for gene in genes.listed if any(word in genes.folded for word in _BARE_WORDS) else ():
        after = _BARE.match(genes.folded, gene.end)
        match = after or _BARE_BEFORE.search(genes.folded, max(0, gene.start - _BARE_REACH), gene.start)
        if match and _is_antigen(gene, False, lexicon):
            start, end = (genes.start_of(gene), match.end()) if after else (match.start(), gene.end)
            if not after and not _listed_armed(gene, genes.printed(gene), _ARMED_AS[match["head"]], lexicon):
                continue
            name, identifier = _armed_class(gene, genes.printed(gene), _ARMED_AS[match["head"]], lexicon)
            found.append(Candidate(start, end, "DRUG_CLASS", name, identifier, "rule class-conjugate", 0.9))
    return found


def _before(genes: Genes, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """A listed class for each antigen behind what is armed: "ADCs targeting TROP2", "CAR T cells against CD19".

    What is armed against another antigen keeps its plain class, of which the antigen is the target.
    """
    found = []
    for kind in candidates:
        if kind.label != "DRUG_CLASS" or kind.name not in ARMED or kind.name.startswith(OF_TWO):
            continue
        match = _AGAINST.match(genes.folded, kind.end)
        gene = genes.after.get(match.end()) if match else None
        start = kind.start
        while gene is not None and (term := _listed_armed(gene, genes.printed(gene), kind.name, lexicon)):
            found.append(Candidate(start, gene.end, "DRUG_CLASS", term.name, term.id, "rule class-armed", 0.9))
            gene = genes.right_of(gene)
            start = gene.start if gene else start
    return found


def _binding_two(genes: Genes, kind: Candidate, lexicon: Lexicon) -> Iterator[Candidate]:
    """A class behind both of its antigens: "CD20×CD3 bispecific antibodies".

    What holds a T cell does not tell the class; of two antigens of the tumor neither does alone.
    """
    printed = genes.folded[kind.start : kind.end]
    if not printed.startswith(_HOLDS_CELLS.lower()):
        before = _SIDE_BY_SIDE.search(genes.folded, max(0, kind.start - _PAIR_REACH), kind.start)
        two = [lexicon.by_form.get(("GENE", word)) for word in before.group("one", "two")] if before else []
        antigens = [term.name for term in two if term]
        if before and len(antigens) == len(two):
            yield _of_antigens(antigens, before.start(), kind.end, kind, lexicon)


def _of_antigens(antigens: Sequence[str], start: int, end: int, kind: Candidate, lexicon: Lexicon) -> Candidate:
    """A class that binds these antigens."""
    tumors = [antigen for antigen in antigens if antigen != _HOLDS_CELLS]
    name, identifier = _put_together(tumors[0], kind.name, lexicon) if len(tumors) == 1 else (kind.name, kind.id)
    return Candidate(start, end, "DRUG_CLASS", name, identifier, "rule class-of-two", 0.9)


def _listed_armed(gene: Candidate, printed: str, kind: str, lexicon: Lexicon) -> Term | None:
    """The lexicon's armed class with an antigen, by its printed name or by its target."""
    if term := lexicon.named("DRUG_CLASS", fold(f"{printed} {kind}")):
        return term
    conjugates = lexicon.classes_of.get(gene.name, ()) if kind == _ARMED_AS["conjugate"] else ()
    return next((term for term in conjugates if "conjugate" in term.facts.get("heads", ())), None)


def _armed_class(gene: Candidate, printed: str, kind: str, lexicon: Lexicon) -> tuple[str, str]:
    """Name and identifier of an armed class with its antigen: the lexicon's, or put together."""
    if term := _listed_armed(gene, printed, kind, lexicon):
        return term.name, term.id
    return _put_together(gene.name, kind, lexicon)


def _put_together(antigen: str, kind: str, lexicon: Lexicon) -> tuple[str, str]:
    name = f"{class_of_target(antigen, 'antibody', lexicon)[0].removesuffix(' antibody')} {kind}"
    return name, own_id(name)
