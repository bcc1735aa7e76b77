"""The API: every entry as JSON below api/v1/, with its schema, its description, and tables."""
