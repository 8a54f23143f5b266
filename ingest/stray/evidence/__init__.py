"""Tests that speak for or against a run being an artifact; judge.py gives them their weights.

Each takes a Site and answers yes or no.
"""
