import QtQuick
import Menkou

// A thing to take along, and where it lies.
Panel {
    id: line

    property string iconName: ""
    property string text: ""
    property string where: ""

    padding: Tokens.gapL
    Row {
        width: parent.width
        spacing: Tokens.gapL
        Rectangle {
            id: plate
            width: Tokens.mm(34)
            height: width
            radius: Tokens.mm(4)
            color: Tokens.wash
            Icon {
                anchors.centerIn: parent
                name: line.iconName
                ink: Tokens.link
                size: Tokens.mm(21)
            }
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - plate.width - Tokens.gapL
            spacing: Tokens.mm(1.5)
            Copy {
                width: parent.width
                text: line.text
                font.pixelSize: Tokens.title
                font.weight: Font.Bold
                lineHeight: 0.95
            }
            Copy {
                width: parent.width
                text: line.where
                color: Tokens.soft
                font.pixelSize: Tokens.lead
            }
        }
    }
}
