# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'edition_form.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QDateEdit, QFormLayout,
    QHBoxLayout, QLabel, QLineEdit, QPushButton,
    QRadioButton, QSizePolicy, QSpinBox, QWidget)

from smartcity_desktop.ui.widgets.file_name import FileName

class Ui_EditionForm(object):
    def setupUi(self, EditionForm):
        if not EditionForm.objectName():
            EditionForm.setObjectName(u"EditionForm")
        self.form = QFormLayout(EditionForm)
        self.form.setObjectName(u"form")
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignVCenter)
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(10)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.code_label = QLabel(EditionForm)
        self.code_label.setObjectName(u"code_label")

        self.form.setWidget(0, QFormLayout.ItemRole.LabelRole, self.code_label)

        self.code = QLineEdit(EditionForm)
        self.code.setObjectName(u"code")
        self.code.setMaxLength(32)

        self.form.setWidget(0, QFormLayout.ItemRole.FieldRole, self.code)

        self.title_id_label = QLabel(EditionForm)
        self.title_id_label.setObjectName(u"title_id_label")

        self.form.setWidget(1, QFormLayout.ItemRole.LabelRole, self.title_id_label)

        self.title_id = QLineEdit(EditionForm)
        self.title_id.setObjectName(u"title_id")
        self.title_id.setMaxLength(200)

        self.form.setWidget(1, QFormLayout.ItemRole.FieldRole, self.title_id)

        self.title_en_label = QLabel(EditionForm)
        self.title_en_label.setObjectName(u"title_en_label")

        self.form.setWidget(2, QFormLayout.ItemRole.LabelRole, self.title_en_label)

        self.title_en = QLineEdit(EditionForm)
        self.title_en.setObjectName(u"title_en")
        self.title_en.setMaxLength(200)

        self.form.setWidget(2, QFormLayout.ItemRole.FieldRole, self.title_en)

        self.places_label = QLabel(EditionForm)
        self.places_label.setObjectName(u"places_label")

        self.form.setWidget(3, QFormLayout.ItemRole.LabelRole, self.places_label)

        self.places = QSpinBox(EditionForm)
        self.places.setObjectName(u"places")
        self.places.setMinimum(1)
        self.places.setMaximum(514)
        self.places.setValue(25)

        self.form.setWidget(3, QFormLayout.ItemRole.FieldRole, self.places)

        self.opens_label = QLabel(EditionForm)
        self.opens_label.setObjectName(u"opens_label")

        self.form.setWidget(4, QFormLayout.ItemRole.LabelRole, self.opens_label)

        self.opens = QDateEdit(EditionForm)
        self.opens.setObjectName(u"opens")
        self.opens.setDisplayFormat(u"d MMMM yyyy")
        self.opens.setCalendarPopup(True)

        self.form.setWidget(4, QFormLayout.ItemRole.FieldRole, self.opens)

        self.closes_label = QLabel(EditionForm)
        self.closes_label.setObjectName(u"closes_label")

        self.form.setWidget(5, QFormLayout.ItemRole.LabelRole, self.closes_label)

        self.closes = QDateEdit(EditionForm)
        self.closes.setObjectName(u"closes")
        self.closes.setDisplayFormat(u"d MMMM yyyy")
        self.closes.setCalendarPopup(True)

        self.form.setWidget(5, QFormLayout.ItemRole.FieldRole, self.closes)

        self.deadline_label = QLabel(EditionForm)
        self.deadline_label.setObjectName(u"deadline_label")

        self.form.setWidget(6, QFormLayout.ItemRole.LabelRole, self.deadline_label)

        self.deadline = QDateEdit(EditionForm)
        self.deadline.setObjectName(u"deadline")
        self.deadline.setDisplayFormat(u"d MMMM yyyy")
        self.deadline.setCalendarPopup(True)

        self.form.setWidget(6, QFormLayout.ItemRole.FieldRole, self.deadline)

        self.proposal_label = QLabel(EditionForm)
        self.proposal_label.setObjectName(u"proposal_label")

        self.form.setWidget(7, QFormLayout.ItemRole.LabelRole, self.proposal_label)

        self.proposal = QRadioButton(EditionForm)
        self.proposal.setObjectName(u"proposal")
        self.proposal.setChecked(True)

        self.form.setWidget(7, QFormLayout.ItemRole.FieldRole, self.proposal)

        self.own_rubric = QRadioButton(EditionForm)
        self.own_rubric.setObjectName(u"own_rubric")

        self.form.setWidget(8, QFormLayout.ItemRole.FieldRole, self.own_rubric)

        self.rubric_row = QHBoxLayout()
        self.rubric_row.setSpacing(8)
        self.rubric_row.setObjectName(u"rubric_row")
        self.rubric_name = FileName(EditionForm)
        self.rubric_name.setObjectName(u"rubric_name")

        self.rubric_row.addWidget(self.rubric_name)

        self.rubric = QPushButton(EditionForm)
        self.rubric.setObjectName(u"rubric")

        self.rubric_row.addWidget(self.rubric)


        self.form.setLayout(9, QFormLayout.ItemRole.FieldRole, self.rubric_row)

        self.tie_dimensions_label = QLabel(EditionForm)
        self.tie_dimensions_label.setObjectName(u"tie_dimensions_label")

        self.form.setWidget(10, QFormLayout.ItemRole.LabelRole, self.tie_dimensions_label)

        self.tie_dimensions = QCheckBox(EditionForm)
        self.tie_dimensions.setObjectName(u"tie_dimensions")
        self.tie_dimensions.setChecked(True)

        self.form.setWidget(10, QFormLayout.ItemRole.FieldRole, self.tie_dimensions)

        self.tie_full = QCheckBox(EditionForm)
        self.tie_full.setObjectName(u"tie_full")
        self.tie_full.setChecked(True)

        self.form.setWidget(11, QFormLayout.ItemRole.FieldRole, self.tie_full)

        self.tie_submission = QCheckBox(EditionForm)
        self.tie_submission.setObjectName(u"tie_submission")

        self.form.setWidget(12, QFormLayout.ItemRole.FieldRole, self.tie_submission)

        self.tie_lot = QCheckBox(EditionForm)
        self.tie_lot.setObjectName(u"tie_lot")

        self.form.setWidget(13, QFormLayout.ItemRole.FieldRole, self.tie_lot)

        self.seed_label = QLabel(EditionForm)
        self.seed_label.setObjectName(u"seed_label")

        self.form.setWidget(14, QFormLayout.ItemRole.LabelRole, self.seed_label)

        self.seed = QSpinBox(EditionForm)
        self.seed.setObjectName(u"seed")
        self.seed.setMinimum(0)
        self.seed.setMaximum(2147483647)

        self.form.setWidget(14, QFormLayout.ItemRole.FieldRole, self.seed)

        self.rounded = QCheckBox(EditionForm)
        self.rounded.setObjectName(u"rounded")

        self.form.setWidget(15, QFormLayout.ItemRole.FieldRole, self.rounded)

