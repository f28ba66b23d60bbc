"""The routes, the app's files, and two servers: the cabinet and the stand-in provider."""

from __future__ import annotations

import json
import mimetypes
import socket
import threading
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from . import administration, declarations, extras, organizations, registry, sign_in, sout, violations
from .demo import demo
from .provider import Provider
from .web import Call, Handler, Problem, Site, not_found, operation

BASE = "/rest/v1"
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY"]
_ORGANIZATION = "/organizations/{organization_id}"
_EMPLOYEE = f"{_ORGANIZATION}/employees/{{employee_id}}"
_SUBMISSION = f"{_ORGANIZATION}/training-submissions/{{submission_id}}"
_REPORT = f"{_ORGANIZATION}/sout-reports/{{report_id}}"
_DECLARATION = f"{_ORGANIZATION}/declarations/{{declaration_id}}"
_VIOLATION = f"{_ORGANIZATION}/violations/{{violation_id}}"


def _operations(provider: Provider) -> list[tuple[str, str, Handler]]:
    return [
        ("GET", "/capabilities", organizations.get_capabilities),
        ("GET", "/session", sign_in.get_session),
        ("POST", "/login", sign_in.login_with(provider)),
        ("POST", "/callback", sign_in.callback_with(provider)),
        ("POST", "/logout", sign_in.logout_with(provider)),
        ("POST", "/logout/everywhere", sign_in.logout_everywhere_with(provider)),
        ("GET", "/organizations", organizations.list_organizations),
        ("GET", _ORGANIZATION, organizations.get_organization),
        ("GET", f"{_ORGANIZATION}/permissions", organizations.list_permissions),
        ("GET", f"{_ORGANIZATION}/staff", administration.list_staff),
        ("GET", f"{_ORGANIZATION}/consent-form", extras.get_consent_form),
        ("GET", f"{_ORGANIZATION}/employees", administration.list_employees),
        ("POST", f"{_ORGANIZATION}/employees", administration.grant_access),
        ("GET", _EMPLOYEE, administration.get_employee),
        ("DELETE", _EMPLOYEE, administration.revoke_access),
        ("PUT", f"{_EMPLOYEE}/permissions", administration.change_permissions),
        ("POST", f"{_EMPLOYEE}/reveal", extras.reveal_numbers),
        ("POST", f"{_EMPLOYEE}/restore", administration.restore_access),
        ("GET", f"{_ORGANIZATION}/journal", extras.list_journal),
        ("GET", f"{_ORGANIZATION}/templates", extras.list_templates),
        ("POST", f"{_ORGANIZATION}/templates", extras.create_template),
        ("DELETE", f"{_ORGANIZATION}/templates/{{template_id}}", extras.delete_template),
        *_section_operations(),
    ]


def _section_operations() -> list[tuple[str, str, Handler]]:
    return [
        ("GET", f"{_ORGANIZATION}/learn-programs", registry.list_learn_programs),
        ("GET", f"{_ORGANIZATION}/training-records", registry.list_training_records),
        ("GET", f"{_ORGANIZATION}/training-submissions", registry.list_training_submissions),
        ("POST", f"{_ORGANIZATION}/training-submissions", registry.create_training_submission),
        ("GET", _SUBMISSION, registry.get_training_submission),
        ("PUT", f"{_SUBMISSION}/portions/{{number}}", registry.send_training_portion),
        ("POST", f"{_SUBMISSION}/complete", registry.complete_training_submission),
        ("GET", f"{_ORGANIZATION}/sout-reports", sout.list_sout_reports),
        ("GET", _REPORT, sout.get_sout_report),
        ("GET", f"{_REPORT}/workplaces", sout.list_workplaces),
        ("GET", f"{_ORGANIZATION}/declarations", declarations.list_declarations),
        ("POST", f"{_ORGANIZATION}/declarations", declarations.create_declaration),
        ("GET", _DECLARATION, declarations.get_declaration),
        ("PUT", _DECLARATION, declarations.save_declaration),
        ("DELETE", _DECLARATION, declarations.delete_declaration),
        ("POST", f"{_DECLARATION}/submit", declarations.submit_declaration),
        ("GET", f"{_ORGANIZATION}/violations", violations.list_violations),
        ("GET", _VIOLATION, violations.get_violation),
        ("PUT", f"{_VIOLATION}/state", violations.change_violation_state),
    ]


