"""A prompt is checked when it is loaded and when it is filled."""

import pytest

from assistant.prompts import prompt


def test_the_answering_prompt_takes_the_day_and_leaves_no_gap():
    text = prompt("answer", today="20 November 2026")
    assert "20 November 2026" in text
    assert "$" not in text
    assert "variables:" not in text


def test_other_variables_are_refused():
    with pytest.raises(ValueError, match="takes"):
        prompt("answer", day="today")
