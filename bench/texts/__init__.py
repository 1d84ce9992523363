"""How well the checks of texts tell broken translations from good ones nobody here wrote."""
