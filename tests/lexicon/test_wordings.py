"""The packaged wordings: each is found in its example, and every class of words is used."""

import csv
import re
from importlib.resources import files
from pathlib import Path

from claimx.lexicon import Term, class_kinds, inferences, read_lexicon

LEXICONS = Path(str(files("claimx"))) / "lexicons"


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a lexicon file."""
    with (LEXICONS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_wording_is_found_in_its_example() -> None:
    lexicon = read_lexicon()
    wrong = []
    for row in read_rows("wordings.tsv"):
        hits = [hit for hit in lexicon.find(row["example"]) if isinstance(hit.entry, Term)]
        told = [(hit.entry.label, hit.entry.name) for hit in hits if hit.form == row["form"]]
        if row["name"] and (row["label"], row["name"]) not in told:
            wrong.append(row["form"])
        if not row["name"] and any(hit.place.startswith("wordings.tsv") for hit in hits):
            wrong.append(row["form"])
    assert not wrong


def test_wordings_and_classes_are_given_once_and_used() -> None:
    rows = read_rows("wordings.tsv")
    forms = [(row["form"], row["label"]) for row in rows]
    assert len(forms) == len(set(forms)), sorted(form for form in forms if forms.count(form) > 1)
    classes = {row["class"]: row["words"].split("|") for row in read_rows("word_classes.tsv")}
    named = {name for form in [row["form"] for row in rows] for name in re.findall("<(.+?)>", form)}
    held = {name for words in classes.values() for word in words for name in re.findall("<(.+?)>", word)}
    assert named | held == set(classes)
    twice = {name: word for name, words in classes.items() for word in words if words.count(word) > 1}
    assert not twice


def test_inferences_name_mechanisms_once() -> None:
    known = read_lexicon().by_name
    rules = [rule for same in inferences().values() for rule in same]
    assert len(rules) == len({(rule.change, rule.role) for rule in rules})
    for rule in rules:
        assert not rule.mechanism or ("MECHANISM", rule.mechanism) in known, rule
        assert rule.mechanism or not rule.alone or rule.role == "dna repair", rule


def test_kinds_are_of_classes_that_the_lexicon_has() -> None:
    known = read_lexicon().by_name
    assert [name for names in class_kinds().values() for name in names if ("DRUG_CLASS", name) not in known] == []


def test_what_is_vague_is_general() -> None:
    kinds = class_kinds()
    assert kinds["vaguest"] < kinds["vague"] < kinds["general"]
