"""Tests of the gallery, and the tools they share."""
