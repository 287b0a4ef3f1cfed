"""Ask for the document that names someone; one that is not listed yet is described and added."""

import click

from generator.checking.registry_ids import RegistryIds
from generator.commands.options import PROJECT
from generator.commands.project import load_registry
from generator.commands.questions import ask_choice, ask_day, ask_text, ask_year, ask_yes
from generator.editing.changes import append_text
from generator.editing.choices import Candidate, list_districts, list_documents
from generator.editing.documents import append_document, choose_document_id
from generator.problems import format_problems
from generator.reading.files import read_text
from generator.reading.records import read_records
from generator.records.registry import Registry
from generator.records.words import Document

_PATH = PROJECT.data / "sources.yml"
_NEW = Candidate("moi", "văn bản mới, chưa có trong danh sách")
_KINDS = [
    Candidate("report", "báo cáo, quyết định"),
    Candidate("press", "bài báo"),
    Candidate("speech", "bài phát biểu"),
]


def ask_document(
    question: str, district: str | None, year: int | None, registry: Registry, default: str | None = None
) -> tuple[str | None, Registry]:
    """Ask for a document; return its id, and the registry that lists it.

    The documents of the same `district` and `year` come first; `default` is the id that an empty answer means.
    """
    documents = list_documents(registry, district, year)
    click.echo(f"Văn bản chưa có trong danh sách thì gõ {_NEW.id}.")
    while True:
        chosen = ask_choice(question, [*documents, _NEW], default)
        if chosen != _NEW.id:
            return chosen, registry
        document = _ask_new(district, year, registry)
        if _add(document, registry):
            return document.id, load_registry()


def _ask_new(district: str | None, year: int | None, registry: Registry) -> Document:
    """Ask what the list of documents says of one."""
    click.echo("Văn bản mới. Ghi đúng như trên văn bản.")
    title = ask_text("Tên văn bản") or ""
    publisher = ask_text("Nơi công bố (cơ quan, tờ báo)") or ""
    kind = ask_choice("Loại văn bản", _KINDS, "report")
    about = ask_year("Văn bản nói về năm", year, registry.settings.latest_year)
    place = ask_choice("Nói về quận, huyện", list_districts(registry), district, optional=True)
    day = ask_day("Ngày công bố")
    ground = ask_text("Vì sao người được nêu là công khai", f"Căn cứ: {title}, {publisher}.") or ""
    return Document(
        id=choose_document_id(place, about, registry.documents),
        title=title,
        publisher=publisher,
        kind=kind,  # type: ignore[arg-type]
        district=place,
        year=about,
        date=day,
        ground=ground,
    )


def _add(document: Document, registry: Registry) -> bool:
    """Add a document to the list, if it is valid and the editor agrees; return whether it was added."""
    text = read_text(_PATH.as_posix()).text or ""
    added = append_document(text, document)
    _, problems, _ = read_records(_PATH.as_posix(), text + added, tuple[Document, ...], RegistryIds(registry))
    if problems:
        click.echo(format_problems(problems))
        return False
    click.echo(added)
    if not ask_yes(f"Thêm vào {_PATH.as_posix()}?", True):
        return False
    append_text(_PATH, added)
    return True
