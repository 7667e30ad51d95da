"""What a verb prints: one object, or one line for each line of a batch.

With `--json` standard output holds JSON and nothing else. Messages go to standard error.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from corpus.failures import BadInput, Failure
from integrations.failures import as_failure

Row = dict[str, Any]

#: What UTF-8 cannot write (half of a character of two UTF-16 units, as some programs cut text) and
#: what some readers of lines take for the end of one.
_ESCAPED = re.compile("[\ud800-\udfff\x85\u2028\u2029]")

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def say(text: str = "") -> None:
    """Write a line for people to standard output."""
    sys.stdout.write(_inert(text) + "\n")


def tell(text: str) -> None:
    """Write a line of progress or advice to standard error."""
    sys.stderr.write(_inert(text) + "\n")


def _inert(text: str) -> str:
    """Return text in which nothing steers a terminal, whichever document it came from.

    >>> _inert("red \\x1b[31m")
    'red \ufffd[31m'
    """
    return _STEERING.sub("\ufffd", text)


def emit(row: Row) -> None:
    """Write one JSON object on one line to standard output."""
    line = json.dumps(row, ensure_ascii=False, allow_nan=False)
    line = _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", line)
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def run_batch(file: Path, answer: Callable[[Row], Row]) -> None:
    """Answer each line of a batch with one line, in order; a bad line never stops the others."""
    for number, line in enumerate(_lines(file), 1):
        asked = _object_in(line)
        if asked is None:
            sentence = "This line is not a JSON object, so nothing was done with it."
            emit({"id": None, "line": number, "error": sentence})
            continue
        try:
            emit({"id": asked.get("id"), **answer(asked)})
        except Exception as error:  # noqa: BLE001 - one line's failure belongs to that line alone
            emit({"id": asked.get("id"), "error": as_failure(error).sentence})


def _object_in(line: str) -> Row | None:
    """Return the object on a line, or None where there is none or its id cannot be given back."""
    try:
        asked = json.loads(line)
        json.dumps(asked.get("id") if isinstance(asked, dict) else None, allow_nan=False)
    except (ValueError, RecursionError):  # ValueError: no JSON, 5,000 digits, or an id of NaN
        return None
    return asked if isinstance(asked, dict) else None


def _lines(file: Path) -> Iterator[str]:
    """Yield the lines of a batch; each is decoded alone, so that one bad line is only one."""
    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        message = f"The batch file {file.name} cannot be read; nothing was done. Check its name."
        raise BadInput(message) from error
    if content.startswith(b"\xef\xbb\xbf"):
        content = content[3:]
    lines = content.split(b"\n")
    if lines and not lines[-1].strip():
        lines.pop()
    for line in lines:
        yield line.decode("utf-8", errors="replace")


def text_of(row: Row, key: str) -> str:
    """Return the words under a key of a batch line; BadInput where there are none to use."""
    value = row.get(key)
    if not isinstance(value, str):
        message = f'This line needs "{key}" with text in it.'
        raise BadInput(message)
    return value


def show_failure(failure: Failure, *, as_json: bool) -> None:
    """Show a failed single call: the sentence on standard error, and as JSON if asked for."""
    if as_json:
        emit({"error": failure.sentence})
    tell(failure.sentence)


def write_file(file: Path, content: bytes) -> Path:
    """Write a file whole or not at all. Raises `BadInput` where it cannot be written."""
    beside: Path | None = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as opened:
            beside = Path(opened.name)
            opened.write(content)
        beside.chmod(0o644)  # as any file a person saves
        beside.replace(file)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        message = f"{file} cannot be written; nothing was changed there. Choose another place."
        raise BadInput(message) from error
    return file
