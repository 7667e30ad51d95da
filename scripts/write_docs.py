"""Writes what is generated from the code: `python -m scripts.write_docs` (or `make docs`).

`docs/command-line.md` from the verbs' own help, `docs/settings.md` from the settings' own
descriptions, `GLOSSARY.md` from the glossary. A test holds them fresh.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent

LEAD = """# The command line

`quality-assistant VERB …`. Options stand after the verb. With `--json`, standard output holds JSON
and nothing else; messages go to standard error. A batch takes JSON lines and gives one line for
each, in order; a line that fails gives `{"id", "error"}`, and one that is no JSON object
`{"id": null, "line": N, "error"}`.

Exit status: 0 for every outcome, refusals and "not in the documents" included; 2 for bad input to a
single call; 1 for a fault, and where `evaluate` finds a figure worse than it must be. An error is
one plain sentence on standard error.

A standard's id is `2017-18:3.4`. A rating is one of `G`, `G/A`, `A`, `A/R`, `R`. `lines` are
counted from 1, both ends included, in the document's stored text.

This page is written by `make docs`.

| verb | a batch line | `--json` gives |
|---|---|---|
| `index` | | `added`, `changed`, `unchanged` (file names), `refused` (`document`, `reason`), `framework` (counts read in exact words) |
| `search` | `id`, `question` | `passages`, best first: `document`, `document_id`, `provider`, `passage_id`, `text`, `headings`, `edition`, `page`, `lines`, `score` |
| `ask` | `id`, `question`, `conversation` if one goes on | `status`, `text`, `citations` (`document`, `document_id`, `edition`, `quote`, `page`, `lines`), `tools`, `conversation` |
| `standards` | `id`, `text` | `standards` (`id`, `edition`, `domain`, `text`, `score`, `reason`); for an unknown id also `nearest` and `message` |
| `risk` | `id`, `likelihood`, `impact`, or `id`, `text` | `likelihood`, `impact`, `rating`, `levels`, `level_status`, `source`; from text also `proposed` and `reasons` |
| `scenarios` | `id`, `text` | `scenarios`, best first: `number`, `level`, `score`, `interventions`, `alike`, `different` |
| `draft` | | `file`, `questions`, `set_aside` |
| `glossary` | | `file`, `found`, `terms` (how many are in use), `added`, `changed`, `retired` (names) |
| `evaluate` | | `at`, `part`, `model`, `embedding`, `fingerprint`, `documents`, `versions`, `tasks` (`task`, `skipped`, `cases`, `measures` with `value`, `low`, `high`, `count`, `of`, `before`, `change`, `fell`), `falls` (sentences) |

A single call prints the same without `id`. A quotation in a table adds `sheet` and `row`.
"""


def command_line() -> str:
    """Return the page about the command line."""
    import typer.main

    from integrations.command_line.main import app

    group = typer.main.get_command(app)
    parts = [LEAD]
    context = group.make_context("quality-assistant", [], resilient_parsing=True)
    for name in group.list_commands(context):  # type: ignore[attr-defined]
        command = group.get_command(context, name)  # type: ignore[attr-defined]
        inner = command.make_context(name, [], parent=context, resilient_parsing=True)
        inner.terminal_width = inner.max_content_width = 96
        helped = "\n".join(line.rstrip() for line in command.get_help(inner).splitlines())
        parts.append(f"## {name}\n\n```text\n{helped.strip()}\n```\n")
    return "\n".join(parts)


def settings() -> str:
    """Return the page about the settings."""
    from integrations.settings import Settings

    lines = [
        "# Settings",
        "",
        "Environment variables, read once at the start. Secrets have no default.",
        "",
        "| variable | default | what it sets |",
        "|---|---|---|",
    ]
    for name, field in Settings.model_fields.items():
        default = "unset" if field.default is None else f"`{field.default}`"
        lines.append(f"| `QUALITY_ASSISTANT_{name.upper()}` | {default} | {field.description} |")
    return "\n".join([*lines, "", "This page is written by `make docs`.", ""])


def pages() -> dict[str, str]:
    """Return every generated page by its path from the root."""
    from corpus.glossary import render

    return {
        "docs/command-line.md": command_line(),
        "docs/settings.md": settings(),
        "GLOSSARY.md": render(),
    }


if __name__ == "__main__":
    for path, text in pages().items():
        (ROOT / path).write_text(text, encoding="utf-8")
