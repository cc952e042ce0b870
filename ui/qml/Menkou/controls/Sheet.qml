import QtQuick
import Menkou

// What lies over a screen: dims it, swallows touches, asks one thing.
Item {
    id: sheet

    default property alias content: column.data

    Rectangle {
        anchors.fill: parent
        color: "#000000"
        opacity: 0.62
    }
    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
    }
    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        // Lowered, it stands on the lower edge: what is touched comes last.
        y: Tokens.lowered ? parent.height - height - Tokens.margin : Math.round((parent.height - height) / 2)
        width: Math.min(parent.width - 2 * Tokens.margin, Tokens.mm(Tokens.wide && Tokens.level > 0 ? 330 : 230))
        height: column.implicitHeight + 2 * column.y
        radius: Tokens.mm(4)
        color: Tokens.surface
        border.width: Tokens.light ? 0 : Tokens.mm(1)
        border.color: Tokens.border
        Rectangle {
            width: parent.width - 2 * parent.radius
            x: parent.radius
            height: Tokens.mm(1.6)
            color: Tokens.accent
        }
        Column {
            id: column
            x: Tokens.mm(14)
            y: Tokens.mm(Tokens.wide && Tokens.level > 0 ? 8 : 16)
            width: parent.width - 2 * x
            spacing: Tokens.wide && Tokens.level > 0 ? Tokens.gap : Tokens.gapL
        }
    }
}
