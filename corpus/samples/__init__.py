"""Sample evidence of fictional providers, in real file formats."""
