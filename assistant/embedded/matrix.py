"""Rules for the risk matrix: likelihood and impact, an unordered pair, a "score", letters.

They find what was given and look nothing up: the matrix is the tool's.
"""

from __future__ import annotations

import re

from assistant.embedded.cues import cue
from assistant.embedded.said import Said
from assistant.embedded.scales import LABELS, cells, scales
from assistant.embedded.wanted import Before, Wanted, fixed

_LIKELIHOOD = cue("likelihood")
_IMPACT = cue("impact")
_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_LIKELIHOOD_LABELS, _IMPACT_LABELS = LABELS["likelihood"], LABELS["impact"]
_NUMBER = r"(?<![\w./-])-?\d+(?:\.\d+)?(?![\w%]|[./-]\d|/a\b)|\b(?:" + "|".join(_WORDS) + r")\b"
_SHORT = re.compile(
    r"\bl\s*[:=]?\s*(-?\d+(?:\.\d+)?)\W{0,3}(?:and\s+)?i\s*[:=]?\s*(-?\d+(?:\.\d+)?)\b"
)
_SHORT_REVERSED = re.compile(r"\bi\s*[:=]?\s*(\d+)\W{0,3}(?:and\s+)?l\s*[:=]?\s*(\d+)\b")
_PAIR = re.compile(
    r"(?<![\d./])(-?\d{1,2})\s*(x|by|\*|times|/|,|and|-|on)\s*(-?\d{1,2})(?![\d/%]|\.\d)"
)
_JOINED = re.compile(r"(?<![\d/])(\d)\s*([x/*])\s*(\d)(?![\d/])")
_PRODUCT = (
    re.compile(
        r"\b(?:risk|score[sd]?|scoring|rated|rating|totals?|product|comes? (?:out )?(?:at|to))\b"
        r"(?:\s+(?:a|an|as|at|of|is|was|it|score[sd]?|rated|level|to|the|number|overall|total))*"
        r"\s*[:=]?\s*(\d{1,2})\b(?![./%]\d|\s*%|\s+(?:learners|trainees|students|people|visits)\b)"
    ),
    re.compile(
        r"\b(\d{1,2})\s+(?:on|in)\s+(?:the|our|a)\s+(?:risk\s+)?(?:matrix|register|grid|scale)"
    ),
    re.compile(r"\b(?:a|is|as)\s+(\d{1,2})\s+(?:risk|score)\b|\brisk\b.{0,20}\bis an? (\d{1,2})\b"),
)
_BRIEF = 8  # words of a message in which one number beside "rating" is a score
_STORY = 4  # words from which a concern is told
_NEAR = 40  # characters between a name and its number; farther off they tell a story
_RATES = cue("rates")
_RATED = r"\b(?:rating|rated|rate|matrix|grid|cell|square|box|score|rag|colour)\b"
_LABEL = "|".join(sorted((*_LIKELIHOOD_LABELS, *_IMPACT_LABELS), key=len, reverse=True))
#: A label of each scale side by side: "rare but major", "almost certain, negligible".
_LABELS_TOGETHER = re.compile(
    rf"\b(?:{_LABEL})\b(?:\W|\b(?:but|and|yet|x|by|with|plus|only|to happen|though|if it did|an?|"
    rf"the|though it is|it's|is|would be|risk|combined)\b){{1,9}}(?:{_LABEL})\b"
)


def matrix(said: Said, before: Before) -> tuple[Wanted, ...]:
    """Return what the message asks of the matrix, or nothing."""
    if asked := scales(said) or cells(said):
        return asked
    given = _named_pair(said)
    if given:
        return (Wanted("score_risk", given),)
    pair = _pair(said)
    if pair:
        return (_as_before(pair, before) or _either_way(pair),)
    return (
        _product(said)
        or _proposal(said)
        or _answer_to_order(said, before)
        or _one_side(said, before)
        or _unfinished(said)
    )


def _named_pair(said: Said) -> dict[str, object] | None:
    """Return likelihood and impact where the words say which number is which."""
    text = said.text
    if found := _SHORT.search(text):
        return {"likelihood": _value(found[1]), "impact": _value(found[2])}
    if found := _SHORT_REVERSED.search(text):
        return {"likelihood": _value(found[2]), "impact": _value(found[1])}
    text = _JOINED.sub(r"\1 \2 \3", _labels_as_numbers(said, text))
    likelihood, impact = re.search(_LIKELIHOOD, text), re.search(_IMPACT, text)
    values = list(re.finditer(_NUMBER, text))
    if likelihood or impact:
        return _assigned(likelihood, impact, values, text)
    return _order_in_words(text, values)


