"""Imported vocabularies: curated rows win, ambiguous forms are guarded or refused, wrong files are named."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from claimx.annotate import Annotator
from claimx.errors import InputError
from claimx.lexicon import Lexicon, Term, lint_lexicon
from claimx.sources import document_from_text
from claimx.vocabularies import SOURCES, Concept, admit, import_vocabulary
from tests.corpora import Call

HGNC = (
    "hgnc_id\tsymbol\tname\tlocus_group\tstatus\talias_symbol\tprev_symbol\n"
    "HGNC:3236\tEGFR\tepidermal growth factor receptor\tprotein-coding gene\tApproved\tERBB1|ERRP\tERBB\n"
    "HGNC:900001\tZYNQ4\tzynquin four\tprotein-coding gene\tApproved\tZQ44A|HER2|WHR|p9\tOLDZQ4\n"
    'HGNC:900002\tREST9\trestless nine\tprotein-coding gene\tApproved\t"impact|SHARED7"\t\n'
    "HGNC:900003\tLARGE\tlarge-like kinase\tprotein-coding gene\tApproved\tSHARED7|T790M|LOC*1\t\n"
    "HGNC:900004\tZYNQ4P1\tzynquin four pseudogene 1\tpseudogene\tApproved\tZQ44A\t\n"
    "HGNC:900005\tGONE1\tsymbol withdrawn\tprotein-coding gene\tEntry Withdrawn\t\t\n"
    "900006\tBROK1\tbroken one\tprotein-coding gene\tApproved\t\t\n"
)
CHEMBL = (
    '"ChEMBL ID";"Name";"Synonyms";"Type";"Max Phase"\n'
    '"CHEMBL939";"GEFITINIB";"Iressa|ZD-1839";"Small molecule";"4"\n'
    '"CHEMBL9000001";"WONDERTINIB";"Wonderex|WD-4711|Wondertinib|WND";"Small molecule";"2"\n'
    '"CHEMBL9000002";"WONDERTINIB MESYLATE";"";"Small molecule";"2"\n'
    '"CHEMBL9000003";"GEFITINIB MESYLATE";"";"Small molecule";"2"\n'
    '"CHEMBL9000008";"GEFITINIB EMTANSINE";"";"Antibody";"1"\n'
    '"CHEMBL9000004";"";"";"Small molecule";"None"\n'
    '"CHEMBL9000005";"None";"";"Small molecule";"None"\n'
    '"CHEMBL9000006";"WATER";"";"Small molecule";"4"\n'
    '"CHEMBL9000007";"IMPACT";"";"Small molecule";"1"\n'
)
REFUSED = [
    ("hgnc", HGNC, "EGFR", "EGFR", 2, "curated already as 'EGFR'"),
    ("hgnc", HGNC, "ZYNQ4", "HER2", 3, "already stands for 'ERBB2'"),
    ("hgnc", HGNC, "ZYNQ4", "WHR", 3, "an abbreviation of few letters"),
    ("hgnc", HGNC, "ZYNQ4", "p9", 3, "too short"),
    ("hgnc", HGNC, "REST9", "impact", 4, "a word of ordinary text"),
    ("hgnc", HGNC, "REST9", "SHARED7", 4, "shared by 2 concepts"),
    ("hgnc", HGNC, "LARGE", "T790M", 5, "shaped like a mutation"),
    ("hgnc", HGNC, "LARGE", "LOC*1", 5, "holds a sign"),
    ("hgnc", HGNC, "GONE1", "GONE1", 7, "its status is 'Entry Withdrawn'"),
    ("hgnc", HGNC, "BROK1", "BROK1", 8, "'900006' is no HGNC id"),
    ("chembl", CHEMBL, "gefitinib", "gefitinib", 2, "curated already as 'gefitinib'"),
    ("chembl", CHEMBL, "wondertinib", "WND", 3, "an abbreviation of few letters"),
    ("chembl", CHEMBL, "gefitinib mesylate", "gefitinib mesylate", 5, "a salt or form of 'gefitinib'"),
    ("chembl", CHEMBL, "wondertinib mesylate", "wondertinib mesylate", 4, "a salt or form of 'wondertinib'"),
    ("chembl", CHEMBL, "water", "water", 9, "named as a part of the body"),
]
WRONG_FILES = [
    ("hgnc", b"symbol\tname\nEGFR\tx\n", ["line 1", "hgnc_id symbol name", "as downloaded"]),
    ("hgnc", b"", ["line 1", "nothing"]),
    ("hgnc", b"hgnc_id\tsymbol\tname\nHGNC:1\tAB\n", ["line 2", "2 cells, expected 3"]),
    ("hgnc", b"hgnc_id\tsymbol\tname\nHGNC:1\tA\xff1\tx\n", ["UTF-8"]),
    ("hgnc", b"hgnc_id\tsymbol\tname\n", ["nothing to import", "no rows"]),
    ("hgnc", b"hgnc_id\tsymbol\tname\nHGNC:3236\tEGFR\tx\n", ["nothing to import", "curated already"]),
    ("chembl", HGNC.encode(), ["line 1", "ChEMBL ID Name", "chembl_id pref_name"]),
]
IN_TEXT = [
    ("Zynquin four and ZYNQ4 were lost, and so was OLDZQ4.", ["ZYNQ4", "ZYNQ4", "ZYNQ4"]),
    ("RATHER LARGE NUMBERS", []),
    ("LARGE mRNA was high.", ["LARGE"]),
    ("WHR and p9 are no genes here.", []),
]  # fmt: skip

Import = Callable[..., Path]


@pytest.fixture
def imported(tmp_path: Path) -> Import:
    """Write a download and import it; the folder of the lexicon."""

    def run(origin: str, content: str | bytes, folder: str = "mine", name: str = "download.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        import_vocabulary([path], SOURCES[origin], tmp_path / folder)
        return tmp_path / folder

    return run


def rows_of(path: Path) -> list[list[str]]:
    """The rows of a table below its header."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("origin", "content", "name", "form", "line", "reason"), REFUSED)
