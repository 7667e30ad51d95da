"""Reading a file that may be hostile: in a process of its own, with limits, that can only answer.

The process gets the bytes over a pipe and answers in JSON over another. It has no name of the file,
nothing of the environment, no leave to write a file, start a program or reach a network, and it is
ended with us. `warden.py` starts it; what it gives up is in `cell.py`.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import time
from typing import BinaryIO, Final

from corpus.reading.limits import MOST_ANSWER, MOST_PROCESSOR_SECONDS, MOST_SECONDS
from corpus.reading.transcript import TOO_MUCH_TEXT, RawLine, Refused, Transcript
from corpus.reading.warden_call import end_cell, start_cell
from corpus.text import Media

_BLOCK: Final = 1 << 18
_TOO_LONG: Final = f"reading it took more than {MOST_SECONDS} seconds"
_TOO_BUSY: Final = f"reading it took more than {MOST_PROCESSOR_SECONDS} seconds of processor time"
_BROKE: Final = "it is damaged or hostile: reading it failed or took too much memory"


def read_confined(media: Media, content: bytes, seconds: float = MOST_SECONDS) -> Transcript:
    """Read the bytes in a process of their own. Raises `Refused`, and never hangs or crashes.

    Raises `Fault` where this machine starts no process any more.
    """
    source, to_cell = _pipe()
    from_cell, sink = _pipe()
    with source, to_cell, from_cell, sink:
        number = start_cell(media, source.fileno(), sink.fileno())
        source.close()
        sink.close()
        try:
            answer = _answer(content, to_cell, from_cell, time.monotonic() + seconds)
        finally:
            status = end_cell(number)
    if status == -signal.SIGXCPU:
        raise Refused(_TOO_BUSY)
    return _transcript(answer)


def _pipe() -> tuple[BinaryIO, BinaryIO]:
    out, into = os.pipe()
    return open(out, "rb", 0), open(into, "wb", 0)  # noqa: PTH123 - ends of a pipe


def _answer(content: bytes, to_cell: BinaryIO, from_cell: BinaryIO, deadline: float) -> bytes:
    """Hand the bytes over and return all that is answered, within time and size.

    Both at once, so that a process that neither reads nor answers holds nobody up.
    """
    os.set_blocking(to_cell.fileno(), False)
    rest, answer = memoryview(content), bytearray()
    with selectors.DefaultSelector() as ready:
        ready.register(to_cell, selectors.EVENT_WRITE)
        ready.register(from_cell, selectors.EVENT_READ)
        while (left := deadline - time.monotonic()) > 0:
            for key, _ in ready.select(left):
                if key.fileobj is to_cell:
                    rest = _written(to_cell, rest)
                    if not rest:
                        ready.unregister(to_cell)
                        to_cell.close()
                    continue
                block = os.read(from_cell.fileno(), _BLOCK)
                if not block:
                    return bytes(answer)
                answer += block
                if len(answer) > MOST_ANSWER:
                    raise Refused(TOO_MUCH_TEXT)
    raise Refused(_TOO_LONG)


def _written(to_cell: BinaryIO, rest: memoryview) -> memoryview:
    try:
        return rest[os.write(to_cell.fileno(), rest[:_BLOCK]) :]
    except BrokenPipeError:  # it does not want the rest; what it says is still read
        return rest[:0]


def _transcript(answer: bytes) -> Transcript:
    try:
        said = json.loads(answer)
        if "refused" in said:
            raise Refused(said["refused"], said["state"])
        transcript = Transcript()
        transcript.lines = [RawLine(*line) for line in said["lines"]]
        transcript.losses = said["losses"]
        transcript.page_labels = said["page_labels"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Refused(_BROKE) from error
    return transcript
