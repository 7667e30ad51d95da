"""Every line of every draft is where its source says, and nothing is in it without one."""

import json
import re

import pytest

from corpus.samples import samples
from corpus.text import collapse
from integrations.command_line.main import run
from integrations.desk import Desk
from tests.houses import house_with

PROVIDER = max(
    {s.provider for s in samples()}, key=lambda name: sum(s.provider == name for s in samples())
)
KINDS = ["enquiry-lines", "visit-report", "monthly-narrative"]


def loose(text):
    return re.sub(r"[\W_]+", "", text).casefold()


@pytest.fixture(scope="module", params=KINDS)
def draft(request, sampled_data, tmp_path_factory):
    file = tmp_path_factory.mktemp("drafts") / "draft.json"
    arguments = [
        "draft",
        request.param,
        "--provider",
        PROVIDER,
        "--out",
        str(file),
        "--today",
        "2026-11-20",
    ]
    assert run([*arguments, "--data", str(sampled_data)]) == 0
    return json.loads(file.read_text())


def statements(draft):
    return [statement for section in draft["sections"] for statement in section["statements"]]


def test_every_statement_has_a_source_or_a_tag(draft):
    bare = [s["text"] for s in statements(draft) if not s["sources"] and s["tag"] is None]
    assert bare == []
    assert len(statements(draft)) > 20


def test_every_source_says_what_it_is_quoted_for_at_its_lines(draft, sampled_data):
    with house_with(sampled_data) as house:
        desk = Desk.of(house, "team")
        texts = {}
        for statement in statements(draft):
            for source in statement["sources"]:
                text = texts.setdefault(source["document_id"], desk.text(source["document_id"]))
                there = collapse(text.between(*source["lines"]))
                assert loose(source["quote"]) in loose(there), (source["document"], source["lines"])


def test_every_number_is_in_a_source_or_computed(draft):
    for statement in statements(draft):
        if statement["tag"] in {"computed", "suggested", "panel judgement"}:
            continue
        quoted = " ".join(
            f"{source['quote']} {source['document']}" for source in statement["sources"]
        )
        for number in re.findall(r"\b\d+(?:\.\d+)?\b", statement["text"]):
            refs = " ".join(statement["standards"])
            assert number in quoted or number in refs or statement["tag"] == "not recorded", (
                statement["text"]
            )
