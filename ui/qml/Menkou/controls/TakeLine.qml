import QtQuick
import Menkou

// A thing to take along, and where it lies.
Panel {
    id: line

    property string art: ""
    property string text: ""
    property string where: ""

    // A panel that lies is low: all three things have to be seen at once.
    padding: Tokens.wide ? Tokens.gapXs : Tokens.gap
    Row {
        width: parent.width
        spacing: Tokens.gapL
        Rectangle {
            id: plate
            anchors.verticalCenter: parent.verticalCenter
            width: Tokens.mm(Tokens.wide ? 38 : Tokens.low ? 44 : 66)
            height: Math.round(width / 1.5)
            radius: Tokens.mm(4)
            color: Tokens.sunk
            Image {
                anchors.centerIn: parent
                source: "image://art/" + line.art + "/" + Tokens.theme
                sourceSize: Qt.size(parent.width - Tokens.mm(6), parent.height - Tokens.mm(5))
                Accessible.ignored: true
            }
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - plate.width - Tokens.gapL
            spacing: Tokens.wide ? 0 : Tokens.mm(1.5)
            Copy {
                width: parent.width
                text: line.text
                font.pixelSize: Tokens.wide ? Tokens.subtitle : Tokens.title
                font.weight: Font.Bold
                lineHeight: 0.95
            }
            Copy {
                width: parent.width
                text: line.where
                color: Tokens.soft
                font.pixelSize: Tokens.wide ? Tokens.body : Tokens.lead
            }
        }
    }
}
