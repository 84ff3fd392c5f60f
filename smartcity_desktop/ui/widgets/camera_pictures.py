"""The pictures of a folder, each with a small one that is drawn once it is seen."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap

from smartcity_desktop.system.files import read_regular
from smartcity_desktop.system.worker import decoder
from smartcity_desktop.system.worker_frames import FILE_LIMIT
from smartcity_desktop.ui import background, theme
from smartcity_desktop.ui.widgets.paper_pages import image_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtCore import QObject

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.system.cameras import Taken

SIDE = 128
_WAITING = 48
"""So many are waited for at the most: those that were seen before them were scrolled away."""
_REMEMBERED = 500

Index = QModelIndex | QPersistentModelIndex


class CameraPictures(QAbstractListModel):
    """Lists pictures, newest first; a file that cannot be decoded keeps its sign.

    Attributes:
        asked: how many were handed to the decoder so far.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures: tuple[Taken, ...] = ()
        self._icons: OrderedDict[Path, QIcon] = OrderedDict()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._busy = False
        self.asked = 0

    def display(self, pictures: Sequence[Taken]) -> None:
        """Show a list."""
        self.beginResetModel()
        self._pictures = tuple(pictures)
        self._wanted.clear()
        self.endResetModel()

    def picture(self, index: Index) -> Taken:
        """Return the picture at a place."""
        return self._pictures[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Give how many there are."""
        return 0 if parent.isValid() else len(self._pictures)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give name or picture; who asks for the picture has it on the screen."""
        picture = self._pictures[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return picture.path.name
        if role == Qt.ItemDataRole.DecorationRole:
            icon = self._icons.get(picture.path)
            if icon is None:
                self._want(index.row())
                return theme.icon("image", "muted")
            return icon
        return None

    def _want(self, row: int) -> None:
        self._wanted.pop(row, None)
        self._wanted[row] = None
        while len(self._wanted) > _WAITING:
            self._wanted.popitem(last=False)
        self._next()

    def _next(self) -> None:
        if self._busy or not self._wanted:
            return
        row, _ = self._wanted.popitem()
        if row >= len(self._pictures):
            self._next()
            return
        path = self._pictures[row].path
        self._busy = True
        self.asked += 1
        background.decode(
            lambda: image_of(decoder().picture(read_regular(path, FILE_LIMIT), path.name, SIDE)),
            lambda image: self._on_drawn(row, path, image),
            lambda error: self._on_failed(row, path, error),
            owner=self,
        )

    def _on_drawn(self, row: int, path: Path, image: QImage) -> None:
        self._keep(row, path, QIcon(QPixmap.fromImage(image)))

    def _on_failed(self, row: int, path: Path, _error: SmartCityError) -> None:
        self._keep(row, path, theme.icon("file-text", "muted"))

    def _keep(self, row: int, path: Path, icon: QIcon) -> None:
        self._busy = False
        self._icons[path] = icon
        while len(self._icons) > _REMEMBERED:
            self._icons.popitem(last=False)
        if row < len(self._pictures) and self._pictures[row].path == path:
            at = self.index(row)
            self.dataChanged.emit(at, at, [Qt.ItemDataRole.DecorationRole])
        self._next()
