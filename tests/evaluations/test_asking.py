"""Cases are asked as any user asks, at a place of its own, and what comes back can be scored."""

import pytest

from assistant.access import scope_for
from corpus.failures import BadInput
from evaluations.answers.score import score
from evaluations.asked_case import AskedCase
from evaluations.asking import ask, generate
from evaluations.place import Place, place
from evaluations.said import cited
from integrations.composition import TEAM
from integrations.desk import Desk
from tests.houses import house_with

CASE = AskedCase.model_validate(
    {
        "id": "c1",
        "question": "what rating is likelihood 4 impact 3",
        "kind": "matrix",
        "facts": [[r"(?-i:(?<![\w/])A/R(?![\w/]))"]],
        "forbidden": [r"is high\b"],
        "cite": [{"document": "004", "lines": [720, 720]}],
    }
)


@pytest.mark.official
def test_an_answer_comes_with_the_stored_lines_of_its_quotations(official_data):
    with house_with(official_data) as house:
        at = Place(house, Desk(house, TEAM), scope_for(TEAM, house.library), ("004",))
        [row] = generate([CASE], at)
    assert row["status"] == "answered"
    assert row["ms"] > 0
    assert cited(row)
    assert all(exact for _, exact in cited(row))
    found = {each.name: each.estimate.value for each in score([CASE], [row]) if each.values}
    assert found["required facts present"] == found["cited rightly"] == 1
    assert found["forbidden said"] == 0


@pytest.mark.official
def test_a_question_is_asked_in_the_conversation_that_led_to_it(official_data):
    with house_with(official_data) as house:
        at = Place(house, Desk(house, TEAM), scope_for(TEAM, house.library), ("004",))
        alone = ask(at, "and 3.4?")
        after = ask(at, "and 3.4?", ["what is standard 3.5"])
    assert "induction" in after["text"]
    assert after["ms"] > 0 < alone["ms"]


def test_one_answer_that_fails_does_not_end_the_others():
    class Broken:
        def ask(self, question, conversation=None):
            raise RuntimeError("the words of a document")

    row = ask(Place(None, Broken(), None, ()), "what is standard 3.4")
    assert (row["status"], row["text"], row["ms"]) == ("failed", "", None)
    assert "words of a document" not in row["error"]


def test_without_the_documents_a_place_has_the_digests_and_leaves_nothing_behind(monkeypatch):
    monkeypatch.setenv("QUALITY_ASSISTANT_RECORDS_URL", "postgresql://nobody@127.0.0.1:1/none")
    with place(None, lambda _: None) as at:
        folder = at.house.settings.data
        assert at.documents == ()
        assert at.desk.documents()
        assert len(at.fingerprint) >= 8
    assert not folder.exists()


def test_what_is_none_of_the_official_documents_is_named_and_left_out(tmp_path):
    (tmp_path / "notes.md").write_text("# Notes\n\nThe induction was late.\n")
    told = []
    with (
        pytest.raises(BadInput, match="holds none of the official documents"),
        place(tmp_path, told.append),
    ):
        pass
    assert any("notes.md" in each for each in told)


def test_a_folder_that_is_not_there_is_bad_input(tmp_path):
    with (
        pytest.raises(BadInput, match="There is no folder"),
        place(tmp_path / "nowhere", lambda _: None),
    ):
        pass
