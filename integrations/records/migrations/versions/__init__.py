"""One file a migration, in the order of their numbers; none is changed after its release."""
