"""Print a command of README.md, so that what CI runs is what is written there.

A command is the fenced block below ``<!-- command: NAME -->``.
"""

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"


def command(name: str) -> str:
    """The command's text."""
    found = re.search(
        rf"<!-- command: {re.escape(name)} -->\n+```\w*\n(.*?)```", README.read_text(encoding="utf-8"), re.S
    )
    if found is None:
        sys.exit(f"README.md has no command {name}")
    return found[1].strip()


if __name__ == "__main__":
    print(command(sys.argv[1]))
