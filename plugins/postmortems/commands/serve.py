"""Hand over to the preview of the host, for an audience."""

from __future__ import annotations

from pathlib import Path

import click

from .build import host_of, host_option, let_go_when_ended, run_host
from .options import audience_option, config_option


@click.command()
@click.option("-a", "--dev-addr", metavar="IP:PORT", help="Where it is served.  [default: that of the host]")
@click.option("-o", "--open", "opened", is_flag=True, help="Open it in the browser.")
@host_option
@audience_option
@config_option
def command(
    dev_addr: str | None, opened: bool, host: str | None, audience: str | None, config_file: Path | None
) -> None:
    """Show what the site will be, and again with each change: `mkdocs serve`, for an audience.

    \b
    Examples:
      postmortems serve
      postmortems serve --audience public
    """
    config, host = host_of(config_file, host)
    let_go_when_ended()
    where = ["--dev-addr", dev_addr] if dev_addr else []
    run_host([host, "serve", "--config-file", str(config), *where, *["--open"][:opened]], audience)
