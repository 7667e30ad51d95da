"""One file a system. Each runs in an environment of its own and knows only `protocol.py`."""
