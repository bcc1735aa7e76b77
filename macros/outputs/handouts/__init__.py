"""Handouts and session plans: the same HTML for their web pages and for the printed PDFs."""
