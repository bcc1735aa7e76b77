"""data/: what it may hold, and what a data author is told."""
