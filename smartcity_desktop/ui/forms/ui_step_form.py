# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'step_form.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QDateEdit, QFormLayout,
    QHBoxLayout, QLabel, QLineEdit, QPushButton,
    QSizePolicy, QSpinBox, QWidget)

from smartcity_desktop.ui.widgets.file_name import FileName
from smartcity_desktop.ui.widgets.note_edit import NoteEdit
from smartcity_desktop.ui.widgets.region_box import RegionBox

class Ui_StepForm(object):
    def setupUi(self, StepForm):
        if not StepForm.objectName():
            StepForm.setObjectName(u"StepForm")
        self.form = QFormLayout(StepForm)
        self.form.setObjectName(u"form")
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignVCenter)
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(10)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.region_label = QLabel(StepForm)
        self.region_label.setObjectName(u"region_label")

        self.form.setWidget(0, QFormLayout.ItemRole.LabelRole, self.region_label)

        self.region = RegionBox(StepForm)
        self.region.setObjectName(u"region")

        self.form.setWidget(0, QFormLayout.ItemRole.FieldRole, self.region)

        self.stage_label = QLabel(StepForm)
        self.stage_label.setObjectName(u"stage_label")

        self.form.setWidget(1, QFormLayout.ItemRole.LabelRole, self.stage_label)

        self.stage = QComboBox(StepForm)
        self.stage.setObjectName(u"stage")

        self.form.setWidget(1, QFormLayout.ItemRole.FieldRole, self.stage)

        self.day_label = QLabel(StepForm)
        self.day_label.setObjectName(u"day_label")

        self.form.setWidget(2, QFormLayout.ItemRole.LabelRole, self.day_label)

        self.day = QDateEdit(StepForm)
        self.day.setObjectName(u"day")
        self.day.setDisplayFormat(u"d MMMM yyyy")
        self.day.setCalendarPopup(True)

        self.form.setWidget(2, QFormLayout.ItemRole.FieldRole, self.day)

        self.signatory_label = QLabel(StepForm)
        self.signatory_label.setObjectName(u"signatory_label")

        self.form.setWidget(3, QFormLayout.ItemRole.LabelRole, self.signatory_label)

        self.signatory = QLineEdit(StepForm)
        self.signatory.setObjectName(u"signatory")
        self.signatory.setMaxLength(120)

        self.form.setWidget(3, QFormLayout.ItemRole.FieldRole, self.signatory)

        self.office_label = QLabel(StepForm)
        self.office_label.setObjectName(u"office_label")

        self.form.setWidget(4, QFormLayout.ItemRole.LabelRole, self.office_label)

        self.office = QLineEdit(StepForm)
        self.office.setObjectName(u"office")
        self.office.setMaxLength(120)

        self.form.setWidget(4, QFormLayout.ItemRole.FieldRole, self.office)

        self.mandate_label = QLabel(StepForm)
        self.mandate_label.setObjectName(u"mandate_label")

        self.form.setWidget(5, QFormLayout.ItemRole.LabelRole, self.mandate_label)

        self.mandate = QLineEdit(StepForm)
        self.mandate.setObjectName(u"mandate")
        self.mandate.setMaxLength(120)

        self.form.setWidget(5, QFormLayout.ItemRole.FieldRole, self.mandate)

        self.number_label = QLabel(StepForm)
        self.number_label.setObjectName(u"number_label")

        self.form.setWidget(6, QFormLayout.ItemRole.LabelRole, self.number_label)

        self.number = QLineEdit(StepForm)
        self.number.setObjectName(u"number")
        self.number.setMaxLength(120)

        self.form.setWidget(6, QFormLayout.ItemRole.FieldRole, self.number)

        self.number_region_label = QLabel(StepForm)
        self.number_region_label.setObjectName(u"number_region_label")

        self.form.setWidget(7, QFormLayout.ItemRole.LabelRole, self.number_region_label)

        self.number_region = QLineEdit(StepForm)
        self.number_region.setObjectName(u"number_region")
        self.number_region.setMaxLength(120)

        self.form.setWidget(7, QFormLayout.ItemRole.FieldRole, self.number_region)

        self.mentor_label = QLabel(StepForm)
        self.mentor_label.setObjectName(u"mentor_label")

        self.form.setWidget(8, QFormLayout.ItemRole.LabelRole, self.mentor_label)

        self.mentor = QLineEdit(StepForm)
        self.mentor.setObjectName(u"mentor")
        self.mentor.setMaxLength(120)

        self.form.setWidget(8, QFormLayout.ItemRole.FieldRole, self.mentor)

        self.place_label = QLabel(StepForm)
        self.place_label.setObjectName(u"place_label")

        self.form.setWidget(9, QFormLayout.ItemRole.LabelRole, self.place_label)

        self.place = QLineEdit(StepForm)
        self.place.setObjectName(u"place")
        self.place.setMaxLength(120)

        self.form.setWidget(9, QFormLayout.ItemRole.FieldRole, self.place)

        self.horizon_from_label = QLabel(StepForm)
        self.horizon_from_label.setObjectName(u"horizon_from_label")

        self.form.setWidget(10, QFormLayout.ItemRole.LabelRole, self.horizon_from_label)

        self.horizon_from = QSpinBox(StepForm)
        self.horizon_from.setObjectName(u"horizon_from")
        self.horizon_from.setMinimum(2000)
        self.horizon_from.setMaximum(2100)

        self.form.setWidget(10, QFormLayout.ItemRole.FieldRole, self.horizon_from)

        self.horizon_to_label = QLabel(StepForm)
        self.horizon_to_label.setObjectName(u"horizon_to_label")

        self.form.setWidget(11, QFormLayout.ItemRole.LabelRole, self.horizon_to_label)

        self.horizon_to = QSpinBox(StepForm)
        self.horizon_to.setObjectName(u"horizon_to")
        self.horizon_to.setMinimum(2000)
        self.horizon_to.setMaximum(2100)

        self.form.setWidget(11, QFormLayout.ItemRole.FieldRole, self.horizon_to)

        self.horizon = QLabel(StepForm)
        self.horizon.setObjectName(u"horizon")

        self.form.setWidget(12, QFormLayout.ItemRole.FieldRole, self.horizon)

        self.replaced_by_label = QLabel(StepForm)
        self.replaced_by_label.setObjectName(u"replaced_by_label")

        self.form.setWidget(13, QFormLayout.ItemRole.LabelRole, self.replaced_by_label)

        self.replaced_by = RegionBox(StepForm)
        self.replaced_by.setObjectName(u"replaced_by")

        self.form.setWidget(13, QFormLayout.ItemRole.FieldRole, self.replaced_by)

        self.note_label = QLabel(StepForm)
        self.note_label.setObjectName(u"note_label")

        self.form.setWidget(14, QFormLayout.ItemRole.LabelRole, self.note_label)

        self.note = NoteEdit(StepForm)
        self.note.setObjectName(u"note")

        self.form.setWidget(14, QFormLayout.ItemRole.FieldRole, self.note)

        self.attachment_label = QLabel(StepForm)
        self.attachment_label.setObjectName(u"attachment_label")

        self.form.setWidget(15, QFormLayout.ItemRole.LabelRole, self.attachment_label)

        self.attachment_row = QHBoxLayout()
        self.attachment_row.setSpacing(8)
        self.attachment_row.setObjectName(u"attachment_row")
        self.attachment = QPushButton(StepForm)
        self.attachment.setObjectName(u"attachment")

        self.attachment_row.addWidget(self.attachment)

        self.attachment_name = FileName(StepForm)
        self.attachment_name.setObjectName(u"attachment_name")

        self.attachment_row.addWidget(self.attachment_name)


        self.form.setLayout(15, QFormLayout.ItemRole.FieldRole, self.attachment_row)

