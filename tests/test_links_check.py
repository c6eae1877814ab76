"""The check of links against servers that stall, loop and lie; whom it asks, and how politely."""

import errno
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from links_sample import leading_out
from lying_servers import (
    BOMB,
    HEAD,
    Server,
    echoing,
    http,
    page,
    repeating,
    reset,
    serving,
    silent,
)

from build_tools.cli import main
from build_tools.model.links import LinkRecord, Outward, Spot
from build_tools.pipeline import build
from build_tools.reach import hosts
from build_tools.reach.fetching import Asking
from build_tools.reach.hosts import Hosts, NoAnswer, is_public
from build_tools.reach.pages import says_it_is_lost
from build_tools.reach.report import keep, merged, wanted
from build_tools.reach.rounds import Round, Turns
from build_tools.reach.sockets import Limits
from build_tools.read.link_report import read_link_report

DAY = "2026-11-27"
READ_ONLY = os.strerror(errno.EROFS) + "\n"
QUICK = Limits(connect=1, silence=0.5, whole=1.2)
REAL = page("Rivers", "Where rivers rise, a page of its own with words of its own.")
CERTIFICATE = Path(__file__).parent / "self_signed.pem"


def checked(*addresses: str, local: bool = True, pause: float = 0) -> dict[str, LinkRecord]:
    """What a round finds of these addresses; hosts that end in `.test` are this machine."""
    turns, known = Turns(pause, Event()), Hosts(local, 2)
    for parts in (urlsplit(a) for a in addresses if ".test:" in a):
        known.known[str(parts.hostname), parts.port or 80] = ((socket.AF_INET, "127.0.0.1"),)
    asking = Asking(known, QUICK, "edition-test", turns.turn)
    found = Round(asking, turns, DAY, at_once=16, seconds=6).records(addresses)
    return {r.address: r for r in found}


