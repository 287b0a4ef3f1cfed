"""Make the view of `/bien-tap/soan/`: the form for editors, or what it still needs."""

from msgspec import Struct

from generator.planning.page import Page
from generator.planning.site import Site
from generator.rendering.editor_config import find_api, has_editor
from generator.rendering.views.contact import find_forge
from generator.rendering.views.parts import WAY_TO_EDITORS, PageMeta, make_meta

TITLE = "Soạn hồ sơ"


class EditorView(Struct, frozen=True, kw_only=True):
    """Everything on the page of the form for editors."""

    title: str
    """The heading."""
    site_name: str
    """The name of the site."""
    forge: str
    """See `find_forge`; empty where there is no repository."""
    has_repository: bool
    """Whether the form can keep drafts in the repository."""
    api: str
    """The only other origin that the form may ask."""
    editor_url: str
    """Where the form is, if not here."""


def editor_view(page: Page, site: Site) -> tuple[PageMeta, EditorView]:
    """Make the view of the form for editors."""
    settings = site.registry.settings
    view = EditorView(
        title=TITLE,
        site_name=settings.site_name,
        forge=find_forge(settings.repository),
        has_repository=has_editor(settings),
        api=find_api(settings),
        editor_url=f"{settings.editor_url}/" if settings.editor_url else "",
    )
    description = "Thêm và sửa hồ sơ ngay trên trình duyệt: mọi thay đổi là một đề nghị, có người xem lại rồi mới đăng."
    return make_meta(page, TITLE, description, "bien-tap", WAY_TO_EDITORS), view
