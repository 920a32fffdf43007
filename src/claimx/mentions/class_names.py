"""Names of drug classes: how one is called that acts on a gene, and what a name says of its target."""

import re

from claimx.lexicon import Lexicon

ARMED = frozenset(
    {
        "bispecific antibody", "bispecific T-cell engager", "antibody-drug conjugate", "immunotoxin",
        "antibody-oligonucleotide conjugate", "radioimmunotherapy", "CAR-T therapy", "CAR-NK therapy",
    }
)  # fmt: skip
"""Classes that bind an antigen and do more than an antibody does: with it, they are classes of their own."""
OF_TWO = "bispecific"
"""What begins the name of a class that binds two antigens: one of them does not tell it."""
_OF_KINASES = "receptor kinase"
"""What small molecules inhibit, too."""
_ARMED_NAME = re.compile(rf"(?P<bound>anti-.+) (?:{'|'.join(map(re.escape, sorted(ARMED)))})")


def class_of_target(gene: str, kind: str, lexicon: Lexicon) -> tuple[str, str]:
    """Name and identifier of the class that acts on a gene: the lexicon's, or put together in the same form.

    Args:
        kind: 'inhibitor', 'therapy', 'degrader', 'agonist' or 'antibody'. A degrader of a gene that has none listed
            inhibits it; what is directed at an antigen that no listed drug inhibits is an antibody.
    """
    if kind == "therapy":
        inhibited = any(_is_kind(term.name, "inhibitor") for term in lexicon.classes_of.get(gene, ()))
        roles = lexicon.facts("GENE", gene, "roles")
        bound = not inhibited and "antigen" in roles and _OF_KINASES not in roles
        return class_of_target(gene, "antibody" if bound else "inhibitor", lexicon)
    wanted = [term for term in lexicon.classes_of.get(gene, ()) if _is_kind(term.name, kind)]
    if kind == "degrader" and not wanted:
        return class_of_target(gene, "inhibitor", lexicon)
    if wanted:
        best = min(
            wanted,
            key=lambda term: (len(term.facts["targets"]), term.facts["targets"].index(gene), len(term.name), term.name),
        )
        return best.name, best.id
    name = f"anti-{gene} antibody" if kind == "antibody" else f"{gene} {kind}"
    return name, own_id(name)


def unarmed(name: str) -> str:
    """The class of plain antibodies with the target of an armed one; any other name as it is.

    >>> unarmed("anti-CD30 antibody-drug conjugate"), unarmed("antibody-drug conjugate")
    ('anti-CD30 antibody', 'antibody-drug conjugate')
    """
    armed = _ARMED_NAME.fullmatch(name)
    return f"{armed['bound']} antibody" if armed else name


def named_target(name: str) -> str:
    """The target in the name of a class that is put together from it; any other name as it is.

    >>> named_target("EGFR inhibitor"), named_target("anti-CD30 antibody-drug conjugate"), named_target("taxane")
    ('EGFR', 'CD30', 'taxane')
    """
    plain = unarmed(name)
    if plain.startswith("anti-"):
        return plain.removeprefix("anti-").removesuffix(" inhibitor").removesuffix(" antibody")
    return plain.removesuffix(" inhibitor").removesuffix(" agonist")


def is_class_of_target(name: str, lexicon: Lexicon) -> bool:
    """Whether the name of a class is one that is put together here from a gene of the lexicon."""
    plain, gene = unarmed(name), named_target(name)
    if lexicon.knows("DRUG_CLASS", plain):
        return True
    return lexicon.knows("GENE", gene) and plain in [
        class_of_target(gene, kind, lexicon)[0] for kind in ("inhibitor", "agonist", "antibody")
    ]


def own_id(name: str) -> str:
    """The identifier of a class that is put together, by its name."""
    return "claimx:" + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _is_kind(name: str, kind: str) -> bool:
    """Whether the name of a class is of this kind, e.g. ``anti-EGFR antibody``."""
    return name.endswith(f" {kind}") and (kind != "antibody" or name.startswith("anti-"))