REPLIES = {
    "/": http("200 OK", page("The front page")),
    "/a/real": http("200 OK", REAL),
    "/a/paper.pdf": http("200 OK", b"%PDF-1.7 ...", kind="application/pdf"),
    "/a/moved": http("301 Moved Permanently", b"", "Location: /a/real"),
    "/a/lent": http("302 Found", b"", "Location: /a/real"),
    "/a/twice": http("308 Permanent Redirect", b"", "Location: /a/lent"),
    "/a/gone": http("410 Gone"),
    "/a/none": http("404 Not Found", page("Anything")),
    "/a/leads-to-none": http("301 Moved Permanently", b"", "Location: /a/none"),
    "/a/closed": http("403 Forbidden", page("No")),
    "/a/ill": http("500 Oops"),
    "/a/busy": http("503 Busy", b"", "Retry-After: 3600"),
    "/a/nowhere": http("302 Found"),
    "/a/loop": http("302 Found", b"", "Location: /a/loop2"),
    "/a/loop2": http("302 Found", b"", "Location: /a/loop"),
    "/a/on": echoing("302 Found", "n"),
    "/a/script": http("302 Found", b"", "Location: javascript:alert(1)"),
    "/a/user": http("302 Found", b"", "Location: http://u:p@127.0.0.1/"),
    "/a/home": http("302 Found", b"", "Location: /"),
    "/a/lost": http("200 OK", page("Page not found | The Site")),
    "/a/lost-zh": http("200 OK", "<title>您访问的页面不存在</title>".encode("gb18030"),
                       kind="text/html; charset=gb18030"),
    "/a/lost-h1": http("200 OK", "<title>The Site</title><h1>404</h1>"),
    "/a/about-404": http("200 OK", page("How we found 404 rivers in the hills")),
    "/a/empty": http("200 OK"),
    "/a/stall": silent(),
    "/a/half-head": silent(b"HTTP/1.1 200 OK\r\nContent-Ty"),
    "/a/half-body": silent(HEAD + b"Content-Length: 100\r\n\r\n"),
    "/a/drip-head": repeating(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", 0.1),
    "/a/drip-body": repeating(HEAD + b"\r\n<title>Dripping</title>", b"drop ", 0.1),
    "/a/continue": repeating(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "/a/endless": repeating(HEAD + b"\r\n<title>Endless</title>", b"water " * 4096),
    "/a/short": HEAD + b"Content-Length: 5000\r\n\r\n" + REAL.encode(),
    "/a/short-chunk": HEAD + b"Transfer-Encoding: chunked\r\n\r\nff\r\nabc",
    "/a/long": HEAD + b"Content-Length: 40\r\n\r\n" + REAL.encode(),
    "/a/minus": HEAD + b"Content-Length: -1\r\n\r\n" + REAL.encode(),
    "/a/flood": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n",
    "/a/wide": repeating(b"HTTP/1.1 200 OK\r\nX: ", b"y" * 65536),
    "/a/bomb": http("200 OK", BOMB, "Content-Encoding: gzip"),
    "/a/false-gzip": http("200 OK", REAL, "Content-Encoding: gzip"),
    "/a/reset": reset,
    "/a/mail": b"220 mail.example ESMTP\r\n",
    "/a/nothing": lambda wire, _: wire.close(),
    "/a/bytes": http("200 OK", bytes(range(256)) * 8),
    "/a/odd": b"HTTP/1.1 999 Go away\r\nContent-Length: 0\r\n\r\n",
    "/a/title": http("200 OK", page("\x1b[31m &#8238;Long \n " + "x" * 5000)),
    "/a/titles": http("200 OK", "<title>" * 18000),
}  # fmt: skip
FOUND = {
    "/": ("ok", ""), "/a/real": ("ok", ""), "/a/paper.pdf": ("ok", ""),
    "/a/moved": ("moved", ""), "/a/lent": ("ok", ""), "/a/twice": ("moved", ""),
    "/a/gone": ("gone", ""), "/a/none": ("gone", ""), "/a/leads-to-none": ("gone", ""),
    "/a/closed": ("refused", ""), "/a/ill": ("broken", ""), "/a/odd": ("refused", ""),
    "/a/nowhere": ("broken", "does not say where"), "/a/loop": ("broken", "in a circle"),
    "/a/on": ("gone", ""), "/a/script": ("broken", "no web address"),
    "/a/user": ("broken", "no web address"), "/a/home": ("suspect", "front page"),
    "/a/lost": ("suspect", "Page not found"), "/a/lost-zh": ("suspect", "页面不存在"),
    "/a/lost-h1": ("suspect", "404"), "/a/about-404": ("ok", ""), "/a/empty": ("suspect", "empty"),
    "/a/stall": ("broken", "in time"), "/a/half-head": ("broken", "in time"),
    "/a/half-body": ("broken", "stalled"), "/a/drip-head": ("broken", ""),
    "/a/drip-body": ("ok", ""), "/a/continue": ("broken", ""), "/a/endless": ("ok", ""),
    "/a/short": ("broken", "before its announced end"),
    "/a/short-chunk": ("broken", "before its announced end"),
    "/a/long": ("ok", ""), "/a/flood": ("broken", "not HTTP"),
    "/a/minus": ("broken", "a length that cannot be"),
    "/a/wide": ("broken", "not HTTP"), "/a/bomb": ("ok", ""), "/a/false-gzip": ("suspect", "empty"),
    "/a/reset": ("broken", "broke the connection off"), "/a/mail": ("broken", "not HTTP"),
    "/a/nothing": ("broken", "broke the connection off"), "/a/bytes": ("ok", ""),
    "/a/title": ("ok", ""), "/a/titles": ("ok", ""),
}  # fmt: skip
"""The state of each, and words of the reason; so the answers say it, not the program."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server that lies in every way of REPLIES."""
    with serving(REPLIES) as made:
        yield made


@pytest.fixture(scope="module")
def found(server: Server) -> dict[str, LinkRecord]:
    """What a round finds of all, each at a host of its own, so that none waits for another."""
    names = {path: server.at(path, f"h{i}.test") for i, path in enumerate(FOUND)}
    started = time.monotonic()
    records = checked(*names.values())
    assert time.monotonic() - started < 7
    return {path: records[name] for path, name in names.items()}


@pytest.mark.parametrize("path", FOUND)
def test_what_a_server_does_has_its_state(path: str, found: dict[str, LinkRecord]) -> None:
    """Whatever comes, and if nothing comes, there is a state with its reason, in little time."""
    state, because = FOUND[path]
    assert (found[path].state, because in found[path].because) == (state, True), found[path]
    assert found[path].checked == DAY


def test_where_it_led_and_its_title_are_kept(found: dict[str, LinkRecord]) -> None:
    """The new address of what moved for good, the end of other ways; titles short and harmless."""
    for path, end in (("/a/moved", "real"), ("/a/lent", "real"), ("/a/twice", "lent")):
        assert found[path].leads.endswith(f"/a/{end}")
    assert found["/a/real"].title == "Rivers" and found["/a/real"].leads == ""
    assert found["/a/bomb"].title == "Small"
    assert found["/a/title"].title.startswith("[31m Long x") and len(found["/a/title"].title) == 120


def test_a_server_that_gives_one_page_for_all_is_suspect() -> None:
    """Its page is that of an address beside it that cannot exist; a page of its own is not."""
    same = {"*": http("200 OK", page("The Site", "Welcome to all that we have. " * 9))}
    with serving({**same, "/b/real": http("200 OK", page("Seas", "Salt."))}) as server:
        records = checked(server.at("/b/one"), server.at("/b/real"))
        states = {a.rpartition("/")[2]: r.state for a, r in records.items()}
        assert states == {"one": "suspect", "real": "ok"}
        beside = [line for line in server.asked if "edition-links-check" in line]
        assert len(beside) == 1


def test_no_name_and_no_server_are_told_apart() -> None:
    """A name that there is not, a port that nobody listens at, hosts and ports that are none."""
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    refused, unknown = f"http://127.0.0.1:{port}/", "http://no-such-host.invalid/"
    long = f"http://xn--{'a' * 70}.example/"
    odd = long, "http://例え。テスト.invalid/", "http://[::1]:0/", "http://a b/"
    found = checked(refused, unknown, *odd)
    assert found[refused].because == "it refused the connection"
    assert found[unknown].because == "its host was not found"
    assert {found[address].state for address in odd} == {"broken"}


def test_a_name_service_that_says_nothing_holds_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking up has a limit of its own."""

    def slow(*_: object, **__: object) -> None:
        time.sleep(0.3)
        raise OSError("too late")

    monkeypatch.setattr(hosts.socket, "getaddrinfo", slow)
    with pytest.raises(NoAnswer, match=r"within 0\.1 seconds"):
        Hosts(False, 0.1).ends("slow.example", 80)


def test_tls_errors_are_told_apart() -> None:
    """A certificate that nobody vouches for, and a server that does not speak TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    with serving({}, context) as secure, serving({}) as plain:
        bad, none = (f"https://localhost:{s.port}/" for s in (secure, plain))
        found = checked(bad, none.replace("localhost", "127.0.0.1"))
    assert "its certificate is not valid: self" in found[bad].because
    assert "does not speak TLS" in found[none.replace("localhost", "127.0.0.1")].because


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1",
        "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::127.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "not an address",
    ],
)  # fmt: skip
def test_no_address_of_a_network_of_ones_own_is_public(ip: str) -> None:
    """Loopback, private, link-local, shared, documentation, and those that hide in IPv6."""
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["1.1.1.1", "193.0.6.139", "2606:4700::1111", "64:ff9b::101:101"])
def test_public_addresses_are(ip: str) -> None:
    """Of the internet at large, also through a translator."""
    assert is_public(ip)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::1]"]
)
def test_this_machine_is_not_asked(host: str, server: Server) -> None:
    """However it is written, unless that is wanted; nothing is sent."""
    before = len(server.asked)
    (record,) = checked(f"http://{host}:{server.port}/secret", local=False).values()
    assert record.state == "broken" and "not asked" in record.because
    assert len(server.asked) == before


