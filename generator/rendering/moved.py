"""What stands at the earlier addresses of a profile: pages that lead on, and the same data."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.planning.urls import data_url, embed_url, oembed_url, profile_url
from generator.records.output import Output
from generator.rendering.oembed import Embed, oembed_json
from generator.rendering.shell import root_of
from generator.rendering.templates import Templates


class MovedView(Struct, frozen=True, kw_only=True):
    """A page that leads on to where a profile is now."""

    title: str
    """Honorific and name."""
    url: str
    """Where to, relative to the root."""
    site_name: str
    """The name of the site."""


def lead_on(former_slugs: Sequence[str], embed: Embed, data: bytes, templates: Templates) -> Iterator[Output]:
    """Yield for each earlier slug a page and a frame that lead on, the oEmbed and the open data of a profile.

    A static host cannot answer with a redirect of its own. Data is given as it is: programs follow no page.
    """
    for slug in dict.fromkeys(former_slugs):
        for old, new in (
            (profile_url(slug), embed.url),
            (embed_url(profile_url(slug)), embed_url(embed.url)),
        ):
            view = MovedView(title=embed.title, url=new, site_name=embed.site.name)
            html = templates.page("moved", view, root_of(old), f"{embed.site.url}{embed.url}")
            yield f"{old}index.html", html.encode()
        yield oembed_url(slug), oembed_json(embed)
        yield data_url(slug), data
