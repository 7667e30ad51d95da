"""A page painted operator by operator, forms within it included, as a viewer would.

pypdf takes the streams apart under its limits; this file follows the graphics state, so that every
letter has its place, size, colour and what it stands on.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any, Final

from pypdf.generic import ContentStream

from corpus.reading.pdf.canvas import Canvas
from corpus.reading.pdf.colours import colour_of, first_colour, is_white
from corpus.reading.pdf.faces import Face
from corpus.reading.pdf.geometry import SAME, matrix_of, moved, shown_page, times
from corpus.reading.pdf.ink import Ink
from corpus.reading.pdf.layers import Layers
from corpus.reading.pdf.paths import Path
from corpus.reading.pdf.state import State
from corpus.reading.pdf.writing import Operands, Pen

_DEEPEST: Final = 12  # forms within forms
_MOST_FORMS: Final = 500
_MOST_KEPT: Final = 200  # graphics states kept by `q`
_MISTAKES: Final = (
    TypeError, ValueError, IndexError, KeyError, AttributeError, ZeroDivisionError, OverflowError
)  # fmt: skip
_UNIT: Final = (0, 0, 1, 1)


class Painter:
    """Paints the pages of one document; keeps its typefaces and layers from page to page."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self._faces: dict[int, Face | None] = {}
        self._layers = Layers(reader.root_object)

    def paint(self, page: Any) -> Ink:
        """Return what a page shows."""
        matrix, shown = shown_page(page.cropbox, int(page.get("/Rotate", 0) or 0))
        canvas = Canvas(shown)
        content = page.get("/Contents")
        if content is not None:
            stream = ContentStream(content.get_object(), self._reader, "bytes")
            state = State(matrix, shown)
            self._run(canvas, stream, page.get("/Resources"), state, [], off=False)
        return canvas.finished()

    def _run(
        self,
        canvas: Canvas,
        stream: ContentStream,
        resources: Any,
        state: State,
        within: list[int],
        *,
        off: bool,
    ) -> None:
        _Run(self, canvas, resources, state, within, off=off).follow(stream)

    def form(
        self, canvas: Canvas, form: Any, resources: Any, state: State, within: list[int], off: bool
    ) -> None:
        """Paint a form: content with a matrix, a frame and resources of its own."""
        inner = copy.copy(state)
        inner.matrix = times(matrix_of(form.get("/Matrix", SAME)), state.matrix)
        if "/BBox" in form:
            inner.clip = state.clip.within(moved(form["/BBox"], inner.matrix))
        stream = ContentStream(form, self._reader, "bytes")
        self._run(canvas, stream, form.get("/Resources", resources), inner, within, off=off)

    def face(self, resource: Any) -> Face | None:
        """Return the typeface of a font resource; None where it is beyond reading."""
        key = getattr(resource, "idnum", None) or id(resource.get_object())
        if key not in self._faces:
            try:
                self._faces[key] = Face(resource.get_object())
            except _MISTAKES:
                self._faces[key] = None
        return self._faces[key]

    def is_off(self, content: Any) -> bool:
        """Say whether optional content is switched off."""
        return self._layers.is_off(content)


