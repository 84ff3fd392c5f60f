"""The small programme of the services, for those who look at it from outside."""

from tests.services.conftest import grown, made, world  # noqa: F401 - fixtures
