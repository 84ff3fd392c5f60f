"""Paper = file: tells of a printed page, by its six words or QR code, whether it is what is on file."""

from __future__ import annotations

from smartcity_desktop.services.paper.desk import PaperCheck as PaperCheck
from smartcity_desktop.services.paper.in_package import check_package as check_package
from smartcity_desktop.services.paper.papers import Printers as Printers