def test_what_is_refused_is_listed_by_line_with_the_reason(
    origin: str, content: str, name: str, form: str, line: int, reason: str, imported: Import
) -> None:
    folder = imported(origin, content)
    file = SOURCES[origin].file
    listed = [row for row in rows_of(folder / "refused" / file) if row[1:3] == [name, form]]
    assert len(listed) == 1 and listed[0][0] == f"download.txt line {line}" and listed[0][3].startswith(reason)
    assert all(form not in (row[0], *row[2].split("|")) for row in rows_of(folder / file) if row[0] == name)


def test_genes_become_rows_of_the_lexicon(imported: Import) -> None:
    folder = imported("hgnc", HGNC)
    rows = {row[0]: row[1:] for row in rows_of(folder / "genes.tsv")}
    assert sorted(rows) == ["LARGE", "REST9", "ZYNQ4", "ZYNQ4P1"]
    assert rows["ZYNQ4"] == ["hgnc:900001", "zynquin four|ZQ44A|OLDZQ4", "auto", "gene", "", "", "download.txt line 3"]
    assert rows["ZYNQ4P1"][1] == ""
    assert rows["LARGE"][2].startswith("context:") and "protein" in rows["LARGE"][2]
    assert lint_lexicon(folder) == []


def test_molecules_become_rows_of_the_lexicon(imported: Import) -> None:
    folder = imported("chembl", CHEMBL)
    rows = {row[0]: row[1:] for row in rows_of(folder / "drugs.tsv")}
    assert rows["wondertinib"][:3] == ["chembl:CHEMBL9000001", "Wonderex|WD-4711", "auto"]
    assert sorted(rows) == ["gefitinib emtansine", "impact", "wondertinib"]
    assert rows["impact"][2].startswith("context:")
    places = [row[0] for row in rows_of(folder / "refused" / "drugs.tsv") if "without a name" in row[3]]
    assert places == ["download.txt lines 7-8"]


