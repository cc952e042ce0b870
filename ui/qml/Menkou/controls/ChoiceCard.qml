import QtQuick
import Menkou

// One answer to choose: a whole card to touch, with a round (one) or square (several) mark.
Tap {
    id: card

    property bool chosen: false
    property bool several: false
    property string hint: ""
    property bool compact: false

    checkable: false
    implicitHeight: Math.max(Tokens.mm(compact ? 17 : 25), words.implicitHeight + Tokens.mm(compact ? 5 : 10))
    Accessible.role: several ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.checked: chosen

    background: Rectangle {
        radius: Tokens.radius
        color: card.chosen ? Tokens.wash : card.pressed ? Tokens.sunk : Tokens.surface
        border.width: card.chosen ? Tokens.mm(1) : Tokens.rule
        border.color: card.chosen ? Tokens.primary : Tokens.border
    }
    contentItem: Item {
        Rectangle {
            id: mark
            x: Tokens.gap
            anchors.verticalCenter: parent.verticalCenter
            width: Tokens.mm(9)
            height: width
            radius: card.several ? Tokens.mm(1.2) : width / 2
            color: card.chosen ? Tokens.primary : Tokens.surface
            border.width: Tokens.mm(0.7)
            border.color: card.chosen ? Tokens.primary : Tokens.border
            Icon {
                anchors.centerIn: parent
                visible: card.chosen
                name: "check"
                ink: Tokens.primaryInk
                size: Tokens.mm(6.4)
            }
        }
        Column {
            id: words
            x: mark.x + mark.width + Tokens.gapS
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x - Tokens.gapS
            Copy {
                width: parent.width
                text: card.text
                font.pixelSize: card.compact ? Tokens.body : Tokens.button
                font.weight: card.chosen ? Font.Bold : Font.Normal
                Accessible.ignored: true
            }
            Copy {
                width: parent.width
                visible: card.hint.length > 0
                text: card.hint
                color: Tokens.soft
                font.pixelSize: Tokens.small
                Accessible.ignored: true
            }
        }
    }
}
