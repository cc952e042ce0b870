pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// Answers under one title, with one button to change them.
Column {
    id: section

    property string title: ""
    property var rows: []
    property string changeName: ""
    signal change

    spacing: Tokens.mm(3)

    Item {
        width: parent.width
        implicitHeight: Math.max(edit.implicitHeight, heading.implicitHeight)
        Heading {
            id: heading
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - edit.width - Tokens.gapS
            text: section.title
        }
        ChromeButton {
            id: edit
            objectName: section.changeName
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            implicitHeight: Math.max(Tokens.mm(15), em * 2)
            em: Tokens.side
            kind: "strong"
            iconName: "pencil"
            text: qsTrId("check.change")
            say: qsTrId("check.change_of").arg(section.title)
            onTapped: section.change()
        }
    }
    Panel {
        spacing: 0
        lip: Tokens.mm(2.6)
        Repeater {
            model: section.rows
            FactRow {
                required property var modelData
                required property int index
                label: modelData.label
                value: modelData.value.length > 0 ? modelData.value : qsTrId("form.not_given")
                note: modelData.note ?? ""
                last: index === section.rows.length - 1
            }
        }
    }
}
