import os
import subprocess
import sys
from pathlib import Path

from ontology.model import EntityType
from reading.names.entities import group
from reading.names.judge import Verdict

ROOT = Path(__file__).resolve().parents[2]
DIGEST = """
import hashlib
from pathlib import Path
from reading.formats import load
from reading.read import read

texts = sorted(Path("examples").glob("*.txt"))
print(hashlib.sha256(repr([read(load(text)) for text in texts]).encode()).hexdigest())
"""


def test_reading_gives_the_same_under_any_order_of_hashes() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "4")
    }
    assert len(digests) == 1


def test_two_spellings_with_one_id_are_one_entity() -> None:
    names = ("望潮（汐州）机械有限公司", "望潮汐州机械公司")
    verdicts = [Verdict(name, EntityType.FIRM, 0.9, ("legal form",), ()) for name in names]
    found = group(verdicts)
    assert {entity.name for entity in found.values()} == {"望潮（汐州）机械有限公司"}
    assert {entity.aliases for entity in found.values()} == {("望潮汐州机械公司",)}
