import QtQuick
import Menkou

// One fact: what, how it is (a mark and a word, never a colour alone), and a note.
Item {
    id: line

    property string label: ""
    property string value: ""
    property string note: ""
    property string mark: ""
    property bool last: false

    readonly property color tone: mark === "ok" ? Tokens.success : mark === "bad" ? Tokens.error
        : mark === "warn" ? Tokens.warning : Tokens.ink

    width: parent ? parent.width : 0
    implicitHeight: Math.max(name.implicitHeight, words.implicitHeight) + 2 * Tokens.mm(2.6)

    Copy {
        id: name
        y: Tokens.mm(2.6)
        width: Math.round(line.width * 0.42) - Tokens.gapXs
        text: line.label
        color: Tokens.soft
    }
    Icon {
        id: sign
        x: Math.round(line.width * 0.42)
        y: Tokens.mm(2.6) + Math.round((Tokens.body * 1.5 - size) / 2)
        visible: line.mark.length > 0
        name: line.mark === "ok" ? "circle-check" : line.mark === "bad" ? "circle-alert" : "triangle-alert"
        ink: line.tone
        size: Math.round(Tokens.body * 1.1)
    }
    Column {
        id: words
        x: Math.round(line.width * 0.42) + (sign.visible ? sign.width + Tokens.gapXs : 0)
        y: Tokens.mm(2.6)
        width: line.width - x
        Copy {
            width: parent.width
            text: line.value
            color: line.tone
            font.weight: Font.Bold
        }
        Copy {
            width: parent.width
            visible: line.note.length > 0
            text: line.note
            color: Tokens.soft
            font.pixelSize: Tokens.small
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Tokens.hair
        color: Tokens.hairline
        visible: !line.last
    }
}
