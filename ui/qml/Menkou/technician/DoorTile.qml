import QtQuick
import Menkou

// A page or a thing to choose: icon, words, and one line below.
Tap {
    id: tile

    property string iconName: ""
    property string hint: ""

    say: hint.length > 0 ? text + " " + hint : text
    implicitHeight: Math.max(Tokens.mm(22), words.implicitHeight + Tokens.mm(8))

    background: Rectangle {
        radius: Tokens.radius
        color: tile.pressed ? Tokens.sunk : Tokens.surface
        border.width: Tokens.rule
        border.color: Tokens.border
    }
    contentItem: Item {
        Icon {
            id: sign
            x: Tokens.gapS
            anchors.verticalCenter: parent.verticalCenter
            visible: name.length > 0
            name: tile.iconName
            ink: Tokens.link
            size: Tokens.mm(11)
        }
        Column {
            id: words
            x: sign.x + sign.width + Tokens.gapS
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x - Tokens.gapXs
            Copy {
                width: parent.width
                text: tile.text
                font.pixelSize: Tokens.lead
                font.weight: Font.Bold
                Accessible.ignored: true
            }
            Copy {
                width: parent.width
                visible: tile.hint.length > 0
                text: tile.hint
                color: Tokens.soft
                font.pixelSize: Tokens.small
                Accessible.ignored: true
            }
        }
    }
}
