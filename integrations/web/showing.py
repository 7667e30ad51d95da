"""What the pages share: whose desk they use, and how a template becomes a response."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from integrations.desk import Desk


def show(request: Request, page: str, status: int = 200, /, **values: Any) -> HTMLResponse:
    """Return the page of a template."""
    template = request.app.state.templates.get_template(page)
    return HTMLResponse(template.render(**values), status)


def desk_of(request: Request, principal: str = "team") -> Desk:
    """Return the desk of whoever the page is for. Raises `BadInput`, `NotYours`."""
    return Desk.of(request.app.state.house, principal)
