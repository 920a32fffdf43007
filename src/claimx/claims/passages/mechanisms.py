"""Mechanisms that a changed gene amounts to for a drug, by its role and by what the drug acts on."""

from collections.abc import Sequence, Set

from claimx.claims.passages.changes import Change
from claimx.claims.passages.facts import once_a_lexicon
from claimx.lexicon import Lexicon, Term, class_kinds, inferences
from claimx.mentions.class_names import named_target, unarmed

NAMED = "named"
"""Of a gene it is not said how it is changed."""
PATHWAYS = {"ras pathway", "pi3k pathway"}
ANGIOGENIC = "angiogenic factor"
"""What makes vessels grow stands in for another of its kind alone: under an EGFR inhibitor HGF is a ligand."""
OF_ANTIBODIES = {"complement", "fc receptor", "mucin"}
"""What changes only how an antibody binds and kills."""
AROUND = {"bypass signaling", "downstream activation", "pathway reactivation"}
"""What goes around the signal that a therapy blocks; one that blocks none leaves nothing to go around."""


def infer_mechanisms(
    change: Change, drug: str, targets: Sequence[str], lexicon: Lexicon, owner: str = ""
) -> tuple[str, ...]:
    """The mechanisms that a change of a gene amounts to, by the gene's role and the drug's targets.

    ``owner`` is the gene of mutations that are printed without one.

    The rules are data: ``lexicons/inferences.tsv``.
    """
    gene = change.gene.name if change.gene else owner
    own = _roles(gene, drug, tuple(targets), lexicon)
    if not gene and change.mutations:
        own |= {"target"}
    told = dict.fromkeys([m for kind in change.kinds or (NAMED,) if (m := _mechanism(kind, own))])
    return tuple([m for m in told if m not in AROUND or not _is_cytotoxic(drug, lexicon)])


@once_a_lexicon
def _is_cytotoxic(drug: str, lexicon: Lexicon) -> bool:
    """Whether all parts of a therapy damage cells without blocking a signal."""
    cytotoxic = class_kinds()["cytotoxic"]
    return all(not cytotoxic.isdisjoint((part, *lexicon.facts("DRUG", part, "classes"))) for part in drug.split(" + "))


@once_a_lexicon
def _roles(gene: str, drug: str, targets: tuple[str, ...], lexicon: Lexicon) -> frozenset[str]:
    """What a gene is for a drug with these targets, as ``lexicons/inferences.tsv`` names it; itself among it."""
    roles = {*lexicon.facts("GENE", gene, "roles"), gene, "any"}
    if not any(ANGIOGENIC in lexicon.facts("GENE", target, "roles") for target in targets):
        roles.discard(ANGIOGENIC)
    if not _is_antibody(drug, lexicon):
        roles -= OF_ANTIBODIES
    members = {gene, *lexicon.facts("GENE", gene, "members")}
    if gene and members & set(targets):
        roles.add("target")
        if _is_antibody(drug, lexicon):
            roles.add("antigen target")
    elif roles & PATHWAYS & {role for t in targets for role in lexicon.facts("GENE", t, "roles")}:
        roles.add("same pathway")
    return frozenset(roles)


def _mechanism(change: str, roles: Set[str]) -> str:
    """The mechanism that a change of a gene in these roles amounts to; or ''."""
    return next((rule.mechanism for rule in inferences().get(change, ()) if rule.role in roles), "")


@once_a_lexicon
def overcome_by(agent: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The mechanisms that an agent does away with: those in the name of a class, else those that its targets serve.

    A cancer stem cell inhibitor answers cancer stem cells, an inhibitor of ABCB1 drug efflux.
    """
    found = lexicon.find(agent) if lexicon.knows("DRUG_CLASS", agent) else ()
    named = [h.entry.name for h in found if isinstance(h.entry, Term) and h.entry.label == "MECHANISM"]
    served = [_mechanism(NAMED, _roles(gene, agent, (), lexicon)) for gene in targets_of(agent, lexicon)]
    return tuple(dict.fromkeys(named or [m for m in served if m and m not in AROUND]))


@once_a_lexicon
def targets_of(drug: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The genes that a drug, class or combination acts on, families opened into their members."""
    genes: list[str] = []
    for part in map(unarmed, drug.split(" + ")):
        for label in ("DRUG", "DRUG_CLASS"):
            for gene in lexicon.facts(label, part, "targets"):
                genes += [gene, *lexicon.facts("GENE", gene, "members")]
        if (named := named_target(part)) != part:
            genes.append(named)
    return tuple(dict.fromkeys(genes))


def _is_antibody(drug: str, lexicon: Lexicon) -> bool:
    names = (drug, *lexicon.facts("DRUG", drug, "classes"))
    return any("antibod" in name or name.endswith("mab") for name in names) or drug.partition(" ")[0].endswith("mab")
