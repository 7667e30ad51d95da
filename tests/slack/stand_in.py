"""A strict stand-in for Slack's web API on loopback: what is not expected is remembered as wrong."""

import hashlib
import hmac
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

TOKEN = "xoxb-for-tests-only"
SECRET = "signing-secret-for-tests-only"

ANSWERS = {
    "/api/auth.test": {
        "ok": True,
        "team_id": "T1",
        "user_id": "UBOT",
        "bot_id": "B1",
        "url": "http://slack.invalid/",
        "team": "t",
        "user": "u",
    },
    "/api/chat.postMessage": {"ok": True, "channel": "C1", "ts": "2.0", "message": {"text": ""}},
}
#: What chat.postMessage may be given, and nothing else.
ALLOWED = {"channel", "thread_ts", "text", "blocks", "unfurl_links", "unfurl_media", "team_id"}


class SlackStandIn:
    """Slack's end of the wire."""

    def __init__(self) -> None:
        self.posted: list[dict[str, Any]] = []
        self.wrong: list[str] = []
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length", 0)))
                reply = stand_in.take(self.path, self.headers, body)
                content = json.dumps(reply).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/api/"

    def __enter__(self) -> "SlackStandIn":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def take(self, path: str, headers: Any, body: bytes) -> dict[str, Any]:
        if path not in ANSWERS:
            self.wrong.append(f"unexpected call of {path}")
            return {"ok": False, "error": "unknown_method"}
        if headers.get("authorization") != f"Bearer {TOKEN}":
            self.wrong.append(f"{path} without the bot's token")
            return {"ok": False, "error": "invalid_auth"}
        if path == "/api/chat.postMessage":
            self._check_message(headers, body)
        return ANSWERS[path]

    def _check_message(self, headers: Any, body: bytes) -> None:
        if "json" in headers.get("content-type", ""):
            message = json.loads(body)
        else:
            message = {key: value[0] for key, value in parse_qs(body.decode()).items()}
            if "blocks" in message:
                message["blocks"] = json.loads(message["blocks"])
        extra = set(message) - ALLOWED
        if extra:
            self.wrong.append(f"chat.postMessage with {sorted(extra)}")
        for block in message.get("blocks") or []:
            texts = [block["text"]] if "text" in block else block["elements"]
            if any(not 1 <= len(text["text"]) <= 3000 for text in texts):
                self.wrong.append("a block's text is empty or longer than Slack takes")
        if len(message.get("blocks") or []) > 50:
            self.wrong.append("more than 50 blocks")
        self.posted.append(message)

    def wait_for_posts(self, count: int, seconds: float = 20) -> None:
        until = time.monotonic() + seconds
        while len(self.posted) < count and time.monotonic() < until:
            time.sleep(0.02)


def signed(body: bytes, *, at: float | None = None, secret: str = SECRET) -> dict[str, str]:
    """The headers that Slack would send with this body."""
    stamp = str(int(time.time() if at is None else at))
    base = b"v0:" + stamp.encode() + b":" + body
    signature = "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": signature,
        "content-type": "application/json",
    }


def mention(
    text: str, *, event_id: str = "Ev1", ts: str = "1.0", thread: str | None = None
) -> bytes:
    """An app_mention event as Slack sends it."""
    event = {
        "type": "app_mention",
        "user": "U1",
        "text": text,
        "ts": ts,
        "channel": "C1",
        "event_ts": ts,
    }
    if thread is not None:
        event["thread_ts"] = thread
    return json.dumps(
        {
            "token": "x",
            "team_id": "T1",
            "api_app_id": "A1",
            "type": "event_callback",
            "event_id": event_id,
            "event_time": 1,
            "event": event,
            "authorizations": [
                {"team_id": "T1", "user_id": "UBOT", "is_bot": True, "is_enterprise_install": False}
            ],
        }
    ).encode()
