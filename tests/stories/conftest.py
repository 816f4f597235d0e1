"""What the stories share."""

from tests.collecting import collected_here

__all__ = ["collected_here"]
