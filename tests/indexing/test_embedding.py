"""Vectors: of unit length, the same each time, and those of the original model."""

import subprocess
import sys
import threading
import time

import numpy as np
import pytest

from corpus.failures import BadInput, Fault
from indexing.embedding import export, weights
from indexing.embedding.embedder import embedder_for, models_folder
from indexing.embedding.onnx_embedder import OnnxEmbedder
from indexing.embedding.remembered import remembered
from indexing.embedding.sentence_transformer import SentenceTransformerEmbedder

TEXTS = [
    "Who signs the quarterly narrative?",
    "Learners said that their rota arrives five days before it starts.",
    "The supervisor met each student in the first week and agreed what they would learn.",
    "Patient safety concerns are raised with the ward manager, then with the education lead. " * 9,
    "x",
    "café — “quoted” ﬁne 😀",
]


def test_each_vector_has_unit_length_and_384_numbers(real_embedder):
    vectors = real_embedder.embed(TEXTS)
    assert vectors.shape == (len(TEXTS), 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_a_text_gets_the_same_vector_alone_and_among_others(real_embedder):
    together = real_embedder.embed(TEXTS)
    alone = np.stack([real_embedder.embed([text])[0] for text in TEXTS])
    assert np.array_equal(together, alone)


def test_no_texts_give_no_vectors(real_embedder):
    assert real_embedder.embed([]).shape == (0, 384)


def test_an_empty_text_and_one_of_a_hundred_thousand_characters_get_vectors(real_embedder):
    vectors = real_embedder.embed(["", "very long " * 10_000])
    assert np.isfinite(vectors).all()


def test_many_threads_may_embed_at_once(real_embedder):
    expected = real_embedder.embed(TEXTS)
    results = []
    threads = [
        threading.Thread(target=lambda: results.append(real_embedder.embed(TEXTS)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(np.array_equal(result, expected) for result in results)


def test_the_exported_model_agrees_with_the_original(real_embedder):
    """Cosine to sentence-transformers of 8-bit weights: at least 0.975 on each text."""
    reference = SentenceTransformerEmbedder().embed(TEXTS)
    assert (reference * real_embedder.embed(TEXTS)).sum(axis=1).min() > 0.975


@pytest.mark.drill
def test_the_exported_model_in_full_precision_is_the_original():
    reference = SentenceTransformerEmbedder().embed(TEXTS)
    full = OnnxEmbedder(models_folder(), "float32").embed(TEXTS)
    assert (reference * full).sum(axis=1) == pytest.approx(1, abs=1e-5)


def test_models_of_another_precision_or_engine_have_another_name(real_embedder):
    names = {
        real_embedder.model,
        OnnxEmbedder(models_folder(), "float32").model,
        SentenceTransformerEmbedder().model,
    }
    assert len(names) == 3


def test_a_first_vector_comes_quickly_and_without_torch(real_embedder):
    real_embedder.embed(["warm"])
    code = (
        "import sys\n"
        "from indexing.embedding.embedder import embedder_for\n"
        "embedder_for(None).embed(['Which standard is this?'])\n"
        "assert not {'torch', 'transformers', 'sentence_transformers'} & sys.modules.keys()\n"
    )
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", code], check=True)
    assert time.monotonic() - began < 10  # under 1 s on an idle machine; this one may be busy


def test_weights_that_are_not_the_expected_ones_are_refused(tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(Fault, match="not the expected ones"):
        weights.require_known_weights(tmp_path)


def test_a_missing_model_is_told_with_what_to_do(monkeypatch):
    monkeypatch.setattr(weights, "PACKAGE", "a_package_that_nobody_installed")
    with pytest.raises(Fault, match="run the set-up again"):
        weights.model_folder()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Fault, match="cannot be written"):
        export.exported_model(tmp_path / "file", "int8", None)


def test_a_model_that_is_not_on_the_machine_is_told_and_not_fetched():
    with pytest.raises(BadInput, match="no embedding model"):
        embedder_for("nobody/has-this-model").embed(["text"])


def test_vectors_of_our_own_texts_are_remembered_and_a_damaged_memory_is_mended(
    real_embedder, tmp_path
):
    class Counting:
        model = real_embedder.model
        calls = 0

        def encode(self, texts):
            self.calls += 1
            return real_embedder.encode(texts)

    def same(one, other):
        return all(
            np.array_equal(a.vector, b.vector) and np.array_equal(a.tokens, b.tokens)
            for a, b in zip(one, other, strict=True)
        )

    counting = Counting()
    first = remembered(counting, TEXTS, tmp_path)
    assert same(remembered(counting, TEXTS, tmp_path), first)
    assert counting.calls == 1
    remembered(counting, TEXTS[:2], tmp_path)
    assert counting.calls == 2
    for file in tmp_path.iterdir():
        file.write_bytes(b"torn")
    assert same(remembered(counting, TEXTS, tmp_path), first)
    (tmp_path / "file").write_text("in the way")
    assert same(remembered(counting, TEXTS, tmp_path / "file"), first)
