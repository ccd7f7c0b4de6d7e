"""Map the rooms at the top of the tree into one import package.

``graph/`` is ``chuyi.graph``, ``ingest/`` is ``chuyi.ingest`` and so on; setuptools has no declarative
way to say so together with their sub-packages.
"""

from setuptools import find_packages, setup

ROOMS = ("graph", "ingest", "queries", "explore", "reports", "data")

package_dir = {"chuyi": "src/chuyi"}
packages = ["chuyi", *(f"chuyi.{name}" for name in find_packages("src/chuyi"))]
for room in ROOMS:
    package_dir[f"chuyi.{room}"] = room
    packages += [f"chuyi.{room}", *(f"chuyi.{room}.{name}" for name in find_packages(room))]

setup(package_dir=package_dir, packages=packages)
