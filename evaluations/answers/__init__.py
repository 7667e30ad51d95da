"""Questions with what a good answer must and must not hold, and where it must cite."""
