"""The one style sheet. `@name` stands for the colour of the token of that name."""

STYLE = """
QLabel[role="title"] { font-size: 21px; font-weight: 600; }
QLabel[role="title-narrow"] { font-size: 18px; font-weight: 600; }
QLabel[role="session"] { font-size: 15px; font-weight: 600; }
QLabel[role="panel-title"] { font-size: 17px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="label"] { font-size: 13px; font-weight: 600; }
QLabel[role="meta"] { font-size: 12px; color: @muted; }
QLabel[role="figure"] { font-size: 20px; font-weight: 700; }
QLabel[role="muted"] { color: @muted; }
QFrame[role="bar"] { background: @surface; border: none; border-bottom: 1px solid @hairline; }
QFrame[role="left"] { background: @background; border: none; border-right: 1px solid @hairline; }
QFrame[role="right"] { background: @surface; border: none; border-left: 1px solid @hairline; }
QFrame[role="panel-foot"] { background: @surface; border: none; border-top: 1px solid @hairline; }
QFrame[role="room-card"] { background: @surface; border: 1px solid @hairline;
  border-radius: 8px; }
QLabel[role="banner"] { background: @tint; padding: 8px 24px; border-bottom: 1px solid @hairline; }
QFrame[role="foot"] { background: @background; border: none; border-top: 1px solid @hairline; }
QFrame[role="message"] { background: @tint; border: none; border-bottom: 1px solid @control; }
QDialog[role="dialog"] { background: @surface; }
QFrame[role="import-left"] { background: @surface; border: none;
  border-right: 1px solid @hairline; }
QFrame[role="trouble"] { background: @surface; border: 2px solid @ink; border-radius: 8px; }
QFrame[role="line"] { background: @hairline; border: none; max-height: 1px; min-height: 1px; }
QPushButton { background: @surface; color: @ink; border: 1px solid @control; border-radius: 6px;
  padding: 0 14px; min-height: 32px; font-weight: 500; }
QPushButton:hover { background: @tint; }
QPushButton:pressed { background: @selection; }
QPushButton:focus { border: 2px solid @primary; padding: 0 13px; min-height: 30px; }
QPushButton:disabled { background: @disabled; color: @faint; border: 1px dashed @control; }
QPushButton[role="primary"] { background: @primary; color: @on_primary; border: 1px solid @primary;
  font-weight: 600; min-height: 38px; }
QPushButton[role="primary"]:focus { border: 2px solid @control; }
QPushButton[role="primary"]:disabled { background: @disabled; color: @faint;
  border: 1px dashed @control; }
QPushButton[role="beside"] { min-height: 30px; min-width: 84px; }
QPushButton[role="beside"]:focus { min-height: 28px; min-width: 84px; }
QPushButton[role="link"] { background: transparent; border: none; border-bottom: 1px solid @ink;
  border-radius: 0; padding: 0; min-height: 18px; }
QPushButton[role="link"]:focus { border: 2px solid @primary; border-radius: 4px; }
QPushButton[role="tab"] { background: transparent; border: none; border-radius: 0; color: @muted;
  padding: 0 4px; border-top: 2px solid transparent; border-bottom: 2px solid transparent; }
QPushButton[role="tab"]:checked { color: @ink; font-weight: 600; border-bottom: 2px solid @ink; }
QPushButton[role="tab"]:focus { border: 2px solid @primary; border-radius: 6px; padding: 0 2px; }
QPushButton[role="tab"]:disabled { border: none; color: @faint; }
QPushButton[role="bar-primary"] { background: @primary; color: @on_primary; font-weight: 600;
  border: 1px solid @primary; min-height: 30px; min-width: 84px; }
QPushButton[role="bar-primary"]:focus { border: 2px solid @control; min-height: 28px; }
QFrame[role="strip"] { background: @tint; border: none; border-bottom: 1px solid @hairline; }
QPushButton[role="action"], QPushButton[role="action-primary"] { margin: 4px; padding: 0 15px;
  min-height: 42px; font-size: 14px; text-align: left; }
QPushButton[role="action"]:focus { border: 1px solid @control; }
QPushButton[role="action-primary"] { background: @primary; color: @on_primary; font-weight: 600;
  border: 1px solid @primary; }
QPushButton[role="action-primary"]:focus { border: 1px solid @primary; }
QPushButton[role="action-primary"]:pressed { background: @muted; }
QLabel[role="shortcut-primary"] { font-size: 12px; color: @on_primary; }
QLabel[role="brand"] { font-size: 27px; font-weight: 600; }
QFrame[role="mark-current"] { background: @current_ground; border: 2px solid @current;
  border-radius: 4px; }
QFrame[role="mark-target"] { background: @target; border: none; border-radius: 4px; }
QPushButton[role="quiet"] { background: transparent; border: 2px solid transparent;
  border-radius: 6px; color: @muted; font-size: 12px; font-weight: 400; padding: 0 6px;
  min-height: 24px; }
QPushButton[role="quiet"]:hover { color: @ink; }
QPushButton[role="quiet"]:focus { border: 2px solid @primary; }
QPushButton[role="small"] { font-size: 13px; padding: 0 10px; min-height: 26px; }
QPushButton[role="small"]:focus { padding: 0 9px; min-height: 24px; }
QPushButton[role="small-primary"] { background: @primary; color: @on_primary; font-size: 13px;
  font-weight: 600; border: 1px solid @primary; padding: 0 10px; min-height: 26px; }
QPushButton[role="small-primary"]:focus { border: 2px solid @control; padding: 0 9px;
  min-height: 24px; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QComboBox { background: @surface;
  color: @ink; border: 1px solid @control; border-radius: 6px; padding: 0 8px; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: @faint; }
QLineEdit, QSpinBox, QDateEdit, QComboBox { min-height: 30px; }
QPlainTextEdit, QTextEdit { padding: 6px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateEdit:focus,
QComboBox:focus { border: 2px solid @primary; }
QSpinBox[role="count"] { border: none; padding: 0; min-height: 32px; }
QSpinBox[role="count"]::down-button { subcontrol-position: center left; width: 28px; height: 32px;
  border: none; }
QSpinBox[role="count"]::up-button { subcontrol-position: center right; width: 28px; height: 32px;
  border: none; }
QLabel[role="beside"] { background: @surface; border: 1px solid @control; border-radius: 6px;
  padding: 5px 9px; font-size: 12px; }
QFrame[role="remark"] { background: @tint; border: none; border-radius: 6px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @control; }
QAbstractScrollArea[role="plain"] { background: transparent; border: none; }
QListView, QTableView { background: transparent; border: none; outline: none; }
QListView[role="pick"] { background: @surface; border: 1px solid @control; border-radius: 6px;
  padding: 3px; }
QListView[role="pick"]:focus { border: 2px solid @primary; padding: 2px; }
QListView[role="pick"]::item { padding: 5px 8px; border-radius: 4px; color: @ink; }
QListView[role="pick"]::item:selected { background: @selection; color: @ink; }
QHeaderView, QTableCornerButton::section { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: @muted; border: none; padding: 4px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @strong_hairline; border-radius: 4px; min-height: 36px;
  margin: 1px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: @strong_hairline; border-radius: 4px; min-width: 36px;
  margin: 1px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: none; border: none; height: 0; width: 0; }
QProgressBar { background: @chip; border: 1px solid @control; border-radius: 4px; }
QProgressBar::chunk { background: @primary; border-radius: 3px; }
QToolTip { background: @surface; color: @ink; border: 1px solid @control; padding: 4px; }
"""
