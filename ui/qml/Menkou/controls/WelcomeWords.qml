pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// The greeting, what is open today, and at most three notices.
Column {
    id: words

    required property int itemCount
    required property int pausedCount
    required property var notices

    width: parent ? parent.width : 0
    spacing: Tokens.gapS

    Copy {
        width: parent.width
        text: qsTrId("welcome.touch_to_start")
        font.pixelSize: Tokens.low && Tokens.level === 2 ? Tokens.subtitle : Tokens.display
        font.weight: Font.Bold
        lineHeight: 0.92
        Accessible.role: Accessible.Heading
    }
    Copy {
        width: parent.width
        text: words.pausedCount > 0
            ? qsTrId("welcome.open_and_paused").arg(words.itemCount).arg(words.pausedCount)
            : qsTrId("welcome.open").arg(words.itemCount)
        font.pixelSize: Tokens.lead
        color: Tokens.soft
    }
    Repeater {
        model: words.notices.slice(0, Tokens.low ? 2 - Tokens.level : 3)
        Item {
            id: line
            required property string modelData
            width: words.width
            implicitHeight: note.implicitHeight
            Rectangle {
                y: Tokens.mm(1.4)
                width: Tokens.mm(1.2)
                height: parent.height - Tokens.mm(2.8)
                color: Tokens.accent
            }
            Copy {
                id: note
                x: Tokens.mm(5)
                width: parent.width - x
                text: line.modelData
                color: Tokens.soft
            }
        }
    }
}
