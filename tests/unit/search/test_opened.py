"""What is fetched before the first query: the worker puts back what the files leave out."""

import json
from pathlib import Path
from typing import Any

from generator.reading.registry import read_registry
from generator.records.registry import Registry
from generator.search.facets import FACETS, Facet
from generator.search.legend import encode_legend, id_from, make_legend
from generator.search.lexicon import encode_lexicon
from tests.support.node import run_module
from tests.support.project import ROOT

NAMES = ["xã Đại Mỗ", "thị xã Sơn Tây", "Xã hội học tập", "Y tế, hiến máu", "NGÃ TƯ SỞ", "Quý Ky\u0300", "phường", "–"]

LEXICONS = [
    [("25", 1), ("an", 3), ("anh", 12), ("b", 1), ("nghieng", 2), ("nghiengnghieng", 1), ("nghiengnghiengs", 1)],
    [("\U00020000\U00020001", 1), ("\U00020000\U00020002", 2)],
]


def legend_of(registry: Registry, districts: list[str]) -> dict[str, list[Any]]:
    values = {
        "nam": ["1992", "2024"],
        "cap": list(registry.levels),
        "quan": districts,
        "linh-vuc": list(registry.fields),
        "phuong": list(registry.places.units),
    }
    facets = [Facet(name=name, values=tuple(values.get(name, ())), values_of=lambda _: ()) for name in FACETS]
    return make_legend(facets, [], registry)


def test_the_worker_reads_what_was_written() -> None:
    registry = read_registry(ROOT / "site_data")[0]
    all_districts = list(registry.places.districts)
    invented: dict[str, list[Any]] = {
        "quan": [["q", "quận Ba"], ["bon", "quận Bốn"]],
        "nay": [[id_from(name), name] for name in NAMES],
        "phuong": [
            ["hang-bac-q", "phường Hàng Bạc", 1, ["son-tay", "dai-mo"]],
            ["hang-bac-bon", "xã Hàng Bạc", 2, []],
            ["hang-bac", "phường Hàng Bạc", 0, ["dai-mo"]],
            ["hang-bac-bon", "phường Hàng Bạc", 1, []],
        ],
        "phong-trao": [["xa-hoi-hoc-tap", "Xã hội học tập"], ["nha-sach", "Nhà sạch, ngõ xanh"]],
        "ten-khac": [["Cả nhà cùng học"], []],
        "danh-hieu": [["bang-khen", "Bằng khen"], ["co", "Cờ thi đua"]],
        "dong-nghia": [["cựu chiến binh", "CCB"]],
    }
    legends = [legend_of(registry, all_districts), legend_of(registry, all_districts[1:3]), invented]
    files = {
        "legends": [encode_legend(legend).decode() for legend in legends],
        "lexicons": [encode_lexicon(counts).decode() for counts in LEXICONS],
    }
    read = run_module(Path(__file__).with_name("opened.mjs"), files)
    assert read == {"legends": legends, "lexicons": [[list(row) for row in counts] for counts in LEXICONS]}


def test_few_ids_do_not_follow_from_the_name() -> None:
    registry = read_registry(ROOT / "site_data")[0]
    file = json.loads(encode_legend(legend_of(registry, list(registry.places.districts))))
    rows = file["phuong"]["rows"] + file["nay"] + file["phong-trao"]
    assert sum(isinstance(row, list) for row in rows) < len(rows) / 20
