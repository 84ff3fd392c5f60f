# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'score_page.ui'
##
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QCheckBox, QFrame, QHBoxLayout,
    QHeaderView, QPushButton, QSizePolicy, QSpacerItem,
    QSplitter, QStackedWidget, QTabBar, QToolButton,
    QTreeWidgetItem, QVBoxLayout, QWidget)

from smartcity_desktop.ui.widgets.delivery_badge import DeliveryBadge
from smartcity_desktop.ui.widgets.indicator_form import IndicatorForm
from smartcity_desktop.ui.widgets.progress_words import ProgressWords
from smartcity_desktop.ui.widgets.score_card import TotalLine
from smartcity_desktop.ui.widgets.section_list import SectionList
from smartcity_desktop.ui.widgets.show_picker import ShowPicker

class Ui_ScorePage(object):
    def setupUi(self, ScorePage):
        if not ScorePage.objectName():
            ScorePage.setObjectName(u"ScorePage")
        self.page = QVBoxLayout(ScorePage)
        self.page.setSpacing(0)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.strip = QFrame(ScorePage)
        self.strip.setObjectName(u"strip")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.strip.sizePolicy().hasHeightForWidth())
        self.strip.setSizePolicy(sizePolicy)
        self.strip_row = QHBoxLayout(self.strip)
        self.strip_row.setSpacing(12)
        self.strip_row.setObjectName(u"strip_row")
        self.strip_row.setContentsMargins(8, 4, 16, 4)
        self.fold = QToolButton(self.strip)
        self.fold.setObjectName(u"fold")
        self.fold.setCheckable(True)

        self.strip_row.addWidget(self.fold)

        self.progress = ProgressWords(self.strip)
        self.progress.setObjectName(u"progress")

        self.strip_row.addWidget(self.progress)

        self.tabs = QTabBar(self.strip)
        self.tabs.setObjectName(u"tabs")
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)

        self.strip_row.addWidget(self.tabs)

        self.strip_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.strip_row.addItem(self.strip_space)

        self.total = TotalLine(self.strip)
        self.total.setObjectName(u"total")

        self.strip_row.addWidget(self.total)

        self.badge = DeliveryBadge(self.strip)
        self.badge.setObjectName(u"badge")

        self.strip_row.addWidget(self.badge)


        self.page.addWidget(self.strip)

        self.banner_place = QVBoxLayout()
        self.banner_place.setObjectName(u"banner_place")
        self.banner_place.setContentsMargins(16, 0, 16, 0)

        self.page.addLayout(self.banner_place)

        self.zones = QSplitter(ScorePage)
        self.zones.setObjectName(u"zones")
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(1)
        sizePolicy1.setHeightForWidth(self.zones.sizePolicy().hasHeightForWidth())
        self.zones.setSizePolicy(sizePolicy1)
        self.zones.setOrientation(Qt.Orientation.Horizontal)
        self.zones.setChildrenCollapsible(False)
        self.left = QWidget(self.zones)
        self.left.setObjectName(u"left")
        self.left_column = QVBoxLayout(self.left)
        self.left_column.setSpacing(4)
        self.left_column.setObjectName(u"left_column")
        self.left_column.setContentsMargins(8, 4, 4, 8)
        self.filter = ShowPicker(self.left)
        self.filter.setObjectName(u"filter")

        self.left_column.addWidget(self.filter)

        self.contents = SectionList(self.left)
        self.contents.setObjectName(u"contents")
        sizePolicy1.setHeightForWidth(self.contents.sizePolicy().hasHeightForWidth())
        self.contents.setSizePolicy(sizePolicy1)

        self.left_column.addWidget(self.contents)

        self.zones.addWidget(self.left)
        self.middle = QWidget(self.zones)
        self.middle.setObjectName(u"middle")
        self.middle_column = QVBoxLayout(self.middle)
        self.middle_column.setSpacing(4)
        self.middle_column.setObjectName(u"middle_column")
        self.middle_column.setContentsMargins(8, 4, 12, 0)
        self.stack = QStackedWidget(self.middle)
        self.stack.setObjectName(u"stack")
        sizePolicy1.setHeightForWidth(self.stack.sizePolicy().hasHeightForWidth())
        self.stack.setSizePolicy(sizePolicy1)
        self.form = IndicatorForm()
        self.form.setObjectName(u"form")
        self.stack.addWidget(self.form)

        self.middle_column.addWidget(self.stack)

        self.foot = QFrame(self.middle)
        self.foot.setObjectName(u"foot")
        sizePolicy.setHeightForWidth(self.foot.sizePolicy().hasHeightForWidth())
        self.foot.setSizePolicy(sizePolicy)
        self.foot_row = QHBoxLayout(self.foot)
        self.foot_row.setSpacing(8)
        self.foot_row.setObjectName(u"foot_row")
        self.foot_row.setContentsMargins(0, 6, 0, 6)
        self.previous = QPushButton(self.foot)
        self.previous.setObjectName(u"previous")

        self.foot_row.addWidget(self.previous)

        self.fast = QCheckBox(self.foot)
        self.fast.setObjectName(u"fast")

        self.foot_row.addWidget(self.fast)

        self.foot_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot_row.addItem(self.foot_space)

        self.finalise = QPushButton(self.foot)
        self.finalise.setObjectName(u"finalise")

        self.foot_row.addWidget(self.finalise)

        self.next = QPushButton(self.foot)
        self.next.setObjectName(u"next")

        self.foot_row.addWidget(self.next)


        self.middle_column.addWidget(self.foot)

        self.zones.addWidget(self.middle)
        self.right = QWidget(self.zones)
        self.right.setObjectName(u"right")
        self.right_column = QVBoxLayout(self.right)
        self.right_column.setSpacing(12)
        self.right_column.setObjectName(u"right_column")
        self.right_column.setContentsMargins(8, 4, 12, 8)
        self.zones.addWidget(self.right)

        self.page.addWidget(self.zones)


        self.retranslateUi(ScorePage)

        QMetaObject.connectSlotsByName(ScorePage)
    # setupUi

    def retranslateUi(self, ScorePage):
        pass
    # retranslateUi

