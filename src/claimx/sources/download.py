"""Files fetched from a web service: politely, within limits, kept on disk, and with a clear word when it fails."""

import hashlib
import http.client
import os
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, NoReturn, TypeVar
from urllib.parse import urlsplit

from claimx import __version__
from claimx.errors import InputError

T = TypeVar("T")
CHUNK = 65_536
_PASSING = (429, 500, 502, 503, 504)
_TRY_LATER = "try again later"


@dataclass(frozen=True, slots=True)
class Manners:
    """How a service is asked: limits in seconds and bytes, and how often again when it fails for the moment.

    ``contact`` is an address at which the service's keepers can reach the person who asks. ``cache`` is the
    folder in which answers are kept for ``fresh`` seconds; None keeps nothing.
    """

    contact: str = ""
    timeout: float = 30.0
    deadline: float = 180.0
    most_bytes: int = 48 * 2**20
    tries: int = 4
    pause: float = 1.0
    longest_pause: float = 60.0
    cache: Path | None = None
    fresh: float = 7 * 86_400.0
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], float] = time.time


@dataclass(frozen=True, slots=True)
class Request:
    """An ``http`` or ``https`` address, and in a few words what is asked for there, as errors tell it."""

    address: str
    asked: str

    def __str__(self) -> str:
        return f"{self.asked} ({urlsplit(self.address).netloc or self.address})"


class NotThereError(InputError):
    """The service has nothing at this address."""


class _PassingError(Exception):
    """A failure that may be gone in a moment, and how long the service asks to wait."""

    def __init__(self, problem: str, wait: float | None = None) -> None:
        self.problem, self.wait = problem, wait
        super().__init__(problem)


def fetch(request: Request, read: Callable[[bytes], T], manners: Manners) -> T:
    """What an address holds, read by ``read``; only what could be read is kept on disk.

    Args:
        request: the address, and what is asked for there.
        read: makes a value of the bytes, or raises InputError where they are not what was asked for.
        manners: limits, tries and cache.

    Raises:
        NotThereError: the service has nothing at the address.
        InputError: whatever else went wrong; says what, and whether to try again.
    """
    kept = _cache_file(request.address, manners)
    if kept and (data := _read_kept(kept, manners)) is not None:
        with suppress(InputError):  # damaged on disk: fetched anew
            return read(data)
    data = _insist(request, manners)
    value = read(data)
    if kept:
        _keep(kept, data)
    return value


def _insist(request: Request, manners: Manners) -> bytes:
    for attempt in range(1, manners.tries + 1):
        try:
            return _get(request, manners)
        except _PassingError as failure:
            if attempt == manners.tries:
                raise InputError(str(request), f"{failure.problem} ({attempt} tries)", _TRY_LATER) from None
            manners.sleep(_wait(failure, attempt, request, manners))
    raise InputError(str(request), "no try was allowed", "allow one at least")


def _wait(failure: _PassingError, attempt: int, request: Request, manners: Manners) -> float:
    """The seconds to wait: what the service asks for, else twice as long each time."""
    if failure.wait is None:
        return min(manners.pause * 2.0 ** (attempt - 1), manners.longest_pause)
    if failure.wait > manners.longest_pause:
        raise InputError(str(request), f"{failure.problem}, and asks to wait {failure.wait:.0f} seconds", _TRY_LATER)
    return max(failure.wait, manners.pause)


def _get(request: Request, manners: Manners) -> bytes:
    """One try. Raises _PassingError for what may be gone in a moment, else InputError."""
    headers = {"User-Agent": _name(manners), "Accept": "*/*"}
    call = urllib.request.Request(request.address, headers=headers)
    try:
        with _opener(request).open(call, timeout=manners.timeout) as response:
            return b"".join(_chunks(response, request, manners))
    except urllib.error.HTTPError as error:
        with error:
            _refuse(error, request, manners)
    except (TimeoutError, http.client.HTTPException, urllib.error.URLError, OSError) as error:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        if isinstance(reason, str):  # an address of a kind that is not fetched
            raise InputError(str(request), f"cannot be fetched ({reason})", "give an http or https address") from None
        stalled = isinstance(reason, TimeoutError)
        why = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        said = f"no answer within {manners.timeout:g} seconds" if stalled else f"the connection failed ({why})"
        raise _PassingError(said) from None


