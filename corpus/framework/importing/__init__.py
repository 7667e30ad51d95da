"""How the framework is read out of the words of an official document, system by system."""
