"""Where Prefect keeps its things and how much it says. Imports no Prefect: it must be called before that."""

import os
from collections.abc import MutableMapping
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


def prepare(debug: bool = False, environment: MutableMapping[str, str] = os.environ) -> Path:
    """Set what Prefect reads from the environment, as far as the user has not.

    Args:
        debug: let Prefect log all that it does, instead of warnings alone.
        environment: what to set it in.

    Returns:
        PREFECT_HOME, inside the project by default.
    """
    defaults = {
        "PREFECT_HOME": str(PROJECT / ".prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
        "PREFECT_LOGGING_LEVEL": "DEBUG" if debug else "WARNING",
        # claimx names what failed in its own words; Prefect would say it again, with the traceback of every task.
        "PREFECT_LOGGING_LOGGERS_PREFECT_TASK_RUNS_LEVEL": "DEBUG" if debug else "CRITICAL",
        "PREFECT_LOGGING_LOGGERS_PREFECT_FLOW_RUNS_LEVEL": "DEBUG" if debug else "CRITICAL",
        "PREFECT_LOGGING_TO_API_ENABLED": "false",
        "PREFECT_CLI_PROMPT": "false",
    }
    for name, value in defaults.items():
        environment.setdefault(name, value)
    return Path(environment["PREFECT_HOME"])
