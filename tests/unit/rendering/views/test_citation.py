"""Citations, whole: in words, as BibTeX, as RIS."""

from datetime import date

from generator.rendering.views.citation import Citation, cite_as_bibtex, cite_as_ris, cite_in_words

ADDRESS = "https://kho.example/ho-so/vi-thi-du/"
DATED = Citation("vi-thi-du", "Bà Vi Thị Dự", "Ban biên tập", "Người tốt, việc tốt", date(2026, 3, 9))
UNDATED = DATED._replace(published=None, title="Đội {thử} \\ Một")


def test_in_words() -> None:
    assert cite_in_words(DATED, ADDRESS) == (
        "Ban biên tập. “Bà Vi Thị Dự”. Người tốt, việc tốt. Đăng ngày 9/3/2026. https://kho.example/ho-so/vi-thi-du/"
    )
    assert cite_in_words(UNDATED, ADDRESS) == (
        "Ban biên tập. “Đội {thử} \\ Một”. Người tốt, việc tốt. https://kho.example/ho-so/vi-thi-du/"
    )


def test_as_bibtex() -> None:
    assert cite_as_bibtex(DATED, ADDRESS) == (
        "@misc{ntvt-vi-thi-du,\n  title = {{Bà Vi Thị Dự}},\n  author = {{Ban biên tập}},\n  year = {2026},\n"
        "  howpublished = {Người tốt, việc tốt},\n  url = {https://kho.example/ho-so/vi-thi-du/},\n"
        "  language = {vietnamese}\n}"
    )
    assert "title = {{Đội (thử) / Một}}" in cite_as_bibtex(UNDATED, ADDRESS)
    assert "year" not in cite_as_bibtex(UNDATED, ADDRESS)


def test_as_ris() -> None:
    assert cite_as_ris(DATED, ADDRESS) == (
        "TY  - ELEC\nTI  - Bà Vi Thị Dự\nAU  - Ban biên tập\nT2  - Người tốt, việc tốt\nPY  - 2026\nDA  - 2026/03/09\n"
        "UR  - https://kho.example/ho-so/vi-thi-du/\nLA  - vi\nER  - "
    )
    assert "PY" not in cite_as_ris(UNDATED, ADDRESS)
