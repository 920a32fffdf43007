"""One Prefect server for all tests of the flows, with a home and a database of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

PROJECT = Path(__file__).resolve().parents[2]
BOOT_SECONDS = 120


@dataclass(frozen=True)
class Server:
    """A running Prefect server: its API, its home, and what a process must have in its environment to use it."""

    api: str
    home: Path
    environment: Mapping[str, str]

    def post(self, path: str, **body: object) -> list[dict[str, object]]:
        """What the API answers."""
        answer = httpx.post(f"{self.api}/{path}", json=body, timeout=30)
        answer.raise_for_status()
        found: list[dict[str, object]] = answer.json()
        return found


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Prefect server, started once."""
    home = tmp_path_factory.mktemp("prefect")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "CLAIMX_"))}
    environment |= {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "DO_NOT_TRACK": "1",
        "NO_PROXY": "127.0.0.1,localhost",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    command = [
        sys.executable,
        "-m",
        "prefect",
        "server",
        "start",
        "--no-ui",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    with (home / "server.log").open("w") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=home)
    try:
        _wait(environment["PREFECT_API_URL"], process, home / "server.log")
        yield Server(environment["PREFECT_API_URL"], home, environment)
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture
def claimx(server: Server) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Call claimx in a process of its own, with the server at hand."""

    def call(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
        command = [str(Path(sys.executable).parent / "claimx"), *(str(argument) for argument in arguments)]
        return subprocess.run(
            command, env=dict(server.environment), cwd=cwd, capture_output=True, text=True, timeout=180, check=False
        )

    return call


def _wait(api: str, process: subprocess.Popen[bytes], log: Path) -> None:
    last = time.monotonic() + BOOT_SECONDS
    while time.monotonic() < last and process.poll() is None:
        try:
            if httpx.get(f"{api}/health", timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.5)
    pytest.fail(f"the Prefect server did not start: {log.read_text()[-2000:]}")
