"""Search systems that a user could pick instead, with their defaults, on the same cases."""
