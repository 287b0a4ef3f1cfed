"""What the tests look at a built site with: links, HTML validity, accessibility, a browser, a server."""
