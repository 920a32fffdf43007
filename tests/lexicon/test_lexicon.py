"""Lexicons: how forms match, how files are read, and what lint says of bad rows."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.errors import InputError
from claimx.lexicon import PACKAGED, Cue, Lexicon, Term, Wording, fold, lint_lexicon, read_lexicon
from claimx.lexicon.records import Head

Write = Callable[..., Path]

TERM_HEADER = "name\tid\tsynonyms\tmatch"
DRUG_HEADER = TERM_HEADER + "\tclasses\ttargets"

AUTO = [
    (["lung cancer"],
     "Lung Cancer and lung-cancer, LUNG\u2011CANCER, lung\u2013cancer, lung\u00a0cancers, lung cancerous",
     ["Lung Cancer", "lung-cancer", "LUNG\u2011CANCER", "lung\u2013cancer", "lung\u00a0cancers"]),
    (["gefitinib"], "Gefitinib, GEFITINIB, gefitinibs, gefitiniblike, pregefitinib",
     ["Gefitinib", "GEFITINIB", "gefitinibs"]),
    (["gefitinib"], "(gefitinib), gefitinib-resistant, gefitinib/erlotinib", ["gefitinib", "gefitinib", "gefitinib"]),
    (["MET"], "MET and METs, met, Met, mets, METAL, cMET, MET2, MET-driven", ["MET", "METs", "MET"]),
    (["HER2"], "HER2, HER-2, HER 2, her2, xHER2, HER2s", ["HER2", "HER-2", "HER 2", "HER2s"]),
    (["HER-2"], "HER2, HER-2", ["HER2", "HER-2"]),
    (["TKI"], "TKI, TKIs, tki, TKIx", ["TKI", "TKIs"]),
    (["AZD9291"], "AZD9291, AZD-9291, AZD 9291, azd9291", ["AZD9291", "AZD-9291", "AZD 9291"]),
    (["interferon-alpha"], "interferon-alpha, interferon alpha, Interferon-\u03b1, interferon \u03b1",
     ["interferon-alpha", "interferon alpha", "Interferon-\u03b1", "interferon \u03b1"]),
    (["TGF-\u03b2"], "TGF-\u03b2, TGF-beta, TGF beta, tgf-beta", ["TGF-\u03b2", "TGF-beta", "TGF beta"]),
    (["Crohn\u2019s disease"], "Crohn's disease, crohn\u2019s disease", ["Crohn's disease", "crohn\u2019s disease"]),
    (["gefitinib", "Iressa"], "Gefitinib (Iressa)", ["Gefitinib", "Iressa"]),
    (["gefitinib"], "", []),
]  # fmt: skip
RULES = [
    ("cased", "Met", "Met met MET", ["Met"]),
    ("cased", "gefitinib", "Gefitinib gefitinib", ["gefitinib"]),
    ("anycase", "MET", "Met met MET METs", ["Met", "met", "MET", "METs"]),
    ("auto", "aspirin", "Aspirin ASPIRIN", ["Aspirin", "ASPIRIN"]),
    ("auto", "src", "src SRC", ["src"]),
    ("context:kinase", "SRC", "src SRC", ["SRC"]),
]
CUES = [
    ("overcom*", "They overcome, overcoming; Overcomes it, overcame.", ["overcome", "overcoming", "Overcomes"]),
    ("overcom* ~ resistance", "overcoming the acquired resistance", ["overcoming the acquired resistance"]),
    ("loss ~ antigen", "loss of the target antigen", ["loss of the target antigen"]),
    ("loss ~ antigen", "loss antigen", ["loss antigen"]),
    ("loss ~ antigen", "loss of one two three antigen", ["loss of one two three antigen"]),
    ("loss ~ antigen", "loss of one two three four antigen", []),
    ("loss ~ antigen", "loss. The antigen", []),
    ("loss ~ antigen", "loss; antigen", []),
    ("loss ~ antigen", "loss of antigenicity", []),
    ("loss ~ antigen*", "loss of antigenicity", ["loss of antigenicity"]),
    ("not", "It does NOT, nor notable, knot", ["NOT"]),
    ("no longer", "no-longer, no  longer", ["no-longer"]),
]


def term(*forms: str, match: str = "auto", name: str = "") -> Term:
    """A term of an invented row."""
    return Term("DRUG", name or forms[0], "", tuple(forms) if name else forms[1:], match, "drugs.tsv line 2")


def found(lexicon: Lexicon, text: str) -> list[str]:
    """What the lexicon finds, as printed."""
    hits = list(lexicon.find(text))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    return [text[start:end] for start, end in dict.fromkeys((hit.start, hit.end) for hit in hits)]


@pytest.mark.parametrize(("forms", "text", "expected"), AUTO)
def test_forms_match_as_papers_print_them(forms: Sequence[str], text: str, expected: list[str]) -> None:
    assert found(Lexicon((term(*forms),), (), ()), text) == expected


@pytest.mark.parametrize(("rule", "form", "text", "expected"), RULES)
def test_match_rules(rule: str, form: str, text: str, expected: list[str]) -> None:
    assert found(Lexicon((term(form, match=rule),), (), ()), text) == expected


@pytest.mark.parametrize(("form", "text", "expected"), CUES)
def test_wildcards_of_cues(form: str, text: str, expected: list[str]) -> None:
    assert found(Lexicon((), (Cue(form, "denial", "not", "cues.tsv line 2"),), ()), text) == expected


CLASSES = {
    "less": ("reduc*", "low", "<loss>"),
    "loss": ("loss", "lack", "lack of", "lost"),
    "more": ("increas*",),
    "organ": ("liver", "lung"),
    "expression": ("expression", "<organ> expression"),
    "others": ("uptake in the kidney", "expression vector*"),
}
PAIRS = [
    ("<less> & uptake", "Uptake of the drug was clearly reduced.", ["Uptake of the drug was clearly reduced"]),
    ("<less> & uptake", "A reduced, even lost uptake was seen.", ["lost uptake"]),
    ("<less> & uptake", "Reduced uptake, and a lack of uptake", ["Reduced uptake", "lack of uptake"]),
    ("<less> & uptake", "Reduced drug-uptake and reducing the uptake", ["Reduced drug-uptake", "reducing the uptake"]),
    ("<less> & uptake", "It was reduced. Uptake was high; lower uptake was not.", []),
    ("<less> & uptake", "Growth was reduced by uptake of the drug, which reduced, but uptake rose.", []),
    ("<less> & uptake", "Reduced one two three four five six uptake", []),
    ("<less> & uptake", "uptake and reduced growth", []),
    ("<less> & uptake", "Reduced uptake in the kidney was seen.", []),
    ("<less> ~ uptake", "Uptake was reduced, a reduced uptake.", ["reduced uptake"]),
    ("<less> & <expression>", "Reduced liver expression; expression in the lung was lost.",
     ["Reduced liver expression", "expression in the lung was lost"]),
    ("<less> & <expression>", "A reduced expression vector was used.", []),
    ("<less> & uptake", "A rereduced uptake; reduced uptakeful; reducing uptakes", ["reducing uptakes"]),
    ("tumor & uptake*", "The tumour uptaken, the tumor was uptaken.", ["tumour uptaken", "tumor was uptaken"]),
    ("lack of <organ>", "A lack of lungs and a lack of livers", ["lack of lungs", "lack of livers"]),
]  # fmt: skip


@pytest.mark.parametrize(("form", "text", "expected"), PAIRS)
def test_wordings_join_words_that_stand_near_each_other(form: str, text: str, expected: list[str]) -> None:
    wordings = (
        Wording(form, "DRUG", "fancinib", "wordings.tsv line 2"),
        Wording("<others>", "DRUG", "", "wordings.tsv line 3"),
        Wording("<more> & death", "DRUG", "fancinib", "wordings.tsv line 4"),
    )
    lexicon = Lexicon((term("fancinib"),), (), (), wordings=wordings, classes=CLASSES)
    hits = [hit for hit in lexicon.find(text) if isinstance(hit.entry, Term)]
    assert [text[hit.start : hit.end] for hit in hits] == expected
    assert {(hit.form, hit.place) for hit in hits} <= {(form, "wordings.tsv line 2")}


TURNED = [
    ("Reduced growth and increased uptake", []),  # what is raised is not lowered
    ("Reduced or increased uptake", ["Reduced or increased uptake"]),
    ("Reduced uptake and expression", ["Reduced uptake", "expression"]),  # two things of one deed
    ("Reduced uptake by expression", ["Reduced uptake"]),
]


@pytest.mark.parametrize(("text", "expected"), TURNED)
def test_a_word_serves_what_stands_nearest(text: str, expected: list[str]) -> None:
    wordings = (
        Wording("<less> & uptake", "DRUG", "fancinib", "wordings.tsv line 2"),
        Wording("<less> & expression", "DRUG", "plainmab", "wordings.tsv line 3"),
        Wording("<more> & death", "DRUG", "fancinib", "wordings.tsv line 4"),
    )
    lexicon = Lexicon((term("fancinib"), term("plainmab")), (), (), wordings=wordings, classes=CLASSES)
    assert found(lexicon, text) == expected


HEADS = tuple(
    Head(form, kind, "class_heads.tsv line 2")
    for form, kind in [
        ("{} inhibitor", "inhibitor"), ("inhibitors of {}", "inhibitor"), ("{} kinase inhibitor", "inhibitor"),
        ("{} antibody", "antibody"), ("anti-{} antibody", "antibody"), ("{}-targeted therapy", "therapy"),
    ]
)  # fmt: skip
PUT_TOGETHER = [
    ("a QRS inhibitor and QRS-inhibitors", ["QRS inhibitor", "QRS-inhibitors"], "QRS inhibitor"),
    ("inhibitors of QRS or of XY", ["inhibitors of QRS"], "QRS inhibitor"),
    ("QRS-targeted therapy", ["QRS-targeted therapy"], "QRS inhibitor"),
    ("an anti-QRS antibody, QRS antibody", ["anti-QRS antibody", "QRS antibody"], "anti-QRS antibody"),
    ("an QRS kinase kinase inhibitor", ["QRS kinase kinase inhibitor"], "QRS kinase inhibitor"),
    ("QRS, a QRS inhibited, QRS inhibitory, preQRS inhibitor, disinhibitors of QRS, inhibitors of QRSs2", [], ""),
    ("the longest QRS inhibitor", ["longest QRS inhibitor"], "listed class"),
]


@pytest.mark.parametrize(("text", "expected", "name"), PUT_TOGETHER)
def test_names_of_classes_are_put_together(text: str, expected: list[str], name: str) -> None:
    terms = (
        class_of("QRS inhibitor", ("QRS",), ("inhibitor", "therapy")),
        class_of("QRS kinase inhibitor", ("QRS kinase", "longest QRS"), ("inhibitor",)),
        class_of("anti-QRS antibody", ("QRS",), ("antibody",)),
        Term("DRUG_CLASS", "listed class", "", ("longest QRS inhibitor",), "auto", "drug_classes.tsv line 5"),
    )
    lexicon = Lexicon(terms, (), (), heads=HEADS)
    hits = [hit for hit in lexicon.find(text) if isinstance(hit.entry, Term)]
    longest = [h for h in hits if not any(o is not h and o.start <= h.start and h.end <= o.end for o in hits)]
    assert [text[hit.start : hit.end] for hit in longest] == expected
    assert {hit.entry.name for hit in longest} == ({name} if name else set())
    assert all(lexicon.named("DRUG_CLASS", fold(form)) for form in expected)


DRUG_EFFLUX = Term("MECHANISM", "drug efflux", "", ("raised pump",), "auto", "mechanisms.tsv line 2")


def test_a_listed_name_goes_before_a_wording_of_the_same_words() -> None:
    lexicon = Lexicon(
        (DRUG_EFFLUX,),
        (),
        (),
        wordings=(Wording("<more> & <pump>", "MECHANISM", "drug efflux", "wordings.tsv line 2"),),
        classes={"more": ("raised",), "pump": ("pump",)},
    )
    assert next(iter(lexicon.find("a raised pump"))).place == DRUG_EFFLUX.place


def class_of(name: str, stems: tuple[str, ...], heads: tuple[str, ...]) -> Term:
    return Term("DRUG_CLASS", name, "", (), "auto", "drug_classes.tsv line 2", {"stems": stems, "heads": heads})


@cache
def packaged() -> Lexicon:
    return read_lexicon()


def packaged_heads() -> list[tuple[str, str]]:
    lines = (PACKAGED / "class_heads.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [(form, example) for form, _, example in (line.split("\t") for line in lines)]


def test_every_cue_is_found_in_its_example() -> None:
    rows = (PACKAGED / "cues.tsv").read_text(encoding="utf-8").splitlines()[1:]
    unfound = []
    for form, kind, value, example in (row.split("\t") for row in rows):
        cues = [(h.form, h.entry.kind, h.entry.value) for h in packaged().find(example) if isinstance(h.entry, Cue)]
        if (form, kind, value) not in cues:
            unfound.append((form, kind, example))
    assert unfound == []


@pytest.mark.parametrize(("form", "example"), packaged_heads())
def test_each_head_makes_a_class_in_its_example(form: str, example: str) -> None:
    before, _, after = (re.escape(part) for part in form.partition("{}"))
    printed = re.search(rf"(?<!\w){before}[\w/-]+{after}(?!\w)", example)
    assert printed, f"the example does not print {form!r}"
    hits = [h for h in packaged().find(example) if isinstance(h.entry, Term) and h.entry.label == "DRUG_CLASS"]
    assert any(hit.start <= printed.start() and hit.end >= printed.end() for hit in hits)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{} sponge\tinhibitor\tA KIT sponge failed.", ""),
        ("sponge\tinhibitor\tA sponge failed.", "no place for a stem"),
        ("{} of {}\tinhibitor\tA KIT of KIT failed.", "no place for a stem, or several"),
    ],
)
def test_faulty_heads_are_named(row: str, message: str, write: Write) -> None:
    folder = write("class_heads.tsv", "form\tkind\texample", row)
    problems = [str(problem) for problem in lint_lexicon(folder)]
    assert bool(problems) == bool(message) and all(message in problem for problem in problems)
    if message:
        with pytest.raises(InputError, match=re.escape(message)):
            read_lexicon([folder])


def test_an_unknown_kind_of_heads_is_named(write: Write) -> None:
    header = TERM_HEADER + "\ttargets\tstems\theads"
    folder = write("drug_classes.tsv", header, "QRS sponge\tclaimx:qrs-sponge\t\tauto\t\tQRS\tsponges")
    assert "no kind of heads 'sponges'" in " ".join(map(str, lint_lexicon(folder)))


FAULTY = [
    ("<less> & uptake\tMECHANISM\treduced uptake\tUptake fell.", ""),
    ("<fewer> & uptake\tMECHANISM\treduced uptake\tUptake fell.", "there is no class <fewer>"),
    ("uptake\tMECHANISM\treduced intake\tUptake fell.", "there is no MECHANISM 'reduced intake'"),
    ("uptake\tMECHANISMS\treduced uptake\tUptake fell.", "there is no MECHANISMS 'reduced uptake'"),
    ("uptake & fell & far\tMECHANISM\treduced uptake\tUptake fell.", "joins more than two words"),
    ("fell* out & uptake\tMECHANISM\treduced uptake\tUptake fell.", "a star within a side of a pair"),
]


@pytest.mark.parametrize(("row", "message"), FAULTY)
def test_faulty_wordings_are_named(row: str, message: str, write: Write) -> None:
    folder = write("wordings.tsv", "form\tlabel\tname\texample", row)
    problems = [str(problem) for problem in lint_lexicon(folder)]
    assert bool(problems) == bool(message) and all(message in problem for problem in problems)
    assert all(problem.startswith("wordings.tsv line 2: ") for problem in problems)
    if message:
        with pytest.raises(InputError, match=re.escape(message)):
            read_lexicon([folder])


def test_a_class_that_holds_an_unknown_class_is_named(write: Write) -> None:
    (problem,) = lint_lexicon(write("word_classes.tsv", "class\twords", "tiny\tsmall|<minute>"))
    assert "class 'tiny' holds <minute>" in str(problem)


def test_the_wordings_of_a_user_are_added(write: Write) -> None:
    write("word_classes.tsv", "class\twords", "fizzle\tfizzl*")
    folder = write("wordings.tsv", "form\tlabel\tname\texample", "<fizzle> & pump\tMECHANISM\tdrug efflux\tIt fizzles.")
    hits = read_lexicon([folder]).find("The pump fizzled.")
    assert [(hit.form, hit.place) for hit in hits] == [("<fizzle> & pump", "wordings.tsv line 2")]


SHARED = ["block*", "block* the way", "block* ~ way", "block ~ ways", "block* ~ entr*", "block"]


@pytest.mark.parametrize(
    "text", ["Blocks the way.", "block the ways", "blocking all the way", "blocked", "block", "It blocks an entry"]
)
def test_forms_that_begin_alike_are_found_as_each_by_itself(text: str) -> None:
    cues = tuple(Cue(form, "change", form, "cues.tsv line 2") for form in SHARED)
    together = {(hit.start, hit.end, hit.form) for hit in Lexicon((), cues, ()).find(text)}
    alone = {(hit.start, hit.end, hit.form) for cue in cues for hit in Lexicon((), (cue,), ()).find(text)}
    assert together == alone != set()


def test_hits_overlap_and_come_by_start_and_length() -> None:
    lexicon = Lexicon((term("lung cancer"), term("small cell lung cancer"), term("cancer")), (), ())
    assert found(lexicon, "small cell lung cancer") == ["small cell lung cancer", "lung cancer", "cancer"]


def test_a_hit_knows_its_entry_and_form() -> None:
    (hit,) = Lexicon((term("gefitinib", "Iressa"),), (), ()).find("Iressa works.")
    assert isinstance(hit.entry, Term)
    assert (hit.entry.name, hit.form, hit.entry.place) == ("gefitinib", "Iressa", "drugs.tsv line 2")


@settings(deadline=None)
@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("gefitinb Met-\u2011\u0130\u03b1\u03b2s.\u00ad\n"), max_size=60))
def test_every_hit_is_a_form_of_its_entry(text: str) -> None:
    lexicon = Lexicon((term("gefitinib"), term("MET"), term("TGF-beta")), (), ())
    for hit in lexicon.find(text):
        printed = fold(text[hit.start : hit.end])
        assert printed.removesuffix("s") in {"gefitinib", "met", "tgf beta", "tgf \u03b2"}


def test_look_up_by_name_form_and_fact() -> None:
    drug = Term("DRUG", "gefitinib", "chembl:CHEMBL939", ("Iressa",), "auto", "", {"targets": ("EGFR",)})
    lexicon = Lexicon((drug,), (), ())
    assert lexicon.knows("DRUG", "gefitinib") and not lexicon.knows("GENE", "gefitinib")
    assert not lexicon.knows("DRUG", "Iressa")
    assert lexicon.by_form["DRUG", "iressa"] is drug
    assert lexicon.facts("DRUG", "gefitinib", "targets") == ("EGFR",)
    assert lexicon.facts("DRUG", "gefitinib", "unheard of") == lexicon.facts("DRUG", "unheard of", "targets") == ()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a lexicon file of these lines."""

    def save(name: str, *lines: str, data: bytes | None = None) -> Path:
        folder = tmp_path / "lexicons"
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(data if data is not None else "\n".join([*lines, ""]).encode())
        return folder

    return save


