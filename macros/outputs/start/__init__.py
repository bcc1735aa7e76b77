"""The start of another handbook: data, pages and settings with an entry of each kind asked for."""
