"""The Slack door: a mention is acknowledged at once and answered in its thread.

A channel may have readers of any organisation, so a mention is answered from official documents
alone. Requests are checked before Bolt sees them: Bolt answers a malformed timestamp with a fault
and writes the body of a badly signed request into its log.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request, Response

from integrations.slack.mention import answer_mention

if TYPE_CHECKING:
    from slack_bolt import App

    from integrations.composition import House

EVENTS = "/slack/events"
LARGEST_BODY = 1_000_000  # bytes
WINDOW = 300  # seconds, as Slack signs
REMEMBERED = 2_000  # event ids, against Slack's repeats


def slack_routes(house: House) -> APIRouter:
    """Return the route that takes Slack's events. Needs the signing secret and the bot's token."""
    from slack_bolt.adapter.fastapi import SlackRequestHandler
    from slack_sdk.signature import SignatureVerifier

    secret = house.settings.slack_signing_secret
    assert secret is not None  # noqa: S101 - the app opens this door only with it
    verifier = SignatureVerifier(secret.get_secret_value())
    handler = SlackRequestHandler(_bolt(house))
    seen = SeenEvents()
    routes = APIRouter()

    @routes.post(EVENTS)
    async def events(request: Request) -> Response:
        if not await _well_formed(request):
            return Response(status_code=401)
        body = await request.body()
        if not verifier.is_valid_request(body, dict(request.headers)):
            return Response(status_code=401)
        if not seen.first(body):
            return Response(status_code=200)
        response: Response = await handler.handle(request)
        return response

    return routes


def _bolt(house: House) -> App:
    from slack_bolt import App
    from slack_sdk import WebClient

    settings = house.settings
    token, secret = settings.slack_bot_token, settings.slack_signing_secret
    assert token is not None  # noqa: S101 - the app opens this door only with both
    assert secret is not None  # noqa: S101
    # Bolt logs the whole body of a request whose signature is wrong at INFO.
    logging.getLogger("slack_bolt").setLevel(logging.WARNING)
    client = WebClient(token=token.get_secret_value(), base_url=settings.slack_api_url)
    bolt = App(
        client=client,
        signing_secret=secret.get_secret_value(),
        token_verification_enabled=False,
    )

    @bolt.event("app_mention")
    def mentioned(event: dict[str, Any], client: WebClient) -> None:
        answer_mention(house, event, client)

    return bolt


async def _well_formed(request: Request) -> bool:
    """Say whether the headers and size are such that the signature is worth checking."""
    stamp = request.headers.get("x-slack-request-timestamp", "")
    signature = request.headers.get("x-slack-signature", "")
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12 and signature.isascii()):
        return False
    if abs(time.time() - int(stamp)) > WINDOW:
        return False
    size = request.headers.get("content-length", "")
    if not size.isdigit() or int(size) > LARGEST_BODY:
        return False
    try:
        (await request.body()).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


class SeenEvents:
    """The bodies of the last events by hash, so that Slack's repeats are answered once."""

    def __init__(self) -> None:
        self._seen: OrderedDict[bytes, None] = OrderedDict()
        self._lock = Lock()

    def first(self, body: bytes) -> bool:
        """Remember an event and say whether it is new; the oldest beyond the bound is forgotten."""
        key = hashlib.sha256(body).digest()
        with self._lock:
            if key in self._seen:
                return False
            self._seen[key] = None
            while len(self._seen) > REMEMBERED:
                self._seen.popitem(last=False)
            return True