#if QT_CONFIG(shortcut)
        self.code_label.setBuddy(self.code)
        self.title_id_label.setBuddy(self.title_id)
        self.title_en_label.setBuddy(self.title_en)
        self.places_label.setBuddy(self.places)
        self.opens_label.setBuddy(self.opens)
        self.closes_label.setBuddy(self.closes)
        self.deadline_label.setBuddy(self.deadline)
        self.proposal_label.setBuddy(self.proposal)
        self.tie_dimensions_label.setBuddy(self.tie_dimensions)
        self.seed_label.setBuddy(self.seed)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.code, self.title_id)
        QWidget.setTabOrder(self.title_id, self.title_en)
        QWidget.setTabOrder(self.title_en, self.places)
        QWidget.setTabOrder(self.places, self.opens)
        QWidget.setTabOrder(self.opens, self.closes)
        QWidget.setTabOrder(self.closes, self.deadline)
        QWidget.setTabOrder(self.deadline, self.proposal)
        QWidget.setTabOrder(self.proposal, self.own_rubric)
        QWidget.setTabOrder(self.own_rubric, self.rubric)
        QWidget.setTabOrder(self.rubric, self.tie_dimensions)
        QWidget.setTabOrder(self.tie_dimensions, self.tie_full)
        QWidget.setTabOrder(self.tie_full, self.tie_submission)
        QWidget.setTabOrder(self.tie_submission, self.tie_lot)
        QWidget.setTabOrder(self.tie_lot, self.seed)
        QWidget.setTabOrder(self.seed, self.rounded)

        self.retranslateUi(EditionForm)

        QMetaObject.connectSlotsByName(EditionForm)
    # setupUi

    def retranslateUi(self, EditionForm):
        self.code_label.setText(QCoreApplication.translate("EditionForm", u"&Code", None))
        self.title_id_label.setText(QCoreApplication.translate("EditionForm", u"Title in &Indonesian", None))
        self.title_en_label.setText(QCoreApplication.translate("EditionForm", u"Title in &English", None))
        self.places_label.setText(QCoreApplication.translate("EditionForm", u"Regions to c&hoose", None))
        self.opens_label.setText(QCoreApplication.translate("EditionForm", u"Assessment &opens", None))
        self.closes_label.setText(QCoreApplication.translate("EditionForm", u"Assessment c&loses", None))
        self.deadline_label.setText(QCoreApplication.translate("EditionForm", u"Packages taken &until", None))
        self.proposal_label.setText(QCoreApplication.translate("EditionForm", u"Rubric", None))
        self.proposal.setText(QCoreApplication.translate("EditionForm", u"The &proposed rubric of this program (32 indicators)", None))
        self.own_rubric.setText(QCoreApplication.translate("EditionForm", u"&Another rubric file", None))
        self.rubric.setText(QCoreApplication.translate("EditionForm", u"Choose &file\u2026", None))
        self.tie_dimensions_label.setText(QCoreApplication.translate("EditionForm", u"Equal totals", None))
        self.tie_dimensions.setText(QCoreApplication.translate("EditionForm", u"&Dimensions, in the order of the rubric", None))
        self.tie_full.setText(QCoreApplication.translate("EditionForm", u"&Share of scores at the highest level", None))
        self.tie_submission.setText(QCoreApplication.translate("EditionForm", u"The ea&rlier complete submission", None))
        self.tie_lot.setText(QCoreApplication.translate("EditionForm", u"A lo&t, drawn with the number", None))
        self.seed_label.setText(QCoreApplication.translate("EditionForm", u"&Number of the lot", None))
        self.rounded.setText(QCoreApplication.translate("EditionForm", u"Totals that are shown ali&ke count as equal", None))
        pass
    # retranslateUi

