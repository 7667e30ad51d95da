"""`glossary`: check the organisation's own glossary, and say what it changes."""

from __future__ import annotations

import typer

from integrations.command_line.desk import settings_at
from integrations.command_line.options import Data, Json
from integrations.command_line.output import emit, say


def add_to(app: typer.Typer) -> None:
    """Add the verb of this file."""
    app.command()(glossary)


def glossary(data: Data = None, as_json: Json = False) -> None:
    """Check the organisation's own glossary, and say which terms it adds, changes and retires."""
    from corpus.glossary import ours
    from corpus.own_glossary import laid_over, read_file

    file = settings_at(data).glossary_file
    own = read_file(file)
    names = [each.name for each in own.term]
    changes = {
        "added": [name for name in names if ours().named(name) is None],
        "changed": [name for name in names if ours().named(name) is not None],
        "retired": list(own.retire),
    }
    found, terms = file.exists(), len(laid_over(ours(), own).terms)
    if as_json:
        emit({"file": str(file), "found": found, "terms": terms, **changes})
        return
    say(f"{file}: {'nothing is wrong with it' if found else 'there is no such file'}.")
    for change, of in changes.items():
        if of:
            say(f"{change.capitalize()}: {', '.join(of)}")
    say(f"Terms in use: {terms}")
