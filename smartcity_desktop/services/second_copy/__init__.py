"""The second copy: every signed package also lies in a second place, without anybody having to think of it."""

from __future__ import annotations

from smartcity_desktop.services.second_copy.desk import Made as Made
from smartcity_desktop.services.second_copy.desk import Outcome as Outcome
from smartcity_desktop.services.second_copy.desk import Progress as Progress
from smartcity_desktop.services.second_copy.desk import SecondCopy as SecondCopy
from smartcity_desktop.services.second_copy.desk import Standing as Standing
from smartcity_desktop.services.second_copy.place import Place as Place
from smartcity_desktop.services.second_copy.place import PlaceState as PlaceState
