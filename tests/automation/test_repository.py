"""The files by which the repository looks after itself."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from automation.codeowners import Owner, read_owners, write_codeowners
from automation.generated import ROOT, load_registry, make_files
from automation.issue_forms import write_options
from automation.release_notes import find_notes
from generator.editing.choices import Candidate

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.stem)
def workflow(request: pytest.FixtureRequest) -> Any:
    """A workflow, as YAML 1.1 reads it: the key `on` is True."""
    return yaml.safe_load(request.param.read_text("utf-8"))


def steps(workflow: Any) -> list[Any]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_generated_files_are_those_that_are_committed() -> None:
    stale = [path for path, text in make_files(load_registry()).items() if path.read_text("utf-8") != text]
    assert [path.relative_to(ROOT).as_posix() for path in stale] == [], "run `make generated`"


def test_every_action_is_pinned_by_hash_and_names_its_version() -> None:
    lines = [line for path in WORKFLOWS for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert len(lines) > 10
    assert [line for line in lines if not re.search(r"uses: actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)] == []


def test_the_same_action_has_the_same_version_everywhere() -> None:
    uses = {
        step["uses"] for path in WORKFLOWS for step in steps(yaml.safe_load(path.read_text("utf-8"))) if "uses" in step
    }
    assert len(uses) == len({action.partition("@")[0] for action in uses})


def test_texts_of_strangers_reach_a_script_by_the_environment_alone(workflow: Any) -> None:
    assert [step["run"] for step in steps(workflow) if "${{" in step.get("run", "")] == []


def test_forks_get_no_secret_and_their_code_no_right_to_write(workflow: Any) -> None:
    triggers = workflow[True]
    assert "pull_request_target" not in triggers
    assert "secrets." not in repr(workflow)
    if "pull_request" in triggers:
        assert workflow["permissions"] == {"contents": "read"}
        assert not any("permissions" in job for job in workflow["jobs"].values())
    if "workflow_run" in triggers:
        # No step checks out anything but the main branch.
        checkouts = [step for step in steps(workflow) if step.get("uses", "").startswith("actions/checkout@")]
        assert all("ref" not in step["with"] and "repository" not in step["with"] for step in checkouts)


def test_scripts_that_workflows_run_are_there(workflow: Any) -> None:
    scripts = re.findall(
        r"automation/[\w-]+\.sh|-m automation\.\w+", "\n".join(step.get("run", "") for step in steps(workflow))
    )
    paths = [
        name.replace("-m automation.", "automation/") + ("" if name.endswith(".sh") else ".py") for name in scripts
    ]
    assert [path for path in paths if not (ROOT / path).is_file()] == []


def test_options_are_written_below_their_name_and_nothing_else_changes() -> None:
    form = "a: 1\n    options: # fields\n      - cũ\n      - cũ hơn\n    b: 2\n"
    options = {"fields": [Candidate("x", 'Một "hai"'), Candidate("y", "Ba: bốn")]}
    written = write_options(form, options)
    assert written == 'a: 1\n    options: # fields\n      - "Một \\"hai\\""\n      - "Ba: bốn"\n    b: 2\n'
    assert write_options(written, options) == written


def test_owners_of_districts_come_after_those_of_everything() -> None:
    owners = read_owners("district,owners\nhoan-kiem,@to-hk/van-hoa a@b.example\n*,@chung\n", ["hoan-kiem"])
    assert owners == [Owner("hoan-kiem", ("@to-hk/van-hoa", "a@b.example")), Owner("*", ("@chung",))]
    assert write_codeowners(owners).splitlines()[1:] == [
        "* @chung",
        "/content/profiles/hoan-kiem/ @to-hk/van-hoa a@b.example",
        "/site_data/reports/hoan-kiem-*.yml @to-hk/van-hoa a@b.example",
    ]


def test_every_mistake_in_the_table_of_owners_is_reported() -> None:
    with pytest.raises(ValueError) as error:
        read_owners("district,owners\nkhong-co,@a\nhoan-kiem,a\nhoan-kiem,\n", ["hoan-kiem"])
    assert str(error.value).splitlines() == [
        ".github/owners.csv, dòng 2: không có quận, huyện, phường hay xã nào mang mã “khong-co”",
        ".github/owners.csv, dòng 3: “a” không phải là @tên, @tổ-chức/nhóm hay thư",
        ".github/owners.csv, dòng 4: thiếu người xem",
    ]


@pytest.mark.parametrize(("tag", "notes"), [("v1.2.0", "Hai.\n"), ("v9.9.9", "Mới.\n")])
def test_the_notes_of_a_release_are_its_section_of_the_changelog(tag: str, notes: str) -> None:
    assert find_notes("# Changelog\n\n## Unreleased\n\nMới.\n\n## 1.2.0 (2026-11-01)\n\nHai.\n", tag) == notes


def test_gitlab_does_the_same_jobs() -> None:
    jobs = yaml.safe_load(Path(ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    assert {"check", "preview", "tests", "pages", "locks"} <= jobs.keys()
    for script in re.findall(r"docs/serving/[\w.-]+", repr(jobs)):
        assert (ROOT / script).is_file()
