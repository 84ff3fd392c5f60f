"""The supply chain: every package of the lock pinned with hashes, known vulnerabilities, a bill of materials.

    .venv/bin/python .dev/supply.py [--offline] [--lock requirements.lock] [--sbom build/sbom.json]

Vulnerabilities are asked of pip-audit's service. What that does not know or cannot reach is compared with
`.dev/advisories.json`, cut from the Python Packaging Advisory Database, whose date is printed: newer ones are then
unknown. Ends with 1 at a finding.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

HERE = Path(__file__).parent
ADVISORIES = HERE / "advisories.json"
ROOT_NAME = "smartcity-desktop"
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Locked:
    """One package of the lock."""

    name: str
    version: str
    hashes: tuple[str, ...]


def read_lock(text: str) -> tuple[tuple[Locked, ...], list[str]]:
    """Return the packages of a lock file and what is wrong with it: not pinned, without hashes, twice."""
    packages: list[Locked] = []
    problems: list[str] = []
    for line in text.replace("\\\n", " ").splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        words = line.split(" --hash", 1)[0]
        try:
            requirement = Requirement(words)
        except InvalidRequirement:
            problems.append(f"{words}: no requirement by name and version")
            continue
        name = canonicalize_name(requirement.name)
        pins = [spec for spec in requirement.specifier if spec.operator == "==" and "*" not in spec.version]
        hashes = tuple(_HASH.findall(line))
        if len(pins) != 1 or len(list(requirement.specifier)) != 1 or requirement.url:
            problems.append(f"{name}: not pinned to one version")
            continue
        if not hashes:
            problems.append(f"{name}: without a hash")
        if any(package.name == name for package in packages):
            problems.append(f"{name}: twice")
        packages.append(Locked(name, pins[0].version, hashes))
    return tuple(packages), problems


def affected(version: str, advisory: dict[str, Any]) -> bool:
    """Whether an advisory (OSV: ranges of events, or versions by name) is about a version."""
    own = Version(version)
    for events in advisory["ranges"]:
        inside = False
        for event in events:
            if "introduced" in event:
                inside = inside or event["introduced"] == "0" or own >= Version(event["introduced"])
            elif "fixed" in event:
                inside = inside and own < Version(event["fixed"])
            elif "last_affected" in event:
                inside = inside and own <= Version(event["last_affected"])
        if inside:
            return True
    return version in advisory["versions"]


def stored_findings(packages: tuple[Locked, ...], advisories: dict[str, Any]) -> list[str]:
    """Return what the stored advisories say of these packages."""
    return [
        f"{package.name} {package.version}: {advisory['id']} {' '.join(advisory['aliases'])}".strip()
        for package in packages
        for advisory in advisories["advisories"]
        if advisory["package"] == package.name and affected(package.version, advisory)
    ]


def asked(lock: Path) -> tuple[list[str], set[str], str]:
    """Ask pip-audit's service.

    Returns:
        Findings; names of the packages about which it answered; why it did not answer about the rest.
    """
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.json"
        done = subprocess.run(
            [
                sys.executable, "-m", "pip_audit", "--requirement", str(lock), "--disable-pip", "--require-hashes",
                "--progress-spinner", "off", "--timeout", "10", "--format", "json", "--output", str(answer),
            ],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if not answer.exists():
            last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
            return [], set(), f"the advisory service did not answer ({last[:120]})"
        rows = json.loads(answer.read_text("utf-8"))["dependencies"]
    known = {canonicalize_name(row["name"]) for row in rows if "skip_reason" not in row}
    findings = [
        f"{row['name']} {row['version']}: {found['id']}, fixed in {', '.join(found['fix_versions']) or 'nothing yet'}"
        for row in rows
        for found in row.get("vulns", ())
    ]
    return findings, known, "the advisory service does not know them"


def runtime_names() -> frozenset[str]:
    """Return the packages that a user's installation has; the others only test, check and build."""
    todo, found = [ROOT_NAME], set()
    while todo:
        name = todo.pop()
        for needed in requirements_of(name):
            if needed not in found:
                found.add(needed)
                todo.append(needed)
    return frozenset(found)