def _assigned(
    likelihood: re.Match[str] | None,
    impact: re.Match[str] | None,
    values: list[re.Match[str]],
    text: str,
) -> dict[str, object] | None:
    """Return which value belongs to which name: in order where they stand apart, else nearest."""
    if likelihood and impact and len(values) >= 2:
        names = sorted([likelihood, impact], key=lambda name: name.start())
        after = [value for value in values if value.start() > names[1].end()]
        before = [value for value in values if value.end() < names[0].start()]
        between = [v for v in values if names[0].end() <= v.start() < names[1].start()]
        chosen = None
        if not between and len(after) >= 2:
            chosen = after[:2]
        elif not between and not after and len(before) >= 2:
            chosen = before[-2:]
        if chosen:
            by_name = dict(zip(names, chosen, strict=True))
            return {
                "likelihood": _value(by_name[likelihood][0]),
                "impact": _value(by_name[impact][0]),
            }
        pairs = ((one, two) for one in values for two in values if one is not two)
        one, two = min(pairs, key=lambda p: _gap(likelihood, p[0]) + _gap(impact, p[1]))
        if max(_gap(likelihood, one), _gap(impact, two)) > _NEAR:
            return None
        return {"likelihood": _value(one[0]), "impact": _value(two[0])}
    name = likelihood or impact
    numbers = list(dict.fromkeys(value[0] for value in values))
    if name and len(numbers) == 2 and re.search(_RATES + "|x", text):
        own = min(values, key=lambda value: _gap(name, value))[0]
        if ordinal := re.search(
            rf"(?:{_LIKELIHOOD}|{_IMPACT})\W+(?:\w+ )?(first|second|last)\b", text
        ):
            own = numbers[0] if ordinal[1] == "first" else numbers[1]
        other = next(number for number in numbers if number != own)
        first, second = ("likelihood", "impact") if likelihood else ("impact", "likelihood")
        return {first: _value(own), second: _value(other)}
    return None


def _labels_as_numbers(said: Said, text: str) -> str:
    """Return the words with the scales' labels as numbers after their name, where both stand."""
    found = {}
    for name, pattern, labels in (
        ("likelihood", _LIKELIHOOD, _LIKELIHOOD_LABELS),
        ("impact", _IMPACT, _IMPACT_LABELS),
    ):
        label = re.search(rf"\b(?:{'|'.join(sorted(labels, key=len, reverse=True))})\b", text)
        if label:
            found[name] = (pattern, label, labels[label[0]])
    numbers = len(re.findall(_NUMBER, text))
    named = said.has(_LIKELIHOOD) or said.has(_IMPACT)
    asked = named or said.has(_RATED) or _LABELS_TOGETHER.search(text)
    if not found or len(found) + numbers < 2 or not asked:
        return text
    for name, (pattern, label, value) in found.items():
        number = str(value) if re.search(pattern, text) else f"{name} {value}"
        text = re.sub(rf"\b{label[0]}\b", number, text)
    return text


def _order_in_words(text: str, values: list[re.Match[str]]) -> dict[str, object] | None:
    """Return the pair where "L x I" or the like says the order."""
    if len(values) < 2 or not (
        order := re.search(r"\b(l)\s*(?:x|by|/|,)\s*i\b|\b(i)\s*(?:x|by|/|,)\s*l\b", text)
    ):
        return None
    first, second = ("likelihood", "impact") if order[1] else ("impact", "likelihood")
    return {first: _value(values[0][0]), second: _value(values[1][0])}


def _pair(said: Said) -> tuple[object, object] | None:
    """Return two numbers that stand together without a word on which is which."""
    if said.has(r"\bstandards?\b"):
        return None
    for found in _PAIR.finditer(said.text):
        joined = found[2] in {"x", "*", "times"}
        short = len(said.text.split()) <= 6
        by = found[2] == "by" and (short or said.has(_RATES))
        if joined or by or (said.has(_RATES) and found[2] != "on"):
            return _value(found[1]), _value(found[3])
    return None


def _either_way(pair: tuple[object, object]) -> Wanted:
    return Wanted("score_risk", {"likelihood": pair[0], "impact": pair[1], "either_order": True})


