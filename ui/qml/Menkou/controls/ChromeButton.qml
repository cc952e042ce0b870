import QtQuick
import Menkou

// A button of header or footer: icon and word, always the same place.
Tap {
    id: button

    property string iconName: ""
    property string kind: "plain"
    property int em: height > Tokens.mm(17) ? Tokens.pick(7.4, 8.2, 8.6) : Tokens.chrome
    readonly property color fore: kind === "danger" ? Tokens.error : kind === "strong" ? Tokens.link : Tokens.ink

    implicitHeight: Tokens.mm(14)
    implicitWidth: words.implicitWidth + mark.room + Tokens.mm(7)

    background: Rectangle {
        radius: Tokens.radius
        color: button.pressed ? Tokens.sunk : Tokens.surface
        border.width: Tokens.rule
        border.color: button.kind === "plain" ? Tokens.border : button.fore
    }
    contentItem: Item {
        Row {
            id: content
            anchors.centerIn: parent
            spacing: Tokens.mm(1.8)
            Icon {
                id: mark
                readonly property int room: visible ? size + content.spacing : 0
                anchors.verticalCenter: parent.verticalCenter
                visible: button.iconName.length > 0
                name: button.iconName
                ink: button.fore
                size: Math.round(words.font.pixelSize * 1.15)
            }
            Text {
                id: words
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(Math.ceil(implicitWidth), button.width - mark.room - Tokens.mm(3))
                wrapMode: Text.Wrap
                lineHeight: lineCount > 1 ? 0.8 : 1
                textFormat: Text.PlainText
                text: button.text
                color: button.fore
                font.family: Tokens.family
                font.pixelSize: button.em
                font.weight: Font.Bold
                Accessible.ignored: true
            }
        }
    }
}
