"""How fast PDFs are read, and in how much memory, beside pdfplumber and pypdfium2 in one run.

    python benchmarks/pdf_speed.py FOLDER

Pages with tables are left out of every file, since pdfplumber's plain text does no work for them.
A reader's time is the best of several, in seconds of the processor. Memory is the greatest of a
process of its own that reads a made file of 50 and of 500 pages.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from claimx.sources import read_document

ROUNDS = {"claimx": 30, "pypdfium2": 30, "pdfplumber": 5, "pdfplumber flow": 2}  # more of what is soon over
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


def seconds(reader: Callable[[Path], None], path: Path, rounds: int) -> float:
    """The least time of the processor that a reader takes for a file."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        reader(path)
        times.append(time.process_time() - start)
    return min(times)


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
    print(f"{'paper':30}{'pages':>6}" + "".join(f"{name:>17}" for name in READERS) + f"{'times pdfplumber':>18}")
    with tempfile.TemporaryDirectory() as made:
        totals, count = dict.fromkeys(READERS, 0.0), 0
        for path in sorted(arguments.folder.glob("*.pdf")):
            copy = without_tables(path, Path(made))
            pages = len(pypdfium2.PdfDocument(copy))
            times = {name: seconds(reader, copy, ROUNDS[name]) for name, reader in READERS.items()}
            print(_row(path.stem, pages, times))
            count += pages
            totals = {name: totals[name] + times[name] for name in READERS}
        print(_row("all", count, totals))
        print(*(f"{pages} pages: {megabytes(pages, Path(made)):.0f} MB" for pages in PAGES), sep=", ")


def _row(name: str, pages: int, times: dict[str, float]) -> str:
    speeds = "".join(f"{pages / taken:>11.1f} /s   " for taken in times.values())
    return f"{name:30}{pages:>6}{speeds}{times['pdfplumber'] / times['claimx']:>18.1f}"


if __name__ == "__main__":
    main()
