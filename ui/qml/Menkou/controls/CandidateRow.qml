pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// What is being composed, and the words for it. As many words as fit; the rest by page.
Column {
    id: row

    property string composing: ""
    property var candidates: []
    property bool before: false
    property int remaining: 0
    property bool reminded: false
    property string how: ""
    property int places: 12
    signal picked(string word)
    signal turned(int by)

    readonly property int rowHeight: Math.max(Tokens.mm(16), Tokens.button * 1.35 + Tokens.mm(3))
    readonly property int turnWidth: Tokens.mm(17)
    readonly property int room: width - 2 * (turnWidth + Tokens.gapXs)
    readonly property int fits: howMany()

    spacing: Tokens.mm(1)

    function widthOf(word: string): int {
        return Math.min(room, Math.max(Tokens.mm(18), Tokens.button * ([...word].length + 1)))
    }
    function howMany(): int {
        let used = 0
        let count = 0
        for (const word of candidates) {
            used += widthOf(word) + (count > 0 ? Tokens.gapXs : 0)
            if (used > room)
                break
            count++
        }
        return count
    }

    Item {
        width: parent.width
        height: Math.round(Tokens.lead * 1.4)
        Rectangle {
            anchors.fill: parent
            visible: row.reminded
            radius: Tokens.mm(1.6)
            color: Tokens.warningWash
        }
        Text {
            x: Tokens.mm(1)
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - 2 * x
            textFormat: Text.PlainText
            elide: row.composing.length > 0 && !row.reminded ? Text.ElideLeft : Text.ElideRight
            text: row.reminded ? qsTrId("keyboard.pick_first")
                : row.composing.length === 0 ? row.how
                : row.candidates.length === 0 ? row.composing + "  " + qsTrId("keyboard.nothing") : row.composing
            color: row.reminded ? Tokens.warning : row.composing.length > 0 ? Tokens.ink : Tokens.soft
            font.family: Tokens.family
            font.pixelSize: row.composing.length > 0 ? Tokens.lead : Tokens.small
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
    Item {
        width: parent.width
        height: row.rowHeight
        Row {
            height: row.rowHeight
            spacing: Tokens.gapXs
            Repeater {
                // Fixed places: a key is never taken away under the finger that presses it.
                model: row.places
                Key {
                    required property int index
                    readonly property string word: row.candidates[index] ?? ""
                    visible: index < row.fits
                    objectName: "pick:" + word
                    width: row.widthOf(word)
                    height: row.rowHeight
                    text: word
                    strong: index === 0 && !row.before
                    onTapped: row.picked(word)
                }
            }
        }
        IconKey {
            objectName: "key:candidates_before"
            x: parent.width - 2 * row.turnWidth - Tokens.gapXs
            width: row.turnWidth
            height: row.rowHeight
            visible: row.before
            iconName: "chevron-left"
            say: qsTrId("keyboard.before")
            strong: true
            onTapped: row.turned(-1)
        }
        IconKey {
            objectName: "key:candidates_after"
            x: parent.width - row.turnWidth
            width: row.turnWidth
            height: row.rowHeight
            visible: row.remaining > row.fits && row.fits > 0
            iconName: "chevron-right"
            say: qsTrId("keyboard.after")
            strong: true
            onTapped: row.turned(row.fits)
        }
    }
}
