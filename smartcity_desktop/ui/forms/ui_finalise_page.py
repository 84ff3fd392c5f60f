# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'finalise_page.ui'
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
    QLabel, QPushButton, QScrollArea, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from smartcity_desktop.ui.widgets.bars import Bars
from smartcity_desktop.ui.widgets.findings_edit import FindingsEdit
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from smartcity_desktop.ui.widgets.problem_list import ProblemList
from smartcity_desktop.ui.widgets.radar import Radar

class Ui_FinalisePage(object):
    def setupUi(self, FinalisePage):
        if not FinalisePage.objectName():
            FinalisePage.setObjectName(u"FinalisePage")
        self.page = QVBoxLayout(FinalisePage)
        self.page.setSpacing(0)
        self.page.setObjectName(u"page")
        self.page.setContentsMargins(0, 0, 0, 0)
        self.banner_place = QVBoxLayout()
        self.banner_place.setObjectName(u"banner_place")
        self.banner_place.setContentsMargins(16, 12, 16, 0)

        self.page.addLayout(self.banner_place)

        self.area = QScrollArea(FinalisePage)
        self.area.setObjectName(u"area")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(1)
        sizePolicy.setHeightForWidth(self.area.sizePolicy().hasHeightForWidth())
        self.area.setSizePolicy(sizePolicy)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidgetResizable(True)
        self.content = QWidget()
        self.content.setObjectName(u"content")
        self.cards = QVBoxLayout(self.content)
        self.cards.setSpacing(12)
        self.cards.setObjectName(u"cards")
        self.cards.setContentsMargins(16, 12, 16, 16)
        self.result_place = QVBoxLayout()
        self.result_place.setObjectName(u"result_place")

        self.cards.addLayout(self.result_place)

        self.problems_card = QFrame(self.content)
        self.problems_card.setObjectName(u"problems_card")
        self.problems_column = QVBoxLayout(self.problems_card)
        self.problems_column.setSpacing(8)
        self.problems_column.setObjectName(u"problems_column")
        self.problems_heading = QLabel(self.problems_card)
        self.problems_heading.setObjectName(u"problems_heading")

        self.problems_column.addWidget(self.problems_heading)

        self.problems = ProblemList(self.problems_card)
        self.problems.setObjectName(u"problems")

        self.problems_column.addWidget(self.problems)


        self.cards.addWidget(self.problems_card)

        self.findings_card = QFrame(self.content)
        self.findings_card.setObjectName(u"findings_card")
        self.findings_column = QVBoxLayout(self.findings_card)
        self.findings_column.setSpacing(8)
        self.findings_column.setObjectName(u"findings_column")
        self.findings_heading = QLabel(self.findings_card)
        self.findings_heading.setObjectName(u"findings_heading")

        self.findings_column.addWidget(self.findings_heading)

        self.findings = FindingsEdit(self.findings_card)
        self.findings.setObjectName(u"findings")

        self.findings_column.addWidget(self.findings)


        self.cards.addWidget(self.findings_card)

        self.summary_card = QFrame(self.content)
        self.summary_card.setObjectName(u"summary_card")
        self.summary_column = QVBoxLayout(self.summary_card)
        self.summary_column.setSpacing(8)
        self.summary_column.setObjectName(u"summary_column")
        self.summary_head = QHBoxLayout()
        self.summary_head.setObjectName(u"summary_head")
        self.summary_heading = QLabel(self.summary_card)
        self.summary_heading.setObjectName(u"summary_heading")

        self.summary_head.addWidget(self.summary_heading)

        self.summary_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.summary_head.addItem(self.summary_space)

        self.preview = QPushButton(self.summary_card)
        self.preview.setObjectName(u"preview")

        self.summary_head.addWidget(self.preview)


        self.summary_column.addLayout(self.summary_head)

        self.summary_row = QHBoxLayout()
        self.summary_row.setSpacing(24)
        self.summary_row.setObjectName(u"summary_row")
        self.numbers = QVBoxLayout()
        self.numbers.setSpacing(8)
        self.numbers.setObjectName(u"numbers")
        self.total_row = QHBoxLayout()
        self.total_row.setSpacing(12)
        self.total_row.setObjectName(u"total_row")
        self.total = QLabel(self.summary_card)
        self.total.setObjectName(u"total")

        self.total_row.addWidget(self.total)

        self.band = QLabel(self.summary_card)
        self.band.setObjectName(u"band")

        self.total_row.addWidget(self.band)

        self.total_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.total_row.addItem(self.total_space)


        self.numbers.addLayout(self.total_row)

        self.facts = QLabel(self.summary_card)
        self.facts.setObjectName(u"facts")
        self.facts.setWordWrap(True)

        self.numbers.addWidget(self.facts)

        self.bars = Bars(self.summary_card)
        self.bars.setObjectName(u"bars")

        self.numbers.addWidget(self.bars)

        self.numbers_space = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.numbers.addItem(self.numbers_space)


        self.summary_row.addLayout(self.numbers)

        self.radar = Radar(self.summary_card)
        self.radar.setObjectName(u"radar")

        self.summary_row.addWidget(self.radar)

        self.summary_row.setStretch(0, 3)
        self.summary_row.setStretch(1, 2)

        self.summary_column.addLayout(self.summary_row)


        self.cards.addWidget(self.summary_card)

        self.statement_card = QFrame(self.content)
        self.statement_card.setObjectName(u"statement_card")
        self.statement_column = QVBoxLayout(self.statement_card)
        self.statement_column.setSpacing(8)
        self.statement_column.setObjectName(u"statement_column")
        self.statement_heading = QLabel(self.statement_card)
        self.statement_heading.setObjectName(u"statement_heading")

        self.statement_column.addWidget(self.statement_heading)

        self.statement = QLabel(self.statement_card)
        self.statement.setObjectName(u"statement")
        self.statement.setWordWrap(True)

        self.statement_column.addWidget(self.statement)

        self.stated = QCheckBox(self.statement_card)
        self.stated.setObjectName(u"stated")

        self.statement_column.addWidget(self.stated)


        self.cards.addWidget(self.statement_card)

        self.sign_card = QFrame(self.content)
        self.sign_card.setObjectName(u"sign_card")
        self.sign_column = QVBoxLayout(self.sign_card)
        self.sign_column.setSpacing(8)
        self.sign_column.setObjectName(u"sign_column")
        self.sign_heading = QLabel(self.sign_card)
        self.sign_heading.setObjectName(u"sign_heading")

        self.sign_column.addWidget(self.sign_heading)

        self.sign_words = QLabel(self.sign_card)
        self.sign_words.setObjectName(u"sign_words")
        self.sign_words.setWordWrap(True)

        self.sign_column.addWidget(self.sign_words)

        self.passphrase_label = QLabel(self.sign_card)
        self.passphrase_label.setObjectName(u"passphrase_label")

        self.sign_column.addWidget(self.passphrase_label)

        self.passphrase = PassphraseEdit(self.sign_card)
        self.passphrase.setObjectName(u"passphrase")

        self.sign_column.addWidget(self.passphrase)


        self.cards.addWidget(self.sign_card)

        self.cards_space = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.cards.addItem(self.cards_space)

        self.area.setWidget(self.content)

        self.page.addWidget(self.area)

        self.foot = QFrame(FinalisePage)
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
        self.back = QPushButton(self.foot)
        self.back.setObjectName(u"back")

        self.foot_row.addWidget(self.back)

        self.revise = QPushButton(self.foot)
        self.revise.setObjectName(u"revise")

        self.foot_row.addWidget(self.revise)

        self.foot_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot_row.addItem(self.foot_space)

        self.sign = QPushButton(self.foot)
        self.sign.setObjectName(u"sign")

        self.foot_row.addWidget(self.sign)


        self.page.addWidget(self.foot)

#if QT_CONFIG(shortcut)
        self.passphrase_label.setBuddy(self.passphrase)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.preview, self.stated)
        QWidget.setTabOrder(self.stated, self.passphrase)
        QWidget.setTabOrder(self.passphrase, self.sign)
        QWidget.setTabOrder(self.sign, self.revise)
        QWidget.setTabOrder(self.revise, self.back)

        self.retranslateUi(FinalisePage)

        QMetaObject.connectSlotsByName(FinalisePage)
    # setupUi

    def retranslateUi(self, FinalisePage):
        pass
    # retranslateUi

