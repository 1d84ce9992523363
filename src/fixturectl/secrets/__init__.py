"""Secrets in YAML files, in the format of SOPS 3.11: sealed value by value, opened only whole."""
