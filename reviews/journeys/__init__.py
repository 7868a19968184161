"""What officers see.

A journey reads through the store, changes things through a service, and links to other journeys
by address only. Every package here is one, with its blueprint in `routes`.
"""

from importlib import import_module
from pkgutil import walk_packages

_MODULES = {one.name: import_module(one.name) for one in walk_packages(__path__, f"{__name__}.")}
BLUEPRINTS = tuple(one.bp for name, one in _MODULES.items() if name.endswith(".routes"))
