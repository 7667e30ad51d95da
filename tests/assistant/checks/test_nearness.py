"""How near a claim's words come to its source by the embedding model."""

import numpy as np

from assistant.checks.claims import check
from assistant.checks.nearness import Nearness
from indexing.embedding.embedder import Asked, Encoded, embedder_for


def test_a_synonym_is_nearer_than_a_word_that_has_nothing_to_do_with_it():
    nearness = Nearness(embedder_for(None))
    source = ["Doctors were exhausted after the shift.", "The car park was full."]
    rows = nearness.near("Physicians were tired.", source)
    assert rows is not None
    assert [len(row) for row in rows] == [2, 2, 2]
    assert rows[2][0] > rows[2][1]
    assert all(0 <= value <= 1 for row in rows for value in row)


def test_every_word_of_a_long_claim_has_a_row_even_where_the_model_cuts_it():
    claim = " ".join(f"word{n} rota" for n in range(300))
    rows = Nearness(embedder_for(None)).near(claim, ["The rota was late."])
    assert rows is not None
    assert len(rows) == 600


class OnlyWhole:
    """An embedder that gives no vectors of tokens, as other models may."""

    def encode(self, texts):
        return [Encoded(np.ones(2, np.float32), np.zeros((0, 2), np.int8)) for _ in texts]

    def ask(self, question):
        return Asked(np.ones(2, np.float32), np.zeros((0, 2), np.float32), [])


def test_a_model_without_vectors_of_tokens_leaves_words_to_be_compared():
    source = ["Induction was late on Rowan ward."]
    claim = "On Rowan ward induction was late."
    assert Nearness(OnlyWhole()).near(claim, source) is None
    assert check(claim, source, Nearness(OnlyWhole())) == check(claim, source)


def test_a_sentence_of_a_source_is_read_once():
    reader = embedder_for(None)
    read = []

    class Counting(OnlyWhole):
        def encode(self, texts):
            read.extend(texts)
            return reader.encode(texts)

        def ask(self, question):
            return reader.ask(question)

    nearness = Nearness(Counting())
    for claim in ("Rotas were late.", "Rotas were early."):
        nearness.near(claim, ["Rotas were late.", "Rooms were cold."])
    assert sorted(read) == ["Rooms were cold.", "Rotas were late."]
