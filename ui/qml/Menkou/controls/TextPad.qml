pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// The keyboard for words: pinyin with words to choose from, Latin letters, digits and signs.
// It shows and asks; what is composed lives in Python and comes back as properties.
Column {
    id: pad

    // A key costs time to make: none is made for a pad nobody sees, unless in good time.
    property bool wanted: true
    property bool ahead: false
    readonly property bool made: wanted || ahead
    property string mode: "latin"
    property var modes: ["pinyin", "handwriting", "strokes", "radicals", "latin", "symbols"]
    property string composing: ""
    property var candidates: []
    property bool before: false
    property int remaining: 0
    property bool reminded: false
    property bool shifts: true
    property bool collapses: false
    signal typed(string character)
    signal erased
    signal cleared
    signal composed(string letters)
    signal picked(string word)
    signal turned(int by)
    signal moded(string mode)
    signal written(var strokes)

    readonly property int keyHeight: Tokens.mm(Tokens.low ? 15.5 : 18)
    readonly property real unit: (width - 9 * spacing) / 10
    readonly property bool isPinyin: mode === "pinyin"
    readonly property bool isWritten: mode === "handwriting"
    readonly property bool isLookedUp: mode === "radicals"
    readonly property bool isStroked: mode === "strokes"
    readonly property bool isWaiting: composing.length > 0 || candidates.length > 0

    spacing: Tokens.gapXs

    function remind() {
        reminded = true
    }
    function forget() {
        if (writer.item)
            (writer.item as WritePad).forget()
    }
    function type(character: string) {
        if (!isPinyin)
            typed(character)
        else if (/[a-z]/.test(character) || (character === "'" && composing.length > 0))
            composed(composing + character)
        else if (composing.length > 0)
            remind()
        else if (character !== "'")
            typed(character)
    }
    // A shape that was found is looked up further; a character that was found is the answer.
    function pick(word: string) {
        if (isLookedUp && /^\d+$/.test(composing))
            composed(word)
        else
            picked(word)
    }
    function erase() {
        if (isLookedUp && composing.length > 0)
            composed(composing.replace(/(\d+|.)$/u, ""))
        else if (composing.length > 0)
            composed(composing.slice(0, -1))
        else if (isWritten && candidates.length > 0)
            written([])
        else
            erased()
    }
    function clear() {
        if (composing.length > 0)
            composed("")
        else if (isWritten && candidates.length > 0)
            written([])
        else
            cleared()
    }
    function space() {
        if (!isWaiting)
            typed(" ")
        else if (candidates.length > 0 && words.fits > 0)
            pick(candidates[0])
    }
    onComposingChanged: reminded = false
    onCandidatesChanged: {
        reminded = false
        if (candidates.length === 0)
            forget()
    }
    onModeChanged: reminded = false

    CandidateRow {
        id: words
        visible: (pad.isPinyin || pad.isWritten || pad.isLookedUp || pad.isStroked) && (pad.isWaiting || !pad.collapses)
        width: pad.width
        how: pad.isWritten ? qsTrId("keyboard.how_written")
            : pad.isLookedUp ? qsTrId("keyboard.how_radicals")
            : pad.isStroked ? qsTrId("keyboard.how_strokes") : qsTrId("keyboard.how")
        composing: pad.isLookedUp ? pad.composing.replace(/\d+$/, n => " " + qsTrId("keyboard.strokes").arg(n))
            : pad.isStroked ? pad.composing.replace(/./g, code => "㇐㇑㇒㇔㇖＊"["12345*".indexOf(code)] + " ") : pad.composing
        candidates: pad.candidates
        before: pad.before
        remaining: pad.remaining
        reminded: pad.reminded
        places: pad.made ? 12 : 0
        onPicked: word => pad.pick(word)
        onTurned: by => pad.turned(by)
    }
    Loader {
        active: pad.made && (pad.isPinyin || pad.mode === "latin")
        visible: active
        width: pad.width
        sourceComponent: LetterPad {
            unit: pad.unit
            keyHeight: pad.keyHeight
            digits: !Tokens.low
            shifts: pad.shifts && !pad.isPinyin
            separates: pad.isPinyin
            onTyped: character => pad.type(character)
            onErased: pad.erase()
        }
    }
    Loader {
        active: pad.wanted && pad.mode === "symbols"
        visible: active
        width: pad.width
        sourceComponent: SymbolPad {
            unit: pad.unit
            keyHeight: pad.keyHeight
            onTyped: character => pad.typed(character)
            onErased: pad.erased()
        }
    }
    StrokesPad {
        visible: pad.isLookedUp
        width: pad.width
        keyHeight: pad.keyHeight
        onTyped: count => pad.composed((/^\d*$/.test(pad.composing) ? "" : pad.composing.charAt(0)) + count)
        onErased: pad.erase()
    }
    Loader {
        active: pad.wanted && pad.isStroked
        visible: active
        width: pad.width
        sourceComponent: StrokeOrderPad {
            keyHeight: pad.keyHeight
            onTyped: stroke => pad.composed(pad.composing + stroke)
            onErased: pad.erase()
        }
    }
    // Made anew for every use: what was written is gone with it.
    Loader {
        id: writer
        active: pad.wanted && pad.isWritten
        visible: active
        width: pad.width
        sourceComponent: WritePad {
            unit: pad.unit
            keyHeight: pad.keyHeight
            onWritten: strokes => pad.written(strokes)
            onErased: pad.erase()
        }
    }
    ModeBar {
        width: pad.width
        keyWidth: Math.round(pad.unit * (pad.modes.length > 5 ? 1.18 : pad.modes.length > 4 ? 1.35 : 1.5) + pad.spacing / 2)
        keyHeight: pad.keyHeight
        mode: pad.mode
        modes: pad.made ? pad.modes : []
        direct: !pad.shifts
        waiting: pad.isWaiting
        onCleared: pad.clear()
        onSpaced: pad.space()
        onModed: mode => pad.moded(mode)
    }
}
