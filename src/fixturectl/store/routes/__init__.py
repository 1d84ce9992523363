"""The routes of a tenant: which fixture says an alert that comes with labels, and with what."""

from fixturectl.store.routes.matchers import Matcher
from fixturectl.store.routes.placeholders import Placeholder, placeholders
from fixturectl.store.routes.reading import Route, routes
from fixturectl.store.routes.sources import KNOWN_AS

__all__ = ["KNOWN_AS", "Matcher", "Placeholder", "Route", "placeholders", "routes"]
