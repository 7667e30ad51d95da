"""The embedded chat model: plans and words answers by rule."""
