"""Apache PDFBox preflight, where it is installed (see ./dev)."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

_JARS = Path("/usr/share/java")
_NEEDED = (
    "preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io",
    "javax.activation", "jaxb-api",
)  # fmt: skip


def is_valid_pdf_a(file: Path) -> bool:
    """Whether preflight finds a PDF/A-1b file; without it the test is skipped."""
    jars = [_JARS / f"{name}.jar" for name in _NEEDED]
    if shutil.which("java") is None or not all(jar.exists() for jar in jars):
        pytest.skip("Apache PDFBox preflight is not installed (see ./dev)")
    said = subprocess.run(
        ["java", "-cp", ":".join(map(str, jars)), "org.apache.pdfbox.preflight.Validator_A1b",
         str(file)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return "is a valid PDF/A-1b file" in said.stdout + said.stderr
