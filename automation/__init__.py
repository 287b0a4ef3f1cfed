"""What runs around the repository: files for GitHub and editors' programs, comments on pull requests, issues as files.

Nothing here is part of the site; the workflows in `.github/` call these modules.
"""
