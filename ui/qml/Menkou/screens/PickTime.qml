pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// Days, or the times of a day, as large cards. One touch chooses; nothing is booked by it.
KioskScreen {
    id: root

    required property string heading
    required property string text
    required property string note
    required property string verb
    required property var groups

    // Days have a line below them and a card as wide as the page; times are short.
    readonly property bool short: groups.every(group => group.cells.every(cell => cell.text.length === 0))
    readonly property int columns: short ? (Tokens.level === 2 ? 2 : 3) : wide && Tokens.level < 2 ? 2 : 1

    title: heading
    lead: text

    Banner {
        visible: root.note.length > 0
        kind: "warning"
        text: root.note
    }
    Repeater {
        model: root.groups
        Column {
            id: group
            required property var modelData
            width: parent ? parent.width : 0
            spacing: Tokens.gapS
            Heading {
                width: parent.width
                visible: text.length > 0
                text: group.modelData.title
            }
            Grid {
                id: grid
                width: parent.width
                columns: root.columns
                spacing: Tokens.gapS
                Repeater {
                    model: group.modelData.cells
                    TimeCard {
                        required property var modelData
                        objectName: root.verb + ":" + modelData.id
                        width: Math.floor((grid.width - (root.columns - 1) * grid.spacing) / root.columns)
                        text: modelData.title
                        below: modelData.text
                        say: [group.modelData.title, text, below].filter(words => words.length > 0).join(", ")
                        onTapped: root.act(root.verb, modelData.id)
                    }
                }
            }
        }
    }
}
