"""A repository in the browser's private file system, which stands for the folder that an editor would choose."""

import base64
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Page

CHOOSE = """
window.showDirectoryPicker = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle("kho", { create: true });
"""
"""Chooses the folder without asking; to run before the page's own scripts."""

_LAY = """async (files) => {
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("kho", { create: true });
  await root.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/");
    const name = parts.pop();
    let folder = root;
    for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
    const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await writable.write(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
    await writable.close();
  }
}"""
_READ = """async () => {
  const files = {};
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
      else {
        const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
        files[path + name] = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
      }
    }
  };
  await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("kho"), "");
  return files;
}"""


def lay_folder(page: Page, project: Path, folders: Iterable[str]) -> None:
    """Copy some folders of a project into the browser."""
    paths = [path for folder in folders for path in (project / folder).rglob("*") if path.is_file()]
    texts = {path.relative_to(project).as_posix(): base64.b64encode(path.read_bytes()).decode() for path in paths}
    page.evaluate(_LAY, texts)


def copy_back(page: Page, project: Path) -> list[str]:
    """Write what the browser changed into the project; the paths of those files, sorted."""
    changed = []
    for name, text in sorted(page.evaluate(_READ).items()):
        path, data = project / name, base64.b64decode(text)
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            changed.append(name)
    return changed
