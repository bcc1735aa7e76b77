"""Hiring: data, documents, the check, the builders."""
