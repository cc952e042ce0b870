pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// The keyboard for words: pinyin with words to choose from, Latin letters, digits and signs.
// It shows and asks; what is composed lives in Python and comes back as properties.
Column {
    id: pad

    property string mode: "latin"
    property var modes: ["pinyin", "latin", "symbols"]
    property string composing: ""
    property var candidates: []
    property bool before: false
    property int remaining: 0
    property bool reminded: false
    property bool shifts: true
    signal typed(string character)
    signal erased
    signal cleared
    signal composed(string letters)
    signal picked(string word)
    signal turned(int by)
    signal moded(string mode)

    readonly property int keyHeight: Tokens.mm(Tokens.wide ? 15.5 : 18)
    readonly property int unit: Math.floor((width - 9 * spacing) / 10)
    readonly property int rowWidth: 10 * unit + 9 * spacing
    readonly property bool isPinyin: mode === "pinyin"

    spacing: Tokens.gapXs

    function remind() {
        reminded = true
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
    function erase() {
        if (composing.length > 0)
            composed(composing.slice(0, -1))
        else
            erased()
    }
    function clear() {
        if (composing.length > 0)
            composed("")
        else
            cleared()
    }
    function space() {
        if (composing.length === 0)
            typed(" ")
        else if (candidates.length > 0 && words.fits > 0)
            picked(candidates[0])
    }
    function nameOf(mode: string): string {
        return mode === "pinyin" ? qsTrId("keyboard.pinyin")
            : mode === "symbols" ? qsTrId("keyboard.symbols")
            : shifts ? qsTrId("keyboard.latin") : qsTrId("keyboard.letters")
    }
    onComposingChanged: reminded = false
    onModeChanged: reminded = false

    CandidateRow {
        id: words
        visible: pad.isPinyin
        width: pad.rowWidth
        composing: pad.composing
        candidates: pad.candidates
        before: pad.before
        remaining: pad.remaining
        reminded: pad.reminded
        onPicked: word => pad.picked(word)
        onTurned: by => pad.turned(by)
    }
    LetterPad {
        visible: pad.mode !== "symbols"
        width: pad.width
        unit: pad.unit
        keyHeight: pad.keyHeight
        digits: !Tokens.wide
        shifts: pad.shifts && !pad.isPinyin
        separates: pad.isPinyin
        onTyped: character => pad.type(character)
        onErased: pad.erase()
    }
    SymbolPad {
        visible: pad.mode === "symbols"
        width: pad.width
        unit: pad.unit
        keyHeight: pad.keyHeight
        onTyped: character => pad.typed(character)
        onErased: pad.erased()
    }
    Row {
        id: bar
        readonly property int modeWidth: Math.round(pad.unit * 1.5 + pad.spacing / 2)
        spacing: Tokens.gapXs
        Key {
            objectName: "key:clear"
            width: bar.modeWidth
            height: pad.keyHeight
            text: qsTrId("keyboard.clear")
            strong: true
            em: Tokens.small
            onTapped: pad.clear()
        }
        Key {
            objectName: "key:space"
            width: pad.rowWidth - (pad.modes.length + 1) * (bar.modeWidth + bar.spacing)
            height: pad.keyHeight
            text: pad.composing.length > 0 ? qsTrId("keyboard.first") : qsTrId("keyboard.space")
            em: Tokens.small
            onTapped: pad.space()
        }
        Repeater {
            model: pad.modes
            Key {
                required property string modelData
                objectName: "mode:" + modelData
                width: bar.modeWidth
                height: pad.keyHeight
                text: pad.nameOf(modelData)
                say: qsTrId("keyboard.mode").arg(text)
                chosen: pad.mode === modelData
                em: Tokens.small
                Accessible.checkable: true
                Accessible.checked: chosen
                onTapped: pad.moded(modelData)
            }
        }
    }
}
