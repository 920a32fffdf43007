"""The judge: claims against the gold table. Needs no spaCy, so a stored run can be graded again."""