def requirements_of(name: str) -> tuple[str, ...]:
    """Return what an installed package needs on this system, extras left out."""
    try:
        requires = metadata.distribution(name).requires or []
    except metadata.PackageNotFoundError:
        return ()
    needed = [Requirement(line) for line in requires]
    return tuple(
        sorted(
            {
                canonicalize_name(one.name)
                for one in needed
                if one.marker is None or one.marker.evaluate({"extra": ""})
            }
        )
    )


def licence_of(name: str) -> str | None:
    """Return the licence an installed package declares, in its own words."""
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    named = about.get("License-Expression") or about.get("License")
    if named and "\n" not in named and len(named) < 80:
        return str(named)
    for line in about.get_all("Classifier") or ():
        if line.startswith("License :: "):
            return str(line.rsplit(" :: ", 1)[1])
    return None


def bill(packages: tuple[Locked, ...], version: str, lock: bytes) -> str:
    """Return the bill of materials as CycloneDX JSON; the same lock gives the same bytes."""
    runtime = runtime_names()
    locked = {package.name for package in packages}
    reference = {package.name: f"pkg:pypi/{package.name}@{package.version}" for package in packages}
    own = f"pkg:pypi/{ROOT_NAME}@{version}"
    components = []
    for package in packages:
        licence = licence_of(package.name)
        row: dict[str, Any] = {
            "type": "library",
            "bom-ref": reference[package.name],
            "name": package.name,
            "version": package.version,
            "purl": reference[package.name],
            "scope": "required" if package.name in runtime else "excluded",
            # Each is the hash of one distribution of this version; pip takes no other.
            "properties": [{"name": "lock:sha256", "value": value} for value in package.hashes],
        }
        if licence:
            row["licenses"] = [{"license": {"name": licence}}]
        components.append(row)
    dependencies = [
        {"ref": own, "dependsOn": [reference[n] for n in requirements_of(ROOT_NAME) if n in locked]}
    ]
    dependencies += [
        {
            "ref": reference[package.name],
            "dependsOn": [reference[n] for n in requirements_of(package.name) if n in locked],
        }
        for package in packages
    ]
    digest = hashlib.sha256(lock).hexdigest()
    serial = f"{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}"
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application", "bom-ref": own, "name": ROOT_NAME, "version": version, "purl": own,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            },
            "properties": [{"name": "lock:file-sha256", "value": digest}],
        },
        "components": components,
        "dependencies": dependencies,
    }  # fmt: skip
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def form_problems(text: str, packages: tuple[Locked, ...]) -> list[str]:
    """Return what another reader, the library under pip-audit, cannot find in a bill."""
    from cyclonedx.model.bom import Bom

    reader: Any = Bom
    read = {component.name: component.version for component in reader.from_json(json.loads(text)).components}
    return [
        f"{package.name}: not in the bill of materials"
        for package in packages
        if read.get(package.name) != package.version
    ]


def main(words: list[str] | None = None) -> int:
    """Audit; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--offline", action="store_true", help="ask only the stored advisories")
    parser.add_argument("--lock", type=Path, default=Path("requirements.lock"))
    parser.add_argument("--sbom", type=Path, default=Path("build/sbom.json"))
    options = parser.parse_args(words)
    lock = options.lock.read_bytes()
    packages, problems = read_lock(lock.decode("utf-8"))
    say(f"{len(packages)} packages pinned, {sum(len(package.hashes) for package in packages)} hashes")
    findings, known, why = ([], set(), "not asked") if options.offline else asked(options.lock)
    if known:
        say(f"pip-audit's service answered about {len(known)} of them")
    rest = tuple(package for package in packages if package.name not in known)
    if rest:
        advisories = json.loads(ADVISORIES.read_text("utf-8"))
        findings += stored_findings(rest, advisories)
        say(
            f"{len(rest)} compared with the stored advisories of {advisories['date']}, which know nothing newer: {why}"
        )
    text = bill(packages, metadata.version(ROOT_NAME), lock)
    problems += form_problems(text, packages)
    options.sbom.parent.mkdir(parents=True, exist_ok=True)
    options.sbom.write_text(text, "utf-8")
    say(f"{options.sbom}: {len(packages)} components, {len(text) // 1024} KiB")
    for line in problems + findings:
        say(f"FINDING {line}")
    if not problems + findings:
        say("No finding.")
    return 1 if problems or findings else 0


def say(line: str) -> None:
    """Write one line."""
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
