"""What every page and call must pass: this host only, no other site's forms, strict headers.

There is no sign-in yet, so the service is reachable from its own machine alone, and a page of
another site must not be able to use it through the person's browser.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import JSONResponse, PlainTextResponse

from integrations.web.bodies import (
    LARGEST_REQUEST,
    PACE,
    TOO_MUCH_TEXT,
    UPLOADS,
    BoundedBodies,
    Pace,
)

LOOPBACK = ["127.0.0.1", "localhost", "::1", "[::1]"]

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'; "
        # Our own small file, and the one script that the NHS.UK page template holds, by its hash.
        "script-src 'self' 'sha256-{script}'; connect-src 'self'"
    ),
    # Not "no-referrer": with it a browser sends `Origin: null` with the forms of these very pages.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

Next = Callable[[Request], Awaitable[Response]]


def protect(
    app: FastAPI, script_hash: str, open_to_others: tuple[str, ...] = (), pace: Pace = PACE
) -> None:
    """Add the guards. Paths in `open_to_others` take posts from elsewhere and check themselves."""
    headers = {name: value.replace("{script}", script_hash) for name, value in HEADERS.items()}
    app.add_middleware(BoundedBodies, pace=pace)  # next to the pages, where its answers are shown

    @app.middleware("http")
    async def guard(request: Request, call_next: Next) -> Response:
        refused = _refusal(request, open_to_others)
        response = refused or await call_next(request)
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response

    app.add_middleware(TrustedHostMiddleware, allowed_hosts=LOOPBACK)


def _refusal(request: Request, open_to_others: tuple[str, ...]) -> Response | None:
    if request.method in {"GET", "HEAD", "OPTIONS"}:
        return None
    if request.url.path not in UPLOADS and not _is_known_to_be_small(request):
        return _refused(request, TOO_MUCH_TEXT, 413)
    if request.url.path in open_to_others or _from_our_pages(request):
        return None
    return _refused(request, "This form came from another site. Nothing was done.", 403)


def _is_known_to_be_small(request: Request) -> bool:
    """Say whether a text says of itself that it is no longer than texts may be."""
    length = request.headers.get("content-length", "0")
    is_open = "transfer-encoding" in request.headers or not length.isdecimal()
    return not is_open and int(length) <= LARGEST_REQUEST


def _refused(request: Request, sentence: str, status: int) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": sentence}, status)
    return PlainTextResponse(sentence, status)


def _from_our_pages(request: Request) -> bool:
    site = request.headers.get("sec-fetch-site")  # no page can forge it; old browsers lack it
    if site:
        return site in {"same-origin", "none"}
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    return request.headers.get("origin") in {None, own}
