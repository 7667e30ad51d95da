"""Docs cannot lie: what is generated is fresh, what is linked exists, what is shown runs."""

import re
import shlex
from pathlib import Path

import pytest

from integrations.command_line.main import run
from scripts.write_docs import pages

ROOT = Path(__file__).parents[2]
PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "GLOSSARY.md",
    *map(str, sorted(p.relative_to(ROOT) for p in (ROOT / "docs").rglob("*.md"))),
]


@pytest.mark.parametrize("path", sorted(pages()))
def test_a_generated_page_is_as_the_code_would_write_it(path):
    assert (ROOT / path).read_text(encoding="utf-8") == pages()[path], "run `make docs`"


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_exists(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    named = re.findall(
        r"`((?:corpus|indexing|assistant|integrations|evaluations|tests|docs|scripts)/[\w./-]*)`",
        text,
    )
    missing = [name for name in linked if not (ROOT / page).parent.joinpath(name).exists()]
    missing += [name for name in named if not (ROOT / name).exists()]
    assert missing == []


def commands():
    blocks = re.findall(
        r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    lines = [line for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("quality-assistant ")]


@pytest.mark.parametrize("line", commands())
def test_each_command_that_the_readme_shows_works(line, tmp_path, monkeypatch, capsys):
    evidence = tmp_path / "evidence"
    evidence.mkdir()
    (evidence / "notes.md").write_text("# Notes\n\nStudent nurses said their induction was late.\n")
    monkeypatch.chdir(tmp_path)
    arguments = shlex.split(line)[1:]
    if arguments[0] == "draft":
        run(["index", "evidence", "--provider", "Harbour View Trust"])
    assert run(arguments) == 0
    assert capsys.readouterr().out.strip()


def test_only_the_two_commands_are_needed_to_start():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert {"run:", "test:", "check:", "setup:"} <= set(
        re.findall(r"^\w+:", makefile, re.MULTILINE)
    )


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_the_lock_brings_no_gpu_packages_and_names_no_place_of_somebodys_machine(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.findall(r"^(?:nvidia|cuda|triton)\S*", text, re.MULTILINE)
    assert not re.findall(r"file:|find-links|index-url", text)