LINT = [
    ("a good row", DRUG_HEADER, ["fancinib\tclaimx:fancinib\tFancy\tauto\t\t"], []),
    ("an identifier without a prefix", DRUG_HEADER, ["fancinib\tC116377\t\tauto\t\t"],
     ["drugs.tsv line 2: 'C116377' is not a CURIE; write prefix:identifier"]),
    ("an identifier with a blank", DRUG_HEADER, ["fancinib\tncit C116377\t\tauto\t\t"],
     ["drugs.tsv line 2: 'ncit C116377' is not a CURIE"]),
    ("an unknown match rule", DRUG_HEADER, ["fancinib\t\t\tsometimes\t\t"],
     ["drugs.tsv line 2: match rule 'sometimes' is unknown; use auto, cased, anycase or context:"]),
    ("a name twice", DRUG_HEADER, ["fancinib\t\t\tauto\t\t", "fancinib\t\t\tauto\t\t"],
     ["drugs.tsv line 3: 'fancinib' is named twice, first at drugs.tsv line 2",
      "line 3: 'fancinib' already stands for"]),
    ("a form of two rows", DRUG_HEADER, ["fancinib\t\tFancyol\tauto\t\t", "plainmab\t\tfancyol\tauto\t\t"],
     ["drugs.tsv line 3: 'fancyol' already stands for 'fancinib' (drugs.tsv line 2)"]),
    ("a cell too many", DRUG_HEADER, ["fancinib\t\t\tauto\t\t\t"], ["drugs.tsv line 2: 7 cells, expected 6"]),
    ("a cell too few", DRUG_HEADER, ["plainmab\t\t\tauto\t\t", "fancinib\t\t\tauto"],
     ["drugs.tsv line 3: 4 cells, expected 6; separate cells by one tab"]),
    ("blanks for tabs", DRUG_HEADER, ["fancinib  claimx:fancinib"], ["drugs.tsv line 2: 1 cells, expected 6"]),
    ("an empty name", DRUG_HEADER, ["\t\tFancy\tauto\t\t"], ["drugs.tsv line 2: the first cell is empty"]),
    ("no header", "fancinib\t\t\tauto\t\t", [],
     ["drugs.tsv line 1: no column 'name'; start with name id synonyms match"]),
    ("a column missing", "name\tsynonyms\tmatch", ["fancinib\t\tauto"], ["drugs.tsv line 1: no column 'id'"]),
    ("an empty file", "", [], ["drugs.tsv line 1: no column 'name'"]),
]  # fmt: skip