@pytest.mark.parametrize(
    ("origin", "content", "name", "synonyms"),
    [
        ("hgnc", "ensg\tentr\thgnc\tsymb\tsynonym1\tsynonym2\nE1\t1\tHGNC:900001\tZYNQ4\tZQ44A\tOLDZQ4\n"
         "E1\t1\tHGNC:900001\tZYNQ4\tZQ77A\tOLDZQ4\n", "ZYNQ4", "ZQ44A|OLDZQ4|ZQ77A"),
        ("chembl", "chembl_id,pref_name,max_phase\nCHEMBL9000001,WONDERTINIB,2\n", "wondertinib", ""),
        ("chembl", "molregno\tpref_name\tchembl_id\n1\tWONDERTINIB\tCHEMBL9000001\n2\t\\N\tCHEMBL9000002\n",
         "wondertinib", ""),
    ],
)  # fmt: skip
def test_other_layouts_are_known_by_their_header(
    origin: str, content: str, name: str, synonyms: str, imported: Import
) -> None:
    folder = imported(origin, content)
    (row,) = rows_of(folder / SOURCES[origin].file)
    assert (row[0], row[2]) == (name, synonyms)


def test_a_packed_download_and_a_second_import_give_the_same_bytes(imported: Import) -> None:
    first = (imported("hgnc", HGNC) / "genes.tsv").read_bytes()
    assert (imported("hgnc", HGNC) / "genes.tsv").read_bytes() == first
    packed = (imported("hgnc", gzip.compress(HGNC.encode()), "packed", "download.txt.gz") / "genes.tsv").read_bytes()
    assert packed.replace(b"txt.gz", b"txt") == first


def test_a_lexicon_written_by_hand_is_not_replaced(imported: Import, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "genes.tsv").write_text("name\tid\tsynonyms\tmatch\nMINE1\t\t\tauto\n")
    with pytest.raises(InputError, match=r"genes\.tsv: was not made by an import"):
        imported("hgnc", HGNC)
    assert "MINE1" in (tmp_path / "mine" / "genes.tsv").read_text()


@pytest.mark.parametrize(("origin", "content", "words"), WRONG_FILES)
def test_a_wrong_file_is_named(origin: str, content: bytes, words: list[str], imported: Import) -> None:
    with pytest.raises(InputError) as caught:
        imported(origin, content)
    assert "download.txt" in str(caught.value)
    assert [word for word in words if word not in str(caught.value)] == []


def test_imported_genes_are_found_beside_the_curated_ones(imported: Import) -> None:
    annotator = Annotator.load([imported("hgnc", HGNC)])
    assert annotator.lexicon.by_name["GENE", "EGFR"].place.startswith("genes.tsv")
    for text, expected in IN_TEXT:
        mentions = annotator.annotate(document_from_text(text, "invented")).mentions
        assert [m.name for m in mentions if m.label == "GENE"] == expected, text


def test_a_main_name_wins_over_an_alias() -> None:
    concepts = [Concept("ABCD1X", "hgnc:1", (), ("ABCD2X",), "line 1"), Concept("ABCD2X", "hgnc:2", (), (), "line 2")]
    lexicon = Lexicon((Term("CANCER", "abcdoma", "", ("ABCD9X",), "auto", "cancers.tsv line 2"),), (), ())
    admission = admit([*concepts, Concept("ABCD9X", "hgnc:3", (), (), "line 3")], "GENE", lexicon)
    assert [(entry.name, entry.synonyms) for entry in admission.entries] == [("ABCD1X", ()), ("ABCD2X", ())]
    assert [(item.form, item.reason) for item in admission.refused] == [
        ("ABCD9X", "already stands for 'abcdoma' (cancers.tsv line 2)"),
        ("ABCD2X", "the name of another concept (line 2)"),
    ]


def test_the_command_says_what_was_taken_and_what_was_not(call: Call, tmp_path: Path) -> None:
    (tmp_path / "hgnc.txt").write_text(HGNC)
    done = call("lexicon", "import", tmp_path / "hgnc.txt", "--from", "hgnc", "-o", tmp_path / "mine")
    assert (done.exit_code, done.stdout) == (0, f"{tmp_path / 'mine' / 'genes.tsv'}\n")
    assert "4 concepts with 9 forms; 1 need context" in done.stderr
    assert "1  curated already as …" in done.stderr
    assert call("lint", "--lexicons", tmp_path / "mine").exit_code == 0
    wrong = call("lexicon", "import", tmp_path / "hgnc.txt", "--from", "chembl", "-o", tmp_path / "mine")
    assert wrong.exit_code == 1 and "ChEMBL ID Name" in wrong.stderr
    assert call("lexicon", "import", tmp_path / "absent", "--from", "hgnc").exit_code == 2