def test_a_redirection_into_the_network_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host passes for public; the one it leads to is looked at as well."""
    monkeypatch.setattr(hosts, "is_public", lambda ip: ip == "127.0.0.1")
    lead = "Location: http://127.0.0.2:{}/secret"
    with serving({}) as inner, serving({"/": http("302 F", b"", lead.format(inner.port))}) as outer:
        (record,) = checked(outer.at("/"), local=False).values()
        assert "127.0.0.2" in record.because and inner.asked == []


def test_the_connection_goes_to_the_address_that_was_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A name is looked up once a round: a second answer (rebinding) has no say."""
    said: list[str] = []
    answers = iter(["127.0.0.1", "127.0.0.9"])
    real = socket.getaddrinfo

    def rebind(host: str, port: int, **named: int) -> object:
        said.append(host)
        return real(next(answers), port, **named)

    monkeypatch.setattr(hosts.socket, "getaddrinfo", rebind)
    with serving({"*": http("200 OK", REAL)}) as server:
        found = checked(server.at("/a/1", "twice.example"), server.at("/a/2", "twice.example"))
        assert said == ["twice.example"] and len(found) == 2
        assert all(f"Host: twice.example:{server.port}" in line for line in server.asked)


def test_ports_of_other_services_are_not_asked() -> None:
    """A port below 1024 that is none of the web."""
    with pytest.raises(NoAnswer, match="port 25"):
        Hosts().ends("mail.example", 25)