class _Run:
    """One content stream on its way."""

    def __init__(
        self,
        painter: Painter,
        canvas: Canvas,
        resources: Any,
        state: State,
        within: list[int],
        *,
        off: bool,
    ) -> None:
        self._painter, self._canvas = painter, canvas
        self._resources: Any = resources.get_object() if resources is not None else {}
        self._state = state
        self._within = within  # the forms that this one stands in, and how many there were
        self._kept: list[State] = []
        self._path, self._clipping = Path(), False
        self._marks: list[bool] = [off]
        self._pen = Pen(canvas, state)
        self._pen.off = off
        self._operators: dict[bytes, Callable[[Operands], None]] = {
            **self._pen.operators,
            b"q": self._keep,
            b"Q": self._bring_back,
            b"cm": self._transform,
            b"gs": self._set_state,
            b"Tf": self._choose,
            b"Do": self._show,
            b"sh": lambda _: self._shade(),
            b"INLINE IMAGE": lambda _: self._picture({}),
            b"BDC": self._begin_marked,
            b"BMC": lambda _: self._marks.append(self._marks[-1]),
            b"EMC": self._end_marked,
            **self._colour_operators(),
            **self._path_operators(),
        }

    def follow(self, stream: ContentStream) -> None:
        """Do what the operators say; one that makes no sense is passed over, as viewers do."""
        for operands, operator in stream.operations:
            do = self._operators.get(operator)
            if do is not None:
                try:
                    do(operands)
                except _MISTAKES:
                    continue

    def _keep(self, _: Operands) -> None:
        if len(self._kept) < _MOST_KEPT:
            self._kept.append(copy.copy(self._state))

    def _bring_back(self, _: Operands) -> None:
        if self._kept:
            self._state = self._pen.state = self._kept.pop()

    def _transform(self, given: Operands) -> None:
        self._state.matrix = times(matrix_of(given), self._state.matrix)

    def _resource(self, kind: str, name: Any, *, raw: bool = False) -> Any:
        listed = self._resources[kind].get_object()
        return listed.raw_get(name) if raw else listed[name].get_object()

    def _set_state(self, given: Operands) -> None:
        wanted = self._resource("/ExtGState", given[0])
        state = self._state
        state.fill_alpha = float(wanted.get("/ca", state.fill_alpha))
        state.stroke_alpha = float(wanted.get("/CA", state.stroke_alpha))
        if "/BM" in wanted:
            state.blended = wanted["/BM"] not in ("/Normal", "/Compatible")
        if "/Font" in wanted:
            font, size = wanted["/Font"].get_object()
            self._pen.choose(self._painter.face(font), float(size))

    def _choose(self, given: Operands) -> None:
        try:
            face = self._painter.face(self._resource("/Font", given[0], raw=True))
        except _MISTAKES:
            face = None
        self._pen.choose(face, float(given[1]))

    def _colour_operators(self) -> dict[bytes, Callable[[Operands], None]]:
        found: dict[bytes, Callable[[Operands], None]] = {
            b"cs": lambda given: self._space("fill", given),
            b"CS": lambda given: self._space("stroke", given),
        }
        for lower, space in ((b"g", "/DeviceGray"), (b"rg", "/DeviceRGB"), (b"k", "/DeviceCMYK")):
            found[lower] = lambda given, space=space: self._colour("fill", given, space)  # type: ignore[misc]
            found[lower.upper()] = lambda given, space=space: self._colour("stroke", given, space)  # type: ignore[misc]
        for name in (b"sc", b"scn"):
            found[name] = lambda given: self._colour("fill", given)
            found[name.upper()] = lambda given: self._colour("stroke", given)
        return found

    def _space(self, which: str, given: Operands) -> None:
        space = given[0]
        named = self._resources.get("/ColorSpace")
        if named is not None and space in named.get_object():
            space = named.get_object()[space].get_object()
        setattr(self._state, f"{which}_space", space)
        setattr(self._state, which, first_colour(space))

    def _colour(self, which: str, given: Operands, space: str | None = None) -> None:
        if space is not None:
            setattr(self._state, f"{which}_space", space)
        setattr(self._state, which, None)  # until it is known: seen
        chosen = getattr(self._state, f"{which}_space")
        setattr(self._state, which, colour_of(chosen, given))

    def _path_operators(self) -> dict[bytes, Callable[[Operands], None]]:
        return {
            b"m": lambda given: self._path.move(self._state.matrix, *map(float, given[:2])),
            b"l": lambda given: self._path.line(self._state.matrix, *map(float, given[:2])),
            b"c": self._curve,
            b"v": self._curve,
            b"y": self._curve,
            b"re": lambda given: self._path.rectangle(self._state.matrix, *map(float, given[:4])),
            b"h": lambda _: self._path.close(),
            b"W": lambda _: self._clip(),
            b"W*": lambda _: self._clip(),
            b"n": lambda _: self._end_path(),
            **dict.fromkeys((b"f", b"F", b"f*"), lambda _: self._end_path(fill=True)),
            **dict.fromkeys((b"S", b"s"), lambda _: self._end_path(stroke=True)),
            **dict.fromkeys(
                (b"B", b"B*", b"b", b"b*"), lambda _: self._end_path(fill=True, stroke=True)
            ),
        }

    def _curve(self, given: Operands) -> None:
        numbers = list(map(float, given))
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        self._path.curve(self._state.matrix, points)

    def _clip(self) -> None:
        self._clipping = True

    def _end_path(self, *, fill: bool = False, stroke: bool = False) -> None:
        path, self._path = self._path, Path()
        off = self._marks[-1]
        if fill:
            for shape in path.shapes():
                self._canvas.filled(shape.box, self._state, exact=shape.exact, off=off)
        seen = self._state.stroke is None or not is_white(self._state.stroke)
        if stroke and not off and seen and self._state.stroke_alpha > 0:
            self._canvas.outlined(path, self._state)
        if self._clipping:
            box_around = path.box()
            if box_around is not None:
                self._state.clip = self._state.clip.within(box_around)
            self._clipping = False

    def _shade(self) -> None:
        state = copy.copy(self._state)
        state.fill = None
        self._canvas.filled(state.clip, state, exact=False, off=self._marks[-1])

    def _show(self, given: Operands) -> None:
        shown = self._resource("/XObject", given[0])
        off = self._marks[-1] or ("/OC" in shown and self._painter.is_off(shown.raw_get("/OC")))
        if shown.get("/Subtype") == "/Image":
            self._picture(shown, off=off)
            return
        number = id(shown)
        if number in self._within or len(self._within) >= _DEEPEST or not self._may_show():
            return
        within = [*self._within, number]
        self._painter.form(self._canvas, shown, self._resources, self._state, within, off)

    def _may_show(self) -> bool:
        self._canvas.forms += 1
        return self._canvas.forms <= _MOST_FORMS

    def _picture(self, picture: Any, *, off: bool = False) -> None:
        solid = not any(key in picture for key in ("/SMask", "/Mask", "/ImageMask"))
        box = moved(_UNIT, self._state.matrix)
        self._canvas.pictured(box, self._state, solid=solid, off=off or self._marks[-1])

    def _begin_marked(self, given: Operands) -> None:
        off = self._marks[-1]
        self._marks.append(off)
        if given[0] == "/OC" and not off:
            self._marks[-1] = self._painter.is_off(
                self._resource("/Properties", given[1], raw=True)
            )
        self._pen.off = self._marks[-1]

    def _end_marked(self, _: Operands) -> None:
        if len(self._marks) > 1:
            self._marks.pop()
        self._pen.off = self._marks[-1]
