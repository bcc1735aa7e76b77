"""HTML to PDF/UA-1 with WeasyPrint. Only this module needs Pango."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from macros.outputs.handouts.document import style_sheet
from macros.outputs.handouts.layout import fitted

_OPTIONS = {"pdf_variant": "pdf/ua-1"}


class PdfWriter:
    """Lays out documents with one set of fonts, so that their pages can be put in one file."""

    def __init__(self) -> None:
        logging.getLogger("weasyprint").setLevel(logging.ERROR)
        self._fonts = FontConfiguration()
        self._css = weasyprint.CSS(filename=str(style_sheet()), font_config=self._fonts)

    def lay_out(self, html: str) -> Any:
        """The pages of `html`, as a WeasyPrint document, with no scraps on the last of them."""
        return fitted(lambda spacing: self._laid_out(html, spacing))

    def _laid_out(self, html: str, spacing: str) -> Any:
        made = weasyprint.HTML(string=html, url_fetcher=_only_inline())
        styles = [self._css, weasyprint.CSS(string=spacing)]
        return made.render(stylesheets=styles, font_config=self._fonts, **_OPTIONS)


def written(document: Any) -> bytes:
    """`document` as a tagged PDF."""
    return bytes(document.write_pdf(**_OPTIONS))


def joined(title: str, documents: Sequence[Any]) -> bytes:
    """Every page of `documents` as one tagged PDF with a title of its own."""
    pages = [page for document in documents for page in document.pages]
    together = documents[0].copy(pages)
    metadata = together.metadata
    kept = (metadata.title, metadata.description)
    metadata.title, metadata.description = title, None
    try:
        return written(together)
    finally:
        metadata.title, metadata.description = kept


def _only_inline() -> URLFetcher:
    """Reads data: addresses only: a handout asks no other host for anything."""
    return URLFetcher(allowed_protocols=["data"])
