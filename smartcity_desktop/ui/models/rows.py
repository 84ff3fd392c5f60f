"""The one table model: columns over values.

    model = RowsModel((
        Column(title=lambda: self.tr("Region"), text=lambda row: row.region.name),
        Column(title=lambda: self.tr("Answered"), text=lambda row: f"{row.answered}", sort=lambda row: row.answered,
               align=RIGHT),
        Column(title=lambda: self.tr("State"), text=..., tone=lambda row: "good", icon=lambda row: "circle-check"),
    ))
    model.show_rows(rows)
    table.setModel(Sorted(model, table))          # sorts by `sort`, filters by words over all columns

It never queries and never edits. `data()` compares plain ints: comparing enum members halves scrolling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import (
    QAbstractProxyModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QFont

from smartcity_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_DECORATION = int(Qt.ItemDataRole.DecorationRole)
_FOREGROUND = int(Qt.ItemDataRole.ForegroundRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_FONT = int(Qt.ItemDataRole.FontRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
SORT = int(Qt.ItemDataRole.UserRole) + 1
_HORIZONTAL = Qt.Orientation.Horizontal

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class Column(NamedTuple):
    """How one column shows a row.

    Attributes:
        title: the header, asked again after a change of language.
        text: what stands in the cell.
        sort: what it is sorted by; without it the text, letter case aside.
        align: `LEFT`, `RIGHT` (numbers) or `CENTRE`.
        tone: name of a token for the ink (`good`, `warn`, `bad`, `muted` …) or `None`.
        icon: name of an icon before the text, in the tone, or `None`: a tone alone never says anything.
        strong: whether the text is set bolder.
        hint: a longer text for the tool tip; says nothing that the cell does not say.
    """

    title: Callable[[], str]
    text: Callable[[Any], str]
    sort: Callable[[Any], Any] | None = None
    align: int = LEFT
    tone: Callable[[Any], str | None] | None = None
    icon: Callable[[Any], str | None] | None = None
    strong: Callable[[Any], bool] | None = None
    hint: Callable[[Any], str] | None = None


class RowsModel(QAbstractTableModel, Generic[R]):
    """A table of values; `columns` say how each is shown."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[R] = []
        theme.changed().connect(self._restyled)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these rows instead of the former ones."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def replace_row(self, at: int, row: R) -> None:
        """Show another value in one row; selection and scroll position stay."""
        self._rows[at] = row
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(self._columns) - 1))

    def row_value(self, at: int) -> R:
        """Give the value shown in row `at` of this model (for a view's index use `value_at`)."""
        return self._rows[at]

    @property
    def rows(self) -> tuple[R, ...]:
        """All values, in the order in which they were given."""
        return tuple(self._rows)

    def words(self, row: R) -> str:
        """Give all that a row says, letter case aside, for looking up."""
        return " ".join(column.text(row) for column in self._columns).casefold()

    def retranslate(self) -> None:
        """Ask titles and texts anew, after a change of language."""
        self.headerDataChanged.emit(_HORIZONTAL, 0, len(self._columns) - 1)
        self._restyled()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Give what a view asks for."""
        column = self._columns[index.column()]
        row = self._rows[index.row()]
        if role == _DISPLAY:
            return column.text(row)
        if role == _FOREGROUND:
            tone = column.tone(row) if column.tone else None
            return theme.colour(tone) if tone else None
        if role == _DECORATION:
            name = column.icon(row) if column.icon else None
            return theme.icon(name, (column.tone(row) if column.tone else None) or "muted") if name else None
        if role == _ALIGNMENT:
            return column.align
        if role == _ACCESSIBLE:
            return f"{column.title()}: {column.text(row)}"
        if role == SORT:
            return column.sort(row) if column.sort else column.text(row).casefold()
        if role == _FONT and column.strong and column.strong(row):
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == _TOOLTIP and column.hint:
            return column.hint(row)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Give a column's title."""
        if orientation != _HORIZONTAL:
            return section + 1 if role == _DISPLAY else None
        if role == _DISPLAY:
            return self._columns[section].title()
        return self._columns[section].align if role == _ALIGNMENT else None

    def _restyled(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))


class Sorted(QSortFilterProxyModel):
    """Sorts a `RowsModel` by its columns' sort keys; keeps rows that hold every word and pass `keep`.

    Good for some thousand rows. Sort keys of a column must be comparable with each other; `None` comes last.
    """

    def __init__(self, model: RowsModel[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._keep: Callable[[Any], bool] | None = None
        self._rows_model = model
        self.setSourceModel(model)
        self.setDynamicSortFilter(True)

    def look_for(self, text: str) -> None:
        """Keep rows in which every word of `text` stands in some column."""
        self._words = tuple(text.casefold().split())
        self.invalidate()

    def keep(self, wanted: Callable[[Any], bool] | None) -> None:
        """Keep rows whose value passes `wanted` (`None`: all)."""
        self._keep = wanted
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Keep rows with every word that pass `keep`."""
        row = self._rows_model.row_value(source_row)
        if self._keep is not None and not self._keep(row):
            return False
        if not self._words:
            return True
        text = self._rows_model.words(row)
        return all(word in text for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Order by the columns' sort keys."""
        one, other = self._rows_model.data(left, SORT), self._rows_model.data(right, SORT)
        if one is None or other is None:
            return one is not None
        return bool(one < other)


def value_at(index: Index) -> Any:
    """Give the value of the row that a view's index stands in, through any proxy; `None` for no index."""
    at = QModelIndex(index)  # type: ignore[arg-type]  # Qt converts a persistent index, the stubs do not say so
    model = at.model()
    while isinstance(model, QAbstractProxyModel):
        at = model.mapToSource(at)
        model = model.sourceModel()
    return model.row_value(at.row()) if isinstance(model, RowsModel) and at.isValid() else None
