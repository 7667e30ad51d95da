"""What an answer or a draft must pass before a person sees it."""
