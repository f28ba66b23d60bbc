"""Checks any running backend against `end2end/contract/openapi.yaml`."""
