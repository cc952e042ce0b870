pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// The parts of a bundle, each with its own standing, number and reason.
GuideSection {
    id: section

    // Each: name, standing (asked, kept, accepted, concluded, correction, refused), text, number, note.
    property var parts: []

    visible: parts.length > 0
    lip: Tokens.mm(3.2)
    title: qsTrId("parts.title")

    Repeater {
        model: section.parts
        Item {
            id: line
            required property var modelData
            required property int index
            readonly property bool good: ["asked", "kept", "accepted", "concluded"].includes(modelData.standing)
            width: parent ? parent.width : 0
            implicitHeight: words.implicitHeight + 2 * Tokens.mm(2.8)
            Accessible.role: Accessible.StaticText
            Accessible.name: [modelData.name, modelData.text, modelData.number, modelData.note].filter(s => s.length > 0).join(", ")

            Column {
                id: words
                y: Tokens.mm(2.8)
                width: parent.width - badge.width - Tokens.gapS
                spacing: Tokens.mm(0.6)
                Copy {
                    width: parent.width
                    text: line.modelData.name
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }
                Copy {
                    width: parent.width
                    visible: line.modelData.number.length > 0
                    text: line.modelData.number.replace(/-/g, "-\u200B")
                    Accessible.ignored: true
                }
                Copy {
                    width: parent.width
                    visible: line.modelData.note.length > 0
                    text: line.modelData.note
                    color: line.good ? Tokens.soft : Tokens.ink
                    font.pixelSize: Tokens.small
                    Accessible.ignored: true
                }
            }
            Badge {
                id: badge
                y: Tokens.mm(2.8)
                anchors.right: parent.right
                kind: line.modelData.standing === "asked" ? "info" : line.good ? "success" : "warning"
                text: line.modelData.text
            }
            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: Tokens.hair
                color: Tokens.hairline
                visible: line.index < section.parts.length - 1
            }
        }
    }
}
