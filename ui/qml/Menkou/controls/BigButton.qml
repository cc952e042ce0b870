import QtQuick
import Menkou

// A button of a screen: primary (the answer to the title), secondary, quiet or danger.
Tap {
    id: button

    property string kind: "primary"
    property string iconName: ""
    property bool iconAfter: false
    property int least: Tokens.mm(kind === "primary" ? 22 : 20)
    property int em: kind === "primary" ? Tokens.button : Tokens.body

    readonly property bool filled: kind === "primary"
    readonly property color fore: !enabled ? Tokens.off
        : filled ? Tokens.primaryInk : kind === "danger" ? Tokens.error : Tokens.link
    readonly property color fill: !enabled ? Tokens.muted
        : filled ? Tokens.primary : kind === "quiet" ? "transparent" : Tokens.surface

    implicitHeight: Math.max(least, words.implicitHeight + Tokens.mm(7))
    implicitWidth: Math.max(Tokens.mm(40), words.implicitWidth + mark.space + Tokens.mm(16))

    background: Rectangle {
        radius: Tokens.radius
        color: button.filled && button.enabled ? Tokens.primaryEdge : button.pressed ? Tokens.wash : button.fill
        border.width: button.kind === "quiet" || (button.filled && button.enabled) ? 0
            : button.enabled ? Tokens.rule : Tokens.hair
        border.color: button.fore

        Rectangle {
            anchors.fill: parent
            anchors.bottomMargin: button.pressed ? 0 : Tokens.mm(0.9)
            anchors.topMargin: button.pressed ? Tokens.mm(0.9) : 0
            visible: button.filled && button.enabled
            radius: Tokens.radius
            color: button.fill
        }
    }
    contentItem: Item {
        Icon {
            id: mark
            readonly property int space: name.length > 0 ? size + Tokens.gapXs : 0
            name: button.iconName
            visible: name.length > 0
            ink: button.fore
            size: Math.round(button.em * 1.1)
            anchors.verticalCenter: parent.verticalCenter
            x: button.iconAfter ? words.x + words.width / 2 + words.paintedWidth / 2 + Tokens.gapXs
                : words.x + words.width / 2 - words.paintedWidth / 2 - space
        }
        Text {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            x: button.iconAfter ? Tokens.mm(3) : Tokens.mm(3) + mark.space
            width: parent.width - Tokens.mm(6) - mark.space
            textFormat: Text.PlainText
            text: button.text
            color: button.fore
            font.family: Tokens.family
            font.pixelSize: button.em
            font.weight: button.enabled ? Font.Bold : Font.Normal
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
    }
}
