import QtQuick
import Menkou

// A label and its value, with a thin rule below: one line of a summary.
Item {
    id: fact

    property string label: ""
    property string value: ""
    property string note: ""
    property bool last: false
    property bool strong: false
    // Where little else stands on the page.
    property bool large: false
    readonly property int labelWidth: Math.round(width * (Tokens.level === 2 ? 0.38 : 0.32))

    width: parent ? parent.width : 0
    implicitHeight: Math.max(name.implicitHeight, words.implicitHeight) + 2 * Tokens.mm(3.4)

    Copy {
        id: name
        y: Tokens.mm(3.4)
        width: fact.labelWidth - Tokens.gapXs
        text: fact.label
        font.pixelSize: fact.large ? Tokens.lead : Tokens.body
        color: Tokens.soft
    }
    Column {
        id: words
        x: fact.labelWidth
        y: Tokens.mm(3.4)
        width: fact.width - x
        Copy {
            width: parent.width
            text: fact.value
            font.weight: fact.strong ? Font.Bold : Font.Normal
            font.pixelSize: fact.large ? Tokens.button : fact.strong ? Tokens.lead : Tokens.body
        }
        Copy {
            width: parent.width
            visible: fact.note.length > 0
            text: fact.note
            color: Tokens.soft
            font.pixelSize: Tokens.small
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Tokens.hair
        color: Tokens.hairline
        visible: !fact.last
    }
}
