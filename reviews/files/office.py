"""Word, Excel and like files drawn as PDF by LibreOffice, shut off from everything else."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from reviews.domain.errors import Refused

LONGEST_SECONDS = 120
_COMMAND = "soffice"
_DEAD_END = "http://127.0.0.1:9"
"""Nothing listens there: where a machine cannot cut the network off, requests go nowhere."""
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
 <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
  <prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
  <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
  <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
  <prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
 </item>
 <item oor:path="/org.openoffice.Office.Writer/Content/Update">
  <prop oor:name="Link" oor:op="fuse"><value>0</value></prop>
 </item>
 <item oor:path="/org.openoffice.Office.Calc/Content/Update">
  <prop oor:name="Link" oor:op="fuse"><value>2</value></prop>
 </item>
 <item oor:path="/org.openoffice.Inet/Settings">
  <prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
  <prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
  <prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
  <prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
  <prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop>
 </item>
</oor:items>
"""
"""No macro runs, no link is followed or brought up to date, and its own network leads nowhere."""
_NONE = "No LibreOffice was found."
_SLOW = "It took too long."
_FAILED = "It gave no pages."


def office_command(setting: str) -> str:
    """The command that draws Office files: the setting, or LibreOffice where it is found on PATH.

    Empty where there is none.
    """
    return setting or (shlex.quote(found) if (found := shutil.which(_COMMAND)) else "")


def converted(command: str, path: Path, into: Path, seconds: float = LONGEST_SECONDS) -> Path:
    """The PDF that LibreOffice draws of a file, in the folder `into`, under the file's own stem.

    It works in a folder of its own that goes afterwards, without a network, macros or links, and
    no longer than `seconds`: then it and all it started are ended.

    Raises:
        Refused: it could not be run, took too long, or gave nothing.
    """
    if not command:
        raise Refused(_NONE)
    with tempfile.TemporaryDirectory(prefix="drawn-", dir=into) as work:
        home = Path(work)
        profile, out = home / "profile", home / "out"
        (profile / "user").mkdir(parents=True)
        out.mkdir()
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
        _run(
            [
                *_cut_off(),
                *shlex.split(command),
                f"-env:UserInstallation={profile.resolve().as_uri()}",
                *_QUIET,
                "--outdir",
                str(out.resolve()),
                str(path.resolve()),
            ],
            home,
            seconds,
        )
        made = out / f"{path.stem}.pdf"
        if not made.is_file() or not made.stat().st_size:
            raise Refused(_FAILED)
        return made.replace(into / f"{path.stem}-drawn.pdf")


_QUIET = (
    "--headless --norestore --nologo --nodefault --nofirststartwizard --nolockcheck "
    "--convert-to pdf"
).split()


def _run(command: Sequence[str], home: Path, seconds: float) -> None:
    """Run a command to its end in a session of its own, so that all it starts ends with it."""
    try:
        process = subprocess.Popen(  # noqa: S603 - the council's own setting, and paths we chose
            command,
            cwd=home,
            env=_environment(home),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as fault:
        raise Refused(f"It could not be started: {fault.strerror}.") from None
    try:
        if process.wait(seconds):
            raise Refused(_FAILED)
    except subprocess.TimeoutExpired:
        raise Refused(_SLOW) from None
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process and all it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _environment(home: Path) -> dict[str, str]:
    """What the program may know of us: where programs are, and a home of its own."""
    known = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _DEAD_END)
    return known | proxies | {"HOME": str(home), "TMPDIR": str(home)}


@lru_cache(maxsize=1)
def _cut_off() -> tuple[str, ...]:
    """What runs a command without any network, where the machine lets us; nothing elsewhere."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    for way in (("--user", "--map-root-user", "--net"), ("--net",)):
        tried = subprocess.run(  # noqa: S603 - asked of the machine with a command that does nothing
            [unshare, *way, "true"], capture_output=True, check=False, timeout=10
        )
        if not tried.returncode:
            return (unshare, *way)
    return ()


def network_is_cut() -> bool:
    """Whether this machine lets us run a program without any network at all."""
    return bool(_cut_off())
