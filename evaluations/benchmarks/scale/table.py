"""The figures as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Report = Mapping[str, Any]


def tables(report: Report) -> str:
    """Return every table of a report, as Markdown."""
    sizes = report["sizes"]
    about = report["about"]
    versions = ", ".join(f"{name} {own}" for name, own in about["versions"].items())
    blocks = [
        f"{about['machine']}, Python {about['python']}, {versions}.",
        f"{about['providers']} providers, seed {about['seed']}.",
        "Index: " + ", ".join(each["asking"]["fingerprint"] for each in sizes) + ".",
        "## Milliseconds a question: median (95th) processor",
        _asking(sizes),
        "## Moments",
        _moments(sizes),
        "## Taking in",
        _filling(sizes),
        "## Disk, MB",
        _of_keys(sizes, "disk_mb"),
        "## Memory of the serving process, MB: by how much each part let it grow",
        _memory(sizes),
    ]
    if report["command_line"]:
        blocks += ["## From the shell", _command_line(report["command_line"])]
    return "\n\n".join(blocks) + "\n"


def _asking(sizes: Sequence[Report]) -> str:
    names = list(dict.fromkeys(name for each in sizes for name in each["asking"]["ways"]))
    rows = []
    for name in names:
        held = [each["asking"]["ways"].get(name) for each in sizes]
        rows.append([name, *(_spread(own) for own in held)])
    rows += [
        [f"raw: {part}", *(_spread(each["raw"][part]) for each in sizes)]
        for part in ("all", "embedding", "chroma", "keywords")
    ]
    first = sizes[0]["asking"]["ways"]["team"]["median"]
    times = [each["asking"]["ways"]["team"]["median"] / first for each in sizes]
    rows.append(["team, times that of the first size", *(f"{own:.1f}" for own in times)])
    return _table(["", *_heads(sizes)], rows)


def _spread(held: Report | None) -> str:
    if held is None:
        return ""
    processor = f" {held['processor']}" if "processor" in held else ""
    return f"{held['median']} ({held['95th']}){processor}"


def _moments(sizes: Sequence[Report]) -> str:
    rows = []
    for key, name in {
        "open_s": "service opened, s",
        "first_question_s": "first question of all, while the vector index opens, s",
        "index_ready_s": "vector index ready, s",
    }.items():
        rows.append([name, *(str(each["asking"]["start"][key]) for each in sizes)])
    every = list(dict.fromkeys(name for each in sizes for name in each["asking"]["ways"]))
    for name in every:
        held = [each["asking"]["ways"].get(name) for each in sizes]
        rows.append(
            [f"first: {name}, ms", *("" if own is None else str(own["first"]) for own in held)]
        )
    for key, name in {"at_once": "after an upload, ms", "followed": "a little later, ms"}.items():
        rows.append(
            [name, *(str(each["asking"].get("after_upload", {}).get(key, "")) for each in sizes)]
        )
    return _table(["", *_heads(sizes)], rows)


def _filling(sizes: Sequence[Report]) -> str:
    def of(*keys: str) -> list[str]:
        found = []
        for each in sizes:
            held: Any = each["filling"]
            for key in keys:
                held = held.get(key, {}) if isinstance(held, Mapping) else {}
            found.append("" if held == {} else str(held))
        return found

    rows = [
        ["vectors", *(each["vectors"] for each in sizes)],
        ["passages taken in", *of("taken_in")],
        ["passages a second", *of("recording", "a_second")],
        ["by the model alone", *of("model_alone", "a_second")],
        ["share of the model's rate, by clock", *of("share_of_model", "by_clock")],
        ["… by processor", *of("share_of_model", "by_processor")],
        ["Chroma built, s", *of("chroma", "seconds")],
        ["passages more", *of("chroma", "follows")],
        ["… followed in, s", *of("chroma", "follow_seconds")],
    ]
    return _table(["", *_heads(sizes)], rows)


def _of_keys(sizes: Sequence[Report], key: str) -> str:
    rows = [[name, *(str(each[key][name]) for each in sizes)] for name in sizes[0][key]]
    return _table(["", *_heads(sizes)], rows)


def _memory(sizes: Sequence[Report]) -> str:
    rows = []
    for n, first in enumerate(sizes[0]["memory_mb"]):
        held = [each["memory_mb"][n] for each in sizes]
        cells = [f"{own['grew']} (at most {own['at_most']})" for own in held if "grew" in own]
        rows.append([first["part"], *(cells or [str(own["share"]) for own in held])])
    rows.append(["in all", *(str(each["memory_mb"][-1]["share"]) for each in sizes)])
    peaks = [max(own["peak"] for own in each["memory_mb"]) for each in sizes]
    rows.append(["peak, shared pages included", *map(str, peaks)])
    return _table(["", *_heads(sizes)], rows)


def _command_line(held: Mapping[str, Report]) -> str:
    rows = [
        [name, str(own["seconds"]), str(own["processor_seconds"]), str(own["imports_torch"])]
        for name, own in held.items()
    ]
    return _table(["command", "s", "processor s", "imports torch"], rows)


def _heads(sizes: Sequence[Report]) -> list[str]:
    return [f"{each['filling']['passages']:,}" for each in sizes]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
