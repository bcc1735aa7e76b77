"""Addresses outside the site: whether one may be linked to, and what one that is none should be."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

SAFE_SCHEMES = ("https", "http", "mailto")
"""The URL schemes that data may link to; everything else could run code in a reader's browser."""

_HOST_NAME = re.compile(r"(?!https?$)[\w-]+(?:\.[\w-]+)*\.?|\[[\da-f:.]+\]")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HOST = re.compile(
    r"(?:www\.[\w-]+|(?:[\w-]+\.)+(?:org|com|gov|net|edu|us|mil|info))\b(?:[.:/?#][\w./?=&%#:~+,-]*)?"
    r"|(?:[\w-]+\.)+(?!md\b|html?\b)[a-z]{2,}/(?!.*\.md\b)[\w./?=&%#:~+,-]+"
)
_CUT = re.compile(r"…|%E2%80%A6|\.{2,}$|/\.{3}/|\s[›»]\s", re.IGNORECASE)  # noqa: RUF001
"""Where browsers and searches leave out a part of an address. In a...b of a path it is no sign."""

_OWN = re.compile(
    r"localhost|127(?:\.\d+){3}|0\.0\.0\.0|192\.168(?:\.\d+){2}|10(?:\.\d+){3}", re.IGNORECASE
)
"""Hosts that are the writer's own computer or network, where no reader gets."""

_SCHEME = re.compile(r"(h[tp]{2,4}s?(?:\s*[:;]+\s*[/\\]*|[/\\]+))+(?=[\w-]+\.\w)", re.IGNORECASE)
_MARKDOWN = re.compile(r"\[[^\[\]]*\]\((\S+)\)")
_MAILTO = re.compile(r"(?:mail-?to\s*[:;]?|(?:e-?)?mail\s*[:;])\s*/*", re.IGNORECASE)
_NUMBER = re.compile(r"(?:tel:)?\+?[\d(][\d() .-]{1,18}")


def is_safe(value: str) -> bool:
    """Whether `value` is an address that anyone can follow, of the web or of mail."""
    return is_address(value) and not _leads_home(value)


def _leads_home(value: str) -> bool:
    return bool(_OWN.fullmatch(re.split(r"[:/?#]", value.partition("://")[2])[0]))


def is_address(value: str) -> bool:
    """Whether `value` is an address of the web or of mail that names nobody's password.

    It may be one of the writer's own computer, as that of a site that is tried out.
    """
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    is_mail = parts.scheme == "mailto"
    has_place = "@" in parts.path if is_mail else bool(_HOST_NAME.fullmatch(host))
    is_clean = not re.search(r"[\s\x00-\x1f<>\"]|[.,;]$", value) and "@" not in parts.netloc
    is_clean = is_clean and not _CUT.search(value)
    return parts.scheme in SAFE_SCHEMES and has_place and is_clean


def meant(value: str) -> str:
    """What to write for an address that is none, as `": write https://…"`; empty where unknown."""
    if wrong := _nowhere(value.strip()):
        return wrong
    for made in _guesses(value.strip()):
        if is_safe(made):
            return f": write {made}"
    if _NUMBER.fullmatch(value.strip()):
        return ": a number is no link here, write it as plain words"
    if "@" in value.partition("://")[2].partition("/")[0]:
        return ": take the name and password before the @ away"
    if " " in value.strip():
        return ": no address has a space in it, take it away, or write %20 for it"
    bare = value.strip("<>")
    plain = f": write {bare}, without < and >" if bare != value and is_safe(bare) else ""
    return _OF_MAIL if value.startswith("mailto:") else plain


def _nowhere(value: str) -> str:
    """Why nobody can follow an address that has the form of one; empty where that is not so."""
    if cut := _CUT.search(value):
        return _PASTE.format(cut[0].strip("/ "))
    return _HOME if _leads_home(value) else ""


_HOME = ": it leads to a computer of your own, name the page here, or its address on the web"
_PASTE = ": a part is left out where {} stands, paste the whole address from its page"
_OF_MAIL = ": an address of mail has a name, an @ and a place, such as mailto:name@example.org"


def _guesses(value: str) -> list[str]:
    """What `value` is with another beginning, likeliest first."""
    mail = _MAILTO.sub("", value, count=1)
    found = [f"mailto:{mail}"] if _MAIL.fullmatch(mail) else []
    found.append(value.rstrip(".,;"))
    if link := _MARKDOWN.fullmatch(value):
        found.append(link[1])
    if _HOST.fullmatch(value):
        found.append(f"https://{value}")
    if begun := _SCHEME.match(value):
        last = begun[1].casefold()
        found.append(f"{'https' if 's' in last else 'http'}://{value[begun.end() :]}")
    return found
