"""Each verb answers as docs/command-line.md says: single and batch, good and bad input."""

import json
import subprocess
import sys

import pytest

from integrations.command_line.main import run


@pytest.fixture
def call(sampled_data, capsys):
    def calling(*arguments, data=sampled_data):
        status = run([*arguments, "--data", str(data)])
        out, err = capsys.readouterr()
        return status, out, err

    return calling


def rows(out):
    return [json.loads(line) for line in out.splitlines()]


def batch(tmp_path, *lines):
    file = tmp_path / "batch.jsonl"
    file.write_text("".join(f"{line}\n" for line in lines))
    return str(file)


def test_risk_gives_the_cell_its_levels_and_its_source(call):
    status, out, err = call("risk", "--likelihood", "4", "--impact", "3", "--json")
    [row] = rows(out)
    assert (status, err) == (0, "")
    assert (row["likelihood"], row["impact"], row["rating"]) == (4, 3, "A/R")
    assert row["levels"] == ["Medium", "High"]
    assert row["level_status"] == "person_chooses"
    assert row["source"]["lines"][0] >= 1


@pytest.mark.parametrize(
    "given",
    [
        ["--likelihood", "6", "--impact", "3"],
        ["--likelihood", "0", "--impact", "3"],
        ["--likelihood", "3.5", "--impact", "3"],
        ["--likelihood", "four", "--impact", "3"],
        ["--likelihood", "4"],
        ["--impact", "4"],
        ["--likelihood", "", "--impact", "3"],
        ["--likelihood", "-1", "--impact", "3"],
        [],
    ],
)
def test_a_rating_is_refused_for_anything_but_two_whole_numbers_from_1_to_5(call, given):
    status, out, err = call("risk", *given, "--json")
    [row] = rows(out)
    assert status == 2
    assert set(row) == {"error"}
    assert err.strip() == row["error"]
    assert "1 to 5" in row["error"]


def test_a_batch_gives_one_line_for_each_line_in_order_and_goes_on_after_a_bad_one(call, tmp_path):
    file = batch(
        tmp_path,
        '{"id": "a", "likelihood": 5, "impact": 2}',
        "not json",
        '{"id": "b", "likelihood": 9, "impact": 2}',
        '{"id": "c", "likelihood": "4", "impact": 2}',
        '{"id": "d", "likelihood": true, "impact": 2}',
        "[1, 2]",
        '{"id": 7, "text": "no consultant on site overnight and trainees acting beyond their competence"}',
        '{"id": "e", "likelihood": 1, "impact": 5}',
    )
    status, out, _ = call("risk", "--batch", file)
    got = rows(out)
    assert status == 0
    assert [row["id"] for row in got] == ["a", None, "b", "c", "d", None, 7, "e"]
    assert [row.get("rating") for row in got if "rating" in row and row["id"] != 7] == ["A", "A"]
    assert [row["line"] for row in got if row["id"] is None] == [2, 6]
    assert all(set(row) == {"id", "error"} for row in got[2:5])
    assert got[6]["proposed"] is True


def test_a_standard_is_found_with_and_without_its_edition(call):
    for given in ("3.4", "2017-18:3.4"):
        status, out, _ = call("standards", given, "--json")
        [row] = rows(out)
        assert status == 0
        assert [standard["id"] for standard in row["standards"]] == ["2017-18:3.4"]
        assert {"id", "edition", "domain", "text", "score", "reason"} <= set(row["standards"][0])


@pytest.mark.parametrize("given", ["7.1", "3.9", "2021:3.4", "nonsense"])
def test_a_standard_that_does_not_exist_is_said_not_to_exist(call, given):
    status, out, _ = call("standards", given, "--json")
    [row] = rows(out)
    assert status == 0
    assert row["standards"] == []
    assert "nearest" in row
    assert row["message"]


def test_all_27_standards_are_listed_in_order(call):
    _, out, _ = call("standards", "--json")
    [row] = rows(out)
    ids = [standard["id"] for standard in row["standards"]]
    assert len(ids) == 27
    assert ids == sorted(ids)