@pytest.mark.parametrize(("header", "rows", "messages"), [row[1:] for row in LINT], ids=[str(row[0]) for row in LINT])
def test_lint_names_every_fault_by_file_and_line(
    header: str, rows: list[str], messages: list[str], write: Write
) -> None:
    problems = [str(problem) for problem in lint_lexicon(write("drugs.tsv", header, *rows))]
    assert len(problems) == len(messages), problems
    assert all(message in problem for message, problem in zip(messages, problems, strict=True)), problems


@pytest.mark.parametrize(
    ("name", "header"),
    [("cues.tsv", "form\tkind\tvalue\texample"), ("stopwords.tsv", "form\tlabel\treason\tunless")],
)
def test_lint_reads_cues_and_stop_words(name: str, header: str, write: Write) -> None:
    assert lint_lexicon(write(name, header, "a\tb\tc\td")) == []
    (problem,) = lint_lexicon(write(name, header, "a\tb\tc"))
    assert f"{name} line 2: 3 cells, expected 4" in str(problem)
    (problem,) = lint_lexicon(write(name, "word\tkind"))
    assert f"{name} line 1: no column 'form'" in str(problem)


def test_several_faults_are_all_told(write: Write) -> None:
    write("drugs.tsv", DRUG_HEADER, "fancinib\tC1\t\tnever\t\t", "plainmab\tC2\t\tauto\t\t")
    problems = lint_lexicon(write("genes.tsv", TERM_HEADER, "FANCY1\tHGNC\t\tauto"))
    assert [problem.place for problem in problems] == [
        "drugs.tsv line 2", "drugs.tsv line 2", "drugs.tsv line 3", "genes.tsv line 2"
    ]  # fmt: skip
    assert all(problem.remedy for problem in problems)


