"""How our reader of PDF compares with others on real files; nothing of those files is kept here."""
