"""What tests of embeds have in common: a profile, what may be missing, and the snippet that a webmaster pastes."""

SLUG = "tieu-thi-anh-dao"
CORS = {"Access-Control-Allow-Origin": "*"}
LOST = ("status of 404", "Failed to load resource", "net::ERR_FAILED", "CORS policy")


def snippet(ours: str, *slugs: str) -> str:
    """The snippet of these profiles, of the site at the address `ours`."""
    links = [f'<ntvt-ho-so slug="{slug}"><a href="{ours}ho-so/{slug}/">Hồ sơ {slug}</a></ntvt-ho-so>' for slug in slugs]
    return f'<script async src="{ours}nhung.js"></script>{"".join(links)}'
