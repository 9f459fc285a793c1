"""The process that reads one file of a foreign format: it may crash, starve or hang, nothing else.

Run as `python -m reading.formats.worker`: standard input holds a line of JSON (suffix, name) and the
bytes of the file, standard output becomes the text or the error as JSON.
"""

import json
import sys
from dataclasses import asdict

from ontology.errors import BadInput
from reading.formats.allowance import bind
from reading.formats.table import reader


def main() -> None:
    """Read one file from standard input and answer on standard output."""
    asked = json.loads(sys.stdin.buffer.readline())
    bind(asked["suffix"])
    data = sys.stdin.buffer.read()
    try:
        answer = asdict(reader(asked["suffix"])(asked["name"], data))
    except BadInput as error:
        answer = {"error": type(error).__name__, "zh": error.zh, "en": error.en}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
