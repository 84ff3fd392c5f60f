# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'delivery_page.ui'
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
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QHeaderView,
    QLabel, QPushButton, QScrollArea, QSizePolicy,
    QSpacerItem, QStackedWidget, QTableView, QVBoxLayout,
    QWidget)

from smartcity_desktop.ui.widgets.stage_line import StageLine

class Ui_DeliveryPage(object):
    def setupUi(self, DeliveryPage):
        if not DeliveryPage.objectName():
            DeliveryPage.setObjectName(u"DeliveryPage")
        self.page = QVBoxLayout(DeliveryPage)
        self.page.setSpacing(0)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.content = QVBoxLayout()
        self.content.setSpacing(12)
        self.content.setObjectName(u"content")
        self.content.setContentsMargins(16, 12, 16, 8)
        self.banner_place = QVBoxLayout()
        self.banner_place.setObjectName(u"banner_place")

        self.content.addLayout(self.banner_place)

        self.stages = StageLine(DeliveryPage)
        self.stages.setObjectName(u"stages")

        self.content.addWidget(self.stages)

        self.stack = QStackedWidget(DeliveryPage)
        self.stack.setObjectName(u"stack")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(1)
        sizePolicy.setHeightForWidth(self.stack.sizePolicy().hasHeightForWidth())
        self.stack.setSizePolicy(sizePolicy)
        self.table = QTableView()
        self.table.setObjectName(u"table")
        self.stack.addWidget(self.table)

        self.content.addWidget(self.stack)

        self.report_card = QFrame(DeliveryPage)
        self.report_card.setObjectName(u"report_card")
        sizePolicy.setHeightForWidth(self.report_card.sizePolicy().hasHeightForWidth())
        self.report_card.setSizePolicy(sizePolicy)
        self.report_column = QVBoxLayout(self.report_card)
        self.report_column.setSpacing(4)
        self.report_column.setObjectName(u"report_column")
        self.report_heading = QLabel(self.report_card)
        self.report_heading.setObjectName(u"report_heading")

        self.report_column.addWidget(self.report_heading)

        self.report_area = QScrollArea(self.report_card)
        self.report_area.setObjectName(u"report_area")
        sizePolicy.setHeightForWidth(self.report_area.sizePolicy().hasHeightForWidth())
        self.report_area.setSizePolicy(sizePolicy)
        self.report_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.report_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.report_area.setWidgetResizable(True)
        self.report_content = QWidget()
        self.report_content.setObjectName(u"report_content")
        self.report_lines = QVBoxLayout(self.report_content)
        self.report_lines.setSpacing(4)
        self.report_lines.setObjectName(u"report_lines")
        self.report_lines.setContentsMargins(0, 0, 0, 0)
        self.report_area.setWidget(self.report_content)

        self.report_column.addWidget(self.report_area)


        self.content.addWidget(self.report_card)


        self.page.addLayout(self.content)

        self.foot = QFrame(DeliveryPage)
        self.foot.setObjectName(u"foot")
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.foot.sizePolicy().hasHeightForWidth())
        self.foot.setSizePolicy(sizePolicy1)
        self.foot_row = QHBoxLayout(self.foot)
        self.foot_row.setSpacing(8)
        self.foot_row.setObjectName(u"foot_row")
        self.foot_row.setContentsMargins(16, 8, 16, 8)
        self.receipt = QPushButton(self.foot)
        self.receipt.setObjectName(u"receipt")

        self.foot_row.addWidget(self.receipt)

        self.foot_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot_row.addItem(self.foot_space)

        self.copy_marked = QPushButton(self.foot)
        self.copy_marked.setObjectName(u"copy_marked")

        self.foot_row.addWidget(self.copy_marked)

        self.copy_ready = QPushButton(self.foot)
        self.copy_ready.setObjectName(u"copy_ready")

        self.foot_row.addWidget(self.copy_ready)


        self.page.addWidget(self.foot)

        QWidget.setTabOrder(self.table, self.copy_ready)
        QWidget.setTabOrder(self.copy_ready, self.copy_marked)
        QWidget.setTabOrder(self.copy_marked, self.receipt)

        self.retranslateUi(DeliveryPage)

        QMetaObject.connectSlotsByName(DeliveryPage)
    # setupUi

    def retranslateUi(self, DeliveryPage):
        pass
    # retranslateUi

