"""Writers of the sample files, one file a format. Only `make.py` uses them."""
