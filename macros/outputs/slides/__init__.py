"""Slides for the session plans: a deck to edit, and the same to show from the browser."""
