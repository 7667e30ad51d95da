"""Reading a file that may be hostile: in a process of its own, with limits, that can only answer.

The process gets the bytes on its standard input and answers in JSON on its standard output. It
has no name of the file, nothing of the environment, no leave to write a file, and it ends with us.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

from corpus.reading.limits import MOST_SECONDS
from corpus.reading.transcript import RawLine, Refused, Transcript
from corpus.text import Media

_ROOT: Final = str(Path(__file__).resolve().parents[2])
_START: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); from corpus.reading.cell import main; main()"
)
_TOO_LONG: Final = f"reading it took more than {MOST_SECONDS} seconds"
_BROKE: Final = "it is damaged or hostile: reading it failed or took too much memory"


def read_confined(media: Media, content: bytes, seconds: float = MOST_SECONDS) -> Transcript:
    """Read the bytes in a process of their own. Raises `Refused`, and never hangs or crashes."""
    command = [sys.executable, "-I", "-X", "utf8", "-c", _START, _ROOT, media.value]
    with subprocess.Popen(  # noqa: S603 - our own interpreter and our own code, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
        start_new_session=True,
    ) as process:
        try:
            answer, _ = process.communicate(content, timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise Refused(_TOO_LONG) from error
        finally:
            process.kill()
    return _transcript(answer)


def _transcript(answer: bytes) -> Transcript:
    try:
        said = json.loads(answer)
    except ValueError as error:
        raise Refused(_BROKE) from error
    if "refused" in said:
        raise Refused(said["refused"], said["state"])
    transcript = Transcript()
    transcript.lines = [RawLine(*line) for line in said["lines"]]
    transcript.losses = said["losses"]
    transcript.page_labels = said["page_labels"]
    return transcript