#if QT_CONFIG(shortcut)
        self.region_label.setBuddy(self.region)
        self.stage_label.setBuddy(self.stage)
        self.day_label.setBuddy(self.day)
        self.signatory_label.setBuddy(self.signatory)
        self.office_label.setBuddy(self.office)
        self.mandate_label.setBuddy(self.mandate)
        self.number_label.setBuddy(self.number)
        self.number_region_label.setBuddy(self.number_region)
        self.mentor_label.setBuddy(self.mentor)
        self.place_label.setBuddy(self.place)
        self.horizon_from_label.setBuddy(self.horizon_from)
        self.horizon_to_label.setBuddy(self.horizon_to)
        self.replaced_by_label.setBuddy(self.replaced_by)
        self.note_label.setBuddy(self.note)
        self.attachment_label.setBuddy(self.attachment)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.region, self.stage)
        QWidget.setTabOrder(self.stage, self.day)
        QWidget.setTabOrder(self.day, self.signatory)
        QWidget.setTabOrder(self.signatory, self.office)
        QWidget.setTabOrder(self.office, self.mandate)
        QWidget.setTabOrder(self.mandate, self.number)
        QWidget.setTabOrder(self.number, self.number_region)
        QWidget.setTabOrder(self.number_region, self.mentor)
        QWidget.setTabOrder(self.mentor, self.place)
        QWidget.setTabOrder(self.place, self.horizon_from)
        QWidget.setTabOrder(self.horizon_from, self.horizon_to)
        QWidget.setTabOrder(self.horizon_to, self.replaced_by)
        QWidget.setTabOrder(self.replaced_by, self.note)
        QWidget.setTabOrder(self.note, self.attachment)

        self.retranslateUi(StepForm)

        QMetaObject.connectSlotsByName(StepForm)
    # setupUi

    def retranslateUi(self, StepForm):
        self.region_label.setText(QCoreApplication.translate("StepForm", u"&Region", None))
        self.stage_label.setText(QCoreApplication.translate("StepForm", u"&Step", None))
        self.day_label.setText(QCoreApplication.translate("StepForm", u"&Day", None))
        self.signatory_label.setText(QCoreApplication.translate("StepForm", u"Si&gned by", None))
        self.office_label.setText(QCoreApplication.translate("StepForm", u"&Office", None))
        self.mandate_label.setText(QCoreApplication.translate("StepForm", u"Manda&te (where a deputy signs)", None))
        self.number_label.setText(QCoreApplication.translate("StepForm", u"N&umber of the ministry", None))
        self.number_region_label.setText(QCoreApplication.translate("StepForm", u"Number of the reg&ion", None))
        self.mentor_label.setText(QCoreApplication.translate("StepForm", u"M&entor", None))
        self.place_label.setText(QCoreApplication.translate("StepForm", u"&Place", None))
        self.horizon_from_label.setText(QCoreApplication.translate("StepForm", u"First &year of the plan", None))
        self.horizon_to_label.setText(QCoreApplication.translate("StepForm", u"&Last year of the plan", None))
        self.replaced_by_label.setText(QCoreApplication.translate("StepForm", u"Replaced &by", None))
        self.note_label.setText(QCoreApplication.translate("StepForm", u"&Note", None))
        self.attachment_label.setText(QCoreApplication.translate("StepForm", u"&File", None))
        self.attachment.setText(QCoreApplication.translate("StepForm", u"Choose &file\u2026", None))
        pass
    # retranslateUi

