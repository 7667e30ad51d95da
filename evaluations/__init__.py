"""How good the answers are: one folder a task, with cases, scores and thresholds."""
