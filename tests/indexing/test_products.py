"""Products in 8 bits are those of the full numbers, nearly."""

import numpy as np
import pytest

from indexing.embedding.products import in_8_bits, products, ready


def unit(rows, spread, seed):
    random = np.random.default_rng(seed)
    found = random.normal(size=(rows, 384)) * random.gamma(spread, size=384)
    return (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)


@pytest.mark.parametrize("spread", [0.2, 1, 10])  # a few large numbers, or all of a size
@pytest.mark.parametrize("rows", [1, 13])
def test_products_differ_little_from_those_of_the_full_numbers(rows, spread):
    question, tokens = unit(rows, spread, 1), unit(500, spread, 2)
    found = products(question, ready(in_8_bits(tokens)))
    assert found.shape == (rows, 500)
    assert np.abs(found - question @ tokens.T).max() < 0.03
    assert np.abs(found - question @ tokens.T).mean() < 0.004


def test_nothing_overflows_where_every_number_is_as_large_as_it_can_be():
    most = np.full((1, 384), 1 / np.sqrt(384), dtype=np.float32)
    spike = np.zeros((1, 384), np.float32)
    spike[0, 0] = 1
    for one in (most, -most, spike, -spike):
        for other in (most, -most, spike, -spike):
            extreme = np.sign(other).astype(np.int8) * np.int8(127)
            expected = one @ (extreme.astype(np.float32) / 127).T
            assert products(one, ready(extreme)) == pytest.approx(expected, abs=0.01 * 20)


def test_a_vector_of_nothing_is_near_to_nothing():
    tokens = ready(in_8_bits(unit(5, 1, 3)))
    assert np.abs(products(np.zeros((2, 384), np.float32), tokens)).max() == 0
