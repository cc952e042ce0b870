import QtQuick
import Menkou

// A theme of life: its picture, its name, how many services.
Tap {
    id: tile

    property string iconName: ""
    property int count: 0

    implicitHeight: words.implicitHeight + Tokens.mm(9)
    say: qsTrId("home.theme_count").arg(text).arg(count)

    background: Rectangle {
        radius: Tokens.radius
        color: tile.pressed ? Tokens.wash : Tokens.sunk
        border.width: Tokens.light ? 0 : Tokens.rule
        border.color: Tokens.border
    }
    contentItem: Item {
        Column {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            spacing: Tokens.mm(1.4)
            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: tile.iconName
                ink: Tokens.accent
                size: Tokens.mm(10)
            }
            Copy {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: tile.text
                font.weight: Font.Bold
                lineHeight: 0.95
                Accessible.ignored: true
            }
            Copy {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTrId("home.count").arg(tile.count)
                color: Tokens.soft
                font.pixelSize: Tokens.small
                Accessible.ignored: true
            }
        }
    }
}
