"""`python end2end/second-backend [--port N] [--provider-port N] [--dist DIR] [--defect NAME] [--defects]`.

PORT, IDP_PORT and DIST of the environment say the same.
"""

import argparse
import os
import signal
import threading
from pathlib import Path

from second.app import start
from second.defects import ALLOWED, DEFECTS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", 8090)))
    parser.add_argument("--provider-port", type=int, default=int(os.environ.get("IDP_PORT", 8091)))
    parser.add_argument("--dist", type=Path, default=os.environ.get("DIST"), help="the app's files, to serve beside the API")
    parser.add_argument("--limit", type=int, default=3000, help="requests a minute")
    parser.add_argument("--defect", choices=[*DEFECTS, *ALLOWED], metavar="NAME", help="break the contract in one place")
    parser.add_argument("--defects", action="store_true", help="name them")
    options = parser.parse_args()
    if options.defects:
        for name, meaning in DEFECTS.items():
            print(f"{name:34} {meaning}")
        print("\nUnusual, and allowed:")
        for name, meaning in ALLOWED.items():
            print(f"{name:34} {meaning}")
        return
    running = start(
        port=options.port,
        provider_port=options.provider_port,
        defect=options.defect,
        limit=options.limit,
        dist=options.dist,
    )
    print(f"Госуслуги (стенд): {running.site.provider}")
    print(f"Кабинет: {running.site.origin}", flush=True)
    print(f"API: {running.url}", flush=True)
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    ended.wait()
    running.stop()


if __name__ == "__main__":
    main()
