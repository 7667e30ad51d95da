"""The operators that write text (ISO 32000, 9.3 and 9.4): where each letter stands.

Knows the text matrices; what a letter is written on, it asks the canvas.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Final

from corpus.reading.pdf.canvas import Canvas
from corpus.reading.pdf.faces import Face
from corpus.reading.pdf.geometry import SAME, Matrix, heading_of, matrix_of, times
from corpus.reading.pdf.ink import Glyph
from corpus.reading.pdf.state import State

_MIDDLE: Final = 0.3  # of the type size above the baseline: the middle of a letter
_WIDEST: Final = 1e6  # points: what stands farther off is nonsense

Operands = Sequence[Any]


class Pen:
    """Writes the text of a page or form; `state` is the one in force."""

    def __init__(self, canvas: Canvas, state: State) -> None:
        self.state = state
        self.off = False  # inside a layer that is switched off
        self._canvas = canvas
        self._line: Matrix = SAME
        self._place: Matrix = SAME
        self.operators: dict[bytes, Callable[[Operands], None]] = {
            b"BT": self._begin,
            b"Tc": lambda given: self._set("char_space", given),
            b"Tw": lambda given: self._set("word_space", given),
            b"TL": lambda given: self._set("leading", given),
            b"Ts": lambda given: self._set("rise", given),
            b"Tz": self._stretch,
            b"Tr": self._mode,
            b"Td": lambda given: self._move(float(given[0]), float(given[1])),
            b"TD": self._move_and_lead,
            b"Tm": self._put,
            b"T*": lambda _: self._move(0, -self.state.leading),
            b"Tj": lambda given: self._write(given[0]),
            b"TJ": self._write_spaced,
            b"'": self._next_and_write,
            b'"': self._space_and_write,
        }

    def choose(self, face: Face | None, size: float) -> None:
        """Take another typeface and size."""
        self.state.face, self.state.size = face, size

    def _set(self, name: str, given: Operands) -> None:
        setattr(self.state, name, float(given[0]))

    def _begin(self, _: Operands) -> None:
        self._line = self._place = SAME

    def _stretch(self, given: Operands) -> None:
        self.state.stretch = float(given[0]) / 100

    def _mode(self, given: Operands) -> None:
        self.state.mode = int(given[0])

    def _move(self, x: float, y: float) -> None:
        self._line = self._place = times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _move_and_lead(self, given: Operands) -> None:
        self.state.leading = -float(given[1])
        self._move(float(given[0]), float(given[1]))

    def _put(self, given: Operands) -> None:
        self._line = self._place = matrix_of(given)

    def _next_and_write(self, given: Operands) -> None:
        self._move(0, -self.state.leading)
        self._write(given[0])

    def _space_and_write(self, given: Operands) -> None:
        self._set("word_space", given[0:1])
        self._set("char_space", given[1:2])
        self._next_and_write(given[2:])

    def _write_spaced(self, given: Operands) -> None:
        state = self.state
        for piece in given[0]:
            if isinstance(piece, (int, float)):
                self._advance(-float(piece) / 1000 * state.size * state.stretch)
            else:
                self._write(piece)

    def _advance(self, by: float) -> None:
        a, b, c, d, e, f = self._place
        self._place = (a, b, c, d, e + by * a, f + by * b)

    def _write(self, string: Any) -> None:
        state = self.state
        if state.face is None or not isinstance(string, (bytes, str)):
            return
        to_page = times(times((1, 0, 0, 1, 0, state.rise), self._place), state.matrix)
        a, b, c, d, x, y = to_page
        if not all(map(math.isfinite, to_page)) or max(abs(x), abs(y)) > _WIDEST:
            return
        run = ahead_x, ahead_y = heading_of(to_page)
        along, up = math.hypot(a, b), math.hypot(c, d)
        face, size = state.face, abs(state.size) * up * state.face.height
        bold = face.bold or state.mode == 2
        across, down = ahead_y * _MIDDLE * size, -ahead_x * _MIDDLE * size
        tracked = max(state.char_space * state.stretch * along, 0.0)
        glyphs: list[Glyph] = []
        walked = 0.0
        for sign in face.signs(string):
            width = sign.width * state.size * state.stretch
            step = width + state.char_space * state.stretch
            if sign.is_space_code:
                step += state.word_space * state.stretch
            if sign.text:
                at_x, at_y = x + walked * a, y + walked * b
                shown = width * along
                start = at_x * ahead_x + at_y * ahead_y
                glyphs.append(
                    Glyph(
                        sign.text,
                        min(start, start + shown),
                        max(start, start + shown) + tracked,
                        at_y * ahead_x - at_x * ahead_y,
                        size,
                        at_x + ahead_x * shown / 2 + across,
                        at_y + ahead_y * shown / 2 + down,
                        run,
                        bold,
                        face.name,
                        blank=sign.text.isspace(),
                    )
                )
            walked += step
        self._canvas.strung(glyphs, state, off=self.off, own_colours=face.drawn)
        self._advance(walked)
