"""PDFs: the lines of each page as its readers see them, in the order of reading.

Start at `document.py`. A page is painted (`painting.py`: every letter with its place, its
colour and why it may not be seen), its words are put in order (`page.py`: tables, boxes, columns),
and the document's lines get their parts (`parts.py`). The only room that imports pypdf and
pdfplumber; it knows nothing of what a document means.
"""

from corpus.reading.pdf.document import read_pdf

__all__ = ["read_pdf"]
