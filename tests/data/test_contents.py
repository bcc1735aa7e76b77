"""A file that is not what the end of its name says is told as what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.data.contents import of_file
from macros.data.files import LARGEST_FILE, read_text
from macros.data.problems import Problem

WORD = b"PK\x03\x04\x14\0\x06\0[Content_Types].xml\0\0\0word/document.xml\xff\xfe\0\0"
POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 13083\n"
PAGE = b"\n<!-- saved from x -->\n<!DOCTYPE html>\n<html lang='en'>\n<svg></svg>"
PNG, SVG = b"\x89PNG\r\n\x1a\n\0\0", b"<?xml version='1.0'?><!-- <html> -->\n<svg xmlns='x'/>"


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("a.md", WORD, "this is a Word file, and no text: save it as plain text (Markdown)"),
        ("a.md", WORD.ljust(LARGEST_FILE + 1), "this is a Word file"),
        ("a.yml", WORD, "this is a Word file, and no text: save it as plain text (YAML)"),
        ("a.yml", b"PK\x03\x04\0\0\0\0", "this is a zip, or a file of an office program"),
        ("a.md", b"\xd0\xcf\x11\xe0\0\0", "this is a file of an old office program"),
        ("a.md", rb"{\rtf1\ansi Hello}", "this is a file of a word processor (RTF)"),
        ("a.md", b"%PDF-1.7\n", "this is a PDF, and no text"),
        ("a.yml", PNG, "this is a PNG, and no text"),
        (
            "a.md",
            POINTER,
            "this is a pointer of Git LFS, and not the file: fetch that with git lfs",
        ),
        (
            "a.yml",
            PAGE,
            "this is a web page, and not the file: take the file itself (at GitHub: Raw)",
        ),
        ("a.md", b"<html>\n<body>", "this is a web page"),
        ("a.webmanifest", PAGE, "this is a web page"),
        ("_headers", PAGE, "this is a web page"),
        ("a.yml", SVG, "this is an SVG, and no text"),
    ],
)
def test_what_stands_in_the_place_of_a_text_is_told(
    tmp_path: Path, name: str, raw: bytes, says: str
) -> None:
    """Whatever else is wrong with it, such as its size."""
    (tmp_path / name).write_bytes(raw)
    text, problem = read_text(tmp_path / name, name)
    assert isinstance(problem, Problem)
    assert (text, says in problem.message) == ("", True)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.md", b"# PNG\n"),
        ("a.md", b"<div><svg></svg></div>\n"),
        ("a.md", b"<header>A</header>\n"),
        ("a.html", PAGE),
    ],
)
def test_a_text_may_hold_markup(tmp_path: Path, name: str, raw: bytes) -> None:
    """A page with a drawing in it, and a template."""
    (tmp_path / name).write_bytes(raw)
    assert read_text(tmp_path / name, name)[1] is None


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("a.svg", PNG, "this is a PNG: save it as SVG, or let its name end in .png"),
        ("a.png", SVG, "this is an SVG: save it as PNG, or let its name end in .svg"),
        (
            "a.PNG",
            b"\xff\xd8\xff\xe0",
            "this is a JPEG: save it as PNG, or let its name end in .jpg",
        ),
        (
            "a.jpg",
            b"\0\0\0\x18ftypheic",
            "this is a HEIC picture, as a phone takes it: save it as JPG",
        ),
        ("a.jpg", b"RIFF\0\0\0\0WEBPVP8 ", "this is a WebP picture: save it as JPG"),
        ("a.png", POINTER, "this is a pointer of Git LFS, and not the picture: fetch that"),
        ("a.woff2", POINTER, "this is a pointer of Git LFS, and not the file"),
        ("a.pdf", PAGE, "this is a web page, and not the file: take the file itself"),
        ("a.svg", PAGE, "this is a web page, and not the picture"),
        ("a.woff2", b"wOFF\0", "this is a WOFF font: save it as WOFF2"),
        ("a.pdf", WORD, "this is a Word file: save it as PDF, or let its name end in .docx"),
        ("a.ico", b"GIF89a", "this is a GIF"),
        ("a.svg", b"hello", "this is no SVG, whatever its name says: save it as SVG"),
        ("a.png", b"", "this file is empty: put the picture back, or delete it"),
    ],
)
def test_a_picture_or_a_file_of_another_kind_is_told(
    tmp_path: Path, name: str, raw: bytes, says: str
) -> None:
    """With what it is, and both ways to mend it where there are two."""
    (tmp_path / name).write_bytes(raw)
    assert says in of_file(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.svg", SVG),
        ("a.svg", b"\xef\xbb\xbf<!DOCTYPE svg [\n<!ENTITY a 'b'>\n]>\n<svg:svg/>"),
        ("a.svg", "\ufeff<svg/>".encode("utf-16-le")),
        ("a.jpeg", b"\xff\xd8\xff\xe0"),
        ("a.ico", PNG),
        ("a.zip", WORD),
        ("a.mp4", b"anything"),
    ],
)
def test_a_file_that_is_what_its_name_says_is_taken(tmp_path: Path, name: str, raw: bytes) -> None:
    """And one with an end of which nothing is known."""
    (tmp_path / name).write_bytes(raw)
    assert of_file(tmp_path / name) == ""
