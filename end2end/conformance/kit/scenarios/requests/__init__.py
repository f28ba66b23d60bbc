"""What a request may say, and what it is told when it says it wrongly: what authors of backends had to guess."""

from . import bodies, fields, keys, order, tags

__all__ = ["bodies", "fields", "keys", "order", "tags"]