def test_a_request_tells_who_asks_and_no_more(server: Server) -> None:
    """The agent, what is taken, no cookie, no referrer, nothing to log in with."""
    names = {line.partition(":")[0] for line in server.asked[0].split("\r\n")[1:] if line}
    assert names == {
        "Host", "User-Agent", "Accept", "Accept-Language", "Accept-Encoding", "Connection",
    }  # fmt: skip
    assert "User-Agent: edition-test" in server.asked[0]


def test_one_host_is_asked_one_at_a_time_with_a_pause() -> None:
    """Four addresses and the one beside them, 0.1 seconds apart, though many could work."""
    times: list[float] = []

    def reply(wire: socket.socket, path: str) -> None:
        times.append(time.monotonic())
        wire.sendall(http("200 OK", page(path)))

    with serving({"*": reply}) as server:
        found = checked(*(server.at(f"/c/{i}") for i in range(4)), pause=0.1)
    assert len(found) == 4 and len(times) == 5
    assert all(b - a >= 0.1 for a, b in pairwise(times))


def test_a_server_that_asks_to_wait_is_left_alone() -> None:
    """The first is recorded with what it asked, the others are not asked."""
    busy = http("429 Too Many", b"", "Retry-After: 600")
    with serving({"*": busy}) as server:
        (record,) = checked(server.at("/1"), server.at("/2"), server.at("/3")).values()
        assert (record.state, record.because) == ("refused", "it asks to wait (600)")
        assert len(server.asked) == 1


def test_words_that_say_a_page_is_lost() -> None:
    """Titles of error pages, and titles that only have such words in them."""
    lost = (
        "404", "404 Not Found", "Error 404", "Not Found", "The page cannot be found", "Site | 404",
        "Sorry, this page does not exist", "Oops! That page can’t be found.", "找不到页面",
        "页面未找到", "文章已删除", "This content is no longer available", "Seite nicht gefunden",
    )  # fmt: skip
    fine = (
        "Lost and found", "What was not found in the archives of Wuhan", "Area 404 of the map",
        "Peugeot 404 estate", "Found: a page", "国家创新体系", "The missing page of history",
    )  # fmt: skip
    assert [t for t in lost if not says_it_is_lost(page(t))] == []
    assert [t for t in fine if says_it_is_lost(page(t))] == []


def record(address: str, state: str = "ok", day: str = DAY) -> LinkRecord:
    """A record."""
    return LinkRecord(address=address, state=state, checked=day)  # type: ignore[arg-type]


LINKS = tuple(
    Outward(f"https://{host}.example/", ("source",), (Spot("source", host),), (host,))
    for host in ("a", "b", "c", "d")
)


