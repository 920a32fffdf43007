"""Made slips over the drug lexicon: how many are repaired, and whether real words and names are left alone.

    python benchmarks/slips.py [DATA] [--seed N] [--words N] [--list]

Every name and synonym of a drug with seven letters or more gets one slip of each kind, drawn with a fixed seed, and is
put into a sentence. A slip counts as repaired where the mention has the right name and says what was printed. Slips
that give another listed name or a word of the texts are left out, since nothing could tell them. The real words are
drawn from the abstracts, statements and papers of DATA (by default ``$CLAIMX_SHARED/data`` or ``../shared/data``):
what is listed as a drug or annotated as a chemical is none of them. The annotated chemicals that the lexicon does
not list must not become other drugs either. What does is printed: judge whether it is a misprint of the source.
``--list`` prints the slips that were not repaired.
"""

import argparse
import os
import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from claimx.lexicon import Lexicon, fold, read_lexicon
from claimx.mentions import MentionFinder
from claimx.schema import Mention
from claimx.sentences import find_sentences
from claimx.taggers.corpora import read_corpora

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SCANNED = (
    ("l", "I"), ("l", "1"), ("i", "l"), ("i", "1"), ("o", "0"), ("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"),
    ("w", "vv"), ("e", "c"), ("c", "e"), ("h", "b"), ("b", "h"), ("u", "n"), ("n", "u"), ("t", "f"), ("f", "t"),
)  # fmt: skip
"""What scanners print for what; letters as they stand in the middle of a name."""
CARRIERS = ("Patients received {} daily.", "Cells became resistant to {} within weeks.", "{} was stopped.")
WORD = re.compile(r"[A-Za-z]{4,}")
BATCH = 400


def letters_of(name: str) -> list[int]:
    """The places of a name's letters."""
    return [place for place, sign in enumerate(name) if sign.isascii() and sign.isalpha()]


def slips_of(name: str, dice: random.Random) -> dict[str, str]:
    """One slip of each kind that the name can have."""
    at = dice.choice(letters_of(name))
    made = {
        "substitution": name[:at] + dice.choice([c for c in LETTERS if c != name[at].lower()]) + name[at + 1 :],
        "deletion": name[:at] + name[at + 1 :],
        "insertion": name[:at] + dice.choice(LETTERS) + name[at:],
    }
    inner = [i for i in letters_of(name) if i and i - 1 in letters_of(name)]
    swaps = [i for i in inner if name[i - 1].lower() != name[i].lower()]
    if swaps:
        at = dice.choice(swaps)
        made["swap"] = name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]
    scans = [(i, old, new) for old, new in SCANNED for i in range(1, len(name)) if name.startswith(old, i)]
    if scans:
        at, old, new = dice.choice(scans)
        made["scan"] = name[:at] + new + name[at + len(old) :]
    if inner:
        at = dice.choice(inner)
        made["space"] = name[:at] + " " + name[at:]
    return {kind: _in_case(printed, name) for kind, printed in made.items()}


def _in_case(printed: str, name: str) -> str:
    """A slip with a capital where its name, a brand's for example, begins with one."""
    if not (name[0].isupper() and name[1:].islower()):
        return printed
    return printed[0].upper() + printed[1:2].lower() + printed[2:]


def found_in(texts: Sequence[str], finder: MentionFinder) -> list[list[Mention]]:
    """The drugs of each text, found in documents of many lines."""
    found: list[list[Mention]] = []
    for first in range(0, len(texts), BATCH):
        batch = texts[first : first + BATCH]
        text = "\n".join(batch)
        drugs = [m for m in finder.find(text, "", find_sentences(text), {}).mentions if m.label == "DRUG"]
        start = 0
        for line in batch:
            found.append([m for m in drugs if start <= m.start < start + len(line)])
            start += len(line) + 1
    return found


def real_words(data: Path) -> tuple[Counter[str], set[str]]:
    """Words of the texts with their counts, and the words of what is annotated as a chemical, in lower case."""
    words: Counter[str] = Counter()
    chemicals: set[str] = set()
    for abstract in read_corpora(data / "ner"):
        words.update(WORD.findall(abstract.text))
        for a in abstract.annotations:
            if a.type in ("Chemical", "Simple_chemical", "ChemicalEntity"):
                chemicals.add(abstract.text[a.start : a.end])
    others = [data / "civic" / "dev.tsv", data / "mutations" / "devo_text.txt", *sorted((data / "papers").glob("*ml"))]
    for path in others:
        words.update(WORD.findall(re.sub(r"<[^>]*>|https?:\S+", " ", path.read_text(encoding="utf-8"))))
    return words, chemicals


