pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// The pad that fits the question: digits, id number, amount or words.
Column {
    id: pad

    required property FormDraft draft
    property string kind: ""
    property bool compact: false
    // Keys are made although nobody sees them yet.
    property bool ahead: false
    readonly property bool numeric: kind === "digits" || kind === "id" || kind === "number"
    property alias mode: words.mode
    property alias composing: words.composing
    property alias candidates: words.candidates
    property alias before: words.before
    property alias remaining: words.remaining
    signal act(string verb, var detail)

    visible: kind.length > 0
    spacing: Tokens.gapXs

    readonly property bool isWaiting: words.visible && words.isWaiting

    function forget() {
        words.forget()
    }
    function remind() {
        words.reminded = true
    }

    TextPad {
        id: words
        visible: wanted
        wanted: pad.kind === "letters"
        ahead: pad.ahead
        width: parent.width
        onTyped: character => pad.draft.add(character)
        onErased: pad.draft.erase()
        onCleared: pad.draft.clear()
        onComposed: letters => pad.act("compose", {
            "letters": letters,
            "field": pad.draft.activeName,
            "before": pad.draft.text
        })
        onPicked: word => {
            pad.draft.add(word)
            pad.act("pick_candidate", word)
        }
        onTurned: by => pad.act("candidate_page", by)
        onWritten: strokes => pad.act("write", strokes)
        onModed: mode => pad.act("input_mode", mode)
    }
    Loader {
        active: pad.numeric || pad.ahead
        visible: pad.numeric
        width: Math.min(parent.width, Tokens.mm(210))
        anchors.horizontalCenter: parent.horizontalCenter
        sourceComponent: NumberPad {
            compact: pad.compact
            extra: pad.kind === "id" ? "X" : pad.kind === "number" ? "." : ""
            onTyped: character => pad.draft.add(character)
            onErased: pad.draft.erase()
            onCleared: pad.draft.clear()
        }
    }
}
