"""One mention: what was asked, answered from official documents, posted in the thread."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from assistant.question import Principal, PrincipalKind
from integrations.desk import Desk
from integrations.failures import as_failure, manner_of
from integrations.slack.blocks import answer_blocks, escaped, plain

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from integrations.composition import House

logger = logging.getLogger(__name__)
_MENTION = re.compile(r"<@[A-Z0-9]+(?:\|[^>]*)?>")
_MARKED_UP = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}

#: A channel gets what its least-cleared reader may see; who that is, is not known yet.
IN_A_CHANNEL = Principal(kind=PrincipalKind.OFFICIAL_ONLY)


def answer_mention(house: House, event: dict[str, Any], client: WebClient) -> None:
    """Answer a mention in its thread. A failure is told there in one sentence."""
    channel = str(event["channel"])
    thread = str(event.get("thread_ts") or event["ts"])
    try:
        desk = Desk(house, IN_A_CHANNEL)
        answer = desk.ask_in_thread(question_in(str(event.get("text", ""))), f"{channel}/{thread}")
        text, blocks = plain(answer), answer_blocks(answer)
    except Exception as error:  # noqa: BLE001 - whoever asked gets a sentence, the log the kind
        failure = as_failure(error)
        lead = manner_of(failure).slack_lead
        text, blocks = f"{lead} {escaped(failure.sentence)}", None
    client.chat_postMessage(
        channel=channel,
        thread_ts=thread,
        text=text,
        blocks=blocks,
        unfurl_links=False,
        unfurl_media=False,
    )
    logger.info("answered a mention")


def question_in(text: str) -> str:
    """Return what was asked, without the mention and with Slack's escapes undone.

    >>> question_in("<@U0BOT> what&lt;b&gt; is standard 3.5?")
    'what<b> is standard 3.5?'
    """
    text = _MENTION.sub(" ", text)
    for marked, character in _MARKED_UP.items():
        text = text.replace(marked, character)
    return " ".join(text.split())
