"""The room that knows MkDocs."""
