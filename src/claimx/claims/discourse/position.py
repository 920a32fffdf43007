"""Position: how far a reader has come in a document."""

from dataclasses import dataclass

from claimx.claims.passages.passage import Passage


@dataclass
class Position:
    """The sentence that is read: its section and block, and its number in the document and in its paragraph, from 1.

    ``new_section`` and ``new_paragraph`` tell whether it is the first there.
    """

    section: int = -1
    block: int = -1
    sentence: int = 0
    in_paragraph: int = 0
    new_section: bool = False
    new_paragraph: bool = False

    def move_to(self, passage: Passage) -> None:
        """Go on to the next sentence."""
        self.new_section, self.new_paragraph = passage.section != self.section, passage.block != self.block
        self.section, self.block, self.sentence = passage.section, passage.block, self.sentence + 1
        self.in_paragraph = 1 if self.new_paragraph else self.in_paragraph + 1