def _chunks(response: http.client.HTTPResponse, request: Request, manners: Manners) -> Iterator[bytes]:
    expected = int(length) if (length := response.headers.get("Content-Length", "")).isdecimal() else None
    if expected is not None and expected > manners.most_bytes:
        _refuse_size(request, manners)
    size, started = 0, time.monotonic()
    while chunk := response.read1(CHUNK):
        size += len(chunk)
        if size > manners.most_bytes:
            _refuse_size(request, manners)
        if time.monotonic() - started > manners.deadline:
            raise _PassingError(f"the answer was not complete after {manners.deadline:g} seconds")
        yield chunk
    if expected is not None and size != expected:
        raise _PassingError(f"the answer broke off: {size:,} of {expected:,} bytes")


def _refuse_size(request: Request, manners: Manners) -> NoReturn:
    raise InputError(str(request), f"the answer is larger than {manners.most_bytes:,} bytes", "fetch it by hand")


def _refuse(error: urllib.error.HTTPError, request: Request, manners: Manners) -> NoReturn:
    if error.code in _PASSING:
        said = "too many requests" if error.code == 429 else "the service fails"
        raise _PassingError(f"{said} ({error.code})", _retry_after(error, manners)) from None
    if error.code in (404, 410):
        raise NotThereError(str(request), f"there is no such thing ({error.code})", "check the identifier") from None
    if 300 <= error.code < 400:
        raise InputError(
            str(request), f"is redirected without end ({error.code})", "check the service's address"
        ) from None
    raise InputError(str(request), f"the service refuses ({error.code} {error.reason})", "check the request") from None


def _retry_after(error: urllib.error.HTTPError, manners: Manners) -> float | None:
    """The seconds to wait that a service asks for, as a number or as a date."""
    value = (error.headers.get("Retry-After") or "").strip()
    if value.isdecimal():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - manners.now())
    except ValueError:
        return None


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Redirects within the service alone: whoever answers for it is who was asked."""

    def __init__(self, request: Request) -> None:
        self._request = request

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        """The request to follow with. Raises InputError where it leaves the host, or its encryption."""
        asked, told = urlsplit(req.full_url), urlsplit(newurl)
        if told.hostname != asked.hostname or (asked.scheme, told.scheme) == ("https", "http"):
            where = f"{told.scheme}://{told.netloc}"
            raise InputError(str(self._request), f"is redirected elsewhere, to {where}", "check the service's address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener(request: Request) -> urllib.request.OpenerDirector:
    """An opener for ``http`` and ``https`` alone, redirects included."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        _Redirects(request),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _name(manners: Manners) -> str:
    contact = "".join(letter for letter in manners.contact if letter.isascii() and letter.isprintable())
    return f"claimx/{__version__} (reads reviews on cancer drug resistance; {contact or 'no contact given'})"


def _cache_file(address: str, manners: Manners) -> Path | None:
    return manners.cache / hashlib.sha256(address.encode()).hexdigest() if manners.cache else None


def _read_kept(path: Path, manners: Manners) -> bytes | None:
    try:
        return path.read_bytes() if manners.now() - path.stat().st_mtime <= manners.fresh else None
    except OSError:
        return None


def _keep(path: Path, data: bytes) -> None:
    """Write a kept answer, whole or not at all; a disk that cannot keep it is no failure."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as part:
            part.write(data)
        try:
            os.replace(part.name, path)
        finally:
            Path(part.name).unlink(missing_ok=True)
