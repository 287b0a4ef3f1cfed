"""Search without a server, made for Vietnamese: a small index that a browser reads piece by piece."""
