"""How fast PDFs are read, and in how much memory, beside pdfplumber and pypdfium2 in one run.

    python benchmarks/pdf_speed.py FOLDER

Pages with tables are left out of every file, since pdfplumber's plain text does no work for them. The
readers take turns, so that whatever else the machine does falls on all of them. A turn is timed in seconds
of the processor; who is soon done reads the file several times in a turn, and the mean counts, since a slow
reader cannot pick the best moments of its turn either. Pages a second are those of a reader's best turn;
how many times as fast as pdfplumber claimx is, is the median over the rounds, each compared within itself,
and behind it stand the lowest and the highest. Memory is the greatest of a process of its own that reads a
made file of 50 and of 500 pages.
"""

import argparse
import gc
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import pdfplumber
import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from claimx.sources import read_document

ROUNDS = 7
READINGS = {"claimx": 15, "pypdfium2": 15, "pdfplumber": 1, "pdfplumber flow": 1}  # of a file in one turn
LINES, PAGES = 55, (50, 500)


def claimx(path: Path) -> None:
    """The whole document by claimx."""
    read_document(path)


def plumber(path: Path) -> None:
    """The text by pdfplumber as it comes."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()


def plumber_flow(path: Path) -> None:
    """The text by pdfplumber in the order of drawing."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text(use_text_flow=True, x_tolerance=1.5)


def pdfium(path: Path) -> None:
    """The text by pypdfium2 as it comes."""
    for page in pypdfium2.PdfDocument(path):
        page.get_textpage().get_text_bounded()


READERS: dict[str, Callable[[Path], None]] = {
    "claimx": claimx, "pypdfium2": pdfium, "pdfplumber": plumber, "pdfplumber flow": plumber_flow,
}  # fmt: skip


def without_tables(path: Path, folder: Path) -> Path:
    """A copy of a PDF without the pages that have tables."""
    dropped = {table.page for table in read_document(path).tables}
    source, copy = pypdfium2.PdfDocument(path), pypdfium2.PdfDocument.new()
    copy.import_pages(source, [at for at in range(len(source)) if at + 1 not in dropped])
    copy.save(folder / path.name)
    return folder / path.name


def seconds(name: str, path: Path) -> float:
    """The mean time of the processor that a reader takes for a file in one turn, without the garbage of others."""
    gc.collect()
    start = time.process_time()
    for _ in range(READINGS[name]):
        READERS[name](path)
    return (time.process_time() - start) / READINGS[name]


def megabytes(pages: int, folder: Path) -> float:
    """The most memory that a process takes to read a made file."""
    path = folder / f"{pages}.pdf"
    canvas = Canvas(str(path))
    for page in range(pages):
        for line in range(LINES):
            text = f"Line {line} of page {page}: {(page * LINES + line) % 977} keepers wrote of lanterns and maps"
            canvas.drawString(60, 780 - 13 * line, text)
        canvas.showPage()
    canvas.save()
    shown = subprocess.run(
        [sys.executable, __file__, "--memory", str(path)], capture_output=True, text=True, check=True
    )
    return float(shown.stdout)


def peak_memory() -> float:
    """The most memory that this process has taken so far, in megabytes, as Linux tells it."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found.group(1)) / 1000 if found else float("nan")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--memory", action="store_true", help="only read one file, and print the memory that it took")
    arguments = parser.parse_args()
    if arguments.memory:
        read_document(arguments.folder)
        print(peak_memory())
        return
    print(f"{'paper':30}{'pages':>6}" + "".join(f"{name:>17}" for name in READERS) + f"{'times pdfplumber':>26}")
    with tempfile.TemporaryDirectory() as made:
        copies = [without_tables(path, Path(made)) for path in sorted(arguments.folder.glob("*.pdf"))]
        pages_of = {copy: len(pypdfium2.PdfDocument(copy)) for copy in copies}
        rounds = [{copy: {name: seconds(name, copy) for name in READERS} for copy in copies} for _ in range(ROUNDS)]
        for copy, pages in pages_of.items():
            print(_row(copy.stem, pages, [times[copy] for times in rounds]))
        totals = [{name: sum(of_one[name] for of_one in times.values()) for name in READERS} for times in rounds]
        print(_row("all", sum(pages_of.values()), totals))
        print(*(f"{pages} pages: {megabytes(pages, Path(made)):.0f} MB" for pages in PAGES), sep=", ")


def _row(name: str, pages: int, rounds: Sequence[dict[str, float]]) -> str:
    best = [min(times[reader] for times in rounds) for reader in READERS]
    ratios = sorted(times["pdfplumber"] / times["claimx"] for times in rounds)
    speeds = "".join(f"{pages / taken:>11.1f} /s   " for taken in best)
    return f"{name:30}{pages:>6}{speeds}{median(ratios):>12.1f} ({ratios[0]:.1f} to {ratios[-1]:.1f})"


if __name__ == "__main__":
    main()
