import QtQuick
import Menkou

// Short lines, each with the same small mark or with its number.
Column {
    id: list

    property var lines: []
    property string iconName: "check"
    property color mark: Tokens.success
    property bool numbered: false

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
            Icon {
                visible: !list.numbered
                y: Math.round((Tokens.body * 1.5 - size) / 2)
                name: list.iconName
                ink: list.mark
                size: Math.round(Tokens.body * 0.95)
            }
            Rectangle {
                visible: list.numbered
                width: Math.round(Tokens.body * 1.35)
                height: width
                radius: width / 2
                y: Math.round((Tokens.body * 1.5 - height) / 2)
                color: Tokens.wash
                Text {
                    anchors.centerIn: parent
                    text: line.index + 1
                    color: Tokens.link
                    font.family: Tokens.family
                    font.pixelSize: Math.round(Tokens.body * 0.86)
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }
            }
            Copy {
                id: words
                x: Math.round(Tokens.body * 1.35) + Tokens.gapXs
                width: parent.width - x
                text: line.modelData
            }
        }
    }
}
