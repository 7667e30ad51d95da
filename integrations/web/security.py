"""What every page and call must pass: this host only, no other site's forms, strict headers.

There is no sign-in yet, so the service is reachable from its own machine alone, and a page of
another site must not be able to use it through the person's browser.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import JSONResponse, PlainTextResponse

LOOPBACK = ["127.0.0.1", "localhost", "::1", "[::1]"]
LARGEST_REQUEST = 1_000_000  # bytes; questions and briefs, no files

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'; "
        # Our own small file, and the one script that the NHS.UK page template holds, by its hash.
        "script-src 'self' 'sha256-{script}'"
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


def protect(app: FastAPI, script_hash: str, open_to_others: tuple[str, ...] = ()) -> None:
    """Add the guards. Paths in `open_to_others` take posts from elsewhere and check themselves."""
    headers = {name: value.replace("{script}", script_hash) for name, value in HEADERS.items()}

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
    length = request.headers.get("content-length", "0")
    unknown = "transfer-encoding" in request.headers or not length.isdecimal()
    if unknown or int(length) > LARGEST_REQUEST:
        return _refused(request, "This is more text than can be taken at once. Send less.", 413)
    if request.url.path in open_to_others or _from_our_pages(request):
        return None
    return _refused(request, "This form came from another site. Nothing was done.", 403)


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