def cabinet(site: Site, provider: Provider, dist: Path | None) -> Starlette:
    async def nothing(_: Call) -> Response:
        raise not_found()

    async def other(request: Request, _: Exception) -> Response:
        return await operation(site, nothing)(request)

    by_path: dict[str, dict[str, Handler]] = {}
    core = ("/session", "/login", "/callback", "/logout", "/organizations", _ORGANIZATION)
    for method, path, handler in _operations(provider):
        if site.broken("core-alone") and path not in core:
            continue
        by_path.setdefault(path, {})[method] = operation(site, handler)  # type: ignore[arg-type]

    def route(path: str, handlers: dict) -> Route:
        allowed = ", ".join([*handlers, *(["HEAD"] if "GET" in handlers else [])])

        async def wrong_method(_: Call) -> Response:
            if site.broken("method-is-500"):
                raise Problem(500, "server-error")
            raise Problem(405, "bad-request", {"Allow": allowed})

        async def answer(request: Request) -> Response:
            if request.method in ("TRACE", "QUERY") and site.broken("methods-unknown"):
                return Response("<h1>Not implemented</h1>", 501, media_type="text/html")
            method = "GET" if request.method == "HEAD" else request.method
            return await (handlers.get(method) or operation(site, wrong_method))(request)

        return Route(BASE + path, answer, methods=METHODS)

    routes = [route(path, handlers) for path, handlers in by_path.items()]
    routes.append(Route(BASE + "/{rest:path}", operation(site, nothing)))
    if dist is not None:
        routes.append(Route("/{path:path}", _files(site, dist)))
    return Starlette(routes=routes, exception_handlers={404: other})


def _files(site: Site, dist: Path):  # noqa: ANN202 - a handler
    policy = (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; base-uri 'self'"
    )
    config = {
        "api_base": BASE,
        "service_name": "Личный кабинет по охране труда",
        "identity_origins": [site.provider],
        "language": "ru",
    }

    async def files(request: Request) -> Response:
        path = request.path_params["path"]
        headers = {"Content-Security-Policy": policy, "Cache-Control": "no-cache"}
        if path == "config.json":
            return Response(json.dumps(config, ensure_ascii=False), headers=headers, media_type="application/json")
        file = (dist / path).resolve()
        if file.is_file() and file.is_relative_to(dist.resolve()):
            kind = "application/wasm" if file.suffix == ".wasm" else mimetypes.guess_type(file.name)[0]
            return FileResponse(file, headers=headers, media_type=kind)
        if file.suffix:
            return Response(status_code=404)
        return FileResponse(dist / "index.html", headers=headers)

    return files


def _listening(port: int) -> socket.socket:
    # Named, since asyncio sends small answers at once on TCP only.
    listener = socket.socket(proto=socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    listener.listen(64)
    return listener


class _Server(uvicorn.Server):
    """Says when it listens."""

    def __init__(self, app: Starlette) -> None:
        super().__init__(uvicorn.Config(app, log_level="warning", lifespan="off"))
        self.ready = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


@dataclass
class Running:
    """A cabinet and its provider, each on a port of its own."""

    site: Site
    servers: list[_Server]
    threads: list[threading.Thread]

    @property
    def url(self) -> str:
        return self.site.origin + BASE

    def stop(self) -> None:
        for server in self.servers:
            server.should_exit = True
        for thread in self.threads:
            thread.join()


def start(*, port: int = 0, provider_port: int = 0, defect: str | None = None, limit: int = 100_000, number_limit: int = 100_000, dist: Path | None = None) -> Running:
    state = demo()
    sockets = [_listening(port), _listening(provider_port)]
    origin, issuer = (f"http://localhost:{each.getsockname()[1]}" for each in sockets)
    provider = Provider(state, issuer, f"{origin}/auth/callback", names_itself=defect != "issuer-unnamed")
    site = Site(state, origin, issuer, defect, limit, number_limit)
    apps = [cabinet(site, provider, dist), provider.app()]
    servers = [_Server(app) for app in apps]
    threads = [
        threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        for server, listener in zip(servers, sockets, strict=True)
    ]
    for thread in threads:
        thread.start()
    for server in servers:
        server.ready.wait()
    return Running(site, servers, threads)
