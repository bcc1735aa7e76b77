"""Tests of what learning management systems import."""
