import pytest
from tests.generated.worlds import WORLDS, World


@pytest.fixture(params=WORLDS, ids=lambda world: world.name)
def world(request: pytest.FixtureRequest) -> World:
    """Run a test without asyncio and with it."""
    world: World = request.param
    return world
