"""A file of the site as a build makes it, before it is written."""

Output = tuple[str, bytes]
"""Its path below the root of the site, and its bytes."""
