"""The built site, as its readers and its contributors meet it."""
