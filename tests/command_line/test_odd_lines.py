"""A batch gives one readable line for each line, whatever stands on it, and nothing else."""

import json
import logging
import os
import subprocess
import sys

import pytest

from integrations.command_line.main import run
from integrations.command_line.output import say, tell

GOOD = b'{"id": "good", "likelihood": 4, "impact": 3}'
NOT_USABLE = [
    b"",
    b"  ",
    b"[1]",
    b'"words"',
    b"NaN",
    b"\xff\xfe{",
    b"[" * 100_000,
    b'{"id": ' + b"9" * 5_000 + b"}",
    b'{"id": NaN, "likelihood": 4, "impact": 3}',
    b'{"id": 1e400, "likelihood": 4, "impact": 3}',
    b'{"id": [{"deep": -Infinity}], "likelihood": 4, "impact": 3}',
    b'{"id": 1, "likelihood": 4, "impact": 3} and more',
]
ODD_IDS = [
    b"null",
    b"[1, {}]",
    b'""',
    b"2.5",
    b'"\\ud83d"',
    b'"a\\u2028b\\u0085c"',
    b"true",
    b'"dup"',
]


def no_such_constant(name):
    pytest.fail(f"{name} is no JSON")


def answered(capsys, *arguments):
    """The lines of a batch as a strict reader gets them, from the very bytes that are written."""
    assert run([*arguments]) == 0
    written = capsys.readouterr().out.encode("utf-8")  # raises for what UTF-8 cannot write
    return [
        json.loads(line, parse_constant=no_such_constant) for line in written.decode().splitlines()
    ]


@pytest.fixture
def ask(sampled_data, capsys, tmp_path):
    def asking(verb, *lines, end=b"\n"):
        file = tmp_path / "batch.jsonl"
        file.write_bytes(end.join([*lines, b""]))
        return answered(capsys, verb, "--batch", str(file), "--json", "--data", str(sampled_data))

    return asking


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_line_that_is_no_usable_json_is_told_by_its_number_and_the_next_is_answered(ask, end):
    lines = [line for bad in NOT_USABLE for line in (bad, GOOD)]
    got = ask("risk", *lines, end=end)
    assert [row["rating"] for row in got[1::2]] == ["A/R"] * len(NOT_USABLE)
    assert [row["line"] for row in got[::2]] == list(range(1, len(lines), 2))
    assert all(set(row) == {"id", "line", "error"} and row["id"] is None for row in got[::2])


def test_an_id_comes_back_as_it_was_given(ask):
    lines = [b'{"id": ' + own + b', "likelihood": 4, "impact": 3}' for own in ODD_IDS]
    got = ask("risk", *lines)
    assert [row["id"] for row in got] == [json.loads(own) for own in ODD_IDS]
    assert {row["rating"] for row in got} == {"A/R"}


def test_a_byte_order_mark_is_no_part_of_the_first_line(ask):
    assert ask("risk", b"\xef\xbb\xbf" + GOOD)[0]["id"] == "good"


def test_a_number_that_is_none_keeps_its_lines_id(ask):
    got = ask(
        "risk",
        b'{"id": 1, "likelihood": NaN, "impact": 3}',
        b'{"id": 2, "likelihood": 1e400, "impact": 3}',
        b'{"id": 3, "likelihood": 4, "impact": -Infinity}',
    )
    assert [set(row) for row in got] == [{"id", "error"}] * 3
    assert [row["id"] for row in got] == [1, 2, 3]


@pytest.mark.parametrize(
    ("verb", "key", "outcome"),
    [
        ("search", "question", "passages"),
        ("ask", "question", "status"),
        ("standards", "text", "standards"),
        ("scenarios", "text", "scenarios"),
        ("risk", "text", "rating"),
    ],
)
def test_text_that_was_cut_inside_a_character_is_read_all_the_same(ask, verb, key, outcome):
    [row] = ask(verb, b'{"id": 1, "' + key.encode() + b'": "learners had no induction \\ud83d"}')
    assert outcome in row


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "words", "--batch", "-"],
        ["ask", "words", "--batch", "-"],
        ["ask", "--conversation", "c-1", "--batch", "-"],
        ["standards", "3.4", "--text", "words"],
        ["standards", "3.4", "--batch", "-"],
        ["scenarios", "words", "--batch", "-"],
        ["risk", "--text", "words", "--likelihood", "4"],
        ["risk", "--likelihood", "4", "--batch", "-"],
    ],
)
def test_what_would_be_passed_over_is_refused(sampled_data, capsys, arguments):
    status = run([*arguments, "--json", "--data", str(sampled_data)])
    assert status == 2
    assert "one way at a time" in json.loads(capsys.readouterr().out)["error"]


def test_an_option_before_its_verb_is_told_where_options_stand(capsys):
    assert run(["--json", "search", "words"]) == 2
    assert "after the verb" in json.loads(capsys.readouterr().out)["error"]


def test_output_is_utf_8_wherever_it_is_written_and_nothing_but_what_was_asked(sampled_data):
    code = "from integrations.command_line.main import main; main()"
    arguments = ["search", "standard 3.4", "--data", str(sampled_data), "--json"]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    [line] = done.stdout.decode("utf-8").splitlines()
    assert json.loads(line)["passages"]


def test_no_library_tells_of_its_own_doings(ask, caplog):
    with caplog.at_level(logging.INFO):
        ask("search", b'{"id": 1, "question": "induction"}')
    assert [r for r in caplog.records if r.name.split(".")[0] == "bm25s"] == []


def test_nothing_that_a_document_holds_steers_the_terminal(capsys):
    say("heading\x1b[2J\x07\x9b31m\u202e\tcell")
    tell("file\x1b]0;title\x07")
    out, err = capsys.readouterr()
    assert out == "heading\ufffd[2J\ufffd\ufffd31m\ufffd\tcell\n"
    assert err == "file\ufffd]0;title\ufffd\n"
