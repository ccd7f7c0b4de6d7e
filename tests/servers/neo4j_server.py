"""A real Neo4j for tests: fetched once as Maven artifacts, started on loopback, ended with the tests.

The jars are kept in ``.neo4j-server/`` at the root of the checkout, or where ``CHUYI_NEO4J_HOME`` says.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chuyi.config import GraphAddress

POM = Path(__file__).with_name("pom.xml")
START_SECONDS = 120
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")

CONFIGURATION = """\
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.heap.initial_size=256m
server.memory.heap.max_size=768m
server.memory.pagecache.size=128m
dbms.usage_report.enabled=false
"""


def jars() -> Path | None:
    """The folder of the server's jars, fetched on first use; None where Java or Maven is missing."""
    if shutil.which("java") is None:
        return None
    home = Path(os.environ.get("CHUYI_NEO4J_HOME", Path(__file__).parents[2] / ".neo4j-server"))
    found = re.search(r"<neo4j.version>(.*?)</neo4j.version>", POM.read_text(encoding="utf-8"))
    assert found
    folder = home / found[1] / "jars"
    if folder.is_dir():
        return folder
    if shutil.which("mvn") is None:
        return None
    draft = folder.with_name(f"jars.{os.getpid()}")
    subprocess.run(
        ["mvn", "-q", "-B", "-f", POM, "dependency:copy-dependencies", f"-DoutputDirectory={draft}"],
        check=True,
        timeout=600,
    )
    if not folder.is_dir():
        draft.rename(folder)
    return folder


@contextmanager
def real_neo4j() -> Iterator[GraphAddress | None]:
    """The Neo4j that ``CHUYI_TEST_NEO4J_URI`` names (its data is deleted!), else one of our own; None without Java."""
    uri = os.environ.get("CHUYI_TEST_NEO4J_URI")
    if uri:
        username = os.environ.get("CHUYI_TEST_NEO4J_USERNAME", "neo4j")
        yield GraphAddress(uri, username, os.environ.get("CHUYI_TEST_NEO4J_PASSWORD"))
        return
    folder = jars()
    if folder is None:
        yield None
        return
    server = Neo4jServer(folder)
    try:
        server.start()
        yield server.address
    finally:
        server.remove()


class Neo4jServer:
    """A server with a home, a port and a password of its own."""

    def __init__(self, folder: Path) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="chuyi-neo4j-"))
        self._jars = folder
        for name in ("conf", "data", "logs", "import", "plugins", "run"):
            (self.home / name).mkdir()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        (self.home / "conf" / "neo4j.conf").write_text(CONFIGURATION.format(port=self.port), encoding="utf-8")
        self.password = f"p{secrets.token_urlsafe(16)}"  # one that begins with a hyphen would be an option
        self.process: subprocess.Popen[bytes] | None = None
        self._run_admin("dbms", "set-initial-password", self.password)

    @property
    def address(self) -> GraphAddress:
        return GraphAddress(f"bolt://127.0.0.1:{self.port}", "neo4j", self.password)

    def start(self) -> None:
        """Start, and wait until it takes connections."""
        opens = [f"--add-opens={package}=ALL-UNNAMED" for package in OPENED]
        places = [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        # Where the system can, the server dies with the tests even when they are killed.
        bound = ["setpriv", "--pdeathsig", "KILL"] if shutil.which("setpriv") else []
        with (self.home / "logs" / "console.log").open("ab") as console:
            self.process = subprocess.Popen(
                [*bound, "java", *opens, "-cp", f"{self._jars}/*", "org.neo4j.server.CommunityEntryPoint", *places],
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=console,
                start_new_session=True,
            )
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            if self._answers():
                return
            time.sleep(0.5)
        self.kill()
        raise RuntimeError(f"Neo4j did not start: see {self.home / 'logs'}")

    def _answers(self) -> bool:
        """Whether it lets its user in: its port opens some time before that, on a busy machine a long time."""
        from neo4j import GraphDatabase
        from neo4j.exceptions import DriverError, Neo4jError

        try:
            with socket.create_connection(("127.0.0.1", self.port), 1):
                pass
            with GraphDatabase.driver(self.address.uri, auth=("neo4j", self.password)) as driver:
                driver.verify_connectivity()
        except (OSError, DriverError, Neo4jError):
            return False
        return True

    def kill(self) -> None:
        """End it as a crash would; a clean stop takes ten seconds that tests need not wait for."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def remove(self) -> None:
        """End it and delete its home."""
        self.kill()
        shutil.rmtree(self.home, ignore_errors=True)

    def _run_admin(self, *arguments: str) -> None:
        places = {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        subprocess.run(
            ["java", "-cp", f"{self._jars}/*", "org.neo4j.cli.AdminTool", *arguments],
            env={**os.environ, **places},
            check=True,
            capture_output=True,
            timeout=120,
        )
