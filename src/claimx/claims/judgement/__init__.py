"""Judgement: candidates put together as claims, and how far each of them can be trusted."""
