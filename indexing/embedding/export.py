"""Exporting all-MiniLM-L6-v2 once to an ONNX file, so that no later start imports torch.

The graph gives the vector of every token; pooling is left to the embedder. 8-bit weights: one
scale for each channel, in 7 of the 8 bits, which gives the same numbers on processors with and
without VNNI (with all 8 bits and one scale a matrix the cosine to the original falls from .99
to .93 on a processor without; docs/decisions/0012).

Run as a program it does the work, `python -m indexing.embedding.export FOLDER FILE PRECISION`: in
a process of its own, so that torch's memory, warnings and settings go when it is done.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from filelock import FileLock

from corpus.failures import Fault
from indexing.embedding.weights import SHA256, model_folder, require_known_weights

_FORMAT: Final = "1"  # of the exported files; a new number makes them anew
_MOST_SECONDS: Final = 900
LEAST_AGREEMENT: Final = 0.975  # cosine to the original; measured: .98 to .995 in 8 bits
_PROBES: Final = (
    "Which interventions can we use for a medium risk?",
    "The rota arrives five days before it starts, so nobody can plan teaching.",
    "Supervisors have time in their job plans, and learners know who theirs is.",
)


def exported_model(cache: Path, precision: str, tell: Callable[[str], None] | None) -> Path:
    """Return the ONNX file of a precision ("int8" or "float32"), exported now if there is none.

    Raises `Fault` when the cache folder cannot be written or the export fails.
    """
    wanted = cache / f"all-MiniLM-L6-v2-{SHA256[:12]}-{precision}-{_FORMAT}.onnx"
    if wanted.is_file():
        return wanted
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with FileLock(cache / "export.lock"):
            if not wanted.is_file():
                if tell:
                    tell("Preparing the embedding model, once on this machine: about a minute.")
                _export(cache, wanted, precision)
    except OSError as error:
        sentence = (
            f"The folder for prepared models, {cache}, cannot be written ({error.strerror}). "
            "Nothing was changed; make it writable or set XDG_CACHE_HOME to another."
        )
        raise Fault(sentence) from error
    return wanted


def _export(cache: Path, wanted: Path, precision: str) -> None:
    """Write the file beside its place and move it there whole."""
    folder = model_folder()
    require_known_weights(folder)
    with tempfile.TemporaryDirectory(dir=cache) as work:
        done = Path(work) / "model.onnx"
        command = [sys.executable, "-m", __name__, str(folder), str(done), precision]
        try:
            subprocess.run(  # noqa: S603 - our own program, with paths of ours
                command, check=True, capture_output=True, timeout=_MOST_SECONDS
            )
        except subprocess.SubprocessError as error:
            sentence = (
                "The embedding model could not be prepared, so nothing can be indexed or searched. "
                "What was recorded is safe; see that memory and disk are free and run it again."
            )
            raise Fault(sentence) from error
        os.replace(done, wanted)  # noqa: PTH105 - said as plainly as it is: atomic


def export_full(folder: Path, target: Path) -> Any:
    """Write the model in full precision; return the original, to compare with."""
    import torch
    from transformers import BertModel

    model: Any = BertModel.from_pretrained(
        folder, add_pooling_layer=False, local_files_only=True, attn_implementation="eager"
    )

    class TokenVectors(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            return self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state

    # Two tensors: given one twice, the export takes the tokens to be the mask.
    tokens, mask = torch.ones(2, 7, dtype=torch.long), torch.ones(2, 7, dtype=torch.long)
    sizes = {0: torch.export.Dim("texts", max=64), 1: torch.export.Dim("tokens", max=256)}
    torch.onnx.export(
        TokenVectors().eval(),
        (tokens, mask),
        str(target),
        input_names=["input_ids", "attention_mask"],
        output_names=["token_vectors"],
        dynamic_shapes=(sizes, sizes),
        dynamo=True,
        external_data=False,
    )
    return model.eval()


def quantise(full: Path, target: Path) -> None:
    """Write the model with its weights in 8 bits."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        str(full), str(target), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
    )


def agreement(original: Any, exported: Path, folder: Path) -> float:
    """Return the least cosine between the original's and the exported file's vectors."""
    import onnxruntime
    import torch
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    session = onnxruntime.InferenceSession(str(exported))
    least = 1.0
    for text in _PROBES:
        tokens = torch.tensor([tokenizer.encode(text).ids])
        mask = torch.ones_like(tokens)
        with torch.no_grad():
            wanted = original(input_ids=tokens, attention_mask=mask).last_hidden_state[0]
        feed = {"input_ids": tokens.numpy(), "attention_mask": mask.numpy()}
        found = torch.from_numpy(session.run(None, feed)[0][0])
        cosine = torch.nn.functional.cosine_similarity(wanted.mean(0), found.mean(0), dim=0)
        least = min(least, float(cosine))
    return least


def main(folder: str, target: str, precision: str) -> None:
    """Do the work of the process; fail unless what was written agrees with the original."""
    full = Path(target).with_suffix(".full")
    original = export_full(Path(folder), full)
    if precision == "int8":
        quantise(full, Path(target))
    else:
        full.rename(target)
    if agreement(original, Path(target), Path(folder)) < LEAST_AGREEMENT:
        sys.exit("The exported model disagrees with the original.")


if __name__ == "__main__":
    main(*sys.argv[1:])
