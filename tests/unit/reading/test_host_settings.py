"""The site's public address: what pages can stand below, and what no page could be asked for at."""

import pytest

from generator.reading.host_settings import check_url

GOOD = """
https://quan.example https://quan.example/ https://quan.example/nguoi-tot/ http://localhost:8000/ https://[::1]/
HTTPS://Quan.Example/A/ https://người-tốt.example/ https://quan.example/người/ https://quan.example/a.b/c~d/
https://quan.example/%E1%BA%A3/ https://192.168.0.1/ https://xn--quan-7qa.example/
"""
BAD = """
https://[::1 https:// https:/quan.example //quan.example/ quan.example ftp://quan.example/ file:///a/
https://quan.example/a/../b/ https://quan.example/%2e%2e/ https://quan.example/./a/ https://quan.example//a/
https://quan.example/a//b/ https://quan.example/a? https://quan.example/a# https://quan.example\\a
https://quan..example/ https://.quan.example/ https://-quan.example/ https://quan.example/index.html
https://quan.example/a\x00 https://@quan.example/
"""


@pytest.mark.parametrize("url", GOOD.split())
def test_a_public_address_is_taken(url: str) -> None:
    assert check_url("mkdocs.yml", 1, 1, url) == []


@pytest.mark.parametrize("url", [*BAD.split(), "https://quan.example/a b/"])
def test_what_is_no_public_address_is_refused(url: str) -> None:
    assert [problem.code for problem in check_url("mkdocs.yml", 1, 1, url)] == ["site-url"]
