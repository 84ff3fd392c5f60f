# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'identity_step.ui'
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

class Ui_IdentityForm(object):
    def setupUi(self, IdentityForm):
        if not IdentityForm.objectName():
            IdentityForm.setObjectName(u"IdentityForm")
        self.form = QFormLayout(IdentityForm)
        self.form.setObjectName(u"form")
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignVCenter)
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(12)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.name_label = QLabel(IdentityForm)
        self.name_label.setObjectName(u"name_label")

        self.form.setWidget(0, QFormLayout.ItemRole.LabelRole, self.name_label)

        self.name = QLineEdit(IdentityForm)
        self.name.setObjectName(u"name")
        self.name.setMaxLength(64)

        self.form.setWidget(0, QFormLayout.ItemRole.FieldRole, self.name)

        self.institution_label = QLabel(IdentityForm)
        self.institution_label.setObjectName(u"institution_label")

        self.form.setWidget(1, QFormLayout.ItemRole.LabelRole, self.institution_label)

        self.institution = QLineEdit(IdentityForm)
        self.institution.setObjectName(u"institution")
        self.institution.setMaxLength(64)

        self.form.setWidget(1, QFormLayout.ItemRole.FieldRole, self.institution)

        self.passphrase_label = QLabel(IdentityForm)
        self.passphrase_label.setObjectName(u"passphrase_label")

        self.form.setWidget(2, QFormLayout.ItemRole.LabelRole, self.passphrase_label)

        self.passphrase = PassphraseEdit(IdentityForm)
        self.passphrase.setObjectName(u"passphrase")

        self.form.setWidget(2, QFormLayout.ItemRole.FieldRole, self.passphrase)

        self.strength = StrengthMeter(IdentityForm)
        self.strength.setObjectName(u"strength")

        self.form.setWidget(3, QFormLayout.ItemRole.FieldRole, self.strength)

        self.again_label = QLabel(IdentityForm)
        self.again_label.setObjectName(u"again_label")

        self.form.setWidget(4, QFormLayout.ItemRole.LabelRole, self.again_label)

        self.again = PassphraseEdit(IdentityForm)
        self.again.setObjectName(u"again")

        self.form.setWidget(4, QFormLayout.ItemRole.FieldRole, self.again)

#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name)
        self.institution_label.setBuddy(self.institution)
        self.passphrase_label.setBuddy(self.passphrase)
        self.again_label.setBuddy(self.again)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.name, self.institution)
        QWidget.setTabOrder(self.institution, self.passphrase)
        QWidget.setTabOrder(self.passphrase, self.again)

        self.retranslateUi(IdentityForm)

        QMetaObject.connectSlotsByName(IdentityForm)
    # setupUi

    def retranslateUi(self, IdentityForm):
        self.name_label.setText(QCoreApplication.translate("IdentityForm", u"Your &name, as on the assignment letter", None))
        self.institution_label.setText(QCoreApplication.translate("IdentityForm", u"Your &institution", None))
        self.passphrase_label.setText(QCoreApplication.translate("IdentityForm", u"&Passphrase for signing", None))
        self.again_label.setText(QCoreApplication.translate("IdentityForm", u"The passphrase once &more", None))
        pass
    # retranslateUi

