"""Wording as data: the tables that say how reviews put a claim, and the search for their words."""