def test_a_report_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Records with awkward words come back; what the edition no longer has is dropped."""
    odd = replace(record(LINKS[0].address, "moved"), title="“: # {x} 中文 …", because="- no: yes",
                  leads="https://z.example/?a=1&b=%20#c", status=200)  # fmt: skip
    dropped = record("https://gone.example/")
    found = merged(LINKS, [dropped, record(LINKS[1].address, day="2026-01-01")], [odd])
    keep(tmp_path / "apparatus/links.yml", found)
    read, problems = read_link_report("x", (tmp_path / "apparatus/links.yml").read_bytes())
    assert problems == [] and len(read) == 2
    assert [replace(r, place=odd.place) for r in read] == found
    assert [p.name for p in (tmp_path / "apparatus").iterdir()] == ["links.yml"]


def test_what_is_checked_can_be_chosen() -> None:
    """By work, address, host and age; what was never checked comes first, then the oldest."""
    from datetime import date

    today = date(2026, 11, 27)
    known = {
        r.address: r
        for r in (
            record(LINKS[0].address, day="2026-11-20"),
            record(LINKS[1].address, day="2026-01-01"),
            record(LINKS[2].address, "unchecked"),
        )
    }
    hosts_of = lambda **chosen: [a[8] for a in wanted(LINKS, known, today, **chosen)]  # noqa: E731
    assert hosts_of() == ["c", "d", "b", "a"]
    assert hosts_of(only=["b"]) == ["b"] and hosts_of(only=[LINKS[3].address]) == ["d"]
    assert hosts_of(hosts=["www.A.example"]) == ["a"]
    assert hosts_of(older_than=7) == ["c", "d", "b"]


def edition_at(root: Path, *addresses: str) -> Path:
    """The small edition, whose home page leads to these addresses."""
    home = "# Home\n\n" + "\n\n".join(f"<{a}>" for a in addresses)
    return leading_out(root, **{"docs:index.md": home})


def run(root: Path, *options: str) -> tuple[int, str]:
    """The exit status of `edition links check` there, and what it says."""
    quick = ("--root", str(root), "--pause", "0", "--timeout", "1")
    ran = CliRunner().invoke(main, ["links", "check", *quick, *options])
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran.exit_code, ran.output


def test_the_command_writes_what_the_next_build_shows(server: Server, tmp_path: Path) -> None:
    """Asked for some, it keeps the records of the others, and names the edition to the server."""
    real, gone = server.at("/a/real"), server.at("/a/gone")
    root = edition_at(tmp_path, real, gone)
    assert run(root, "--local", "--only", gone)[0] == 0
    assert run(root, "--local", "--only", gone, "--strict")[0] == 1
    assert run(root, "--local", "--only", real, "--strict") == (0, CHECKED.format(real=real))
    edition = build(root).edition
    assert edition is not None
    assert {r.address: r.state for r in edition.link_report} == {real: "ok", gone: "gone"}
    told = [line for line in server.asked if "A small edition" in line]
    assert len(told) >= 3 and "https://edition.example/" in told[0]
    assert run(root, "--only", real)[0] == 0
    assert (root / "docs/apparatus/links.yml").read_text().count("state: broken") == 1


CHECKED = "1/1 ok        {real}\n1 of 14 links checked: 1 ok\n"


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (("--only", "rain-hill"), 2),
        (("--host", "nowhere.example"), 2),
        (("--limit", "0"), 2),
        (("--timeout", "x"), 2),
        (("--older-than", "-1"), 2),
        (("--only", "stone-beds"), 0),
    ],
)
def test_wrong_use_is_told(options: tuple[str, ...], status: int, tmp_path: Path) -> None:
    """A source, a host or a number that cannot be meant; a work without links asks nothing."""
    code, said = run(leading_out(tmp_path), *options)
    assert code == status
    assert ("rain-hills" in said) or options != ("--only", "rain-hill")


def test_a_report_that_cannot_be_read_is_left_as_it_is(tmp_path: Path) -> None:
    """Nothing is asked and nothing is lost."""
    broken = "- {address: [\n"
    root = leading_out(tmp_path, **{"docs:apparatus/links.yml": broken})
    code, said = run(root)
    assert code == 1 and "Y01" in said
    assert (root / "docs/apparatus/links.yml").read_text() == broken


def test_a_record_of_no_use_is_told_before_it_is_left_out(server: Server, tmp_path: Path) -> None:
    """Whoever wrote a script's address into the report learns where it went."""
    record = "- {address: 'javascript:alert(1)', state: ok, checked: 2026-11-27}\n"
    real = server.at("/a/real")
    root = edition_at(tmp_path, real)
    report = root / "docs/apparatus/links.yml"
    report.write_text(record)
    code, said = run(root, "--local", "--only", real)
    assert code == 0
    assert "links.yml:1" in said and "error[L03]" in said and "no web address" in said
    assert "javascript" not in report.read_text()


