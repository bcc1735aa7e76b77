"""Job descriptions, ads and interview kits, as data and as Word files."""
