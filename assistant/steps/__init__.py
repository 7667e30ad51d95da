"""The steps of the pipeline, one file each; no step imports another."""
