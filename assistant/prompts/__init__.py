"""Prompts: one Markdown file each, its variables declared in the first line.

A prompt that uses a variable it does not declare, or declares one it does not use, is refused when
it is loaded, and so is a call that gives other variables than those.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from string import Template

_DECLARED = re.compile(r"<!-- variables: ([\w, ]*) -->\n")


def prompt(name: str, **variables: str) -> str:
    """Return the prompt `name`.md with its variables filled in. Raises `ValueError`."""
    template, declared = _load(name)
    if declared != set(variables):
        message = f"Prompt {name} takes {sorted(declared)}, not {sorted(variables)}."
        raise ValueError(message)
    return template.substitute(variables)


@cache
def _load(name: str) -> tuple[Template, frozenset[str]]:
    text = resources.files(__name__).joinpath(f"{name}.md").read_text("utf-8")
    head = _DECLARED.match(text)
    if head is None:
        message = f"Prompt {name} does not declare its variables in its first line."
        raise ValueError(message)
    declared = frozenset(filter(None, re.split(r"[ ,]+", head.group(1))))
    template = Template(text[head.end() :])
    if set(template.get_identifiers()) != declared:
        message = f"Prompt {name} declares {sorted(declared)} but uses others."
        raise ValueError(message)
    return template, declared
