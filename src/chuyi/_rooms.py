"""The rooms at the top of the source tree are sub-packages of ``chuyi`` and nothing else."""


def refuse_other_name(name: str, real_name: str) -> None:
    """Fail where a room is imported as a top-level package.

    From the source tree ``import graph`` would find a second copy of every module beside
    ``chuyi.graph``: classes would exist twice and ``isinstance`` would lie.

    Raises:
        ImportError: ``name`` is not ``real_name``.
    """
    if name != real_name:
        raise ImportError(f"import {real_name}, not {name}")
