"""The table of failures is complete, and nobody sees an exception."""

import logging

from corpus import failures
from corpus.failures import Failure
from integrations.failures import MANNERS, as_failure, manner_of


def test_every_failure_has_a_row_of_its_own():
    kinds = {
        kind
        for kind in vars(failures).values()
        if isinstance(kind, type) and issubclass(kind, Failure)
    }
    assert set(MANNERS) == kinds - {Failure}


def test_an_unexpected_error_becomes_a_sentence_and_its_words_stay_out_of_the_log(caplog):
    caplog.set_level(logging.DEBUG)
    try:
        raise ValueError("patient-secret-5512")
    except ValueError as error:
        told = as_failure(error)
    assert "patient-secret-5512" not in told.sentence + caplog.text
    assert "ValueError" in caplog.text
    assert manner_of(told).exit_status == 1
