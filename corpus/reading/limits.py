"""How much of a file is read before it is refused, chosen for documents that people write.

The handbook (60 pages) holds 65 thousand characters; what goes beyond these limits is no document
but a dump or an attack. Seconds, memory and the answer hold for the confined process of one file.
"""

from typing import Final

MOST_BYTES: Final = 50_000_000
MOST_CHARACTERS: Final = 5_000_000
MOST_LINES: Final = 200_000
MOST_PAGES: Final = 1_000

MOST_SECONDS: Final = 20  # by the clock
MOST_PROCESSOR_SECONDS: Final = 15
MOST_MEMORY: Final = 512 * 1024 * 1024  # of address space, bytes, the readers themselves included
MOST_OPEN_FILES: Final = 32
MOST_ANSWER: Final = 40_000_000  # bytes that the confined process may say about a file

MOST_MEMBERS: Final = 5_000  # of a DOCX or XLSX, which are zip files
MOST_DIRECTORY: Final = 1_000_000  # bytes of the list of members
MOST_UNPACKED: Final = 300_000_000
MOST_RATIO: Final = 200  # unpacked to packed, once the unpacked size matters at all
RATIO_MATTERS_FROM: Final = 20_000_000
