"""A small backend for the cabinet, written from `end2end/contract/openapi.yaml` alone."""
