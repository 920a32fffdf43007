"""Answers: agents that restore the response to a therapy that failed."""
