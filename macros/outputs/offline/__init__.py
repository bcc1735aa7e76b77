"""The copy of the site that opens without a server."""
