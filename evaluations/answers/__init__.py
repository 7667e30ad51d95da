"""Questions with what a good answer must and must not say, where it must cite, when it must ask."""
