"""HTML pages for people: passages as they are printed, and what was made of them."""
