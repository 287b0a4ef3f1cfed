"""Render: the profiles' pages, a batch at a time."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from functools import lru_cache, partial
from itertools import starmap
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.cache import Cache, digest
from generator.planning.neighbours import Neighbours
from generator.planning.urls import story_url
from generator.publishing.publish import OutputFile, are_published, stager
from generator.reading.attachments import (
    AttachmentStats,
    are_unchanged,
    attachment_path,
    list_digests,
    read_attachment,
)
from generator.reading.files import ChangedError
from generator.records.content import Content
from generator.records.output import Output
from generator.records.registry import Registry
from generator.rendering.shell import HostPages
from generator.rendering.site import Renderer, find_preview, render_profile
from generator.rendering.social import Paper, SocialPictures
from generator.rendering.story import story_text
from generator.rendering.templates import Templates
from generator.rendering.views.profile import PageContext, make_context
from generator.search.codec import gzip
from generator.steps.cards import BatchCards, KnownCards, load_known_cards
from generator.steps.plan import Plan
from generator.steps.sources import SourceBatch, Sources
from generator.steps.tasks import Advance, Tasks, done


class RenderContext(Struct, frozen=True, kw_only=True, eq=False):
    """What every page is made with; sent to each worker."""

    registry: Registry
    """All of `site_data/`."""
    host_pages: HostPages
    """The host's shells."""
    templates: dict[str, str]
    """The theme's templates by name."""
    out: str
    """The site's folder."""
    paper: Paper | None = None
    """What pictures of shared profiles are drawn with; None where none are drawn."""
    has_editor: bool = False
    """Whether the form for editors is there, and a repository for it."""


class PageBatch(Struct, frozen=True, kw_only=True):
    """The pages that a worker renders at a time."""

    contents: bytes
    """A list of `Content`, encoded."""
    contexts: list[PageContext]
    """What each page says of other profiles."""
    attachments: AttachmentStats
    """The pictures and recordings as they were checked."""
    cards: BatchCards = BatchCards()
    """What an earlier build drew of shared profiles."""


class BatchPages(Struct, frozen=True):
    """The rendered pages of a batch."""

    files: list[OutputFile]
    """All their files."""
    attachments: AttachmentStats
    """The pictures and recordings that they have, as they were read."""
    cards: BatchCards = BatchCards()
    """What shared profiles have; their pictures are among the files, too."""


_CONTENTS = msgspec.msgpack.Decoder(list[Content])


def render_pages(
    sources: Sources, plan: Plan, context: RenderContext, made_from: str, cache: Cache, tasks: Tasks
) -> "Iterator[Future[BatchPages]]":
    """Render the batches in which a text, a picture or a linked profile changed; the others are on the disk.

    `made_from` is the digest of all else that a page is made from.
    """
    keys = [
        digest((made_from, source.key, plan.digest_neighbours(index), list_digests(source.attachments)))
        for index, source in enumerate(sources.batches)
    ]
    known = [_get_published_pages(cache.get("pages", key, BatchPages), context.out) for key in keys]
    missing = [index for index, pages in enumerate(known) if pages is None]
    cards = load_known_cards(sources, context.paper, cache) if context.paper else None
    batches = (_make_page_batch(index, sources, plan, context, cache, cards) for index in missing)
    rendered = tasks.map(render_batch, context, batches, len(missing))
    advance = tasks.start_progress("Dựng trang", sources.count)
    card_keys = cards.keys if cards else [""] * len(keys)
    return _collect(zip(keys, card_keys, known, sources.batches, strict=True), rendered, cache, advance)


def render_batch(context: RenderContext, batch: PageBatch) -> BatchPages:
    """Render a batch of pages and stage them for publishing. Runs in a worker."""
    attachments, codes = AttachmentStats(), dict[str, str]()
    files = list(starmap(stager(Path(context.out)), render_files(context, batch, attachments, codes)))
    cards = list(_draw_cards(context, batch, context.paper)) if context.paper else []
    return BatchPages([*files, *cards], attachments, BatchCards(cards, codes))


