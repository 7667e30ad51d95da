"""Does a sentence say what its source says? Cases of our own, and WiCE's from a folder."""
