"""Products of token vectors in 8 bits, as the embedding model's own runtime computes them.

Thousands of tokens are read for every question. In 8 bits they take a quarter of the memory that
numpy would go through, and memory is what this waits for.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

#: The question's share of the bits: a product of two bytes must not overflow half a word where the
#: processor adds two of them before widening (255 x 63 x 2 < 2**15).
_MOST: Final = 63
_MIDDLE: Final = 128  # added to signed bytes, as the kernel takes them unsigned


def products(question: NDArray[np.float32], tokens: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the product of each row of the question with each of the tokens.

    `question`: shape (rows, dimensions). `tokens`: what `ready` gave, shape (tokens, dimensions).
    The result has the shape (rows, tokens); its error is about .002, at most .02, for unit vectors.
    """
    scales = _MOST / np.maximum(np.abs(question).max(axis=1), 1e-6)
    rounded = np.round(question * scales[:, None]).astype(np.int8)
    (found,) = _session().run(None, {"tokens": tokens, "question": rounded.T})
    added = _MIDDLE * rounded.sum(axis=1, dtype=np.int32)
    return np.asarray((found - added).T / (127 * scales[:, None]), dtype=np.float32)


def in_8_bits(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """Return unit vectors times 127."""
    return np.round(vectors * 127).astype(np.int8)


def ready(vectors: NDArray[np.int8]) -> NDArray[np.uint8]:
    """Return vectors in 8 bits as the kernel reads them; whoever keeps them keeps them so."""
    return np.ascontiguousarray(vectors).view(np.uint8) ^ np.uint8(_MIDDLE)


def whole(vectors: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return vectors that are `ready` as numbers of full size again."""
    return np.asarray((vectors.astype(np.float32) - _MIDDLE) / 127, dtype=np.float32)


@cache
def _session() -> Any:
    import onnxruntime
    from onnx import TensorProto, helper

    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["tokens", "question"], ["products"])],
        "products",
        [
            helper.make_tensor_value_info("tokens", TensorProto.UINT8, ["n", "dimensions"]),
            helper.make_tensor_value_info("question", TensorProto.INT8, ["dimensions", "rows"]),
        ],
        [helper.make_tensor_value_info("products", TensorProto.INT32, ["n", "rows"])],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
