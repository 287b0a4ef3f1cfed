"""`ntvt serve`: a preview that follows every edit."""

from pathlib import Path

import click

from generator.commands.options import CONFIG_FILE


@click.command(help="Xem trước trên máy này; trang tự cập nhật khi sửa nội dung, danh mục hay giao diện.")
def serve() -> None:
    """Serve what mkdocs.yml names."""
    # The other commands are not to wait for the host to load.
    from generator.host.serve import serve_preview

    click.echo("Trang xem trước: http://127.0.0.1:8000/ (Ctrl-C để dừng)")
    serve_preview(CONFIG_FILE, [Path("content/profiles"), Path("site_data"), Path("theme")])
