"""The steps of a build, one module each; `generator/build.py` puts them in a row."""
