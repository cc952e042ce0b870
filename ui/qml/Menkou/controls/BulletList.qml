pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// Short lines, each with the same small mark or with its number.
Column {
    id: list

    property var lines: []
    property string iconName: "check"
    property color mark: Tokens.success
    property bool numbered: false
    property int em: Tokens.body

    width: parent ? parent.width : 0
    spacing: Tokens.mm(3)

    Repeater {
        model: list.lines
        Item {
            id: line
            required property string modelData
            required property int index
            width: list.width
            implicitHeight: words.implicitHeight
            Accessible.role: Accessible.StaticText
            Accessible.name: list.numbered ? (index + 1) + ". " + modelData : modelData
            Icon {
                visible: !list.numbered
                y: Math.round((list.em * 1.5 - size) / 2)
                name: list.iconName
                ink: list.mark
                size: Math.round(list.em * 0.95)
            }
            Rectangle {
                visible: list.numbered
                width: Math.round(list.em * 1.35)
                height: width
                radius: width / 2
                y: Math.round((list.em * 1.5 - height) / 2)
                color: Tokens.wash
                Text {
                    anchors.centerIn: parent
                    textFormat: Text.PlainText
                    text: line.index + 1
                    color: Tokens.link
                    font.family: Tokens.family
                    font.pixelSize: Math.round(list.em * 0.86)
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }
            }
            Copy {
                id: words
                x: Math.round(list.em * 1.35) + Tokens.gapXs
                width: parent.width - x
                text: line.modelData
                font.pixelSize: list.em
                Accessible.ignored: true
            }
        }
    }
}