def render_files(
    context: RenderContext, batch: PageBatch, attachments: AttachmentStats, codes: dict[str, str]
) -> Iterator[Output]:
    """Yield the files of a batch. Adds the attachments that it reads to `attachments`, and QR codes to `codes`.

    Raises ChangedError when one is not the file that was checked.
    """
    renderer = make_renderer(context)
    for content, page_context in zip(_CONTENTS.decode(batch.contents), batch.contexts, strict=True):
        read = partial(_read_checked, content.profile.path, batch.attachments, attachments)
        if context.paper:
            preview = find_preview(content.profile, page_context, renderer)
            code = codes[preview.address] = batch.cards.codes.get(preview.address) or preview.draw_code()
            page_context = page_context._replace(social=SocialPictures(preview.card, code))
        yield from render_profile(content, page_context, renderer, read)
        yield story_url(content.profile.slug), gzip(story_text(content.story_html).encode())


def _draw_cards(context: RenderContext, batch: PageBatch, paper: Paper) -> Iterator[OutputFile]:
    """Stage the pictures by which the profiles of a batch are shared; those drawn already stay as they are."""
    out, renderer = Path(context.out), make_renderer(context)
    stage, known = stager(out), {file.path: file for file in batch.cards.files if are_published(out, [file])}
    for content, page_context in zip(_CONTENTS.decode(batch.contents), batch.contexts, strict=True):
        preview = find_preview(content.profile, page_context, renderer)
        yield known.get(preview.card) or stage(preview.card, preview.draw(paper))


@lru_cache(maxsize=2)
def make_renderer(context: RenderContext) -> Renderer:
    """Set up the templates, once in each process."""
    return Renderer(
        registry=context.registry,
        host_pages=context.host_pages,
        templates=Templates(context.templates),
        has_editor=context.has_editor,
    )


def make_contexts(batch: Iterable[Neighbours], context: RenderContext) -> list[PageContext]:
    """Make what each page of a batch says of other profiles."""
    card = make_renderer(context).templates.card
    return [make_context(neighbours, context.registry, card) for neighbours in batch]


def _collect(
    batches: Iterable[tuple[str, str, BatchPages | None, SourceBatch]],
    rendered: "Iterator[Future[BatchPages]]",
    cache: Cache,
    advance: Advance,
) -> "Iterator[Future[BatchPages]]":
    for key, card_key, known, source in batches:
        future = next(rendered) if known is None else done(known)
        yield future
        if known is None:
            pages = future.result()
            cache.put("pages", key, BatchPages([file.published() for file in pages.files], pages.attachments))
            if card_key:
                drawn = [file.published() for file in pages.cards.files]
                cache.put("cards", card_key, BatchCards(drawn, pages.cards.codes))
        advance(len(source.paths))


def _get_published_pages(pages: BatchPages | None, out: str) -> BatchPages | None:
    return pages if pages and are_unchanged(pages.attachments) and are_published(Path(out), pages.files) else None


def _make_page_batch(
    index: int, sources: Sources, plan: Plan, context: RenderContext, cache: Cache, cards: KnownCards | None
) -> PageBatch:
    source, known = sources.batches[index], cards.batches[index] if cards else BatchCards()
    contents, contexts = cache.load_bytes("contents", source.key), make_contexts(plan.neighbours[index], context)
    return PageBatch(contents=contents, contexts=contexts, attachments=source.attachments, cards=known)


def _read_checked(profile: str, checked: AttachmentStats, read: AttachmentStats, name: str) -> bytes | None:
    """Read a file beside the profile's. Raises ChangedError when it is not the one that was checked."""
    data, path = read_attachment(read, profile, name), attachment_path(profile, name)
    if path not in checked or read[path][1] != checked[path][1]:
        raise ChangedError(path, "tệp này vừa được sửa, sau khi đã kiểm tra xong")
    return data