def test_a_form_may_stand_for_names_of_two_labels(write: Write) -> None:
    write("drugs.tsv", DRUG_HEADER, "fancin\t\tFCN\tauto\t\t")
    assert lint_lexicon(write("genes.tsv", TERM_HEADER, "FCN1\t\tFCN\tauto")) == []


def test_bad_encoding_is_named(write: Write) -> None:
    folder = write("drugs.tsv", data=(DRUG_HEADER + "\nfancinib\t\tf\xe9ncy\tauto\t\t\n").encode("latin-1"))
    (problem,) = lint_lexicon(folder)
    assert "drugs.tsv" in problem.place and "not UTF-8" in problem.problem and "UTF-8" in problem.remedy
    with pytest.raises(InputError, match=r"drugs\.tsv.*not UTF-8"):
        read_lexicon([folder])


def test_a_bad_row_stops_reading_and_is_named(write: Write) -> None:
    with pytest.raises(InputError, match=r"drugs\.tsv line 2: 4 cells, expected 6"):
        read_lexicon([write("drugs.tsv", DRUG_HEADER, "fancinib\t\t\tauto")])


def test_a_folder_of_the_user_adds_and_replaces_rows(write: Write) -> None:
    write("drugs.tsv", DRUG_HEADER, "gefitinib\tclaimx:mine\tMyressa\tauto\tmine\tEGFR|MET", "fancinib\t\t\tauto\t\t")
    write("cues.tsv", "form\tkind\tvalue\texample", "fizzles\tresistance\texplicit\tIt fizzles.")
    folder = write("stopwords.tsv", "form\tlabel\treason\tunless", "EGFR\tGENE\ttoo well known\tkinase|mutant")
    packaged, own = read_lexicon(), read_lexicon([folder])
    replaced = own.by_name["DRUG", "gefitinib"]
    assert (replaced.id, replaced.forms, replaced.place) == (
        "claimx:mine",
        ("gefitinib", "Myressa"),
        "drugs.tsv line 2",
    )
    assert own.facts("DRUG", "gefitinib", "targets") == ("EGFR", "MET")
    assert own.knows("DRUG", "fancinib") and not packaged.knows("DRUG", "fancinib")
    assert own.knows("DRUG", "erlotinib")
    assert "Iressa" not in {hit.form for hit in own.find("Iressa")}
    assert [hit.form for hit in own.find("Hope fizzles")] == ["fizzles"]
    assert own.stops["GENE", "EGFR"].unless == ("kinase", "mutant")
    assert len(own.terms) == len(packaged.terms) + 1
    assert own.sha256 != packaged.sha256


def test_the_packaged_lexicons_are_read_in_one_order_and_hashed() -> None:
    one, other = read_lexicon(), read_lexicon()
    assert one.sha256 == other.sha256 and len(one.sha256) == 64
    assert one.terms == other.terms and one.cues == other.cues and one.stopwords == other.stopwords


def test_an_unknown_file_name_in_a_folder_changes_no_term(write: Write) -> None:
    folder = write("notes.tsv", "anything\tat all")
    assert read_lexicon([folder]).terms == read_lexicon().terms
    assert [str(problem)[:30] for problem in lint_lexicon(folder)] == ["notes.tsv: is no lexicon file;"]


def test_the_packaged_lexicons_are_clean() -> None:
    assert [str(problem) for problem in lint_lexicon()] == []