def drug_words(lexicon: Lexicon) -> set[str]:
    """The words of all forms of drugs and classes, and their plurals."""
    forms = {fold(form) for term in lexicon.terms if term.label in ("DRUG", "DRUG_CLASS") for form in term.forms}
    words = {word for form in forms for word in WORD.findall(form)}
    return words | {word + "s" for word in words}


def repairs(names: Iterable[str], lexicon: Lexicon, finder: MentionFinder, seed: int, real: set[str]) -> list[str]:
    """The table of made slips."""
    owner = {form: lexicon.by_form["DRUG", fold(form)].name for form in names}
    taken = {fold(form) for term in lexicon.terms for form in term.forms}
    cases = []
    for form in sorted(owner):
        dice = random.Random(f"{seed} {form}")
        for kind, printed in slips_of(form, dice).items():
            words = fold(printed).split()
            real_slip = fold(printed) in taken or any(
                w in real and w not in fold(form).split() for w in words if len(w) > 3
            )
            cases.append((kind, form, printed, "left out" if real_slip else dice.choice(CARRIERS).format(printed)))
    used = [case for case in cases if case[3] != "left out"]
    right: Counter[str] = Counter()
    made = Counter(kind for kind, *_ in used)
    failures = []
    for (kind, form, printed, _), mentions in zip(used, found_in([c[3] for c in used], finder), strict=True):
        good = any(m.name == owner[form] and m.corrected_from and printed.startswith(m.text[:3]) for m in mentions)
        right[kind] += good
        if not good:
            failures.append(f"{kind:13} {printed!r} of {form!r}: {[(m.text, m.name) for m in mentions]}")
    lines = [f"  {kind:<14} {right[kind] / made[kind]:.3f}   {right[kind]} of {made[kind]}" for kind in sorted(made)]
    total = f"  {'all':<14} {right.total() / made.total():.3f}   {right.total()} of {made.total()}"
    return [*lines, f"{total}   ({len(cases) - len(used)} left out: real names or words)", *failures]


def becoming(texts: Sequence[str], finder: MentionFinder) -> list[str]:
    """What of these words becomes a drug, with its name."""
    lines = found_in([CARRIERS[0].format(text) for text in texts], finder)
    return [f"{text!r}: {m.name} ({m.found_by})" for text, ms in zip(texts, lines, strict=True) for m in ms]


def main() -> None:
    """Print the tables."""
    shared = Path(os.environ.get("CLAIMX_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=shared / "data", help="folder with the texts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=int, default=10_000, help="how many real words")
    parser.add_argument("--list", action="store_true", help="print what was not repaired, too")
    options = parser.parse_args()
    lexicon = read_lexicon()
    finder = MentionFinder(lexicon)
    counts, chemicals = real_words(options.data)
    drugs = drug_words(lexicon)
    annotated = {word for name in chemicals for word in WORD.findall(name.lower())}
    words = sorted(w for w, n in counts.items() if n > 1 and w.lower() not in drugs | annotated)
    real = {word.lower() for word in words}
    terms = [term for term in lexicon.terms if term.label == "DRUG"]
    names = [term.name for term in terms if len(letters_of(term.name)) >= 7]
    forms = [form for term in terms for form in term.forms if len(letters_of(form)) >= 7]
    for title, chosen in (("names", names), ("names and synonyms", forms)):
        lines = repairs(chosen, lexicon, finder, options.seed, real)
        print(f"{title} of seven letters and more, repaired ({len(set(chosen))} forms)")
        print("\n".join(line for line in lines if options.list or line.startswith("  ")))
    random.Random(options.seed).shuffle(words)
    chosen = words[: options.words]
    wrong = becoming(chosen, finder)
    unknown = sum(word.lower() not in lexicon.words for word in chosen)
    print(f"real words that become a drug: {len(wrong)} of {len(chosen)} ({unknown} of them in no list of the package)")
    print("\n".join(f"  {line}" for line in wrong))
    strangers = sorted(n for n in chemicals if not any(w in drugs for w in re.findall(r"\w+", fold(n))) and len(n) > 5)
    corrected = [line for line in becoming(strangers, finder) if "slip" in line]
    print(f"annotated chemicals that no lexicon lists, corrected into a drug: {len(corrected)} of {len(strangers)}")
    print("\n".join(f"  {line}" for line in corrected))


if __name__ == "__main__":
    main()
