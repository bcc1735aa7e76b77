"""The room macros/pages."""
