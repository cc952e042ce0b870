pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// A service as a line of a list.
Tap {
    id: row

    property string authority: ""
    property var badges: []
    property bool available: true
    property string reason: ""
    property int least: Tokens.mm(24)

    say: text + ", " + (available ? authority : reason)
    implicitHeight: Math.max(least, words.implicitHeight + Tokens.mm(8))

    background: Rectangle {
        radius: Tokens.radius
        color: !row.available ? Tokens.muted : row.pressed ? Tokens.wash : Tokens.surface
        border.width: Tokens.light || !row.available ? Tokens.hair : Tokens.rule
        border.color: row.available || Tokens.light ? Tokens.outline : Tokens.off
    }
    contentItem: Item {
        Column {
            id: words
            x: Tokens.gap
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x - arrow.width - 2 * Tokens.gapS
            spacing: Tokens.mm(1)
            EvenCopy {
                room: words.width
                text: row.text
                font.pixelSize: Tokens.lead
                font.weight: Font.Bold
                lineHeight: 0.98
                color: row.available ? Tokens.ink : Tokens.faded
                Accessible.ignored: true
            }
            Copy {
                width: parent.width
                visible: text.length > 0
                text: row.available ? row.authority : row.reason
                font.pixelSize: Tokens.small
                color: row.available ? Tokens.soft : Tokens.warning
                Accessible.ignored: true
            }
            Flow {
                width: parent.width
                visible: row.badges.length > 0
                spacing: Tokens.mm(2)
                Repeater {
                    model: row.badges
                    Badge {
                        required property string modelData
                        text: modelData
                        room: words.width
                    }
                }
            }
        }
        Icon {
            id: arrow
            anchors.right: parent.right
            anchors.rightMargin: Tokens.gapS
            anchors.verticalCenter: parent.verticalCenter
            name: row.available ? "chevron-right" : "triangle-alert"
            ink: row.available ? Tokens.link : Tokens.warning
            size: Tokens.mm(8)
        }
    }
}
