"""The engine of the search, run by node: one process answers all queries of a file of tests."""

import json
import subprocess
from pathlib import Path
from typing import Any

from rjsmin import jsmin

from build_tools.write.assets import SEARCH_ENGINE

HERE = Path(__file__).parent
KINDS = ("text", "terms", "names", "sources", "packs", "pages")
"""The groups, in the order in which they are shown."""
SCRIPTS = HERE.parent.parent / "build_tools" / "assets" / "script"


def script() -> str:
    """The engine made small, as pages load it."""
    paths = (SCRIPTS / f"{part}.js" for part in SEARCH_ENGINE)
    return str(jsmin("\n".join(path.read_text(encoding="utf-8") for path in paths)))


class Engine:
    """A running engine; what is loaded last is searched."""

    def __init__(self) -> None:
        pipe, command = subprocess.PIPE, ["node", str(HERE / "engine.js")]
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, encoding="utf-8")
        self.asked(script=script())

    def asked(self, **question: object) -> Any:
        """What the engine says to one line."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def load(self, data: object) -> None:
        """From now on this is searched (the data of decision 0011)."""
        self.asked(data=data)

    def find(self, query: str) -> Any:
        """What is found, hits with their excerpts and words."""
        return self.asked(find=query)

    def stems(self, words: list[str]) -> list[str]:
        """The stem of each word."""
        return list(self.asked(stem=words))

    def close(self) -> None:
        """Ends the process."""
        self.process.communicate()
