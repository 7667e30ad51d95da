"""Layers of a PDF (optional content): which of them are switched off when it is opened."""

from __future__ import annotations

from typing import Any


class Layers:
    """The document's layers as its default view shows them."""

    def __init__(self, catalogue: Any) -> None:
        self._off: set[int] = set()
        properties = _resolved(catalogue.get("/OCProperties"))
        if not isinstance(properties, dict):
            return
        view: Any = _resolved(properties.get("/D")) or {}
        if view.get("/BaseState") == "/OFF":
            self._off.update(_numbers(properties.get("/OCGs")))
        self._off.difference_update(_numbers(view.get("/ON")))
        self._off.update(_numbers(view.get("/OFF")))

    def is_off(self, content: Any) -> bool:
        """Say whether content is not shown that belongs to a layer, or to a rule over layers."""
        if not self._off or content is None:
            return False
        number = getattr(content, "idnum", None)
        if number in self._off:
            return True
        rule: Any = _resolved(content)
        if not hasattr(rule, "raw_get") or rule.get("/Type") != "/OCMD":
            return getattr(getattr(rule, "indirect_reference", None), "idnum", None) in self._off
        members = rule.raw_get("/OCGs") if "/OCGs" in rule else []
        listed = _resolved(members)
        off = [self.is_off(one) for one in (listed if isinstance(listed, list) else [members])]
        match rule.get("/P", "/AnyOn"):
            case "/AllOn":
                return any(off)
            case "/AnyOff":
                return bool(off) and not any(off)
            case "/AllOff":
                return bool(off) and not all(off)
            case _:
                return bool(off) and all(off)


def _resolved(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


def _numbers(listed: Any) -> set[int]:
    """Return the object numbers of the references in an array."""
    array = _resolved(listed)
    if not isinstance(array, list):
        return set()
    return {one.idnum for one in array if hasattr(one, "idnum")}