def test_search_gives_passages_whose_text_is_at_its_lines(call, sampled_data):
    _, out, _ = call("search", "How should learners be inducted?", "-k", "5", "--json")
    [row] = rows(out)
    assert 1 <= len(row["passages"]) <= 5
    first = row["passages"][0]
    assert {
        "document",
        "document_id",
        "provider",
        "passage_id",
        "text",
        "headings",
        "edition",
        "page",
        "lines",
        "score",
    } <= set(first)
    scores = [passage["score"] for passage in row["passages"]]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("question", ["", "   ", "\n"])
def test_a_search_for_nothing_is_bad_input(call, question):
    status, out, err = call("search", question, "--json")
    assert status == 2
    assert rows(out)[0]["error"] == err.strip()


def test_ask_answers_in_the_contracts_shape_and_goes_on_with_a_conversation(call, tmp_path):
    _, out, _ = call("ask", "likelihood 4 impact 3", "--json")
    [first] = rows(out)
    assert set(first) == {"status", "text", "citations", "tools", "conversation"}
    question = {
        "id": 1,
        "question": "and likelihood 2 impact 5?",
        "conversation": first["conversation"],
    }
    _, out, _ = call("ask", "--batch", batch(tmp_path, json.dumps(question)))
    [second] = rows(out)
    assert second["id"] == 1
    assert second["conversation"] == first["conversation"]
    assert "A/R" in second["text"]


@pytest.mark.parametrize(
    "question",
    [
        "x",
        "?" * 1000,
        "🙂🙂🙂",
        "\x00\x07\x1b[31m",
        "word " * 20_000,
        "¿Qué es la norma 3.4?",
        "<b>standard</b> 3.4",
    ],
)
def test_any_question_gets_an_outcome_and_never_a_fault(call, question):
    status, out, err = call("ask", question, "--json")
    [row] = rows(out)
    assert status == 0, err
    assert row["status"] in {
        "answered",
        "partial",
        "not_in_documents",
        "clarify",
        "needs_person",
        "refused",
    }
    assert row["text"].strip()


def test_scenarios_are_matched_or_none_is(call):
    _, out, _ = call(
        "scenarios",
        "Student radiographers only watch; staff will not let them take images",
        "--json",
    )
    [row] = rows(out)
    assert row["scenarios"][0]["number"] == 2
    assert {"number", "level", "score", "interventions", "alike", "different"} <= set(
        row["scenarios"][0]
    )
    _, out, _ = call("scenarios", "The car park machine only takes coins", "--json")
    assert rows(out) == [{"scenarios": []}]


@pytest.mark.parametrize(
    "arguments",
    [
        ["index"],
        ["index", "no-such-folder"],
        ["draft", "poem", "--provider", "X", "--out", "x.md"],
        ["draft", "visit-report", "--provider", "  ", "--out", "x.md"],
        ["draft", "visit-report", "--provider", "X", "--out", "x.md", "--today", "20261120"],
        ["draft", "visit-report", "--provider", "X", "--out", "x.md", "--month", "2026-13"],
        ["draft", "visit-report", "--provider", "X", "--out", "x.md", "--as", "public"],
        ["draft", "visit-report", "--out", "x.md"],
        ["ask", "hello", "--as", "nobody"],
        ["ask", "hello", "--as", "provider:No Such Provider"],
        ["search", "x", "-k", "0"],
        ["search", "--batch", "no-such-file.jsonl"],
    ],
)
def test_bad_input_to_a_single_call_is_one_sentence_and_status_2(
    call, arguments, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    status, out, err = call(*arguments, "--json")
    assert status == 2
    assert set(rows(out)[0]) == {"error"}
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err
    assert not (tmp_path / "x.md").exists()


def test_help_needs_no_model_and_no_store():
    code = (
        "import sys; from integrations.command_line.main import run; run(['--help']); "
        "heavy = {'torch', 'chromadb', 'langchain', 'sqlalchemy', 'fastapi', 'onnxruntime'} & set(sys.modules); "
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "standards" in done.stdout


def test_a_look_up_loads_no_model(sampled_data):
    code = (
        "import sys; from integrations.command_line.main import run; "
        f"run(['standards', '3.4', '--data', {str(sampled_data)!r}]); "
        f"run(['risk', '--likelihood', '4', '--impact', '3', '--data', {str(sampled_data)!r}]); "
        "heavy = {'torch', 'chromadb', 'langchain', 'langchain_core', 'fastapi', 'onnxruntime'} & set(sys.modules); "
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "A/R" in done.stdout
