"""The figures as tables: every system, and ours against what is aimed at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from evaluations.retrieval.measures import MEASURES

Figures = Mapping[str, Mapping[str, Any]]
_COST: Final = {
    "passages": ("passages", ",.0f"),
    "characters": ("characters each", ",.0f"),
    "index_s": ("index s", ".1f"),
    "index_processor_s": ("index processor s", ".1f"),
    "ms": ("ms a question", ".1f"),
    "ms_95th": ("95th", ".1f"),
    "processor_ms": ("processor ms", ".1f"),
    "start_s": ("start s", ".1f"),
    "start_processor_s": ("start processor s", ".1f"),
    "peak_mb": ("peak MB", ",.0f"),
}
_DENSE, _LANGCHAIN = "chroma", "langchain_chroma"
#: What of ours is compared with whom, and the most it may be of theirs.
_LEAST_COST: Final = (
    ("index_processor_s", _DENSE, 0.5),
    ("ms", _DENSE, 0.8),
    ("processor_ms", _DENSE, 0.8),
    ("start_s", _LANGCHAIN, 0.15),
    ("start_processor_s", _LANGCHAIN, 0.15),
    ("peak_mb", _DENSE, 0.5),
)
#: What of ours is compared with the least thinkable, measured in the same run.
_LEAST_RAW: Final = (
    ("ms", "raw_ms", "one embedding, one Chroma and one keyword query", 1.5),
    ("index_processor_s", "raw_index_processor_s", "embedding alone", 1.11),
)
_LEAST_FOUND: Final = {"in 3,000": 1.2, "MRR": 1.15}
_OURS: Final = "ours"


def found_table(figures: Figures, part: str) -> list[str]:
    """Return a row for each system: what it finds."""
    rows = [_row("system", *MEASURES), "|---" * (len(MEASURES) + 1) + "|"]
    for name, of in figures.items():
        if part in of:
            rows.append(_row(name, *(f"{of[part][each][0]:.3f}" for each in MEASURES)))
    return rows


def cost_table(figures: Figures) -> list[str]:
    """Return a row for each system: what it takes."""
    rows = [_row("system", *(head for head, _ in _COST.values())), "|---" * (len(_COST) + 1) + "|"]
    for name, of in figures.items():
        cells = (format(of["cost"][key], form) for key, (_, form) in _COST.items())
        rows.append(_row(name, *cells))
    return rows


def judged_table(figures: Figures) -> list[str]:
    """Return a row for each system: public collections."""
    names = sorted({name for of in figures.values() for name in of.get("collections", {})})
    heads = [f"{name} {measure}" for name in names for measure in ("nDCG@10", "recall@10")]
    rows = [_row("system", *heads), "|---" * (len(heads) + 1) + "|"]
    for system, of in figures.items():
        cells = []
        for name in names:
            held = of.get("collections", {}).get(name, {})
            cells += [f"{held[m][0]:.3f}" if held else "" for m in ("nDCG@10", "recall@10")]
        rows.append(_row(system, *cells))
    return rows if names else []


def ratios(figures: Figures, part: str) -> list[str]:
    """Return ours against what is aimed at, a row each."""
    if _OURS not in figures:
        return []
    ours = figures[_OURS]
    peers = {name: of for name, of in figures.items() if name != _OURS}
    rows = [_row("aim", "ours", "theirs", "whose", "ratio", "wanted"), "|---" * 6 + "|"]
    for measure, least in _LEAST_FOUND.items():
        held = {name: of[part][measure][0] for name, of in peers.items() if part in of}
        if held and part in ours:
            best = max(held, key=lambda name: held[name])
            rows.append(_ratio(measure, ours[part][measure][0], held[best], best, f"≥ {least}"))
    for key, whose, most in _LEAST_COST:
        if whose in peers:
            theirs = peers[whose]["cost"][key]
            rows.append(_ratio(_COST[key][0], ours["cost"][key], theirs, whose, f"≤ {most}"))
    for key, raw, what, most in _LEAST_RAW:
        if raw in ours:
            rows.append(_ratio(_COST[key][0], ours["cost"][key], ours[raw], what, f"≤ {most}"))
    return rows + _judged_ratios(ours, peers)


def _judged_ratios(ours: Mapping[str, Any], peers: Figures) -> list[str]:
    rows = []
    for name, measured in ours.get("collections", {}).items():
        for measure, least in (("nDCG@10", 1.03), ("recall@10", 1.0)):
            held = {
                peer: of["collections"][name][measure][0]
                for peer, of in peers.items()
                if name in of.get("collections", {})
            }
            if held:
                best = max(held, key=lambda peer: held[peer])
                what = f"{name} {measure}"
                rows.append(_ratio(what, measured[measure][0], held[best], best, f"≥ {least}"))
    return rows


def _ratio(what: str, ours: float, theirs: float, whose: str, wanted: str) -> str:
    share = ours / theirs if theirs else float("inf")
    sign, limit = wanted.split()
    met = share >= float(limit) if sign == "≥" else share <= float(limit)
    verdict = f"{wanted} {'met' if met else 'not yet'}"
    return _row(what, f"{ours:.3f}", f"{theirs:.3f}", whose, f"{share:.2f}", verdict)


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"
