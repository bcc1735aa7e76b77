"""Entries as Markdown: templates, and what fills them."""
