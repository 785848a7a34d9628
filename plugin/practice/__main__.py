"""The practice service as a process of its own: `python -m plugin.practice --port 0 --data DIR`."""

from __future__ import annotations

import argparse
import signal
import threading
from datetime import date
from pathlib import Path

from .manners import Manners
from .server import PracticeServer


def _arguments() -> argparse.Namespace:
    usual = Manners()
    parser = argparse.ArgumentParser(
        prog="practice", description="A Street Manager to practise on, on this machine."
    )
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0 takes any that is free")
    parser.add_argument("--data", type=Path, required=True, help="folder for its state")
    parser.add_argument("--cap", type=int, default=usual.cap, help="works in one answer at most")
    parser.add_argument("--rate", type=int, default=None, help="calls a minute at most")
    parser.add_argument("--delay", type=float, default=usual.delay, help="seconds to wait before each answer")
    parser.add_argument(
        "--today", type=date.fromisoformat, default=None, help="the day to take for today, YYYY-MM-DD"
    )
    return parser.parse_args()


def main() -> None:
    """Serve until told to stop."""
    given = _arguments()
    manners = Manners(cap=given.cap, calls_per_minute=given.rate, delay=given.delay)
    finished = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: finished.set())
    with PracticeServer(given.data, manners, given.port, today=given.today) as server:
        print(f"Practice service on {server.address}", flush=True)
        while not finished.wait(0.5):
            continue


if __name__ == "__main__":
    main()
