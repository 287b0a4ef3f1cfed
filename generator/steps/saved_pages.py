"""The pages of profiles that were just saved: the preview shows them before all that follows from them is built."""

from collections.abc import Collection
from pathlib import Path

from msgspec import msgpack

from generator.cache import Cache
from generator.reading.attachments import AttachmentStats
from generator.reading.files import list_files
from generator.reading.theme import read_theme
from generator.records.problem import has_errors
from generator.records.summary import ProfileSummary
from generator.rendering.shell import HostPages
from generator.steps.gallery import Project, digest_project, get_registry
from generator.steps.pages import PageBatch, RenderContext, make_contexts, render_files
from generator.steps.plan import make_plan
from generator.steps.sources import SourceContext, read_batch


def render_saved_pages(paths: Collection[str], project: Project, cache: Cache) -> dict[str, bytes]:
    """Render the profiles at `paths` (absolute) as if the gallery had no others; return their files by address.

    There are none when a profile has an error, or when other input changed since the last build: only a whole build
    knows what to show then. Raises ChangedError when a picture or a recording is not the one that was checked.
    """
    digests = digest_project(project)
    known, host_pages = get_registry(digests, cache), cache.get("host", digests.look, HostPages)
    files, _ = list_files(project.content / "profiles", (".md",))
    # By name first, since there are many files.
    names = tuple([Path(path).name for path in paths])
    files = [file for file in files if file.path.endswith(names) and str(Path(file.path).absolute()) in paths]
    if known is None or host_pages is None or not files:
        return {}
    registry, problems = known
    _, read = read_batch(SourceContext(registry, ""), files)
    assert read is not None
    if has_errors([*problems, *read.source.problems]):
        return {}
    plan = make_plan("", [msgpack.decode(read.summaries, type=list[ProfileSummary])], registry)
    templates = read_theme(project.config_file.parent / "theme").templates
    context = RenderContext(registry=registry, host_pages=host_pages, templates=templates, out="")
    contexts = make_contexts(plan.neighbours[0], context)
    batch = PageBatch(contents=read.contents, contexts=contexts, attachments=read.source.attachments)
    return dict(render_files(context, batch, AttachmentStats(), {}))
