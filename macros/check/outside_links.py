"""Do the addresses outside this site still answer? It asks them; it never changes data/."""

from __future__ import annotations

import http
import http.client
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from macros.model.handbook import Handbook

LIVE, MOVED, GONE, UNCHECKED = "live", "moved", "gone", "unchecked"
"""The words of link-statuses in the vocabulary. Unchecked: the server would not say."""

KINDS_WITH_URLS = ("links", "references", "law", "standards")
AT_ONCE = 2
SECONDS = 15.0
_HEADERS = {"User-Agent": "peer-role-handbook-link-check"}
_GONE = (http.HTTPStatus.NOT_FOUND, http.HTTPStatus.GONE)


@dataclass(frozen=True)
class Address:
    """An address in data/: where it stands, and the status recorded there, if its kind has one."""

    where: str
    url: str
    status: str | None


@dataclass(frozen=True)
class Answer:
    """What a server said: the status code, None where nobody answered, and the last address."""

    code: int | None
    url: str


@dataclass(frozen=True)
class Finding:
    """An address and what a check found."""

    address: Address
    status: str
    url: str

    @property
    def differs(self) -> bool:
        """Whether someone should look: it found something, and data/ does not say so.

        An address recorded as moved is the new one already, so it is no news that it answers.
        """
        known = LIVE if self.address.status in (None, MOVED) else self.address.status
        return self.status not in (UNCHECKED, known)


def addresses(handbook: Handbook) -> list[Address]:
    """Every web address of the kinds that have some, in the order of the data files."""
    return [
        Address(entry.where, entry.url, getattr(entry, "status", None))
        for kind in KINDS_WITH_URLS
        for entry in handbook.all(kind)
        if entry.url and urlsplit(entry.url).scheme in ("http", "https")
    ]


def classify(address: Address, answer: Answer) -> Finding:
    """The status that an answer means for an address."""
    return Finding(address, _status(address.url, answer), answer.url)


def _status(url: str, answer: Answer) -> str:
    if answer.code is None or answer.code in _GONE:
        return GONE
    if not 200 <= answer.code < 300:
        return UNCHECKED
    return LIVE if _place(url) == _place(answer.url) else MOVED


def _place(url: str) -> tuple[str, str, str]:
    """An address without what doesn't make it another page: scheme, www, a slash at the end."""
    parts = urlsplit(url)
    return parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), parts.query


def fetch(url: str, seconds: float = SECONDS) -> Answer:
    """What the server at `url` says to HEAD, or to GET where it does not like HEAD.

    Raises TimeoutError where it takes longer than `seconds`.
    """
    answer = _ask("HEAD", url, seconds)
    refused = answer.code is not None and answer.code >= 400
    return _ask("GET", url, seconds) if refused else answer


def _ask(method: str, url: str, seconds: float) -> Answer:
    request = Request(url, method=method, headers=_HEADERS)  # noqa: S310 - addresses() sees to it
    try:
        with urlopen(request, timeout=seconds) as response:  # noqa: S310
            return Answer(response.status, response.url)
    except HTTPError as error:
        with error:
            return Answer(error.code, error.url)
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise error.reason from error
        return Answer(None, url)
    except (ConnectionError, http.client.HTTPException):
        return Answer(None, url)


def check(
    wanted: Iterable[Address], fetching: Callable[[str], Answer] = fetch, at_once: int = AT_ONCE
) -> list[Finding]:
    """What is found at each address, `at_once` at a time, in the order of `wanted`."""

    def one(address: Address) -> Finding:
        try:
            return classify(address, fetching(address.url))
        except TimeoutError:
            return Finding(address, UNCHECKED, address.url)

    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(one, wanted))


def summary(findings: list[Finding]) -> Iterator[str]:
    """The findings in words, a line for each that differs from data/, and a line for them all."""
    if findings and all(f.status == GONE for f in findings):
        yield "Nobody answered at all: is there a network? Nothing can be said."
        return
    for finding in (f for f in findings if f.differs):
        was = f" (data says {finding.address.status})" if finding.address.status else ""
        to = f" -> {finding.url}" if finding.status == MOVED else ""
        yield f"{finding.address.where}: {finding.status}{was}: {finding.address.url}{to}"
    counts = ", ".join(
        f"{sum(f.status == status for f in findings)} {status}"
        for status in (LIVE, MOVED, GONE, UNCHECKED)
    )
    yield f"{len(findings)} addresses: {counts}. {sum(f.differs for f in findings)} to look at."
