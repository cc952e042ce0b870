pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// A table of persons: a line for each, with change and remove, and one button to add somebody.
Column {
    id: persons

    required property FieldTalk field
    readonly property var control: field.told

    spacing: Tokens.gapS

    Copy {
        width: parent.width
        visible: persons.control.rows.length === 0
        text: qsTrId("form.rows_none")
        color: Tokens.soft
    }
    Repeater {
        model: persons.control.rows
        Panel {
            id: row
            required property string modelData
            required property int index
            Row {
                width: parent.width
                spacing: Tokens.gapS
                Icon {
                    id: mark
                    anchors.verticalCenter: parent.verticalCenter
                    name: "user"
                    ink: Tokens.link
                    size: Tokens.mm(9)
                }
                Copy {
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - mark.width - Tokens.gapS
                    text: row.modelData
                    font.pixelSize: Tokens.lead
                }
            }
            Row {
                width: parent.width
                spacing: Tokens.gapS
                ChromeButton {
                    objectName: "row_open:" + persons.control.name + "." + row.index
                    width: (parent.width - Tokens.gapS) / 2
                    implicitHeight: Math.max(Tokens.mm(16), em * 2)
                    em: Tokens.side
                    kind: "strong"
                    iconName: "pencil"
                    text: qsTrId("form.row_change")
                    say: text + " " + row.modelData
                    onTapped: persons.field.act("row_open", { "name": persons.control.name, "index": row.index })
                }
                ChromeButton {
                    objectName: "row_remove:" + persons.control.name + "." + row.index
                    width: (parent.width - Tokens.gapS) / 2
                    implicitHeight: Math.max(Tokens.mm(16), em * 2)
                    em: Tokens.side
                    kind: "danger"
                    iconName: "trash-2"
                    text: qsTrId("form.row_remove")
                    say: text + " " + row.modelData
                    onTapped: persons.field.act("row_remove", { "name": persons.control.name, "index": row.index })
                }
            }
        }
    }
    BigButton {
        objectName: "row_add:" + persons.control.name
        width: parent.width
        visible: persons.control.canAdd
        kind: "secondary"
        iconName: "plus"
        text: persons.control.rowWord.length > 0 ? qsTrId("form.row_add_word").arg(persons.control.rowWord)
            : qsTrId("form.row_add")
        onTapped: persons.field.act("row_add", persons.control.name)
    }
}
