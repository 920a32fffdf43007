"""Corpora readers and splits, on tiny invented corpora."""

import io
import tarfile
from pathlib import Path

import pytest

from claimx.errors import InputError
from claimx.taggers.corpora import Abstract, Annotation, read_pubtator, read_standoff
from claimx.taggers.recipes import recipe_of, without_corpora
from claimx.taggers.splits import split_abstracts

PUBTATOR = "\n11|t|ABC1 in mice\n11|a|It binds DEF.\n11\t0\t4\tABC1\tGene\t99\n11\tCID\t1\t2\n\n12|t|None\n12|a|\n"


def archive(path: Path, files: dict[str, str]) -> Path:
    with tarfile.open(path, "w:gz") as bundle:
        for name, text in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            bundle.addfile(info, io.BytesIO(text.encode()))
    return path


def test_pubtator_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.PubTator"
    path.write_text(PUBTATOR)
    first, second = read_pubtator(path, "toy")
    assert first == Abstract("toy", "11", "ABC1 in mice\nIt binds DEF.", (Annotation(0, 4, "Gene", "99"),))
    assert (second.text, second.annotations) == ("None\n", ())


def test_standoff_is_read(tmp_path: Path) -> None:
    files = {
        "devel/PMID-7.txt": "ABC1 grows.",
        "devel/PMID-7.a1": "T1\tGene 0 4\tABC1\nT2\tCell 0 2;5 10\tAB grows\n",
        "train/PMID-8.txt": "x",
        "train/PMID-8.a1": "",
        "train/README": "no text",
    }
    first, second = read_standoff(archive(tmp_path / "a.tar.gz", files), "toy")
    assert (first.pmid, first.part) == ("7", "devel")
    assert first.annotations == (Annotation(0, 4, "Gene"), Annotation(0, 10, "Cell"))
    assert (second.pmid, second.part, second.annotations) == ("8", "train", ())


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("11|t|A\n11|a|B\n11\t0\t40\tA\tGene\n", "a.PubTator line 3"),
        ("\n11|t|A\n11\t0\t1\tA\tGene\n", "a.PubTator line 2"),
        ("11|t|A\n", "a.PubTator line 1"),
    ],
)
def test_a_broken_pubtator_file_is_named_by_line(tmp_path: Path, content: str, place: str) -> None:
    path = tmp_path / "a.PubTator"
    path.write_text(content)
    with pytest.raises(InputError, match=place):
        read_pubtator(path, "toy")


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({"train/PMID-8.txt": "x"}, "PMID-8.txt"),
        ({"train/PMID-8.txt": "x", "train/PMID-8.a1": "T1\tGene 0 9\tx\n"}, r"PMID-8.a1 line 1"),
        ({"train/PMID-8.txt": "x", "train/PMID-8.a1": "T1\tGene\tx\n"}, r"PMID-8.a1 line 1"),
    ],
)
def test_a_broken_archive_is_named(tmp_path: Path, files: dict[str, str], place: str) -> None:
    with pytest.raises(InputError, match=place):
        read_standoff(archive(tmp_path / "a.tar.gz", files), "toy")


def test_absent_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        read_pubtator(tmp_path / "nowhere.PubTator", "toy")
    with pytest.raises(InputError, match="nowhere"):
        read_standoff(tmp_path / "nowhere.tar.gz", "toy")


def test_no_id_is_learned_and_scored() -> None:
    abstracts = [Abstract(corpus, str(pmid), "") for corpus in ("one", "two") for pmid in range(400)]
    abstracts += [Abstract("CG", str(pmid), "", (), "devel" if pmid % 2 else "train") for pmid in range(100)]
    split = split_abstracts(abstracts)
    learned, scored = ({a.pmid for a in part} for part in (split.training, split.scoring))
    assert not learned & scored
    assert learned | scored == {a.pmid for a in abstracts}
    assert {a.pmid for a in split.scoring_of("CG")} == {str(pmid) for pmid in range(1, 100, 2)}
    assert 0.1 < len([p for p in scored if int(p) >= 100]) / 300 < 0.25


def test_a_corpus_may_be_left_out_of_learning() -> None:
    abstracts = [Abstract(corpus, str(pmid), "") for corpus in ("one", "two") for pmid in range(50)]
    split = split_abstracts(abstracts, without=["one"])
    assert {a.corpus for a in split.training} == {"two"}
    assert {a.corpus for a in split.scoring} == {"one", "two"}


def test_a_recipe_tells_names_from_masked_stretches() -> None:
    source = recipe_of("GENE").source_of("NLMGene")
    marks = (Annotation(0, 3, "Gene"), Annotation(4, 6, "DomainMotif"), Annotation(7, 9, "FamilyName"))
    abstract = Abstract("NLMGene", "1", "abc de fg", marks)
    assert (source.spans(abstract), source.masked_spans(abstract)) == ([(0, 3), (7, 9)], [(4, 6)])


@pytest.mark.parametrize(
    ("label", "without", "shares"),
    [
        ("GENE", [], (0.25, 0.25, 0.25, 0.25)),
        ("GENE", ["CG", "BioRED"], (0.5, 0.5)),
        ("CHEMICAL", [], (0.7, 0.3)),
        ("CHEMICAL", ["CG"], (1.0,)),
        ("CANCER", ["BioRED"], (1.0, 0.0, 0.0)),
    ],
)
def test_heads_have_shares(label: str, without: list[str], shares: tuple[float, ...]) -> None:
    assert without_corpora(recipe_of(label), without).shares == pytest.approx(shares)


def test_recipes_refuse_what_they_do_not_know() -> None:
    with pytest.raises(InputError, match="PLANT"):
        recipe_of("PLANT")
    with pytest.raises(InputError, match="tmVar"):
        recipe_of("GENE").source_of("tmVar")
    with pytest.raises(InputError, match="no corpus is left"):
        without_corpora(recipe_of("CHEMICAL"), ["BC5CDR", "BioRED", "CG"])
