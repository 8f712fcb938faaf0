"""What the documents show works as shown: commands, profiles, links."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.docs.conftest import read_blocks
from zvhrr_extract.errors import ProfileError
from zvhrr_extract.models.report import Report
from zvhrr_extract.profiles import load_knowledge

DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("benchmarks/*.md")])
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_NOT_IN_ANCHORS = re.compile(r"[^\w\s-]")


def list_anchors(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {
        _NOT_IN_ANCHORS.sub("", title).strip().lower().replace(" ", "-") for title in titles
    }


def list_steps(block: str) -> list[tuple[str, str]]:
    """Cut a console block in commands and what they print."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)
    assert not parts[0], "a console block starts with a command"
    return [
        (command, output) for command, _, output in (part.partition("\n") for part in parts[1:])
    ]


def test_there_are_documents() -> None:
    assert len(DOCUMENTS) > 8


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_somewhere(document: Path) -> None:
    for link in _LINK.findall(_CODE.sub("", document.read_text(encoding="utf-8"))):
        if link.startswith("https://"):
            continue
        name, _, anchor = link.partition("#")
        target = (document.parent / name).resolve() if name else document
        assert target.is_relative_to(ROOT), link
        assert target.exists(), link
        if anchor:
            assert anchor in list_anchors(target.read_text(encoding="utf-8")), link


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_is_left_unlinked(document: Path, root: Path) -> None:
    starts = {root / "README.md", root / "docs" / "index.md"}
    linked = {
        (other.parent / link.partition("#")[0]).resolve()
        for other in DOCUMENTS
        for link in _LINK.findall(other.read_text(encoding="utf-8"))
    }
    assert document in starts or document in linked


@pytest.mark.skipif(shutil.which("sh") is None, reason="console examples are for a shell")
def test_the_tutorial_prints_what_it_shows(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "samples", tmp_path / "samples")
    scripts = Path(sys.executable).parent
    environment = os.environ | {
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "LC_ALL": "C",
    }
    last = 0
    for block in read_blocks(root / "docs" / "tutorial.md", "console"):
        for command, expected in list_steps(block):
            script = command.replace("$?", str(last))
            done = subprocess.run(
                ["sh", "-c", script],
                cwd=tmp_path,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
            last = done.returncode
            assert done.stdout.decode() == expected, command


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not there")
def test_the_questions_put_with_jq_get_answers(root: Path) -> None:
    (block,) = read_blocks(root / "docs" / "schema.md", "bash")
    for command in block.splitlines():
        done = subprocess.run(
            ["sh", "-c", command], cwd=root, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr


def test_the_profile_shown_loads(docs: Path, tmp_path: Path) -> None:
    example, *_ = read_blocks(docs / "profiles.md", "toml")
    path = tmp_path / "brug.toml"
    path.write_text(example, encoding="utf-8")
    profile = load_knowledge((path,)).profiles["brug"]
    assert [rule.key for rule in profile.sections][:2] == ["preface", "activities"]


def test_the_identity_shown_holds_on_the_sample(docs: Path, root: Path) -> None:
    _, identity = read_blocks(docs / "profiles.md", "toml")
    (shown,) = tomllib.loads(identity)["identities"]
    profile = load_knowledge().profiles["zvhrr"]
    assert shown["formula"] in {rule.formula for rule in profile.identities}
    report = Report.model_validate_json((root / "outputs" / "zvhrr-2021.json").read_bytes())
    told = [one.message for one in report.findings if one.check == "cross_table"]
    assert any(message.startswith(shown["name"]) for message in told)


def test_the_mistake_shown_is_told_in_these_words(docs: Path, tmp_path: Path) -> None:
    example, *_ = read_blocks(docs / "profiles.md", "toml")
    path = tmp_path / "brug.toml"
    third = 'aliases = ["Onze vrijwilligers"'
    assert third in example
    path.write_text(example.replace(third, third.replace("aliases", "alias")), encoding="utf-8")
    with pytest.raises(ProfileError) as caught:
        load_knowledge((path,))
    told = " ".join((docs / "profiles.md").read_text(encoding="utf-8").split())
    assert f"{caught.value.where}: {caught.value.message}" in told


def test_the_checks_start_with_the_test_command_of_the_readme(root: Path) -> None:
    (command,) = [
        block.strip() for block in read_blocks(root / "README.md", "bash") if "pytest" in block
    ]
    script = (root / ".ci" / "run").read_text(encoding="utf-8")
    first = next(line for line in script.splitlines() if line.startswith("python3"))
    assert first == f"{command} || exit"
    assert os.access(root / ".ci" / "run", os.X_OK)


def test_the_benchmark_measures_a_run(root: Path, tmp_path: Path) -> None:
    script = str(root / "benchmarks" / "bench_dumps.py")
    asked = ["--inputs", str(root / "samples"), "--output", str(tmp_path / "out")]
    done = subprocess.run(
        [sys.executable, script, *asked], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    measured = json.loads(done.stdout)
    assert measured["reports"] == 1
    assert measured["cpu_s"] > 0 < measured["peak_mb"]
