"""Answer programs that converse: a server of the Model Context Protocol over the reports of a checkout."""

from __future__ import annotations

import gc
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import click

from .options import CannotDo, config_option, project_to_use

MISSING = "the SDK of the protocol is not installed here; `pip install 'mkdocs-postmortems[mcp]'` brings it"


@click.command()
@config_option
def command(config_file: Path | None) -> None:
    """Serve the reports to an assistant, by the Model Context Protocol on standard input and output.

    It offers tools for similar incidents, search, one incident, follow-ups and statistics. It only reads, and
    shows what the site's audience may see. An assistant starts it by itself, once its settings have this
    command.

    \b
    Examples:
      postmortems mcp
      postmortems mcp --config-file ~/work/postmortems/mkdocs.yml
    """
    if not find_spec("mcp"):
        raise CannotDo(MISSING)
    project = project_to_use(config_file)
    gc.enable()  # it stays, unlike other verbs
    import_module("postmortems.assistants.server").server_of(project).run("stdio")
