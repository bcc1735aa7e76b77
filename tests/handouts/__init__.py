"""Tests of handouts, session plans and their PDFs."""
