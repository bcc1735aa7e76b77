"""The lookup: its index, its engine, its page."""
