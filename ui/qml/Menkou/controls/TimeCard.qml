import QtQuick
import Menkou

// A day or a time to choose: large, and nothing else on it but how much is free.
Tap {
    id: card

    property string below: ""

    say: below.length > 0 ? text + ", " + below : text
    implicitHeight: Math.max(Tokens.mm(below.length > 0 ? 34 : 25), words.implicitHeight + Tokens.mm(8))

    background: Rectangle {
        radius: Tokens.radius
        color: card.pressed ? Tokens.wash : Tokens.surface
        border.width: Tokens.light ? Tokens.hair : Tokens.rule
        border.color: Tokens.outline
    }
    contentItem: Item {
        Column {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            x: card.below.length > 0 ? Tokens.gap : Tokens.mm(2)
            width: parent.width - 2 * x
            spacing: Tokens.mm(1)
            Copy {
                width: parent.width
                text: card.text
                color: Tokens.link
                font.pixelSize: card.below.length > 0 ? Tokens.button : Tokens.lead
                font.weight: Font.Bold
                horizontalAlignment: card.below.length > 0 ? Text.AlignLeft : Text.AlignHCenter
                lineHeight: 1
                Accessible.ignored: true
            }
            Copy {
                width: parent.width
                visible: card.below.length > 0
                text: card.below
                color: Tokens.soft
                Accessible.ignored: true
            }
        }
    }
}
