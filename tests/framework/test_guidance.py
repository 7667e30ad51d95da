"""What the standards and scenarios mean in practice: complete, varied, and consistent."""

from collections import Counter

from corpus.framework.guidance import guidance, no_scenario, no_standard, scenario_guidance
from corpus.framework.ours import ours

GUIDANCE = guidance()
EVIDENCE = [text for g in GUIDANCE for text in (*g.speaks_for, *g.speaks_against)]


def test_every_standard_has_guidance_in_order() -> None:
    assert [g.id for g in GUIDANCE] == [standard.id for standard in ours().standards]


def test_each_shows_evidence_for_and_against_in_enough_wordings() -> None:
    for g in GUIDANCE:
        assert len(g.speaks_for) >= 4, g.number
        assert len(g.speaks_against) >= 7, g.number
        assert len(g.keywords) >= 7, g.number
        assert len(g.features) >= 6, g.number
        assert g.in_practice, g.number
        assert g.settings, g.number


def test_no_piece_of_evidence_stands_under_two_standards() -> None:
    twice = [text for text, count in Counter(map(str.casefold, EVIDENCE)).items() if count > 1]
    assert not twice
    assert not {text.casefold() for text in EVIDENCE} & {t.casefold() for t in no_standard()}


def test_a_near_miss_belongs_to_another_standard_or_to_none() -> None:
    numbers = {standard.number for standard in ours().standards}
    for g in GUIDANCE:
        assert len(g.near) >= 2, g.number
        for miss in g.near:
            assert miss.standard is None or miss.standard in numbers - {g.number}, miss


def test_themes_tell_the_standards_apart() -> None:
    assert len({g.theme for g in GUIDANCE}) == len(GUIDANCE)


def test_the_evidence_speaks_of_many_professions_and_settings() -> None:
    told = " ".join(EVIDENCE).casefold()
    for group in (
        "student nurse",
        "midwi",
        "physio",
        "pharmac",
        "radiograph",
        "paramedic",
        "dent",
        "gp ",
        "dietitian",
        "f1",
        "occupational therap",
        "scientist",
        "community",
        "mental health",
        "practice",
        "apprentice",
        "physician associate",
        "podiatry",
        "care home",
    ):
        assert group in told, group


def test_every_scenario_has_guidance_in_order() -> None:
    scenarios = scenario_guidance()
    assert [s.number for s in scenarios] == [s.number for s in ours().scenarios]
    for scenario in scenarios:
        assert 6 <= len(scenario.alike) <= 10, scenario.number
        assert len(scenario.features) >= 4, scenario.number
        assert len(scenario.different) >= 3, scenario.number
        assert scenario.interventions_in_short, scenario.number


def test_there_are_examples_of_what_matches_nothing() -> None:
    assert len(no_standard()) >= 20
    assert len(no_scenario()) >= 10
    assert len(set(no_standard())) == len(no_standard())
