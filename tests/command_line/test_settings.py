"""A setting that cannot be used is named, and its value is never shown."""

import subprocess
import sys

import pytest

CODE = "from integrations.command_line.main import main; main()"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("QUALITY_ASSISTANT_THREADS", "many-pa55word", "QUALITY_ASSISTANT_THREADS"),
        ("QUALITY_ASSISTANT_RECORDS_URL", "pa55word", "address"),
        ("QUALITY_ASSISTANT_RECORDS_URL", "nosuch://user:pa55word@host/name", "address"),
    ],
)
def test_a_setting_that_cannot_be_used_is_bad_input(
    tmp_path, monkeypatch, capsys, name, value, said
):
    from integrations.command_line.main import run

    monkeypatch.setenv(name, value)
    assert run(["standards", "3.4", "--data", str(tmp_path / "data")]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert "pa55word" not in err


def test_a_level_of_logging_that_is_none_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("QUALITY_ASSISTANT_LOG", "loud")
    done = subprocess.run(
        [sys.executable, "-c", CODE, "--help"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
