"""Where there is no model of meaning, words alone still find most of what is meant."""

from assistant.standard_matching import match_standards
from corpus.framework.ours import ours
from evaluations.choosing import choices, score
from evaluations.standards.case import cases


def test_words_alone_find_most_standards():
    asked = cases("develop")
    rows = choices(asked, lambda text: [m.standard.id for m in match_standards(ours(), text)])
    found = {each.name: each.estimate.value for each in score(asked, list(rows))}
    assert found["first choice"] >= 0.75
    assert found["none applies"] >= 0.75
