# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'enrol_form.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QFormLayout, QHBoxLayout,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QWidget)

from smartcity_desktop.ui.widgets.file_name import FileName
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit

class Ui_EnrolForm(object):
    def setupUi(self, EnrolForm):
        if not EnrolForm.objectName():
            EnrolForm.setObjectName(u"EnrolForm")
        self.form = QFormLayout(EnrolForm)
        self.form.setObjectName(u"form")
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignVCenter)
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(10)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.request_label = QLabel(EnrolForm)
        self.request_label.setObjectName(u"request_label")

        self.form.setWidget(0, QFormLayout.ItemRole.LabelRole, self.request_label)

        self.request_row = QHBoxLayout()
        self.request_row.setSpacing(8)
        self.request_row.setObjectName(u"request_row")
        self.request_name = FileName(EnrolForm)
        self.request_name.setObjectName(u"request_name")

        self.request_row.addWidget(self.request_name)

        self.request = QPushButton(EnrolForm)
        self.request.setObjectName(u"request")

        self.request_row.addWidget(self.request)


        self.form.setLayout(0, QFormLayout.ItemRole.FieldRole, self.request_row)

        self.proposed_label = QLabel(EnrolForm)
        self.proposed_label.setObjectName(u"proposed_label")

        self.form.setWidget(1, QFormLayout.ItemRole.LabelRole, self.proposed_label)

        self.proposed = QLabel(EnrolForm)
        self.proposed.setObjectName(u"proposed")
        self.proposed.setWordWrap(True)

        self.form.setWidget(1, QFormLayout.ItemRole.FieldRole, self.proposed)

        self.code_label = QLabel(EnrolForm)
        self.code_label.setObjectName(u"code_label")

        self.form.setWidget(2, QFormLayout.ItemRole.LabelRole, self.code_label)

        self.code = QLabel(EnrolForm)
        self.code.setObjectName(u"code")
        self.code.setWordWrap(True)

        self.form.setWidget(2, QFormLayout.ItemRole.FieldRole, self.code)

        self.same = QCheckBox(EnrolForm)
        self.same.setObjectName(u"same")

        self.form.setWidget(3, QFormLayout.ItemRole.FieldRole, self.same)

        self.number_label = QLabel(EnrolForm)
        self.number_label.setObjectName(u"number_label")

        self.form.setWidget(4, QFormLayout.ItemRole.LabelRole, self.number_label)

        self.number = QLineEdit(EnrolForm)
        self.number.setObjectName(u"number")
        self.number.setMaxLength(16)

        self.form.setWidget(4, QFormLayout.ItemRole.FieldRole, self.number)

        self.name_label = QLabel(EnrolForm)
        self.name_label.setObjectName(u"name_label")

        self.form.setWidget(5, QFormLayout.ItemRole.LabelRole, self.name_label)

        self.name = QLineEdit(EnrolForm)
        self.name.setObjectName(u"name")
        self.name.setMaxLength(64)

        self.form.setWidget(5, QFormLayout.ItemRole.FieldRole, self.name)

        self.institution_label = QLabel(EnrolForm)
        self.institution_label.setObjectName(u"institution_label")

        self.form.setWidget(6, QFormLayout.ItemRole.LabelRole, self.institution_label)

        self.institution = QLineEdit(EnrolForm)
        self.institution.setObjectName(u"institution")
        self.institution.setMaxLength(64)

        self.form.setWidget(6, QFormLayout.ItemRole.FieldRole, self.institution)

        self.passphrase_label = QLabel(EnrolForm)
        self.passphrase_label.setObjectName(u"passphrase_label")

        self.form.setWidget(7, QFormLayout.ItemRole.LabelRole, self.passphrase_label)

        self.passphrase = PassphraseEdit(EnrolForm)
        self.passphrase.setObjectName(u"passphrase")

        self.form.setWidget(7, QFormLayout.ItemRole.FieldRole, self.passphrase)

#if QT_CONFIG(shortcut)
        self.request_label.setBuddy(self.request)
        self.proposed_label.setBuddy(self.proposed)
        self.code_label.setBuddy(self.code)
        self.number_label.setBuddy(self.number)
        self.name_label.setBuddy(self.name)
        self.institution_label.setBuddy(self.institution)
        self.passphrase_label.setBuddy(self.passphrase)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.request, self.same)
        QWidget.setTabOrder(self.same, self.number)
        QWidget.setTabOrder(self.number, self.name)
        QWidget.setTabOrder(self.name, self.institution)
        QWidget.setTabOrder(self.institution, self.passphrase)

        self.retranslateUi(EnrolForm)

        QMetaObject.connectSlotsByName(EnrolForm)
    # setupUi

    def retranslateUi(self, EnrolForm):
        self.request_label.setText(QCoreApplication.translate("EnrolForm", u"Enrolment &file", None))
        self.request.setText(QCoreApplication.translate("EnrolForm", u"Choose &file\u2026", None))
        self.proposed_label.setText(QCoreApplication.translate("EnrolForm", u"They write of themselves", None))
        self.code_label.setText(QCoreApplication.translate("EnrolForm", u"Code of their key", None))
        self.same.setText(QCoreApplication.translate("EnrolForm", u"By &telephone: the codes are the same", None))
        self.number_label.setText(QCoreApplication.translate("EnrolForm", u"&Number on the panel", None))
        self.name_label.setText(QCoreApplication.translate("EnrolForm", u"&Name", None))
        self.institution_label.setText(QCoreApplication.translate("EnrolForm", u"&Institution", None))
        self.passphrase_label.setText(QCoreApplication.translate("EnrolForm", u"&Passphrase for publishing", None))
        pass
    # retranslateUi

