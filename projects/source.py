"""Getting a project's source: a local archive or tree, what a package installed, Debian's source package, upstream.

In: a `projects.recipe.Recipe` and a directory for downloads.  Out: an unpacked, pristine tree.  Debian's
archive is preferred to upstream's because apt checks its signature; only the *.orig.tar.* is used,
never Debian's patches.
"""

from __future__ import annotations

import bz2
import gzip
import hashlib
import lzma
import os
import re
import shutil
import subprocess
import urllib.error
import urllib.request
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import IO, cast

from projects.recipe import Recipe, RecipeError

DEB822_LIST = "/etc/apt/sources.list.d/debian.sources"


def find_archive(recipe: Recipe, downloads: Path, given: str | None) -> Path:
    """Return the path of an archive or of an unpacked tree.

    given: an archive, a directory or a URL that the user named; None to follow the recipe.
    Raises RecipeError, naming what would help, if nothing works.
    """
    downloads.mkdir(parents=True, exist_ok=True)
    if given is not None:
        if "://" in given:
            return download(given, "", downloads)
        path = Path(given)
        if not path.exists():
            raise RecipeError(f"{recipe.name}: no source at {given}")
        return path
    for name in recipe.source.files:
        if Path(name).exists():
            return Path(name)
    if recipe.source.debian:
        found = sorted(downloads.glob(f"{recipe.source.debian}_{recipe.version}*.orig.tar.*[!c]"))
        if found:
            return found[0]
    reasons = []
    if recipe.source.debian:
        try:
            return debian_archive(recipe, downloads)
        except RecipeError as error:
            reasons.append(str(error))
    if recipe.source.url:
        try:
            return download(recipe.source.url, recipe.source.sha256, downloads)
        except RecipeError as error:
            reasons.append(str(error))
    if recipe.source.files:
        reasons.append(f"{recipe.source.files[0]} is missing: apt-get install {Path(recipe.source.files[0]).name.split('.tar')[0]}")
    raise RecipeError(f"{recipe.name}: no source: " + "; ".join(reasons))


def debian_archive(recipe: Recipe, downloads: Path) -> Path:
    """Download Debian's pristine archive of the recipe's version.  Raises RecipeError."""
    package = recipe.source.debian
    if shutil.which("apt-get") is None:
        raise RecipeError("this is no Debian system (no apt-get)")
    shown = subprocess.run(["apt-cache", "showsrc", package], capture_output=True, text=True, check=False)
    versions = re.findall(r"^Version: (\S+)$", shown.stdout, re.MULTILINE)
    if not versions:
        raise RecipeError(f"deb-src is off: {deb_src_command()} && apt-get update")
    wanted = [version for version in dict.fromkeys(versions) if upstream_version(version).startswith(recipe.version)]
    if not wanted:
        raise RecipeError(f"Debian offers {package} {', '.join(versions)}, the recipe is for {recipe.version}")
    message = ""
    for version in wanted:      # a superseded security version may answer 404: then an older one serves
        command = ["apt-get", "source", "--download-only", "-q", f"{package}={version}"]
        done = subprocess.run(command, cwd=downloads, capture_output=True, text=True, check=False)
        found = sorted(path for path in downloads.glob(f"{package}_{upstream_version(version)}.orig.tar.*")
                       if path.suffix != ".asc")
        if done.returncode == 0 and found:
            return found[0]
        message = (done.stderr.strip().splitlines() or ["apt-get source failed"])[-1]
    raise RecipeError(f"apt-get source {package}: {message}")


def deb_src_command() -> str:
    """Return the shell command that switches deb-src on, in whichever form this Debian lists its sources."""
    if Path(DEB822_LIST).exists():
        return f"sed -i 's/^Types: deb$/Types: deb deb-src/' {DEB822_LIST}"
    return "sed -n 's/^deb /deb-src /p' /etc/apt/sources.list > /etc/apt/sources.list.d/deb-src.list"


