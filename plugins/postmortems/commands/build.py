"""Build the site beside the last one, and put it in its place when it is whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from ..checks.check import all_checks
from ..site.config import find_config, read_config
from ..site.edition import AUDIENCE
from ..site.nearest import outside, without_plugin
from ..site.project import Project, find_project, project_of
from ..site.swap import replaced, why_kept
from .options import CannotDo, audience_option, config_option

HOSTS = ("mkdocs", "properdocs")
host_option = click.option(
    "--host",
    type=click.Choice(HOSTS),
    help="The program that builds.  [default: properdocs for a properdocs.yml, else mkdocs]",
)


@click.command()
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site stands.  [default: the `site_dir` of mkdocs.yml]",
)
@host_option
@audience_option
@config_option
def command(
    strict: bool, site_dir: Path | None, host: str | None, audience: str | None, config_file: Path | None
) -> None:
    """Build the site, and leave the last one as it is unless the new one is whole.

    MkDocs empties the folder of the site before it writes: a build that fails late, is killed or meets a full
    disk leaves a part of a site there. This command lets it build in a folder beside the last site, and then
    lets the two change places in one step.

    \b
    Examples:
      postmortems build --strict
      postmortems build --audience public --site-dir public
    """
    config, host = host_of(config_file, host)
    site = read_config(config, Path.cwd(), all_checks())
    target = site_dir or config.parent / site.site_dir
    why = why_kept(target, config.parent, _sources(project_of(config.parent, config.parent, site)))
    if why:
        raise CannotDo(f"{target}: no site may stand there: {why}")
    let_go_when_ended()
    try:
        _build(target, [host, "build", "--config-file", str(config), *["--strict"][:strict]], audience)
    except OSError as error:
        raise CannotDo(f"{error.filename or target}: {error.strerror or error}") from None
    click.echo(f"{target}: the new site is in place", err=True)


def _sources(project: Project) -> tuple[Path, ...]:
    """Return the folders of a project that are read to make its site."""
    own = project.settings.templates_dir
    return (project.root, project.docs_dir, project.incidents_dir, *[project.root / own][: bool(own)])


def _build(target: Path, command: Sequence[str], audience: str | None) -> None:
    """Let the host build beside the last site.

    Raises OSError, SystemExit where it fails.
    """
    with replaced(target) as folder:
        run_host([*command, "--site-dir", str(folder)], audience)


def host_of(config_file: Path | None, host: str | None) -> tuple[Path, str]:
    """Return the mkdocs.yml to use and the program that builds by it. Raises CannotDo."""
    config = config_file or find_config(Path.cwd())
    if config is None:
        raise CannotDo(outside(Path.cwd(), Path.cwd()))
    project = find_project(Path.cwd(), config, all_checks())
    if not project.has_plugin and not project.diagnostics:
        raise CannotDo(without_plugin(project))
    host = host or (HOSTS[1] if config.stem == HOSTS[1] else HOSTS[0])
    if find_spec(host) is None:
        raise CannotDo(f"{host} is not installed here; `pip install {host}` brings it")
    return config, host


def run_host(command: Sequence[str], audience: str | None) -> None:
    """Run a host for an audience, whatever this machine takes file names for.

    Raises SystemExit where it fails.
    """
    environment = {**os.environ, "PYTHONUTF8": "1", **({AUDIENCE: audience} if audience else {})}
    done = subprocess.run([sys.executable, "-m", *command], env=environment, check=False)  # noqa: S603
    if done.returncode:
        raise SystemExit(max(done.returncode, 1))


def let_go_when_ended() -> None:
    """Make of the signal by which others end us an exception, so that the host is ended and tidied up too."""

    def stop(number: int, _: Any) -> None:
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, stop)
