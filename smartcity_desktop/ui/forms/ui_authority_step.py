# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'authority_step.ui'
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
from PySide6.QtWidgets import (QApplication, QFormLayout, QLabel, QLineEdit,
    QSizePolicy, QWidget)

from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from smartcity_desktop.ui.widgets.strength_meter import StrengthMeter

class Ui_AuthorityForm(object):
    def setupUi(self, AuthorityForm):
        if not AuthorityForm.objectName():
            AuthorityForm.setObjectName(u"AuthorityForm")
        self.form = QFormLayout(AuthorityForm)
        self.form.setObjectName(u"form")
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignVCenter)
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(12)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.name_label = QLabel(AuthorityForm)
        self.name_label.setObjectName(u"name_label")

        self.form.setWidget(1, QFormLayout.ItemRole.LabelRole, self.name_label)

        self.name = QLineEdit(AuthorityForm)
        self.name.setObjectName(u"name")
        self.name.setMaxLength(64)

        self.form.setWidget(1, QFormLayout.ItemRole.FieldRole, self.name)

        self.programme_label = QLabel(AuthorityForm)
        self.programme_label.setObjectName(u"programme_label")

        self.form.setWidget(0, QFormLayout.ItemRole.LabelRole, self.programme_label)

        self.programme = QLineEdit(AuthorityForm)
        self.programme.setObjectName(u"programme")
        self.programme.setMaxLength(64)

        self.form.setWidget(0, QFormLayout.ItemRole.FieldRole, self.programme)

        self.passphrase_label = QLabel(AuthorityForm)
        self.passphrase_label.setObjectName(u"passphrase_label")

        self.form.setWidget(2, QFormLayout.ItemRole.LabelRole, self.passphrase_label)

        self.passphrase = PassphraseEdit(AuthorityForm)
        self.passphrase.setObjectName(u"passphrase")

        self.form.setWidget(2, QFormLayout.ItemRole.FieldRole, self.passphrase)

        self.strength = StrengthMeter(AuthorityForm)
        self.strength.setObjectName(u"strength")

        self.form.setWidget(3, QFormLayout.ItemRole.FieldRole, self.strength)

        self.again_label = QLabel(AuthorityForm)
        self.again_label.setObjectName(u"again_label")

        self.form.setWidget(4, QFormLayout.ItemRole.LabelRole, self.again_label)

        self.again = PassphraseEdit(AuthorityForm)
        self.again.setObjectName(u"again")

        self.form.setWidget(4, QFormLayout.ItemRole.FieldRole, self.again)

#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name)
        self.programme_label.setBuddy(self.programme)
        self.passphrase_label.setBuddy(self.passphrase)
        self.again_label.setBuddy(self.again)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.programme, self.name)
        QWidget.setTabOrder(self.name, self.passphrase)
        QWidget.setTabOrder(self.passphrase, self.again)

        self.retranslateUi(AuthorityForm)

        QMetaObject.connectSlotsByName(AuthorityForm)
    # setupUi

    def retranslateUi(self, AuthorityForm):
        self.name_label.setText(QCoreApplication.translate("AuthorityForm", u"Your &name", None))
        self.programme_label.setText(QCoreApplication.translate("AuthorityForm", u"Name of the p&rogramme", None))
        self.passphrase_label.setText(QCoreApplication.translate("AuthorityForm", u"&Passphrase for publishing", None))
        self.again_label.setText(QCoreApplication.translate("AuthorityForm", u"The passphrase once &more", None))
        pass
    # retranslateUi

