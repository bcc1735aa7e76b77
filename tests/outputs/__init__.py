"""The room macros/outputs."""
