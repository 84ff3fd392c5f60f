# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'regions_page.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QFrame, QHBoxLayout,
    QHeaderView, QLabel, QLineEdit, QPushButton,
    QSizePolicy, QSpacerItem, QStackedWidget, QTableView,
    QVBoxLayout, QWidget)

class Ui_RegionsPage(object):
    def setupUi(self, RegionsPage):
        if not RegionsPage.objectName():
            RegionsPage.setObjectName(u"RegionsPage")
        self.page = QVBoxLayout(RegionsPage)
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

        self.head = QWidget(RegionsPage)
        self.head.setObjectName(u"head")
        self.head_row = QHBoxLayout(self.head)
        self.head_row.setSpacing(12)
        self.head_row.setObjectName(u"head_row")
        self.head_row.setContentsMargins(0, 0, 0, 0)
        self.search = QLineEdit(self.head)
        self.search.setObjectName(u"search")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(2)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.search.sizePolicy().hasHeightForWidth())
        self.search.setSizePolicy(sizePolicy)
        self.search.setClearButtonEnabled(True)

        self.head_row.addWidget(self.search)

        self.edition = QComboBox(self.head)
        self.edition.setObjectName(u"edition")

        self.head_row.addWidget(self.edition)

        self.count = QLabel(self.head)
        self.count.setObjectName(u"count")

        self.head_row.addWidget(self.count)


        self.content.addWidget(self.head)

        self.stack = QStackedWidget(RegionsPage)
        self.stack.setObjectName(u"stack")
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(1)
        sizePolicy1.setHeightForWidth(self.stack.sizePolicy().hasHeightForWidth())
        self.stack.setSizePolicy(sizePolicy1)
        self.table = QTableView()
        self.table.setObjectName(u"table")
        self.stack.addWidget(self.table)

        self.content.addWidget(self.stack)


        self.page.addLayout(self.content)

        self.foot = QFrame(RegionsPage)
        self.foot.setObjectName(u"foot")
        sizePolicy2 = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizePolicy2.setHorizontalStretch(0)
        sizePolicy2.setVerticalStretch(0)
        sizePolicy2.setHeightForWidth(self.foot.sizePolicy().hasHeightForWidth())
        self.foot.setSizePolicy(sizePolicy2)
        self.foot_row = QHBoxLayout(self.foot)
        self.foot_row.setSpacing(8)
        self.foot_row.setObjectName(u"foot_row")
        self.foot_row.setContentsMargins(16, 8, 16, 8)
        self.take_in = QPushButton(self.foot)
        self.take_in.setObjectName(u"take_in")

        self.foot_row.addWidget(self.take_in)

        self.blank = QPushButton(self.foot)
        self.blank.setObjectName(u"blank")

        self.foot_row.addWidget(self.blank)

        self.foot_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot_row.addItem(self.foot_space)

        self.export_ready = QPushButton(self.foot)
        self.export_ready.setObjectName(u"export_ready")

        self.foot_row.addWidget(self.export_ready)

        self.open = QPushButton(self.foot)
        self.open.setObjectName(u"open")

        self.foot_row.addWidget(self.open)


        self.page.addWidget(self.foot)

        QWidget.setTabOrder(self.search, self.table)
        QWidget.setTabOrder(self.table, self.open)
        QWidget.setTabOrder(self.open, self.export_ready)
        QWidget.setTabOrder(self.export_ready, self.blank)
        QWidget.setTabOrder(self.blank, self.take_in)
        QWidget.setTabOrder(self.take_in, self.edition)

        self.retranslateUi(RegionsPage)

        QMetaObject.connectSlotsByName(RegionsPage)
    # setupUi

    def retranslateUi(self, RegionsPage):
        pass
    # retranslateUi