def test_without_a_network_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That no host is found says nothing of the links; that one is, does of the others."""

    def none(host: str, port: int, **_: int) -> object:
        if host == "charts.example" and online:
            return [(socket.AF_INET, 1, 6, "", ("127.0.0.1", port))]
        raise OSError("no network")

    monkeypatch.setattr(hosts.socket, "getaddrinfo", none)
    root, online = leading_out(tmp_path), False
    for options in ((), ("--only", "rain-hills")):
        code, said = run(root, *options)
        assert code == 1 and "no network" in said
        assert not (root / "docs/apparatus/links.yml").exists()
    online = True
    assert run(root, "--only", "rain-hills")[0] == 0
    assert (root / "docs/apparatus/links.yml").exists()


def test_an_interrupted_round_keeps_what_is_done(tmp_path: Path) -> None:
    """Ctrl+C while a server stalls: the record of the first is written, and the program ends."""
    with serving({"/": http("200 OK", REAL), "/stall": silent()}) as server:
        done, stalled = server.at("/"), server.at("/stall", "localhost")
        root = edition_at(tmp_path, done, stalled)
        command = [sys.executable, "-m", "build_tools", "links", "check", "--local", "--root", root]
        only = ["--only", done, "--only", stalled, "--pause", "0"]
        ran = subprocess.Popen([*command, *only], stderr=subprocess.PIPE, text=True, cwd=tmp_path)
        assert ran.stderr is not None
        assert "1/2 ok" in ran.stderr.readline()
        os.kill(ran.pid, signal.SIGINT)
        said = ran.stderr.read()
        assert ran.wait(5) == 130
    assert "what is done is kept" in said and "Traceback" not in said
    assert done in (root / "docs/apparatus/links.yml").read_text()


def test_where_no_report_can_be_written_nobody_is_asked(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is read-only is told at once, and the report before stays as it was."""
    root = edition_at(tmp_path, server.at("/a/real"))

    def refuse(**_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    before = sorted((root / "docs/apparatus").iterdir())
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    status, said = run(root, "--local", "--only", server.at("/a/real"))
    assert (status, said) == (1, "Error: cannot write docs/apparatus/links.yml: " + READ_ONLY)
    assert sorted((root / "docs/apparatus").iterdir()) == before


STOPPED_EARLY = """
import sys
class Stop:
    def find_spec(self, name, *_):
        if name == "%s":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Stop())
from build_tools.__main__ import main
sys.argv = ["edition", "check"]
main()
"""


@pytest.mark.parametrize("loading", ["click", "build_tools.pipeline"])
def test_a_command_is_stopped_while_it_starts(loading: str, tmp_path: Path) -> None:
    """Ctrl+C while the commands are loaded, or what one of them needs: one line, status 130."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/edition.yml").write_text("title: A")
    command = [sys.executable, "-c", STOPPED_EARLY % loading]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (130, "stopped\n")


def test_the_queue_lists_what_no_archive_has(tmp_path: Path) -> None:
    """The addresses of works without a copy, one a line; nothing is asked."""
    ran = CliRunner().invoke(main, ["links", "queue", "--root", str(leading_out(tmp_path))])
    assert (ran.exit_code, ran.stdout) == (0, "https://waters.example/seas\n")
