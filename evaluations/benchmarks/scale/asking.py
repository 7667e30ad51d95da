"""Asking a filled data folder as its service does: each way of narrowing, each moment.

    python -m evaluations.benchmarks.scale.asking FOLDER [--ways team day …] [--profile WAY]

Prints one JSON object. The house is opened as the service opens it. Each question is asked once,
after others have warmed the way up, so that what is kept of an earlier answer helps no more than
it would a user.
"""

from __future__ import annotations

import argparse
import cProfile
import datetime as dt
import io
import json
import pstats
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from assistant.access import scope_for
from assistant.question import Principal, PrincipalKind
from corpus.versions import Among
from evaluations.benchmarks.scale.filling import more
from evaluations.benchmarks.scale.grammar import question, topics
from evaluations.benchmarks.scale.measuring import Taken, spread, taking
from evaluations.benchmarks.scale.papers import SEED, provider_name
from evaluations.retrieval.case import cases
from integrations.composition import TEAM, House
from integrations.settings import Settings

_LIMIT: Final = 10
_WARMING: Final = 6
_OFFICIAL: Final = 24  # questions that the official documents answer, beside two for each topic
_ON: Final = dt.date(2021, 3, 1)
_EDITION: Final = "2017-18"
_LONGEST_WAIT: Final = 900.0  # seconds, for the vector index
_UPLOADS: Final = 3
_FOLLOWS_WITHIN: Final = 3.0  # seconds

Ask = Callable[[str], object]


def main() -> None:
    """Ask, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ways", nargs="*")
    parser.add_argument("--profile")
    asked = parser.parse_args()
    house, report = _started(asked.folder)
    with house:
        ways = ways_of(house)
        names = list(ways) if asked.ways is None else asked.ways
        report["ways"] = {name: measured(ways[name]) for name in names}
        if asked.profile:
            sys.stderr.write(profile(ways[asked.profile]))
        elif asked.ways is None and "provider" in ways:
            report["after_upload"] = _after_uploads(house, asked.folder, ways["team"])
        report["fingerprint"] = house.library.fingerprint(scope_for(TEAM, house.library))
    sys.stdout.write(json.dumps(report) + "\n")


def questions(seed: int = SEED) -> list[str]:
    """Return the questions, in an order that mixes them: of the evidence and of the handbook."""
    chance = random.Random(f"{seed}:questions")  # noqa: S311 - no secret
    made = [
        question(chance, topic, provider_name(chance.randrange(10)))
        for topic in topics().values()
        for _ in range(2)
    ]
    official = [case.question for case in cases("develop")]
    made += official[:: max(1, len(official) // _OFFICIAL)]
    chance.shuffle(made)
    return made


def ways_of(house: House) -> dict[str, Ask]:
    """Return the ways of asking: by whom, of whom, of what."""
    library = house.library
    team = scope_for(TEAM, library)
    official = scope_for(Principal(kind=PrincipalKind.OFFICIAL_ONLY), library)
    public = scope_for(Principal(kind=PrincipalKind.PUBLIC), library)
    ways: dict[str, Ask] = {
        "official": lambda asked: library.search(official, asked, _LIMIT),
        "team": lambda asked: library.search(team, asked, _LIMIT),
        "public": lambda asked: library.search(public, asked, _LIMIT),
        "day": lambda asked: library.search(team, asked, _LIMIT, among=Among(on=_ON)),
        "edition": lambda asked: library.search(team, asked, _LIMIT, among=Among(edition=_EDITION)),
    }
    name = provider_name(0)  # the largest
    if name in {each.name for each in library.providers(team)}:
        own = scope_for(Principal(kind=PrincipalKind.PROVIDER, provider=name), library)
        provider = library.provider(team, name).id
        ways["provider"] = lambda asked: library.search(own, asked, _LIMIT)
        ways["of one provider"] = lambda asked: library.search(team, asked, _LIMIT, provider)
    return ways


def measured(ask: Ask, most: int | None = None) -> dict[str, Any]:
    """Return what questions take in milliseconds: the first, and the others after some.

    `most`: questions; all if None.
    """
    every = questions()[:most]
    first = _milliseconds(ask, every[:1])
    for each in every[1:_WARMING]:
        ask(each)
    rest = every[_WARMING:]
    processor = time.process_time()
    clock = _milliseconds(ask, rest)
    processor = (time.process_time() - processor) * 1_000 / len(rest)
    return {"first": round(first[0], 1), **spread(clock), "processor": round(processor, 1)}


def profile(ask: Ask) -> str:
    """Return where the time of questions goes, by own time and by all below."""
    recorder = cProfile.Profile()
    recorder.enable()
    for each in questions()[_WARMING:]:
        ask(each)
    recorder.disable()
    text = io.StringIO()
    found = pstats.Stats(recorder, stream=text)
    for order in ("tottime", "cumtime"):
        found.sort_stats(order).print_stats(30)
    return text.getvalue()


def _milliseconds(ask: Ask, asked: Sequence[str]) -> list[float]:
    found = []
    for each in asked:
        taken = Taken()
        with taking(taken):
            ask(each)
        found.append(taken.seconds * 1_000)
    return found


def _started(folder: Path) -> tuple[House, dict[str, Any]]:
    """Open a house as the service does; ask while its vector index is opened, and after."""
    house = House(Settings(data=folder / "data"), tell=lambda _: None)
    opening, first, ready = Taken(), Taken(), Taken()
    team = scope_for(TEAM, house.library)
    asked = questions()[0]
    with taking(ready):
        with taking(opening):
            house.prepare()
            house.keep_index()
        with taking(first):
            house.library.search(team, asked, _LIMIT)
        until = time.monotonic() + _LONGEST_WAIT
        while house.search_state() != "ready" and time.monotonic() < until:
            time.sleep(0.1)
    return house, {
        "start": {
            "open_s": round(opening.seconds, 2),
            "first_question_s": round(first.seconds, 2),
            "first_question_processor_s": round(first.processor, 2),
            "index_ready_s": round(ready.seconds, 2),
        }
    }


def _after_uploads(house: House, folder: Path, ask: Ask) -> dict[str, float]:
    """Return the milliseconds of the first question after an upload, and of one a little later."""
    asked = questions()
    at_once, later = [], []
    for n in range(_UPLOADS):
        more(house, folder)
        at_once += _milliseconds(ask, asked[2 * n : 2 * n + 1])
        time.sleep(_FOLLOWS_WITHIN)
        later += _milliseconds(ask, asked[2 * n + 1 : 2 * n + 2])
    return {"at_once": round(sorted(at_once)[1], 1), "followed": round(sorted(later)[1], 1)}


if __name__ == "__main__":
    main()
