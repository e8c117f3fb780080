"""Takes a database's URL apart and puts another database or login in; everything else of it stays as it was given."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from urllib.parse import quote, unquote, urlsplit

SERVICES = ("registration", "verification", "lottery", "staff")
LOGINS = (*SERVICES, "migrator")
OWNERS = (*(f"{service}_owner" for service in SERVICES), "jobs_owner")


@dataclass(frozen=True, repr=False)
class ServiceUrls:
    """One URL per login role, all of the same database; the passwords in them are not shown by repr."""

    registration: str
    verification: str
    lottery: str
    staff: str
    migrator: str

    def of(self, service: str) -> str:
        """Return the URL of the role that has this name; raise KeyError."""
        urls: dict[str, str] = asdict(self)
        return urls[service]


def plain_url(url: str) -> str:
    """Return the URL as asyncpg reads it: `postgres://` and `postgresql+asyncpg://` become `postgresql://`."""
    scheme, separator, rest = url.partition("://")
    if not separator or scheme.partition("+")[0] not in ("postgres", "postgresql"):
        raise ValueError("a database's URL begins with postgresql://")
    return f"postgresql://{rest}"


def with_database(url: str, database: str) -> str:
    """Return the URL of another database on the same server."""
    parts = urlsplit(plain_url(url))
    return f"postgresql://{parts.netloc}/{quote(database, safe='')}{'?' if parts.query else ''}{parts.query}"


def with_login(url: str, user: str, password: str) -> str:
    """Return the URL with another user and password."""
    parts = urlsplit(plain_url(url))
    host = parts.netloc.rpartition("@")[2]
    login = f"{quote(user, safe='')}:{quote(password, safe='')}"
    return f"postgresql://{login}@{host}{parts.path}{'?' if parts.query else ''}{parts.query}"


def password_in(url: str) -> str:
    """Return the password of the URL, empty where it has none."""
    return unquote(urlsplit(plain_url(url)).password or "")


def database_urls(url: str, database: str, passwords: Mapping[str, str]) -> ServiceUrls:
    """Return the URLs of all login roles for one database; `url` names the server, as whoever."""
    there = with_database(url, database)
    return ServiceUrls(**{name: with_login(there, name, passwords[name]) for name in LOGINS})
