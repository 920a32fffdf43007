"""What is wrong with wordings and with the classes of words that they name."""

from collections.abc import Collection, Iterator, Sequence

from claimx.errors import InputError
from claimx.lexicon.forms import CLASS, Words
from claimx.lexicon.pairs import is_pair, sides_of
from claimx.lexicon.records import Wording


def faults_of(wordings: Sequence[Wording], names: Collection[tuple[str, str]], classes: Words) -> Iterator[InputError]:
    """Everything that is wrong with wordings, one error a fault.

    Args:
        wordings: rows of the file of wordings.
        names: (label, name) of the terms that there are.
        classes: the words of each class.
    """
    for wording in wordings:
        if wording.name and (wording.label, wording.name) not in names:
            fault = f"there is no {wording.label or 'label'} {wording.name!r}"
            yield InputError(wording.place, fault, "use a name of the file of that label, or none")
        for named in CLASS.findall(wording.form):
            if named[1:-1] not in classes:
                yield InputError(wording.place, f"there is no class {named}", "add it to word_classes.tsv")
        if len(sides_of(wording.form)) > 2:
            yield InputError(wording.place, "joins more than two words", "write a pair")
        if is_pair(wording.form) and any("*" in side.rstrip("*") for side in sides_of(wording.form)):
            yield InputError(wording.place, "a star within a side of a pair", "end the side with it")
    for name, held in classes.items():
        for word in held:
            for named in CLASS.findall(word):
                if named[1:-1] not in classes:
                    fault = f"class '{name}' holds {named}, which there is not"
                    yield InputError("word_classes.tsv", fault, "add that class, or take it out")
