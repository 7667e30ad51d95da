"""Each peer's environment, made from its pinned requirements when it is first needed."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path
from typing import Final

#: Which requirements a system needs, in the order in which they are run.
SYSTEMS: Final = {
    "llamaindex_hybrid": "llamaindex",
    "txtai_hybrid": "txtai",
    "haystack_hybrid": "haystack",
    "langchain_ensemble": "langchain",
    "bm25s": "bm25s",
    "chroma": "chroma",
    "langchain_chroma": "langchain",
    "llamaindex_vector": "llamaindex",
    "txtai_splits": "txtai",
}
_SHOWN: Final = {
    "bm25s",
    "chromadb",
    "haystack-ai",
    "langchain-chroma",
    "langchain-classic",
    "llama-index-core",
    "sentence-transformers",
    "txtai",
}
_REQUIREMENTS: Final = Path(__file__).parent / "requirements"


def environment(name: str, folder: Path) -> Path:
    """Return the environment of a peer under `folder`; make it if its requirements are new."""
    requirements = _REQUIREMENTS / f"{name}.txt"
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    made, mark = folder / name, folder / name / "requirements.sha256"
    if mark.exists() and mark.read_text() == wanted:
        return made
    settings = dict(os.environ)
    settings["UV_LINK_MODE"] = "copy"  # nltk refuses files that have several names
    if "PIP_FIND_LINKS" in settings:  # where a processor-only torch lies
        settings.setdefault("UV_FIND_LINKS", settings["PIP_FIND_LINKS"])
    python = made / "bin" / "python"
    for arguments in (
        ["venv", "--quiet", "--clear", "--python", "3.11", str(made)],
        ["pip", "install", "--quiet", "--python", str(python), "-r", str(requirements)],
    ):
        subprocess.run(["uv", *arguments], check=True, env=settings)  # noqa: S603, S607 - our own list
    mark.write_text(wanted)
    return made


def versions(name: str) -> str:
    """Return the versions of what an environment is for, as "name version", one after the other."""
    lines = (_REQUIREMENTS / f"{name}.txt").read_text().splitlines()
    pairs = [line.split("==") for line in lines if "==" in line]
    return ", ".join(f"{own} {version}" for own, version in pairs if own in _SHOWN)