def deb_src_is_off(package: str) -> bool:
    """Tell whether apt is there but knows no source package `package`."""
    if shutil.which("apt-cache") is None:
        return False
    shown = subprocess.run(["apt-cache", "showsrc", package], capture_output=True, text=True, check=False)
    return "\nVersion: " not in "\n" + shown.stdout


def upstream_version(version: str) -> str:
    """Return the upstream part of a Debian version: no epoch, no revision (Debian Policy 5.6.12)."""
    return version.split(":", 1)[-1].rsplit("-", 1)[0]


def download(url: str, sha256: str, downloads: Path) -> Path:
    """Fetch `url` into `downloads` unless it is there; check its digest if one is given.  Raises RecipeError."""
    path = downloads / url.rsplit("/", 1)[-1]
    if not path.exists():
        temporary = path.with_name(path.name + ".part")
        try:
            with urllib.request.urlopen(url, timeout=60) as response, temporary.open("wb") as stream:
                shutil.copyfileobj(response, stream)
        except (OSError, urllib.error.URLError) as error:
            raise RecipeError(f"{url}: {getattr(error, 'reason', error)}") from None
        temporary.rename(path)
    if sha256:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest != sha256:
            path.unlink()
            raise RecipeError(f"{url}: SHA-256 is {digest}, not {sha256}")
    return path


def unpack(archive: Path, tree: Path, strip: int) -> None:
    """Make `tree` a fresh copy of `archive` (tar, zip or directory).  Raises RecipeError if it is none of these.

    strip: leading path components that are dropped from the names in an archive.
    """
    if tree.exists():
        shutil.rmtree(tree)
    if archive.is_dir():
        shutil.copytree(archive, tree, symlinks=True)
        return
    tree.mkdir(parents=True)
    if zipfile.is_zipfile(archive):
        unpack_zip(archive, tree, strip)
        return
    try:
        unpack_tar(archive, tree, strip)
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise RecipeError(f"{archive}: {error}") from None


def unpack_tar(archive: Path, tree: Path, strip: int) -> None:
    """Extract a tar archive, compressed or not, dropping `strip` leading components.

    Python decompresses: a minimal system has tar, but not xz and bzip2.
    Raises RecipeError for what tar refuses; OSError, EOFError or LZMAError for damaged compression.
    """
    command = ["tar", "--extract", "--no-same-owner", f"--strip-components={strip}", "--file", "-"]
    with open_compressed(archive) as stream:
        process = subprocess.Popen(command, cwd=tree, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdin is not None and process.stderr is not None
        try:
            shutil.copyfileobj(stream, process.stdin, 1 << 20)
        except BrokenPipeError:
            pass        # tar has given up, and says why
        finally:
            with suppress(BrokenPipeError):
                process.stdin.close()
            said = process.stderr.read().decode(errors="replace").strip().splitlines()
            status = process.wait()
    if status != 0:
        raise RecipeError(f"{archive}: {said[0] if said else f'tar ended with status {status}'}")


def open_compressed(archive: Path) -> IO[bytes]:
    """Open a file for reading what gzip, bzip2 or xz has compressed in it, or the file as it is."""
    with archive.open("rb") as stream:
        magic = stream.read(6)
    if magic.startswith(b"\xfd7zXZ\0"):
        return lzma.open(archive)
    if magic.startswith(b"BZh"):
        return bz2.open(archive)
    if magic.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.open(archive))
    return archive.open("rb")


def unpack_zip(archive: Path, tree: Path, strip: int) -> None:
    """Extract a zip file with its permission bits, dropping `strip` leading components."""
    with zipfile.ZipFile(archive) as members:
        for member in members.infolist():
            parts = Path(member.filename).parts[strip:]
            if not parts or member.is_dir():
                continue
            if ".." in parts:
                raise RecipeError(f"{archive}: member outside the archive: {member.filename}")
            target = tree.joinpath(*parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            with members.open(member) as source, target.open("wb") as stream:
                shutil.copyfileobj(source, stream)
            mode = member.external_attr >> 16 & 0o777
            if mode:
                os.chmod(target, mode)
