"""Questions that no document held answers, and requests that must be declined."""
