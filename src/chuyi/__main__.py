"""``python -m chuyi`` is the command ``chuyi``."""

from chuyi.cli import main

main()
