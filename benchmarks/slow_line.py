"""A slow line to a server of this machine: what a phone on Slow 4G has, whatever protocol is spoken over it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

DELAY, RATE = 0.2, 50_000
"""Seconds that each byte is under way, in either direction; bytes a second that all answers share."""

_PIECE = 1460
"""Bytes of a packet, at most."""


class SlowLine:
    """Carries each connection to the server at the port `target`.

    `sent` counts the bytes of all answers, with their headers. To open a connection takes a round trip, as over TCP.
    Packets of all connections arrive in the order in which the server sent them.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._free = 0.0
        # The loop itself forgets tasks that nobody holds.
        self._connections = list[asyncio.Task[None]]()
        self.began = Event()
        """Set when the line is there."""
        self.port = 0
        """Where it begins, as soon as it is there."""
        self.sent = 0

    async def run(self) -> None:
        """Carry connections until `end` is called."""
        self._loop, self._ended = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._accept, "127.0.0.1")
        self.port = server.sockets[0].getsockname()[1]
        self.began.set()
        await self._ended.wait()

    def end(self) -> None:
        """Cut all connections; called in another thread."""
        self._loop.call_soon_threadsafe(self._ended.set)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._connections.append(asyncio.create_task(self._connect(reader, writer)))

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(2 * DELAY)
        from_server, to_server = await asyncio.open_connection("127.0.0.1", self._target)
        await asyncio.gather(self._carry(reader, to_server), self._carry(from_server, writer, is_answer=True))

    async def _carry(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, is_answer: bool = False
    ) -> None:
        under_way = asyncio.Queue[tuple[float, bytes]]()
        arriving = asyncio.create_task(_arrive(under_way, writer))
        # A browser that closes cuts its connections; that is their end, as any other.
        with suppress(ConnectionError):
            while data := await reader.read(_PIECE):
                under_way.put_nowait((self._arrival(len(data) if is_answer else 0), data))
        under_way.put_nowait((self._arrival(0), b""))
        await arriving

    def _arrival(self, size: int) -> float:
        """When the end of a packet arrives that is sent now."""
        now = asyncio.get_running_loop().time()
        if size:
            self.sent += size
            self._free = max(now, self._free) + size / RATE
            now = self._free
        return now + DELAY


async def _arrive(under_way: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter) -> None:
    """Write each packet to the receiver when it arrives; an empty one is the end."""
    while True:
        arrival, data = await under_way.get()
        await asyncio.sleep(arrival - asyncio.get_running_loop().time())
        if not data:
            writer.close()
            return
        writer.write(data)


@contextmanager
def slow_line(port: int) -> Iterator[SlowLine]:
    """A slow line to the server at `port` of this machine."""
    line = SlowLine(port)
    thread = Thread(target=asyncio.run, args=(line.run(),))
    thread.start()
    line.began.wait()
    try:
        yield line
    finally:
        line.end()
        thread.join()
