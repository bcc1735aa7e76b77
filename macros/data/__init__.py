"""Reading data/: YAML to entries, and what is said where it can't be read."""
