"""Errors for the reader: where, what was found, what was expected, what to do."""


class ClaimxError(Exception):
    """Base of everything that claimx raises on purpose. Its text is for people."""


class InputError(ClaimxError):
    """A file, row or argument that cannot be used.

    Args:
        place: file, with line or page where known, e.g. ``"corpus/gold.tsv line 12"``.
        problem: what was found and what was expected.
        remedy: what to do about it.
    """

    def __init__(self, place: str, problem: str, remedy: str = "") -> None:
        self.place, self.problem, self.remedy = place, problem, remedy
        super().__init__(f"{place}: {problem}" + (f"; {remedy}" if remedy else ""))
