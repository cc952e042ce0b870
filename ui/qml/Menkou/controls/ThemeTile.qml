import QtQuick
import Menkou

// A theme of life: its picture and name; how many services, where there is room to say it.
Tap {
    id: tile

    property string iconName: ""
    property int count: 0

    implicitHeight: Math.max(Tokens.mm(21), name.implicitHeight + Tokens.mm(7))
    say: qsTrId("home.theme_count").arg(text).arg(count)

    background: Rectangle {
        radius: Tokens.radius
        color: tile.pressed ? Tokens.wash : Tokens.sunk
        border.width: Tokens.light ? 0 : Tokens.rule
        border.color: Tokens.border
    }
    contentItem: Item {
        Icon {
            id: mark
            x: Tokens.mm(3.5)
            anchors.verticalCenter: parent.verticalCenter
            name: tile.iconName
            ink: Tokens.accent
            size: Tokens.pick(8.5, 10, 12)
        }
        Copy {
            id: name
            x: mark.x + mark.width + Tokens.mm(2.6)
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x - Tokens.mm(1.5)
            text: tile.text
            font.weight: Font.Bold
            lineHeight: 0.95
            Accessible.ignored: true
        }
        Copy {
            visible: name.lineCount === 1 && name.x + name.contentWidth + implicitWidth + Tokens.mm(6) < parent.width
            anchors.right: parent.right
            anchors.rightMargin: Tokens.mm(3.5)
            anchors.verticalCenter: parent.verticalCenter
            text: tile.count
            color: Tokens.soft
            font.pixelSize: Tokens.small
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
