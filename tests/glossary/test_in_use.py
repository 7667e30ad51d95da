"""The organisation's words are used where questions are answered, and its page shows what works."""

import json
import re
from pathlib import Path

import pytest

from corpus.glossary import ours
from corpus.own_glossary import laid_over, read
from indexing.ingest import Sent
from integrations.command_line.main import run
from integrations.desk import Desk
from tests.houses import house_with

PAGE = Path(__file__).parents[2] / "docs" / "glossary.md"
BUDDY = """
[[term]]
name = "buddy scheme"
acronym = "BSC"
definition = "A learner of a later year who looks after a new one. It runs for 12 weeks."
also = ["buddying"]
in_documents = ["peer support"]
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    data = tmp_path_factory.mktemp("own words")
    (data / "glossary.toml").write_text(BUDDY)
    with house_with(data) as house:
        yield house


def ask(house, question, who="team"):
    return Desk.of(house, who).ask_row(question)


class TestInAnswers:
    @pytest.mark.parametrize(
        "question", ["what does BSC mean", "what is a buddy scheme?", "whats buddying"]
    )
    def test_a_term_is_explained_and_whose_words_they_are_is_said(self, house, question):
        answer = ask(house, question)
        assert "looks after a new one. It runs for 12 weeks." in answer["text"]
        assert "organisation's own glossary" in answer["text"]
        assert answer["citations"] == []
        assert answer["tools"][0]["result"]["terms"][0]["explained_by"] == "organisation"

    def test_a_term_of_ours_is_explained_as_before(self, house):
        answer = ask(house, "what does KLOE mean")
        assert "key lines of enquiry" in answer["text"]
        assert "organisation's own glossary" not in answer["text"]

    def test_a_change_is_in_the_next_answer_and_a_bad_one_in_none(self, house):
        file = house.settings.glossary_file
        file.write_text(BUDDY.replace("12 weeks", "9 weeks"))
        assert "9 weeks" in ask(house, "what does BSC mean")["text"]
        file.write_text(BUDDY + "[[term]]")
        assert "9 weeks" in ask(house, "what does BSC mean")["text"]
        file.write_text(BUDDY)
        assert "12 weeks" in ask(house, "what does BSC mean")["text"]

    def test_a_question_in_its_words_finds_what_the_documents_call_otherwise(self, house, tmp_path):
        (tmp_path / "support.md").write_text("# Ward 4\n\nPeer support was thin at night.\n")
        (tmp_path / "meals.md").write_text("# Ward 5\n\nThe canteen closes at eight.\n")
        house.index([tmp_path], Sent("Vale"))
        vale = house.library.provider(house._team, "Vale").id
        file = house.settings.glossary_file

        def score_of_support():
            found = house.library.search(house._team, "how did BSC go on", 5, vale)
            return next(one.score for one in found if "Peer support" in one.passage.text)

        with_words = score_of_support()
        file.write_text("")
        without = score_of_support()
        file.write_text(BUDDY)
        assert with_words > without


class TestTheVerb:
    def test_it_says_what_the_file_does(self, tmp_path, capsys):
        (tmp_path / "glossary.toml").write_text(
            f'retire = ["metric"]\n{BUDDY}[[term]]\nname = "KLOE"\nalso = ["prompts"]\n'
        )
        assert run(["glossary", "--data", str(tmp_path), "--json"]) == 0
        said = json.loads(capsys.readouterr().out)
        assert said["found"]
        assert said["added"] == ["buddy scheme"]
        assert said["changed"] == ["KLOE"]
        assert said["retired"] == ["metric"]
        assert said["terms"] == len(ours().terms)

    def test_it_names_the_line_of_a_mistake(self, tmp_path, capsys):
        (tmp_path / "glossary.toml").write_text(f"{BUDDY}\n[[term]]\nname = 4\n")
        assert run(["glossary", "--data", str(tmp_path)]) == 2
        assert "glossary.toml, line 10: name must be text" in capsys.readouterr().err

    def test_a_folder_without_a_file_is_no_mistake(self, tmp_path, capsys):
        assert run(["glossary", "--data", str(tmp_path / "new"), "--json"]) == 0
        assert not json.loads(capsys.readouterr().out)["found"]

    def test_the_file_may_lie_elsewhere(self, tmp_path, capsys, monkeypatch):
        (tmp_path / "ours.toml").write_text(BUDDY)
        monkeypatch.setenv("QUALITY_ASSISTANT_GLOSSARY", str(tmp_path / "ours.toml"))
        assert run(["glossary", "--data", str(tmp_path), "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["added"] == ["buddy scheme"]


def test_the_example_of_the_page_can_be_used_as_it_stands():
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    glossary = laid_over(ours(), read(example))
    assert glossary.term("EPG").by_organisation
    assert glossary.term("Single Oversight Framework") is None
    assert glossary.term("enquiry prompt").acronym == "KLOE"
