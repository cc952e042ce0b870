pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// The pad that fits the question: digits, id number, amount or letters with a candidate row.
Column {
    id: pad

    property string kind: ""
    property var candidates: []
    property string composing: ""
    property bool compact: false
    signal typed(string character)
    signal erased
    signal cleared
    signal picked(string word)

    visible: kind.length > 0
    spacing: Tokens.mm(2.8)

    Row {
        visible: pad.kind === "letters" && pad.candidates.length > 0
        spacing: Tokens.mm(2.8)
        height: visible ? Tokens.mm(16) : 0
        Repeater {
            model: pad.candidates.slice(0, 7)
            Key {
                required property string modelData
                objectName: "pick:" + modelData
                width: Math.max(Tokens.mm(18), Tokens.button * (modelData.length + 1))
                height: Tokens.mm(16)
                text: modelData
                onTapped: pad.picked(modelData)
            }
        }
    }
    LetterPad {
        visible: pad.kind === "letters"
        width: parent.width
        onTyped: character => pad.typed(character)
        onErased: pad.erased()
        onCleared: pad.cleared()
    }
    NumberPad {
        visible: pad.kind === "digits" || pad.kind === "id" || pad.kind === "number"
        width: Math.min(parent.width, Tokens.mm(210))
        compact: pad.compact
        anchors.horizontalCenter: parent.horizontalCenter
        extra: pad.kind === "id" ? "X" : pad.kind === "number" ? "." : ""
        onTyped: character => pad.typed(character)
        onErased: pad.erased()
        onCleared: pad.cleared()
    }
}
