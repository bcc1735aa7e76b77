"""The built pages in a browser."""