def _as_before(pair: tuple[object, object], before: Before) -> Wanted | None:
    """Return the pair in the order that the last question with both names told, if one did."""
    if not {"likelihood", "impact"} <= before.topic.keys():
        return None
    for question in reversed(before.questions):
        text = Said(question).text
        likelihood, impact = re.search(_LIKELIHOOD, text), re.search(_IMPACT, text)
        short = _SHORT.search(text), _SHORT_REVERSED.search(text)
        if (likelihood and impact) or any(short):
            first = bool(short[0]) or bool(
                likelihood and impact and likelihood.start() < impact.start()
            )
            order = ("likelihood", "impact") if first else ("impact", "likelihood")
            given: dict[str, object] = dict(zip(order, pair, strict=True))
            return Wanted("score_risk", given | {"order_before": f"{order[0]} first"})
    return None


def _product(said: Said) -> tuple[Wanted, ...]:
    """Return the call for a single "score", where the words give nothing but that."""
    if said.has(_LIKELIHOOD) or said.has(_IMPACT) or said.has(r"\bstandards?\b|\bscenarios?\b"):
        return ()
    for pattern in _PRODUCT:
        if found := pattern.search(said.text):
            number = next(group for group in found.groups() if group)
            return (Wanted("score_risk", {"product": int(number)}),)
    numbers = re.findall(_NUMBER, said.text)
    if len(numbers) == 1 and said.has(_RATED) and len(said.text.split()) <= _BRIEF:
        number = _value(numbers[0])
        return (Wanted("score_risk", {"product": number}),) if number else ()
    return ()


def _proposal(said: Said) -> tuple[Wanted, ...]:
    """Return the call that proposes a likelihood and an impact for a concern told in words."""
    if not said.has(cue("proposes")):
        return ()
    told = re.search(r":\s*(\S.*)$", said.raw, re.DOTALL)
    concern = told[1] if told else said.around or said.raw
    enough = len(concern.split()) >= _STORY
    return (Wanted("score_risk", {"concern": concern}),) if enough else ()


def _unfinished(said: Said) -> tuple[Wanted, ...]:
    """Return the call where a name stands with one value, or with a value that is no number."""
    if not said.has(_LIKELIHOOD + "|" + _IMPACT):
        return ()
    given: dict[str, object] = {}
    for name, pattern in (("likelihood", _LIKELIHOOD), ("impact", _IMPACT)):
        value = said.find(
            rf"{pattern}\s*(?:of|is|was|at|to|=|:)?\s*({_NUMBER}|high|low|medium|\w*\d\w*)"
        )
        if value:
            given[name] = _value(value[1])
    if given:
        return (Wanted("score_risk", given),)
    both = said.has(_LIKELIHOOD) and said.has(_IMPACT)
    return (fixed("which_two_numbers"),) if both and said.has(_RATES) else ()


def _answer_to_order(said: Said, before: Before) -> tuple[Wanted, ...]:
    """Return the pair of the question before, now that the person says which is which."""
    pair = _pair(Said(before.last)) if before.last else None
    named = said.find(rf"({_LIKELIHOOD})|({_IMPACT})")
    if not pair or not named or len(said.text.split()) > 10:
        return ()
    first_is_likelihood = bool(named[1])
    number = said.find(_NUMBER)
    if said.has(r"\b(?:second|last|latter|other)\b") or (
        number and _value(number[0]) == pair[1] and pair[0] != pair[1]
    ):
        first_is_likelihood = not first_is_likelihood
    first, second = pair if first_is_likelihood else (pair[1], pair[0])
    return (Wanted("score_risk", {"likelihood": first, "impact": second}),)


def _one_side(said: Said, before: Before) -> tuple[Wanted, ...]:
    """Return the pair for "and if impact was 5?": the other side stands as it stood before."""
    kept: dict[str, object] = {}
    for side in ("likelihood", "impact"):
        if side in before.topic:
            kept[side] = _value(before.topic[side])
    value = said.find(_NUMBER)
    name = "impact" if said.has(_IMPACT) else "likelihood" if said.has(_LIKELIHOOD) else ""
    if len(kept) < 2 or not name or value is None:
        return ()
    kept[name] = _value(value[0])
    return (Wanted("score_risk", kept),)


def _gap(name: re.Match[str], value: re.Match[str]) -> int:
    return max(value.start() - name.end(), name.start() - value.end())


def _value(text: str) -> object:
    """Return a value as the tool takes it: a number where it is one, the word where it is not."""
    if text in _WORDS:
        return _WORDS[text]
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return text
